"""Pages that the server keeps: asked for again they cost one look at the clock, and they are never stale."""

import pytest
from django.core.cache import caches
from django.db import transaction

from articles.publishing.clock import renew_epoch
from articles.publishing.gate import publish, withdraw
from tests.factories import make_published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("triggers_lifted")]
CLOCK = 1
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture(autouse=True)
def empty_shelf():
    caches["pages"].clear()


def page_of(record):
    return f"/events/{record.public_id}/{record.slug}/"


def test_a_page_asked_for_again_costs_a_look_at_the_clock(client, django_assert_num_queries):
    event = make_published("event")
    for path in (page_of(event), "/", "/about/", "/events/"):
        first = client.get(path)
        with django_assert_num_queries(CLOCK):
            again = client.get(path)
        assert again.content == first.content
        assert again["ETag"] == first["ETag"]
        assert again["Content-Security-Policy"]


def test_a_publication_is_seen_at_once_on_a_kept_page(client):
    event = make_published("event")
    assert b"A new line" not in client.get(page_of(event)).content
    event.summary = "A new line."
    event.save()
    publish(event)
    assert b"A new line" in client.get(page_of(event)).content


def test_a_withdrawal_is_seen_at_once_on_a_kept_page(client):
    event = make_published("event")
    assert client.get(page_of(event)).status_code == 200
    withdraw(event, reason="error")
    assert client.get(page_of(event)).status_code == 410


def test_a_new_epoch_makes_every_kept_page_anew(client, django_assert_max_num_queries):
    event = make_published("event")
    client.get(page_of(event))
    renew_epoch()
    with django_assert_max_num_queries(100) as asked:
        client.get(page_of(event))
    assert len(asked) > CLOCK


def test_a_compressed_page_is_not_given_to_who_cannot_read_it(client, settings):
    event = make_published("event")
    for _ in range(2):
        packed = client.get(page_of(event), headers=GZIP)
        plain = client.get(page_of(event))
        assert packed["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain
        assert plain.content.startswith(b"<!doctype html>")
        assert "Accept-Encoding" in plain["Vary"]


def test_an_odd_parameter_makes_no_page_of_its_own(client, django_assert_num_queries):
    event = make_published("event")
    client.get(page_of(event))
    with django_assert_num_queries(CLOCK):
        client.get(page_of(event) + "?odd=1")


def test_two_pages_of_a_list_are_two_pages(client):
    for _ in range(26):
        make_published("organisation")
    assert client.get("/organisations/").content != client.get("/organisations/?page=2").content


def test_what_is_read_in_a_transaction_is_not_kept(client):
    event, other = make_published("event"), make_published("event")
    with pytest.raises(RuntimeError), transaction.atomic():
        event.summary = "A line that was rolled back."
        event.save()
        publish(event)
        assert b"rolled back" in client.get(page_of(event)).content
        raise RuntimeError
    withdraw(other, reason="error")  # the clock says again what it said in the transaction
    assert b"rolled back" not in client.get(page_of(event)).content
