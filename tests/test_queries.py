"""How many queries each page asks, however much it shows."""

import pytest
from django.core.cache import caches

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.curation.merging import merge
from articles.models import Record
from articles.publishing.gate import publish, publish_all
from articles.publishing.start import LONGEST, arrange_start
from articles.views import listing
from tests.factories import (
    make_link,
    make_participation,
    make_passage,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db

HOME = 11
LIST_AGAIN, READ_CARDS, READ_ARTICLES = 2, 1, 2
PAGE = dict.fromkeys(Kind.values, 9) | {"event": 10, "report": 10, "person": 11, "organisation": 11}
VERSION, EARLIER_VERSION, HISTORY, COMPARED = 6, 8, 8, 6


def burden(record, size):
    """Give a published record `size` passages, and a link, an event and an article that name it."""
    article = make_published("article")
    event = make_published("event")
    make_participation(event, record)
    statements = [record, event]
    if record.kind != Kind.LINK:
        statements.append(make_link(source=record.record, relation="relates_to", target=event.record))
    for statement in statements:
        passages = [make_passage(statement, article=article) for _ in range(size)]
        if statement.kind in ("event", "finding", "link"):
            make_standing(statement, passages=passages)
    publish_all(statements)


@pytest.mark.parametrize("size", [5, 200])
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.ARTICLE])
def test_a_page_asks_the_same_queries_with_few_and_with_many_passages(
    client, django_assert_num_queries, kind, size
):
    record = make_published(kind)
    burden(record, size)
    path = client.get(f"/id/{record.public_id}")["Location"]
    with django_assert_num_queries(PAGE[kind]):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("size", [5, 200])
def test_an_article_asks_the_same_queries_however_much_it_reports(client, django_assert_num_queries, size):
    article = make_published("article")
    person = make_published("person")
    for number in range(size // 5):
        event = make_published("event", title=f"Event {number}")
        for _ in range(5):
            make_passage(event, article=article)
        make_participation(event, person)
        publish(event)
    path = client.get(f"/id/{article.public_id}")["Location"]
    with django_assert_num_queries(PAGE["article"]):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("size", [1, 10])
def test_a_survivor_asks_once_more_however_many_were_merged_into_it(client, django_assert_num_queries, size):
    survivor = make_published("event")
    for _ in range(size):
        merge(make_published("event"), survivor)
    path = client.get(f"/id/{survivor.public_id}")["Location"]
    with django_assert_num_queries(PAGE["event"] + 1):
        assert client.get(path).content.decode().count('id="was-') == size


@pytest.mark.parametrize("size", [5, 200])
def test_a_version_asks_the_same_queries_with_few_and_with_many_passages(client, django_assert_num_queries, size):
    event = make_published("event")
    burden(event, size)
    with django_assert_num_queries(VERSION):
        assert client.get(f"/id/{event.public_id}/v2").status_code == 200


@pytest.mark.parametrize("size", [2, 20])
def test_a_history_asks_the_same_queries_with_few_and_with_many_versions(client, django_assert_num_queries, size):
    event = make_published("event")
    for number in range(size):
        event.summary = f"The {number}. summary."
        make_passage(event, article=make_published("article"))
        publish(event, change=f"The {number}. change.")
    for path, most in (
        ("v1", EARLIER_VERSION),
        ("versions", HISTORY),
        (f"versions/compare?a=1&b={size + 1}", COMPARED),
    ):
        with django_assert_num_queries(most):
            assert client.get(f"/id/{event.public_id}/{path}").status_code == 200


@pytest.mark.parametrize("size", [1, 20])
def test_home_asks_the_same_queries_however_full(client, django_assert_num_queries, size):
    for kind in Kind:
        for _ in range(size if kind == Kind.EVENT else 1):
            make_published(kind)
    arrange_start(Record.objects.filter(kind=Kind.EVENT)[:LONGEST])
    with django_assert_num_queries(HOME):
        assert client.get("/").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [1, 20])
def test_lists_ask_the_same_queries_however_full(client, triggers_lifted, django_assert_num_queries, size):
    for kind in Kind:
        for _ in range(size if kind == Kind.EVENT else 1):
            make_published(kind)
    for kind in Kind:
        address = f"/{PLURALS[kind]}/"
        assert client.get(address).status_code == 200, "what is counted by is made for the first reader"
        with django_assert_num_queries(LIST_AGAIN):
            assert client.get(f"{address}?order=oldest").status_code == 200
        listing.CARDS.clear()
        caches["pages"].clear()
        with django_assert_num_queries(LIST_AGAIN + (READ_ARTICLES if kind == Kind.ARTICLE else READ_CARDS)):
            assert client.get(f"{address}?order=oldest").status_code == 200
