"""Record pages, permalinks and versions, and what stands where nothing can be shown."""

import pytest

from articles.curation.merging import merge
from articles.identifiers import ALPHABET, check_character
from articles.models import Identifier
from articles.publishing.clock import renew_epoch
from articles.publishing.gate import hold, publish, release, withdraw
from articles.publishing.redaction import withdraw_words
from articles.views import keeping
from tests.factories import MAKERS, make_event, make_outlet, make_person, make_published, make_ready, two_editors

pytestmark = pytest.mark.django_db


def page_of(record):
    """Return the address of a record's page."""
    return f"/{record.card.kind}s/{record.public_id}/{record.card.slug}/"


@pytest.fixture
def event():
    return make_published("event", title="The leader stood down", summary="He left on Monday.")


@pytest.mark.parametrize("kind", list(MAKERS))
def test_a_permalink_leads_to_the_page_whatever_the_kind(client, kind):
    record = make_published(kind)
    response = client.get(f"/id/{record.public_id}", follow=True)
    assert [status for _, status in response.redirect_chain] == [302]
    assert response.status_code == 200
    assert record.title in response.content.decode().replace("&#x27;", "'")


def test_the_slug_is_decoration(client, event):
    for path in (f"/events/{event.public_id}/an-old-name/", f"/events/{event.public_id}/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, page_of(event))
        assert "no-cache" in response["Cache-Control"]


def test_an_old_name_leads_to_the_new_one_once_it_is_published(client, event):
    old = page_of(event)
    event.title = "The leader resigned"
    event.save()
    assert client.get(old).status_code == 200
    publish(event)
    assert client.get(old)["Location"].endswith("/the-leader-resigned/")


def test_the_address_of_another_kind_leads_to_the_right_one(client, event):
    assert client.get(f"/people/{event.public_id}/x/")["Location"] == page_of(event)


def test_a_draft_is_not_found(client):
    draft = make_ready("event")
    for path in (f"/id/{draft.public_id}", f"/events/{draft.public_id}/x/", f"/id/{draft.public_id}/v1"):
        assert client.get(path).status_code == 404


def test_a_mistyped_identifier_is_told_apart(client, event):
    wrong = next(event.public_id[:-1] + letter for letter in ALPHABET if letter != event.public_id[-1])
    response = client.get(f"/id/{wrong}")
    assert response.status_code == 404
    assert "Mistyped address" in response.content.decode()
    unknown = "0000000" + check_character("0000000")
    assert "Mistyped address" not in client.get(f"/id/{unknown}").content.decode()


@pytest.mark.parametrize("public_id", ["%00", "%F0%9F%92%A9", "a" * 3000, "'--", "<script>", "..", "0000000%0a"])
def test_a_hostile_identifier_is_not_found(client, public_id):
    for path in (f"/id/{public_id}", f"/events/{public_id}/x/", f"/id/{public_id}/v1"):
        assert client.get(path).status_code == 404


def test_a_held_record_is_not_available_for_now_and_its_versions_neither(client, event):
    hold(event)
    for path in (f"/id/{event.public_id}", f"/events/{event.public_id}/x/", f"/id/{event.public_id}/v1"):
        response = client.get(path)
        assert response.status_code == 404
        assert response["Cache-Control"] == "no-store"
        assert "Not available for now" in response.content.decode()
        assert "stood down" not in response.content.decode()
    release(event)
    assert client.get(f"/id/{event.public_id}").status_code == 302


@pytest.mark.parametrize("name_it", [True, False])
def test_a_withdrawn_record_leaves_a_tombstone(client, event, name_it):
    withdraw(event, reason="privacy", name_it=name_it)
    for path in (f"/id/{event.public_id}", f"/events/{event.public_id}/x/", f"/id/{event.public_id}/v1"):
        response = client.get(path)
        text = response.content.decode()
        assert response.status_code == 410
        assert "to protect a person’s privacy" in text
        assert "He left on Monday" not in text
        assert "stood down" not in text[: text.index("<body")]
        assert ("The leader stood down" in text) is name_it


def test_a_merged_record_leads_straight_to_its_survivor(client, event):
    second, third = make_published("event"), make_published("event")
    merge(event, second)
    merge(second, third)
    for path in (f"/id/{event.public_id}", f"/events/{event.public_id}/x/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (302, f"{page_of(third)}#was-{event.public_id}")
    assert "The leader stood down" in client.get(f"/id/{event.public_id}/v1").content.decode()


def test_the_tombstone_of_a_link_names_no_end_that_left_as_well(client):
    link = make_published("link")
    withdraw(link, reason="error", name_it=True)
    assert link.target.title in client.get(f"/id/{link.public_id}").content.decode()
    withdraw(link.target, reason="anonymity")
    assert link.target.title not in client.get(f"/id/{link.public_id}").content.decode()


def test_the_versions_of_a_merged_record_go_with_its_survivor(client, event):
    survivor = make_published("event")
    merge(event, survivor)
    withdraw(survivor, reason="anonymity")
    assert client.get(f"/id/{event.public_id}/v1").status_code == 410


def test_a_record_merged_into_a_withdrawn_one_leads_to_its_tombstone(client, event):
    survivor = make_published("event")
    merge(event, survivor)
    withdraw(survivor, reason="error")
    assert client.get(f"/id/{event.public_id}").status_code == 410


def test_a_version_shows_the_words_of_its_day(client, event):
    event.summary = "He left on Tuesday."
    event.save()
    publish(event)
    first = client.get(f"/id/{event.public_id}/v1")
    assert first.status_code == 200
    assert "He left on Monday." in first.content.decode()
    assert "He left on Tuesday." not in first.content.decode()
    assert "no-cache" in first["Cache-Control"]
    assert "He left on Tuesday." in client.get(f"/id/{event.public_id}/v2").content.decode()


@pytest.mark.parametrize("number", ["0", "2", "9" * 40])
def test_a_version_that_is_not_there_is_not_found(client, event, number):
    assert client.get(f"/id/{event.public_id}/v{number}").status_code == 404


def test_withdrawn_words_are_gone_from_their_version_at_once(client, event):
    event.summary = "Other words."
    event.save()
    publish(event)
    withdraw_words(event.versions.get(number=1), reason="A name was in it.", **two_editors())
    response = client.get(f"/id/{event.public_id}/v1")
    assert response.status_code == 410
    assert "A name was in it." in response.content.decode()
    assert "He left on Monday" not in response.content.decode()
    assert client.get(page_of(event)).status_code == 200


def test_a_kept_page_is_valid_until_the_clock_moves(client, event):
    for path in (page_of(event), "/", "/events/", f"/id/{event.public_id}/v1"):
        etag = client.get(path)["ETag"]
        again = client.get(path, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")
        publish(make_outlet())
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_a_compressed_page_is_kept_as_well(client, event):
    gzip = {"Accept-Encoding": "gzip"}
    first = client.get(page_of(event), headers=gzip)
    assert first["Content-Encoding"] == "gzip"
    assert first["ETag"].startswith("W/")
    assert client.get(page_of(event), headers=gzip | {"If-None-Match": first["ETag"]}).status_code == 304


def test_a_restore_or_a_new_release_makes_every_kept_page_invalid(client, event, monkeypatch):
    etag = client.get(page_of(event))["ETag"]
    renew_epoch()
    renewed = client.get(page_of(event), headers={"If-None-Match": etag})
    assert renewed.status_code == 200
    monkeypatch.setattr(keeping, "RELEASE", "another")
    assert client.get(page_of(event), headers={"If-None-Match": renewed["ETag"]}).status_code == 200


def test_a_page_that_the_clock_outran_is_not_to_be_kept(client, event, monkeypatch):
    monkeypatch.setattr(keeping.clock, "consistently", lambda read, before: (None, read(before)))
    response = client.get(page_of(event))
    assert "ETag" not in response
    assert "no-store" in response["Cache-Control"]


def test_pages_are_only_read(client, event):
    for path in ("/", "/events/", page_of(event), f"/id/{event.public_id}", f"/id/{event.public_id}/v1"):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code in (200, 302)


def test_an_identifier_given_out_but_never_published_tells_nothing(client):
    person = make_person(title="Not Yet Public")
    assert Identifier.objects.filter(pk=person.public_id).exists()
    unknown = "1111111" + check_character("1111111")
    answers = {
        client.get(f"/id/{public_id}").content.decode().replace(public_id, "")
        for public_id in (person.public_id, make_event().public_id, unknown)
    }
    assert len(answers) == 1
