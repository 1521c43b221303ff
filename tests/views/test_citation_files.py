"""Citations as files: of a record, of a version, of a whole list or search."""

import json

import pytest
import rispy
from django.utils import timezone

from articles.addresses import PLURALS
from articles.citations.formats import FORMATS
from articles.curation.merging import merge
from articles.models import Version
from articles.publishing.gate import hold, publish, withdraw
from articles.publishing.redaction import withdraw_words
from articles.views import citation_files
from tests.factories import make_published, two_editors

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def text_of(response):
    """Return the text of a response, streamed or not."""
    return b"".join(response).decode()


@pytest.fixture
def article(db):
    """A published article with a byline."""
    return make_published("article", title="Leader goes", byline="By Jane Okafor")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_record_can_be_taken_along_in_every_format(client, article, ending):
    response = client.get(f"/id/{article.public_id}.{ending}")
    assert response.status_code == 200
    assert response["Content-Type"] == f"{FORMATS[ending].type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{article.public_id}.{ending}"'
    assert "Leader goes" in text_of(response)


def test_it_leads_to_the_version_and_is_read_by_a_reference_manager(client, article):
    (entry,) = rispy.loads(text_of(client.get(f"/id/{article.public_id}.ris")))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["authors"] == ["Okafor, Jane"]
    assert entry["urls"] == [f"{SITE}/id/{article.public_id}/v1"]
    assert entry["access_date"] == timezone.localdate().strftime("%Y/%m/%d")


def test_a_version_stays_citable_as_it_was(client, article):
    article.title = "Leader stays"
    article.save()
    publish(article)
    (old,) = json.loads(text_of(client.get(f"/id/{article.public_id}/v1.csl.json")))
    (new,) = json.loads(text_of(client.get(f"/id/{article.public_id}.csl.json")))
    assert (old["title"], old["URL"]) == ("Leader goes", f"{SITE}/id/{article.public_id}/v1")
    assert (new["title"], new["URL"]) == ("Leader stays", f"{SITE}/id/{article.public_id}/v2")


@pytest.mark.parametrize("kind", PLURALS)
def test_every_kind_and_every_list_of_one_can_be_taken_along(client, kind):
    record = make_published(kind)
    for ending in FORMATS:
        assert record.public_id in text_of(client.get(f"/id/{record.public_id}.{ending}"))
        assert record.public_id in text_of(client.get(f"/{PLURALS[kind]}.{ending}"))


def test_what_is_withdrawn_or_held_says_so_in_plain_text(client, article):
    path = f"/id/{article.public_id}"
    withdraw(article, reason="error")
    for address in (f"{path}.ris", f"{path}/v1.bib"):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (410, "text/plain; charset=utf-8")
        assert "Leader goes" not in text_of(response)
    other = make_published("article", title="Seen no more")
    hold(other)
    response = client.get(f"/id/{other.public_id}.csl.json")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert "Seen no more" not in text_of(response)
    assert rispy.loads(text_of(client.get("/articles.ris"))) == []


def test_words_that_were_withdrawn_are_in_no_file(client, article):
    article.title = "Leader stays"
    article.save()
    publish(article)
    withdraw_words(Version.objects.get(record=article, number=1), reason="Asked for by a court.", **two_editors())
    response = client.get(f"/id/{article.public_id}/v1.ris")
    assert response.status_code == 410
    assert "Leader goes" not in text_of(response)


def test_a_merged_record_leads_to_the_file_of_its_survivor(client, article):
    twin = make_published("article", title="Leader goes too")
    merge(twin, article)
    response = client.get(f"/id/{twin.public_id}.bib")
    assert (response.status_code, response["Location"]) == (302, f"/id/{article.public_id}.bib")
    (own,) = json.loads(text_of(client.get(f"/id/{twin.public_id}/v1.csl.json")))
    assert own["title"] == "Leader goes too"


