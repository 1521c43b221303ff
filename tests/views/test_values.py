"""The pages with all values of a facet."""

import re

import pytest

from articles.publishing.gate import hold, publish
from articles.views import values
from tests.factories import make_outlet, make_passage, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlets(db):
    """Three outlets with an article each; one of them is an opinion."""
    rows = [make_outlet(title=title) for title in ("Harwell Post", "Évening Star", "The Courier")]
    for outlet, genre in zip(rows, ("news", "news", "opinion"), strict=True):
        make_published("article", outlet=outlet, genre=genre)
    return {outlet.title: outlet.public_id for outlet in rows}


def shown(client, query=""):
    """Return {label: address} of the values that the page of all outlets shows."""
    page = client.get(f"/articles/all/outlet/{query}").content.decode()
    found = re.findall(r'<li><a href="([^"]*)" rel="nofollow"[^>]*>([^<]*)', page)
    return {label.strip(): address.replace("&amp;", "&") for address, label in found}


def test_every_value_leads_to_the_list_that_it_narrows(client, outlets):
    assert shown(client) == {title: f"/articles/?outlet={value}" for title, value in outlets.items()}


def test_the_other_choices_are_kept_and_counted_under(client, outlets):
    star = outlets["Évening Star"]
    found = shown(client, f"?outlet={star}&genre=news")
    assert set(found) == {"Harwell Post", "Évening Star"}
    assert found["Évening Star"] == "/articles/?genre=news", "it is chosen: its link takes it out"
    both = sorted([star, outlets["Harwell Post"]])
    assert found["Harwell Post"] == f"/articles/?outlet={both[0]}&outlet={both[1]}&genre=news"


def test_the_names_are_filtered_without_script(client, outlets):
    assert set(shown(client, "?like=evening")) == {"Évening Star"}
    page = client.get("/articles/all/outlet/?genre=news&like=zzz").content.decode()
    assert "None of these names has “zzz” in it." in page
    assert '<input type="hidden" name="genre" value="news">' in page


def test_many_values_have_pages(client, outlets, monkeypatch):
    monkeypatch.setattr(values, "PAGE_SIZE", 2)
    assert len(shown(client)) == 2
    assert len(shown(client, "?page=2")) == 1
    assert client.get("/articles/all/outlet/?page=3").status_code == 404
    assert 'href="?page=2"' in client.get("/articles/all/outlet/").content.decode()


def test_only_what_is_public_is_there(client, outlets):
    person = make_published("person", title="Nobody Yet")
    make_passage(person, article=make_published("article"))
    publish(person)
    assert "Nobody Yet" in client.get("/articles/all/person/").content.decode()
    hold(person)
    assert "Nobody Yet" not in client.get("/articles/all/person/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        *("/articles/all/nothing/", "/articles/all/q/", "/articles/all/from/", "/articles/all/victim/"),
        *("/inquiries/all/outlet/", "/articles/all/outlet/?genre=romance", "/articles/all/outlet/?year=1066"),
    ],
)
def test_what_is_no_facet_is_not_found(client, outlets, path):
    assert client.get(path).status_code == 404


def test_an_address_in_another_form_leads_to_the_one(client, outlets):
    answer = client.get("/articles/all/outlet/?like=&x=1&genre=news&like=Star%00&page=1")
    assert answer["Location"] == "/articles/all/outlet/?genre=news&like=Star"


def test_search_engines_leave_it_out(client, outlets):
    assert '<meta name="robots" content="noindex">' in client.get("/articles/all/outlet/").content.decode()
