"""The lists and the home page."""

import pytest

from articles.addresses import PLURALS
from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish_all
from tests.factories import make_outlet, make_published

pytestmark = pytest.mark.django_db


def titles(response):
    """Return the titles that a list shows, in order."""
    return [card.title for card in response.context["page_obj"]]


@pytest.mark.parametrize(("kind", "plural"), PLURALS.items())
def test_each_kind_has_a_list_of_what_is_public(client, kind, plural):
    record = make_published(kind)
    hidden = make_published(kind)
    hold(hidden)
    response = client.get(f"/{plural}/")
    assert record.title in titles(response)
    assert hidden.title not in titles(response)
    assert record.public_id in response.content.decode()


def test_an_empty_list_says_so(client):
    response = client.get("/people/")
    assert response.status_code == 200
    assert "Nothing is published here yet" in response.content.decode()


def test_events_stand_newest_first_and_unknown_dates_last(client):
    for title, date in (("Old", "2001"), ("New", "2015-02-04"), ("Unknown", "")):
        make_published("event", title=title, date=EdtfDate.parse(date))
    assert titles(client.get("/events/")) == ["New", "Old", "Unknown"]


def test_people_stand_by_surname(client):
    for name in ("Zadie Amber", "Ada Stone", "Bea Birch"):
        make_published("person", title=name)
    assert titles(client.get("/people/")) == ["Zadie Amber", "Bea Birch", "Ada Stone"]


def test_a_long_list_has_pages(client):
    publish_all([make_outlet(title=f"Outlet {number:02}") for number in range(30)])
    first, second = client.get("/organisations/"), client.get("/organisations/?page=2")
    assert len(titles(first)) == 25
    assert titles(second) == [f"Outlet {number:02}" for number in range(25, 30)]
    assert 'href="?page=2"' in first.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "2", "999999999", "9" * 10_000, "x", "%00", "١"])
def test_a_page_that_is_not_there_is_not_found(client, page):
    assert client.get(f"/organisations/?page={page}").status_code == 404


def test_the_home_page_of_an_empty_archive_stands(client):
    assert client.get("/").status_code == 200


def test_the_home_page_counts_what_is_public(client):
    hold(make_published("report"))
    make_published("report", title="Harwell Report")
    response = client.get("/")
    assert "Harwell Report" in response.content.decode()
    assert {row["kind"]: row["count"] for row in response.context["kinds"]}["report"] == 1
