"""Atom feeds of lists, of searches and of what changed."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest

from articles.addresses import PLURALS
from articles.models import Version
from articles.publishing.gate import hold, publish, release, withdraw
from articles.views import feeds
from tests.factories import make_passage, make_published, make_ready, make_standing, two_editors

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def feed_of(client, address):
    """Return the root of a feed, read by a strict XML parser."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(client, address):
    """Return [(title, id, summary)] of a feed."""
    parts = ("title", "id", "summary")
    return [
        tuple(entry.findtext(ATOM + part) for part in parts)
        for entry in feed_of(client, address).iter(ATOM + "entry")
    ]


def titles(client, address):
    """Return the titles of a feed's entries."""
    return [title for title, _, _ in entries(client, address)]


def links(element):
    """Return {rel: href} of a feed or of an entry."""
    return {link.get("rel"): link.get("href") for link in element.findall(ATOM + "link")}


@pytest.mark.parametrize("address", [*(f"/{plural}.atom" for plural in PLURALS.values()), "/changes.atom"])
def test_a_feed_has_what_atom_asks_for(client, address):
    for kind in PLURALS:
        make_published(kind)
    root = feed_of(client, address)
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Inquiry Archive"
    assert links(root)["self"] == root.findtext(f"{ATOM}id") == SITE + address
    found = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert found
    assert len(set(ids)) == len(ids)
    for element in (root, *found):
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated"))
        assert element.findtext(f"{ATOM}title")
    for entry in found:
        assert client.get(links(entry)["alternate"].removeprefix(SITE)).status_code == 200
        assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert root.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated") for entry in found)


def test_an_entry_is_dated_by_its_latest_version_and_the_latest_comes_first(client):
    first, second = make_published("event", title="First"), make_published("event", title="Second")
    assert titles(client, "/events.atom") == ["Second", "First"]
    first.summary = "Another line."
    first.save()
    publish(first)
    assert titles(client, "/events.atom") == ["First", "Second"]
    entry = feed_of(client, "/events.atom").find(f"{ATOM}entry")
    frozen = Version.objects.filter(record=first.pk).latest("number").created_at
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == frozen
    assert entry.findtext(f"{ATOM}id") == f"{SITE}/id/{first.public_id}"
    assert second.public_id not in entry.findtext(f"{ATOM}id")


def test_a_feed_follows_what_narrows_its_list(client):
    make_published("article", title="Live now", genre="live")
    make_published("article", title="News of the day", genre="news")
    assert titles(client, "/articles.atom?genre=live") == ["Live now"]
    assert titles(client, "/articles.atom?q=day") == ["News of the day"]
    assert titles(client, "/find.atom?q=now") == ["Live now"]
    assert titles(client, "/find.atom") == []
    root = feed_of(client, "/articles.atom?genre=live&q=now")
    assert root.findtext(f"{ATOM}title") == "Inquiry Archive: articles; Genre: Live page; Search: now"
    assert links(root)["alternate"] == f"{SITE}/articles/?genre=live&q=now"


def test_a_list_has_one_feed_whatever_its_address_says_besides(client):
    for odd in ("order=name&genre=live", "genre=live&page=2", "genre=live&utm_source=x"):
        assert client.get(f"/articles.atom?{odd}")["Location"] == "/articles.atom?genre=live"
    answer = client.get("/articles.atom?genre=romance")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_an_empty_feed_stands_still(client):
    assert feed_of(client, "/events.atom").findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_a_feed_stops_at_its_most_entries(client, monkeypatch):
    monkeypatch.setattr(feeds, "MOST", 2)
    for number in range(3):
        make_published("event", title=f"Event {number}")
    assert titles(client, "/events.atom") == ["Event 2", "Event 1"]
    assert len(titles(client, "/changes.atom")) == 2


