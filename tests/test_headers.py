"""What every public answer carries: the headers that protect a reader, and no cookie."""

import re

import pytest

from articles.addresses import PLURALS
from articles.publishing.gate import hold, withdraw
from tests.factories import make_published

# What a browser's tab, a bookmark or the preview of a link shows of a head; citation tags are read by nobody else.
SHOWN_ON_A_SCREEN = re.compile('<title>|"description"|"og:')


@pytest.fixture
def paths(db):
    """Return an address of each sort of answer: pages, redirects, and what stands where nothing is shown."""
    event, held, withdrawn = (make_published("event") for _ in range(3))
    hold(held)
    withdraw(withdrawn, reason="error")
    return [
        *(
            "/",
            "/about/",
            "/words/",
            "/nowhere/",
            "/find/?q=leader",
            "/find.atom?q=leader",
            "/changes.atom",
            "/reading-list/",
            f"/reading-list/?v={event.public_id}.v1",
            f"/reading-list.ris?v={event.public_id}.v1",
            "/robots.txt",
            "/sitemap.xml",
            "/sitemap-events-1.xml",
            f"/id/{event.public_id}",
            f"/id/{event.public_id}/v1",
            "/id/xxxxxxxx",
        ),
        *(f"/{plural}/" for plural in PLURALS.values()),
        *(f"/events/{record.public_id}/{record.slug}/" for record in (event, held, withdrawn)),
    ]


def test_every_answer_protects_its_reader(client, paths):
    for path in paths:
        response = client.get(path)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_readers_get_no_cookie(client, paths):
    for path in paths:
        assert not client.get(path).cookies
        assert "Cookie" not in client.get(path).get("Vary", "")


def test_no_page_has_a_script_or_style_inside_it(client, paths):
    for path in paths:
        text = client.get(path).content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert "<script>" not in text


def test_what_an_address_shows_asks_to_be_found_or_not(client, paths):
    event = make_published("event", noindex=True)
    version = client.get(f"/id/{event.public_id}/v1").content.decode()
    page = client.get(f"/id/{event.public_id}", follow=True).content.decode()
    for text in (version, page, *(client.get(path).content.decode() for path in ("/nowhere/", paths[-1]))):
        assert '<meta name="robots" content="noindex">' in text
    assert "noindex" not in client.get("/").content.decode()


def test_the_tab_does_not_tell_what_is_read(client, db):
    plain = make_published("event", title="The victims of the town")
    short = make_published("event", title="The abuse of a child", short_title="Resignation of a leader")
    for record, title in ((plain, "Event"), (short, "Resignation of a leader")):
        head = client.get(f"/id/{record.public_id}", follow=True).content.decode().split("</head>")[0]
        assert f"<title>{title} · Inquiry Archive</title>" in head
        shown = [line for line in head.splitlines() if SHOWN_ON_A_SCREEN.search(line)]
        assert len(shown) == 6
        assert record.title not in "".join(shown)


def test_an_unknown_host_is_refused(client, db):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
