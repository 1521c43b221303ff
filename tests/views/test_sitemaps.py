"""The sitemap and robots.txt."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest

from articles.addresses import PLURALS
from articles.publishing.gate import hold, publish, publish_all, withdraw
from articles.views import sitemaps
from tests.factories import MAKERS, make_article, make_outlet, make_passage, make_published, make_ready

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client, path):
    """Return {path: lastmod or None} of a sitemap or an index, read by a strict XML parser."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    found = {}
    for entry in ElementTree.fromstring(response.content):
        address = entry.findtext(f"{SCHEMA}loc")
        assert address.startswith(f"{SITE}/")
        found[address.removeprefix(SITE)] = entry.findtext(f"{SCHEMA}lastmod")
    return found


def everything(client):
    """Return {path: lastmod or None} of all parts of the sitemap."""
    found = {}
    for path in entries(client, "/sitemap.xml"):
        found |= entries(client, path)
    return found


def page_of(record):
    """Return the address of a record's page."""
    return f"/{PLURALS[record.kind]}/{record.public_id}/{record.slug}/"


def test_every_public_page_is_in_the_sitemap_once_and_is_there(client):
    records = [make_published(kind) for kind in MAKERS]
    found = everything(client)
    assert {page_of(record) for record in records} <= found.keys()
    assert {"/", "/about/", "/words/", *(f"/{plural}/" for plural in PLURALS.values())} <= found.keys()
    assert {client.get(path).status_code for path in found} == {200}
    assert not [path for path in found if "noindex" in client.get(path).content.decode()]


def test_a_record_is_dated_by_its_latest_version(client):
    event, other = make_published("event"), make_published("event")
    make_passage(event, article=make_published("article"))
    publish(event)
    for record in (event, other):
        frozen = record.versions.latest("number").created_at
        assert datetime.fromisoformat(everything(client)[page_of(record)]) == frozen
    newest = max(everything(client)[page_of(record)] for record in (event, other))
    assert entries(client, "/sitemap.xml")["/sitemap-events-1.xml"] == newest


def test_what_is_not_to_be_found_is_not_in_the_sitemap(client):
    held, withdrawn, apart = (
        make_published("event"),
        make_published("event"),
        make_published("event", noindex=True),
    )
    draft = make_ready("event")
    assert page_of(held) in everything(client)
    hold(held)
    withdraw(withdrawn, reason="error")
    text = str(everything(client))
    for record in (held, withdrawn, apart, draft):
        assert record.public_id not in text


def test_a_large_sitemap_is_cut_into_parts(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 2)
    outlet = make_outlet()
    publish(outlet)
    records = [make_article(outlet=outlet) for _ in range(5)]
    publish_all(records)
    parts = [path for path in entries(client, "/sitemap.xml") if "articles" in path]
    assert parts == [f"/sitemap-articles-{number}.xml" for number in (1, 2, 3)]
    assert [len(entries(client, path)) for path in parts] == [2, 2, 1]
    assert everything(client).keys() >= {page_of(record) for record in records}


@pytest.mark.parametrize("part", ["organisations-2", "organisations-0", "people-1", "secrets-1"])
def test_a_part_that_is_not_there_is_not_found(client, part):
    make_published("organisation")
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_a_forged_host_reaches_no_address(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    make_published("organisation")
    for path in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-organisations-1.xml", "/robots.txt"):
        assert b"evil" not in client.get(path, headers={"Host": "evil.example"}).content


def is_crawled(client, address):
    """Return whether robots.txt lets crawlers have an address (RFC 9309, 2.2.2 and 2.2.3)."""
    rules = re.findall("^Disallow: (.+)$", client.get("/robots.txt").content.decode(), re.M)
    return not any(re.match(re.escape(rule).replace(r"\*", ".*"), address) for rule in rules)


def test_robots_names_the_sitemap(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().endswith(f"\nSitemap: {SITE}/sitemap.xml\n")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/login/",
        "/find/?q=leader",
        "/find/suggest/?q=lea",
        "/articles/?genre=live&genre=news",
        "/articles/?genre=live&page=2",
        "/people/?order=newest",
        "/articles.csv",
        "/articles.atom?genre=live",
    ],
)
def test_what_has_no_end_is_not_crawled(client, address):
    assert not is_crawled(client, address)


def test_what_is_in_the_sitemap_and_what_says_noindex_is_crawled(client):
    event = make_published("event", noindex=True)
    make_published("article")
    own = [page_of(event), f"/id/{event.public_id}", f"/id/{event.public_id}/v1"]
    lists = ["/articles/?genre=live", "/articles/?page=2", "/sitemap.xml"]
    for address in (*everything(client), *own, *lists):
        assert is_crawled(client, address), address


@pytest.mark.parametrize("size", [1, 20])
def test_a_part_asks_the_same_queries_for_few_and_many_records(client, django_assert_num_queries, size):
    for _ in range(size):
        make_published("organisation")
    for path in ("/sitemap.xml", "/sitemap-organisations-1.xml"):
        with django_assert_num_queries(3):
            client.get(path)
