"""How a page says that it is cited: in six styles, without script, with the day of reading."""

import html
import re
from datetime import date

import pytest
from django.utils import timezone

from articles.addresses import PLURALS
from articles.citations.styles import STYLES
from articles.publishing.gate import publish
from tests.factories import make_article, make_event, make_outlet, make_passage, make_published, make_standing

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def page_of(client, record, version=None):
    """Return the text of a record's page, or of that of a version."""
    path = f"/id/{record.public_id}" + (f"/v{version}" if version else "")
    response = client.get(path, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def citations(text):
    """Return (style, citation) of every line that a page offers, as a reader sees it."""
    rows = re.findall(r'<div><dt>(.*?)</dt><dd class="serif">(.*?)</dd></div>', text)
    return [(name, html.unescape(re.sub("</?i>", "", line))) for name, line in rows]


def today():
    """Return today as British styles write it."""
    day = timezone.localdate()
    return f"{day.day} {day:%B %Y}"


@pytest.fixture
def article(db):
    """A published article of an outlet with a plain name."""
    outlet = make_outlet(title="The Harwell Courier")
    publish(outlet)
    article = make_article(title="Leader of council goes", outlet=outlet, byline="Jane Okafor")
    publish(article)
    return article


@pytest.mark.parametrize("kind", PLURALS)
def test_every_record_and_version_page_has_all_six_styles(client, kind):
    record = make_published(kind)
    names = [style.name for style in STYLES.values()]
    ways = {"article": 2, "report": 3}.get(kind, 2)  # all but articles have a passage of their own
    for version in (None, record.versions.last().number):
        text = page_of(client, record, version)
        assert [name for name, _ in citations(text)] == names * ways
        for name, citation in citations(text):
            assert f"{SITE}/id/{record.public_id}/v" in citation, name


def test_an_article_is_cited_itself_and_as_the_archives_record(client, article):
    itself, record = [line for name, line in citations(page_of(client, article)) if name == "OSCOLA 4"]
    address = f"<{SITE}/id/{article.public_id}/v1> accessed {today()}."
    assert itself == f"Jane Okafor, ‘Leader of Council Goes’ The Harwell Courier {address}"
    frozen = timezone.localdate(article.versions.get().created_at)
    assert record == f"‘Leader of Council Goes’ (Inquiry Archive, {frozen.day} {frozen:%B %Y}) {address}"


def test_a_passage_is_cited_by_its_own_address(client):
    event = make_published("event")
    text = page_of(client, event)
    assert "One passage, here number 1; for another, change the number" in text
    assert f"{SITE}/id/{event.public_id}/v1#p1." in dict(citations(text))["Chicago 18"]


def test_a_version_page_cites_that_version_and_offers_its_own_files(client, article):
    article.title = "Leader of council stays"
    article.save()
    publish(article)
    old, new = page_of(client, article, 1), page_of(client, article)
    assert all(f"/id/{article.public_id}/v1" in line for _, line in citations(old))
    assert all(f"/id/{article.public_id}/v2" in line for _, line in citations(new))
    assert f'href="/id/{article.public_id}/v1.ris"' in old
    assert f'href="/id/{article.public_id}.ris"' in new


def test_what_is_in_doubt_says_its_standing_beside_the_citation(client):
    event = make_event(title="Allegation about files", sort="allegation")
    make_standing(event, "alleged", passages=[make_passage(event, article=make_published("article"))])
    publish(event)
    assert "Say its standing when you cite it: <b>Allegation, unproven</b>." in page_of(client, event)
    assert "Say its standing" not in page_of(client, make_published("event"))


def test_a_title_with_markup_stays_text(client):
    article = make_published("article", title="Say <script>alert(1)</script> & “no”")
    text = page_of(client, article)
    assert "<script>alert" not in text.lower()
    assert "&lt;script&gt;" in text.lower()


@pytest.mark.parametrize("place", ["page", "list", "about"])
def test_the_day_of_reading_is_never_yesterdays(client, article, monkeypatch, place):
    page = client.get(f"/id/{article.public_id}")["Location"]
    path = {"page": page, "list": "/articles/", "about": "/about/"}[place]
    first = client.get(path)
    monkeypatch.setattr("articles.views.keeping.localdate", lambda: date(2031, 1, 2))
    monkeypatch.setattr("articles.views.citing.localdate", lambda: date(2031, 1, 2))
    later = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert later.status_code == 200
    assert "accessed 2 January 2031" in later.content.decode()
    assert client.get(path, headers={"If-None-Match": later["ETag"]}).status_code == 304


def test_a_list_is_cited_with_its_address_and_count_and_can_be_taken_along(client, article):
    text = client.get("/articles/?q=leader").content.decode()
    lines = dict(citations(text))
    assert lines["Chicago 18"].startswith("“Articles; Search: Leader,” List of 1 article, Inquiry Archive, ")
    assert lines["Chicago 18"].endswith(f", {SITE}/articles/?q=leader.")
    for ending in ("ris", "csl.json", "bib"):
        assert f'href="/articles.{ending}?q=leader" rel="nofollow"' in text


def test_the_whole_collection_can_be_cited(client):
    assert dict(citations(client.get("/about/").content.decode()))["MHRA 4"].startswith("‘Inquiry Archive’, ")
