"""The page "About": the sample in figures, and what a reader can ask of whom."""

import re

import pytest

from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish
from articles.views import explaining
from tests.factories import make_article, make_outlet, make_published

pytestmark = pytest.mark.django_db
QUERIES = 7


def about(client):
    """Return the page's text."""
    response = client.get("/about/")
    assert response.status_code == 200
    return response.content.decode()


def rows(text, caption):
    """Return the rows of the table with this caption, as pairs of texts."""
    table = re.search(rf"<caption>{caption}</caption>.*?</table>", text, re.S)[0]
    return re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', table)


def make_press(outlet, *dates, **given):
    """Publish an article of an outlet for each of these dates."""
    for date in dates:
        publish(make_article(outlet=outlet, date=EdtfDate.parse(date), **given))


def test_the_sample_is_counted_from_what_is_public(client):
    courier, herald = make_outlet(title="Courier"), make_outlet(title="Herald & <Son>")
    for outlet in (courier, herald):
        publish(outlet)
    make_press(courier, "2014-08-26", "about 2015")
    make_press(herald, "", genre="statement")
    hidden = make_article(outlet=herald, date=EdtfDate.parse("2016"))
    publish(hidden)
    hold(hidden)
    text = about(client)
    assert rows(text, "Articles by outlet") == [("Courier", "2"), ("Herald &amp; &lt;Son&gt;", "1")]
    assert rows(text, "Articles by year") == [("2014", "1"), ("2015", "1"), ("Not known", "1")]
    assert "3 articles from 2 outlets; 1 of them is an official statement or document" in text


def test_what_is_left_out_of_a_long_table_is_counted(client, monkeypatch):
    monkeypatch.setattr(explaining, "MOST_OUTLETS", 1)
    make_published("article")
    make_published("article")
    text = about(client)
    assert len(rows(text, "Articles by outlet")) == 1
    assert "1 further outlet" in text


def test_an_empty_archive_has_no_figures(client):
    assert "<table" not in about(client)


@pytest.mark.parametrize("size", [1, 20])
def test_it_asks_the_same_queries_however_full_the_archive_is(client, django_assert_num_queries, size):
    make_published("report")
    for _ in range(size):
        make_published("article")
    with django_assert_num_queries(QUERIES):
        about(client)


def test_a_copy_without_a_keeper_says_so(client):
    text = about(client)
    assert "no named keeper" in text
    assert "CONTACT_EMAIL" in text
    assert "mailto:" not in text
    assert "CC BY 4.0" in text


def test_keeper_address_and_licence_are_shown(client, settings):
    settings.KEEPER, settings.CONTACT_EMAIL = "Harwell <Library>", "desk@harwell.example"
    settings.WORDS_LICENCE = "CC0"
    text = about(client)
    assert "kept by Harwell &lt;Library&gt;." in text
    assert 'href="mailto:desk@harwell.example"' in text
    assert "no named keeper" not in text
    assert "under CC0." in text


def test_each_standing_is_explained(client):
    text = about(client)
    for words in ("Established", "Reported", "Announced", "Allegation, unproven", "Accounts differ", "Overturned"):
        assert f"<dt>{words}</dt>" in text


def test_every_link_leads_somewhere(client):
    make_published("report")
    text = about(client)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="(?:/about/)?#([^"]+)"', text)) <= set(ids)
    words = set(re.findall(r' id="([^"]+)"', client.get("/words/").content.decode()))
    assert set(re.findall(r'href="/words/#([^"]+)"', text)) <= words
    for path in set(re.findall(r'<a [^>]*href="(/[^"#]*)', text)):
        assert client.get(path, follow=True).status_code == 200, path


def test_it_is_kept_until_the_clock_moves(client):
    response = client.get("/about/")
    assert not response.cookies
    unchanged = {"If-None-Match": response["ETag"]}
    assert client.get("/about/", headers=unchanged).status_code == 304
    make_published("article")
    assert client.get("/about/", headers=unchanged).status_code == 200
    assert client.post("/about/").status_code == 405


def test_programs_are_told_of_the_json(client):
    assert "?format=json" in about(client)
    assert client.get(f"/id/{make_published('event').public_id}?format=json", follow=True).json()["schema"] == 1
