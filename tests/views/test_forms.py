"""A record's page as JSON, and what every page carries for programs: links, alternates, OpenURLs."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest
from django.core.cache import caches
from django.utils.http import parse_header_parameters

from articles.addresses import PLURALS
from articles.curation.merging import merge
from articles.identifiers import ALPHABET
from articles.models import Record
from articles.publishing.gate import hold, publish, withdraw
from articles.publishing.redaction import withdraw_words
from articles.views.forms import JSON
from tests.factories import (
    MAKERS,
    make_article,
    make_outlet,
    make_passage,
    make_published,
    make_ready,
    make_standing,
    two_editors,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make_published("event", title="The leader stood down", summary="He left on Monday.")


def page_path(client, record):
    return client.get(f"/id/{record.public_id}")["Location"]


def links(response):
    """Return [(target, rel, type)] of a response's Link header."""
    found = re.findall(r"<([^>]*)>((?:; [a-z]+=\"[^\"]*\")*)", response["Link"])
    parts = [(target, dict(re.findall(r'([a-z]+)="([^"]*)"', rest))) for target, rest in found]
    return [(target, named["rel"], named.get("type", "")) for target, named in parts]


@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_page_and_version_is_there_as_json(client, kind):
    record = make_published(kind)
    for path in (page_path(client, record), f"/id/{record.public_id}/v1"):
        response = client.get(path + JSON)
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")
        assert response.json()["record"]["title"] == record.title
        assert response.json()["page"] == f"http://127.0.0.1:8000{path}"


def test_a_permalink_and_an_old_name_lead_to_the_json_if_that_was_asked_for(client, event):
    path = page_path(client, event)
    for old in (f"/id/{event.public_id}", f"/events/{event.public_id}/old/"):
        assert client.get(old + JSON)["Location"] == path + JSON
        assert client.get(old)["Location"] == path
    mended = client.get(f"/id/{event.public_id.upper()}.{JSON}")
    assert mended["Location"] == f"/id/{event.public_id}{JSON}"


def test_a_form_that_does_not_exist_is_refused_and_not_kept(client, event):
    path = page_path(client, event)
    etag = client.get(path)["ETag"]
    for form in ("xml", "", "JSON", "%00", "json%20"):
        response = client.get(f"{path}?format={form}", headers={"If-None-Match": etag})
        assert response.status_code == 400
        assert "format=json" in response.content.decode()
        assert response["Cache-Control"] == "no-store"


def test_page_and_json_are_two_answers_whatever_else_is_asked(client, event):
    path = page_path(client, event)
    page, data = client.get(path), client.get(path + JSON)
    assert page["ETag"] != data["ETag"]
    assert client.get(path + JSON, headers={"If-None-Match": page["ETag"]}).status_code == 200
    for asked in (f"{path}?odd=1&format=json", f"{path}?format=json&odd=1"):
        assert client.get(asked)["ETag"] == data["ETag"]
        assert client.get(asked, headers={"If-None-Match": data["ETag"]}).status_code == 304


@pytest.mark.django_db(transaction=True)
def test_json_is_kept_apart_from_its_page_and_never_stale(client, triggers_lifted, django_assert_num_queries):
    caches["pages"].clear()
    event = make_published("event", summary="He left on Monday.")
    path = page_path(client, event)
    client.get(path)
    assert client.get(path + JSON).json()["record"]["summary"] == "He left on Monday."
    with django_assert_num_queries(1):
        assert client.get(f"{path}?format=json&odd=1")["Content-Type"] == "application/json"
    event.summary = "He left on Tuesday."
    event.save()
    publish(event)
    assert client.get(path + JSON).json()["record"]["summary"] == "He left on Tuesday."


def test_what_cannot_be_shown_answers_alike_as_json(client, event):
    survivor, held, gone = (make_published("event") for _ in range(3))
    merge(event, survivor)
    hold(held)
    withdraw(gone, reason="error")
    assert client.get(f"/id/{event.public_id}{JSON}")["Location"] == page_path(client, survivor) + JSON
    mistyped = gone.public_id[:-1] + next(letter for letter in ALPHABET if letter != gone.public_id[-1])
    for public_id, status, state in (
        (held.public_id, 404, "held"),
        (gone.public_id, 410, "withdrawn"),
        (mistyped, 404, "mistyped"),
        ("00000000", 404, "unknown"),
    ):
        for path in (f"/id/{public_id}", f"/events/{public_id}/x/", f"/id/{public_id}/v1"):
            response = client.get(path + JSON)
            assert (response.status_code, response["Content-Type"]) == (status, "application/json")
            assert response.json()["state"] == state


def test_a_version_that_is_gone_or_never_was_says_so_as_json(client, event):
    event.summary = "Other words."
    event.save()
    publish(event)
    withdraw_words(event.versions.get(number=1), reason="A name was in it.", **two_editors())
    gone = client.get(f"/id/{event.public_id}/v1{JSON}")
    assert (gone.status_code, gone.json()["reason"]) == (410, "A name was in it.")
    assert client.get(f"/id/{event.public_id}/v9{JSON}").json()["state"] == "unknown"


