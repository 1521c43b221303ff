"""What is thin: a page with each reason, its counts, and the ordinary lists that these lead to."""

import re
from datetime import date

import pytest

from articles.choices import Kind, Thin
from articles.facets import Choices, OrmEngine
from articles.glossary import THIN
from articles.publishing.gate import hold, publish, withdraw
from tests.factories import make_event, make_passage, make_published, make_standing

pytestmark = pytest.mark.django_db


def shown(client):
    """Return {heading: [what stands under it, as words]} of the page."""
    page = client.get("/thin/").content.decode()
    sections = re.findall(r'<h2 id="[a-z-]+">(.*?)</h2>(.*?)</section>', page, re.DOTALL)
    return {heading: [words(item) for item in re.findall("<li>(.*?)</li>", body)] for heading, body in sections}


def words(markup):
    """Return what a reader sees of it."""
    return re.sub("<[^>]*>", "", re.sub('<span class="vh">.*?</span>', "", markup))


def addresses(client):
    """Return the addresses of the narrowed lists, in their order."""
    return re.findall(r'href="(/[a-z]+/\?thin=[a-z_]+)"', client.get("/thin/").content.decode())


def told_by(genre, gone_on=None, **given):
    """A published event that one article of a genre tells of."""
    record = make_event(**given)
    article = make_published("article", genre=genre, gone_on=gone_on)
    make_standing(record, passages=[make_passage(record, article=article)])
    publish(record)
    return record


def test_each_reason_stands_there_with_its_counts_and_no_count_is_said_too(client):
    make_published("link")
    told_by("statement")
    told_by("statement")
    found = shown(client)
    assert found["Rests on one outlet"] == ["1 link", "No findings", "1 event"], "the event at the link's end"
    assert found["Rests on one official source"] == ["No links", "No findings", "2 events"]
    assert found["Rests on opinion alone"] == ["No links", "No findings", "No events"]
    assert found["No press coverage"] == ["2 events"]


def test_each_count_is_that_of_the_list_it_leads_to(client):
    for kind in ("link", "finding"):
        make_published(kind)
    told_by("opinion", gone_on=date(2026, 5, 3))
    told_by("document")
    found = addresses(client)
    assert {address.rpartition("=")[2] for address in found} == {*Thin}
    page = client.get("/thin/").content.decode()
    for address in found:
        (count,) = re.findall(rf'href="{re.escape(address)}"[^>]*>(\d+) ', page)
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.context["total"] == int(count) > 0, address


def test_the_page_counts_as_plain_queries_do(client):
    for _ in range(2):
        make_published("link")
    told_by("opinion")
    for kind in (Kind.LINK, Kind.EVENT):
        for row in OrmEngine(kind).all_counts("thin", Choices()):
            assert any(f"{row.count} {kind.label.lower()}" in item for item in shown(client)[row.label])


def test_what_the_public_does_not_see_counts_nowhere(client):
    record = told_by("opinion")
    assert shown(client)["Rests on opinion alone"] == ["No links", "No findings", "1 event"]
    hold(record)
    assert shown(client)["Rests on opinion alone"] == ["No links", "No findings", "No events"]
    gone = told_by("opinion")
    withdraw(gone, reason="error")
    make_event()
    assert addresses(client) == []


def test_a_list_narrowed_by_what_is_thin_offers_it_in_plain_words(client):
    told_by("opinion", title="A column says so")
    page = client.get("/events/?thin=opinion").content.decode()
    assert "A column says so" in page
    assert "What is thin: Rests on opinion alone" in page


def test_a_reason_that_is_none_is_a_clear_message(client):
    told_by("opinion")
    assert "does not exist" in client.get("/events/?thin=wrong").content.decode()
    assert client.get("/people/?thin=opinion").status_code == 302, "people have no such facet"


def test_each_reason_is_explained_as_the_glossary_does(client):
    page = client.get("/thin/").content.decode()
    for word in THIN:
        assert f'id="{word.anchor}"' in page
        assert word.says in page


def test_reasons_and_their_words_stand_in_one_order():
    assert [word.word for word in THIN] == [reason.label for reason in Thin]


def test_it_is_found_from_about_and_from_every_foot(client):
    for path in ("/about/", "/events/", "/"):
        assert 'href="/thin/"' in client.get(path).content.decode()


def test_it_can_be_indexed_and_odd_parameters_make_no_page_of_their_own(client):
    first, second = client.get("/thin/"), client.get("/thin/?x=1")
    assert first["ETag"] == second["ETag"]
    assert 'name="robots"' not in first.content.decode()
    assert "/thin/</loc>" in client.get("/sitemap-pages.xml").content.decode()


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    told_by("opinion")
    with django_assert_max_num_queries(60) as few:
        client.get("/thin/?")
    for _ in range(5):
        make_published("link")
    with django_assert_max_num_queries(len(few)):
        client.get("/thin/?")