@pytest.mark.parametrize("path", ["/id/k982wjwb.ris", "/id/00000000.bib", "/id/{}/v9.ris"])
def test_what_is_not_there_says_so_in_plain_text(client, article, path):
    response = client.get(path.format(article.public_id))
    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_a_list_keeps_choices_and_order_and_has_one_address(client):
    for title, genre in (("Aa", "news"), ("Bb", "news"), ("Cc", "live")):
        make_published("article", title=title, genre=genre)
    response = client.get("/articles.ris?genre=news&order=name")
    assert [entry["title"] for entry in rispy.loads(text_of(response))] == ["Aa", "Bb"]
    assert response["Cache-Control"] == "no-store"
    assert client.get("/articles.bib?genre=news&q=&page=3")["Location"] == "/articles.bib?genre=news"
    assert client.get("/articles.bib?genre=romance").status_code == 400
    assert [item["title"] for item in json.loads(text_of(client.get("/find.csl.json?q=bb")))] == ["Bb"]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_list_that_is_cut_says_so_first(client, monkeypatch, ending):
    for title in ("Aa", "Bb", "Cc"):
        make_published("article", title=title)
    assert "Not all" not in text_of(client.get(f"/articles.{ending}"))
    monkeypatch.setattr(citation_files, "MOST", 2)
    text = text_of(client.get(f"/articles.{ending}?order=name"))
    assert "This file holds the first 2 of 3 articles." in text
    assert [title in text for title in ("Aa", "Bb", "Cc")] == [True, True, False]


def test_a_list_is_sent_while_the_rest_is_read_and_leaves_out_what_is_withdrawn_then(client, monkeypatch):
    articles = [make_published("article", title=title) for title in ("Aa", "Bb")]
    monkeypatch.setattr(citation_files, "AT_ONCE", 1)
    response = client.get("/articles.ris?order=name")
    assert response.streaming
    parts = iter(response.streaming_content)
    assert b"Aa" in next(parts)
    hold(articles[1])
    assert b"".join(parts) == b""


@pytest.mark.parametrize("size", [1, 20])
def test_a_list_asks_the_same_queries_for_few_and_many(client, django_assert_num_queries, size):
    for _ in range(size):
        make_published("event")
    keys = list(Version.objects.filter(record__kind="event").values_list("record", flat=True))
    with django_assert_num_queries(2):
        assert len(citation_files.descriptions_of(keys)) == size


def test_a_file_is_over_with_the_day(client, article, monkeypatch):
    path = f"/id/{article.public_id}.ris"
    etag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    monkeypatch.setattr("articles.views.keeping.localdate", lambda: "tomorrow")
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_the_archives_own_record_of_an_article_has_files_of_its_own(client, article):
    (source,) = rispy.loads(text_of(client.get(f"/id/{article.public_id}/v1.ris")))
    response = client.get(f"/id/{article.public_id}/v1.record.ris")
    (record,) = rispy.loads(text_of(response))
    assert (source["type_of_reference"], record["type_of_reference"]) == ("NEWS", "ELEC")
    assert "authors" not in record and record["urls"] == source["urls"]
    assert response["Content-Disposition"] == f'attachment; filename="{article.public_id}-v1-record.ris"'


@pytest.mark.parametrize("ending", FORMATS)
def test_a_passage_has_files_of_its_own(client, ending):
    event = make_published("event")
    number = event.passages_owned.get().number
    for place in (f"/id/{event.public_id}", f"/id/{event.public_id}/v1"):
        response = client.get(f"{place}.p{number}.{ending}")
        assert response.status_code == 200
        assert f"/id/{event.public_id}/v1#p{number}" in text_of(response).replace("\\#", "#")


def test_a_passage_that_is_not_there_is_not_found_in_plain_text(client, article):
    response = client.get(f"/id/{article.public_id}/v1.p7.ris")
    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert "There is no passage of this number here." in text_of(response)


def test_parts_of_what_was_withdrawn_say_so_too(client):
    event = make_published("event")
    withdraw(event, reason="error")
    for part in ("p1", "record"):
        assert client.get(f"/id/{event.public_id}.{part}.bib").status_code == 410


def test_each_way_to_cite_a_page_leads_to_its_files(client):
    article = make_published("article")
    event = make_published("event")
    html = client.get(f"/id/{article.public_id}", follow=True).content.decode()
    assert f'href="/id/{article.public_id}/v1.record.ris"' in html
    html = client.get(f"/id/{event.public_id}", follow=True).content.decode()
    assert f'href="/id/{event.public_id}/v1.p1.csl.json"' in html