@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_link_of_a_page_leads_to_what_it_says(client, kind):
    record = make_published(kind)
    permalink = f"http://127.0.0.1:8000/id/{record.public_id}"
    for path, cited in ((page_path(client, record), permalink), (f"/id/{record.public_id}/v1", f"{permalink}/v1")):
        found = links(client.get(path))
        assert [target for target, rel, _ in found if rel == "cite-as"] == [cited]
        assert ("https://schema.org/AboutPage", "type", "") in found
        assert len([rel for _, rel, _ in found if rel == "type"]) == 2
        assert "describedby" in {rel for _, rel, _ in found}
        for target, _, media_type in found:
            if target.startswith("http://127.0.0.1:8000/"):
                answer = client.get(target.removeprefix("http://127.0.0.1:8000"), follow=True)
                assert answer.status_code == 200
                if media_type:
                    assert parse_header_parameters(answer["Content-Type"])[0] == media_type


def test_the_licence_is_an_address_where_it_is_a_known_one(client, event, settings):
    path = page_path(client, event)
    assert ("https://creativecommons.org/licenses/by/4.0/", "license", "") in links(client.get(path))
    settings.WORDS_LICENCE = "All rights reserved"
    caches["pages"].clear()
    assert "license" not in {rel for _, rel, _ in links(client.get(path))}


def test_the_authors_of_a_report_are_links_and_those_of_an_article_are_names(client):
    author, report = make_published("person"), make_ready("report")
    report.authors.set([author.record])
    publish(report)
    address = f"http://127.0.0.1:8000/id/{author.public_id}"
    assert (address, "author", "") in links(client.get(page_path(client, report)))
    article = make_published("article", byline="Jane Okafor", url="https://courier.example/a")
    found = links(client.get(page_path(client, article)))
    assert "author" not in {rel for _, rel, _ in found}
    assert ("https://courier.example/a", "item", "") in found


def test_no_program_is_sent_to_a_page_that_has_gone(client):
    article = make_published("article", url="https://courier.example/a", gone_on=date(2024, 5, 1))
    assert "item" not in {rel for _, rel, _ in links(client.get(page_path(client, article)))}
    article.archived_url = "https://copies.example/a"
    article.save()
    publish(article)
    assert ("https://copies.example/a", "item", "") in links(client.get(page_path(client, article)))


class Head(HTMLParser):
    """What a page tells programs: its alternates, its JSON-LD, its OpenURLs, its classes."""

    def __init__(self, text):
        super().__init__()
        self.alternates, self.data, self.openurls, self.classes, self.is_data = {}, "", [], set(), False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.classes.update((attrs.get("class") or "").split())
        self.is_data = tag == "script" and attrs.get("type") == "application/ld+json"
        if tag == "link" and attrs["rel"] in ("alternate", "describedby"):
            self.alternates[attrs["href"]] = attrs["type"]
        if tag == "span" and attrs.get("class") == "Z3988":
            assert "hidden" in attrs
            self.openurls.append(parse_qs(attrs["title"], strict_parsing=True))

    def handle_data(self, data):
        self.data += data * self.is_data


def test_a_page_names_its_other_forms_and_holds_its_json_ld(client, event):
    path = page_path(client, event)
    head = Head(client.get(path).content.decode())
    assert head.alternates[path + JSON] == "application/json"
    assert json.loads(head.data)["@id"] == f"http://127.0.0.1:8000/id/{event.public_id}"


def test_no_page_has_what_reference_managers_would_take_for_an_author(client):
    for kind in MAKERS:
        text = client.get(page_path(client, make_published(kind))).content.decode()
        assert not Head(text).classes & {"byline", "bylines", "vcard", "article-byline"}
        for name in ('name="author"', "article:author", "citation_journal_title", 'content="website"'):
            assert name not in text


def test_a_list_has_an_openurl_for_each_record_and_a_page_has_none(client):
    outlet = make_outlet(title="The Harwell Courier")
    publish(outlet)
    article = make_article(
        title="Leader goes & “stays”",
        outlet=outlet,
        summary="He left.",
        byline="Jane Okafor, Press Association",
        page="4–5",
    )
    publish(article)
    report, event = make_published("report", title="Harwell Report"), make_ready("event")
    make_standing(event, "alleged", passages=[make_passage(event, article=article)])
    publish(event)
    (found,) = [
        url
        for url in Head(client.get("/articles/").content.decode()).openurls
        if url["rft.title"] == ["Leader goes & “stays”"]
    ]
    assert found == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.identifier": [f"http://127.0.0.1:8000/id/{article.public_id}"],
        "rft.title": ["Leader goes & “stays”"],
        "rft.au": ["Okafor, Jane", "Press Association,"],
        "rft.source": ["The Harwell Courier"],
        "rft.pages": ["4–5"],
        "rft.description": ["He left."],
    }
    assert Head(client.get("/reports/").content.decode()).openurls[0]["rft.type"] == ["report"]
    (found,) = Head(client.get("/events/").content.decode()).openurls
    assert (found["rft.type"], found["rft.source"]) == (["webpage"], ["Inquiry Archive"])
    assert found["rft.description"] == ["Allegation, unproven."]
    for record in (article, report, event):
        assert not Head(client.get(page_path(client, record)).content.decode()).openurls


def test_every_row_of_every_list_has_its_openurl(client):
    for kind in MAKERS:
        make_published(kind)
    for plural in PLURALS.values():
        response = client.get(f"/{plural}/")
        assert len(Head(response.content.decode()).openurls) == len(response.context["page_obj"].object_list)
    found = Head(client.get("/find/?q=harwell").content.decode()).openurls
    assert 0 < len(found) < Record.objects.count()