@pytest.mark.parametrize("address", ["/events.atom", "/find.atom?q=resignation", "/changes.atom"])
def test_what_the_public_cannot_see_is_in_no_feed(client, address):
    shown, held, withdrawn = (make_published("event") for _ in range(3))
    make_ready("event", title="Resignation in draft")
    shown.title = "Resignation saved"
    shown.save()
    assert held.title in titles(client, address)
    hold(held)
    withdraw(withdrawn, reason="privacy", name_it=True)
    sent = client.get(address).content.decode()
    assert shown.public_id in sent
    for hidden in (held, withdrawn):
        assert hidden.public_id not in sent
        assert hidden.title not in sent
    assert "draft" not in sent
    assert "saved" not in sent
    release(held)
    assert held.title in titles(client, address)


def test_what_search_engines_shall_not_have_is_in_no_feed(client):
    make_published("event", title="Kept out", noindex=True)
    assert "Kept out" not in titles(client, "/events.atom") + titles(client, "/changes.atom")
    assert client.get("/events.atom")["X-Robots-Tag"] == "noindex"


def test_an_allegation_is_called_one_and_a_content_note_stands_before_the_line(client):
    event = make_ready("event", content_note="Abuse of children.", summary="A harsh line.")
    make_standing(event, "alleged", passages=event.passages_owned.all())
    publish(event)
    for address in ("/events.atom", "/changes.atom"):
        text = next(summary for _, id, summary in entries(client, address) if event.public_id in id)
        assert "<p>Allegation, unproven</p>" in text
        assert "<p>Content note. Abuse of children.</p>" in text
        assert "A harsh line." not in text


def test_what_changed_says_it_in_words(client):
    event = make_published("event", title="Resignation")
    make_passage(event, article=make_published("article"))
    publish(event, change="A second newspaper was added.")
    told = {id: summary for title, id, summary in entries(client, "/changes.atom") if title == "Resignation"}
    first, second = (f"{SITE}/id/{event.public_id}/v{number}" for number in (1, 2))
    assert [*told] == [second, first]
    assert told[first].startswith("<p>Version 1: First published.</p>")
    assert told[second].startswith("<p>Version 2: A second newspaper was added.</p>")


def test_a_version_without_words_is_not_told(client):
    from articles.publishing.redaction import withdraw_words

    event = make_published("event", title="Resignation")
    make_passage(event, article=make_published("article"))
    publish(event)
    withdraw_words(event.versions.get(number=1), reason="A court ordered it.", **two_editors())
    ids = [id for _, id, _ in entries(client, "/changes.atom") if event.public_id in id]
    assert ids == [f"{SITE}/id/{event.public_id}/v2"]


@pytest.mark.parametrize("title", ["]]> & <b>", "a\x01b\x0bc\ufffe", "</title><script>", "é 𝒳 “q”"])
def test_a_hostile_title_breaks_no_feed(client, title):
    event = make_published("event", title=title, summary=title)
    clean = re.sub("[\x01\x0b\ufffe]", "", event.title)
    for address in ("/events.atom", "/changes.atom"):
        (found,) = (entry for entry in entries(client, address) if event.public_id in entry[1])
        assert found[0] == clean
        assert "<script" not in found[2]
        assert "<b>" not in found[2]


def test_every_list_names_its_feed_and_every_page_what_changed(client):
    make_published("article", genre="live")
    page = client.get("/articles/?genre=live&order=oldest").content.decode()
    feed = "/articles.atom?genre=live"
    assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in page.split("</head>")[0]
    assert f'<a href="{feed}" rel="nofollow">' in page
    assert 'href="/changes.atom"' in client.get("/about/").content.decode()


def test_a_feed_is_not_sent_again_while_nothing_moved(client):
    make_published("event")
    tag = client.get("/events.atom")["ETag"]
    assert client.get("/events.atom", headers={"If-None-Match": tag}).status_code == 304
    make_published("event")
    assert client.get("/events.atom", headers={"If-None-Match": tag}).status_code == 200


def test_a_forged_host_reaches_no_address(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    make_published("event")
    for address in ("/events.atom", "/changes.atom"):
        assert b"evil" not in client.get(address, headers={"Host": "evil.example"}).content


@pytest.mark.parametrize("size", [1, 20])
def test_a_feed_asks_the_same_queries_for_few_and_many_records(client, django_assert_num_queries, size):
    for _ in range(size):
        make_published("organisation")
    client.get("/organisations.atom")
    with django_assert_num_queries(3):
        client.get("/changes.atom")
