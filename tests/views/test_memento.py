"""Memento (RFC 7089): TimeGate, TimeMap, and the headers of pages and versions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date

from articles.curation.merging import merge
from articles.publishing import freezing
from articles.publishing.gate import hold, publish, withdraw
from articles.publishing.redaction import withdraw_words
from tests.factories import make_published, make_ready, two_editors

pytestmark = pytest.mark.django_db
DAYS = [datetime(2021, 3, day, 12, tzinfo=UTC) for day in (1, 2, 3)]


@pytest.fixture
def event(monkeypatch):
    """Return an event with a version of each of DAYS."""
    monkeypatch.setattr(freezing.timezone, "now", lambda: DAYS[0])
    event = make_published("event", title="The leader stood down")
    for day in DAYS[1:]:
        monkeypatch.setattr(freezing.timezone, "now", lambda day=day: day)
        event.summary = f"As of {day}."
        event.save()
        publish(event)
    monkeypatch.undo()
    return event


def then(client, record, moment):
    """Return what the TimeGate of a record answers for a moment."""
    return client.get(f"/timegate/{record.public_id}", headers={"Accept-Datetime": http_date(moment.timestamp())})


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (DAYS[0] - timedelta(days=900), 1),
        (DAYS[0], 1),
        (DAYS[1] - timedelta(seconds=1), 1),
        (DAYS[1], 2),
        (DAYS[1] + timedelta(hours=23), 2),
        (DAYS[2], 3),
        (DAYS[2] + timedelta(days=900), 3),
    ],
)
def test_the_timegate_leads_to_the_version_in_force_then(client, event, moment, number):
    response = then(client, event, moment)
    assert (response.status_code, response["Location"]) == (302, f"/id/{event.public_id}/v{number}")
    assert "accept-datetime" in response["Vary"].lower()
    assert f'/id/{event.public_id}>; rel="original"' in response["Link"]
    assert "Memento-Datetime" not in response


def test_without_a_moment_the_timegate_leads_to_the_latest_version(client, event):
    assert client.get(f"/timegate/{event.public_id}")["Location"] == f"/id/{event.public_id}/v3"


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2021-03-02", "Mon, 02 Mar 2021 12:00:00 GMT", "Tue, 02 Mar 2021 12:00:00 +0100",
     "Tue, 31 Feb 2021 12:00:00 GMT", "Tue, 02 Mar 2021 12:00:00", "Tuesday, 02-Mar-21 12:00:00 GMT", "é"],
)  # fmt: skip
def test_a_malformed_moment_is_refused_and_told(client, event, value):
    response = client.get(f"/timegate/{event.public_id}", headers={"Accept-Datetime": value})
    assert response.status_code == 400
    assert "accept-datetime" in response["Vary"].lower()
    assert "Accept-Datetime must be" in response.content.decode()


def test_the_timemap_lists_every_version_with_its_moment(client, event):
    response = client.get(f"/timemap/{event.public_id}")
    assert response["Content-Type"] == "application/link-format"
    lines = response.content.decode().split(",\n")
    address = f"/id/{event.public_id}"
    assert f'{address}>; rel="original"' in lines[0] and 'rel="timegate"' in lines[1] and 'rel="self"' in lines[2]
    assert f'{address}/v1>; rel="first memento"; datetime="Mon, 01 Mar 2021 12:00:00 GMT"' in lines[3]
    assert f'{address}/v2>; rel="memento"; datetime="Tue, 02 Mar 2021 12:00:00 GMT"' in lines[4]
    assert f'{address}/v3>; rel="last memento"; datetime="Wed, 03 Mar 2021 12:00:00 GMT"' in lines[5]


def test_a_version_whose_words_were_withdrawn_is_listed_no_more_and_says_so_itself(client, event):
    withdraw_words(event.versions.get(number=2), reason="A name was in it.", **two_editors())
    assert f"/id/{event.public_id}/v2" not in client.get(f"/timemap/{event.public_id}").content.decode()
    gone = client.get(then(client, event, DAYS[1])["Location"])
    assert gone.status_code == 410
    assert "Memento-Datetime" not in gone


def test_a_page_and_its_versions_lead_through_time(client, event):
    page = client.get(f"/id/{event.public_id}", follow=True)
    version = client.get(f"/id/{event.public_id}/v2")
    for response in (page, version):
        for path, rel in (("id", "original"), ("timegate", "timegate"), ("timemap", "timemap")):
            assert f'/{path}/{event.public_id}>; rel="{rel}"' in response["Link"]
    assert version["Memento-Datetime"] == "Tue, 02 Mar 2021 12:00:00 GMT"
    assert "no-cache" in version["Cache-Control"] and version["ETag"]
    assert "Memento-Datetime" not in page


@pytest.mark.parametrize("path", ["timegate", "timemap"])
def test_what_is_not_public_answers_by_what_stands_in_its_place(client, event, path):
    held, survivor, draft = make_published("event"), make_published("event"), make_ready("event")
    merged = make_published("event")
    withdraw(event, reason="privacy")
    hold(held)
    merge(merged, survivor)
    statuses = [client.get(f"/{path}/{record.public_id}").status_code for record in (event, held, draft)]
    assert statuses == [410, 404, 404]
    assert client.get(f"/{path}/{held.public_id}")["Cache-Control"] == "no-store"
    assert client.get(f"/{path}/{merged.public_id}")["Location"] == f"/{path}/{survivor.public_id}"
    assert "stood down" not in client.get(f"/{path}/{event.public_id}").content.decode()


def test_the_moment_of_a_version_that_is_made_now_is_in_the_past_or_now(client):
    record = make_published("event")
    response = then(client, record, timezone.now())
    assert response["Location"] == f"/id/{record.public_id}/v1"
