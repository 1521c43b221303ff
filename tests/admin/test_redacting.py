"""Words are taken out of a version by two editors, and are gone from the desk as well."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from reversion.models import Version as Saved

from articles.models import Redaction, RedactionRequest
from articles.publishing.gate import publish
from articles.publishing.redaction import MARK, versions_with
from articles.publishing.verify import verify
from tests.admin.desk import address, save
from tests.factories import make_passage, make_published

pytestmark = pytest.mark.django_db
NAME = "Ola Berg"
REASON = "A child could be named."


@pytest.fixture
def event(desk):
    """An event whose saved, published and earlier words hold a name, and whose newest do not."""
    event = make_published("event", title=f"{NAME} stood down")
    make_passage(event, exact=f"said {NAME}", article=make_published("article"))
    publish(event)
    save(desk, address(event), "_publish", summary=f"It was {NAME} who left.")
    save(desk, address(event), "_publish", title="The leader stood down", summary="The leader left.")
    event.passages_owned.filter(exact__contains=NAME).delete()
    return event


@pytest.fixture
def one(seat):
    """An editor who asks."""
    return seat("Editor", username="one")


@pytest.fixture
def two(seat):
    """A second editor."""
    return seat("Editor", username="two")


def ask(client, version, **given):
    """Ask for words to be taken out of a version; return the answer."""
    return client.post(address(version, "redact"), {"phrase": NAME, "reason": REASON} | given)


def decide(client, **pressed):
    """Press a button on the latest request; return the answer."""
    return client.post(address(RedactionRequest.objects.latest("pk"), "decide"), pressed)


def kept_at_the_desk():
    """All that the editors' history and the admin's log hold, as one text."""
    saved = Saved.objects.values_list("serialized_data", "object_repr")
    log = LogEntry.objects.values_list("object_repr", "change_message")
    return "\n".join(text for row in (*saved, *log) for text in row)


def test_what_one_editor_asks_for_is_done_when_a_second_one_confirms(event, one, two, client):
    version = event.versions.get(number=3)
    before = version.sha256
    assert NAME in kept_at_the_desk()
    assert ask(one, version).status_code == 302
    version.refresh_from_db()
    assert version.sha256 == before, "nothing goes before it is confirmed"

    assert decide(two, confirm="on").status_code == 302
    version.refresh_from_db()
    assert NAME.encode() not in bytes(version.core)
    redaction = Redaction.objects.get()
    assert (redaction.asked_by.username, redaction.created_by.username) == ("one", "two")
    assert (redaction.reason, redaction.sha256_before, redaction.sha256_after) == (REASON, before, version.sha256)
    asked = RedactionRequest.objects.get()
    assert (asked.outcome, asked.phrase, asked.redaction) == ("done", "", redaction)
    assert NAME not in kept_at_the_desk()
    assert "ola berg" not in kept_at_the_desk()
    assert MARK in kept_at_the_desk()
    assert REASON in client.get(f"/id/{event.public_id}/v3").content.decode()
    assert [offence for offence in verify() if "redaction" in offence or "bytes" in offence] == []


def test_the_history_of_the_desk_can_still_be_read(event, one, two):
    ask(one, event.versions.get(number=3))
    decide(two, confirm="on")
    page = two.get(address(event, "history")).content.decode()
    assert MARK in page
    assert NAME not in page


def test_all_words_of_a_version_go_and_its_tombstone_stays(event, one, two, client):
    version = event.versions.get(number=3)
    ask(one, version, phrase="", whole="on")
    decide(two, confirm="on")
    version.refresh_from_db()
    assert bytes(version.core) == b""
    answer = client.get(f"/id/{event.public_id}/v3")
    assert answer.status_code == 410
    assert REASON in answer.content.decode()
    assert f"It was {NAME} who left." not in kept_at_the_desk()
    assert "The leader left." in kept_at_the_desk(), "what another version still says stays"


def test_who_asked_cannot_confirm(event, one):
    version = event.versions.get(number=3)
    ask(one, version)
    answer = decide(one, confirm="on")
    assert "a second editor has to confirm it" in answer.content.decode()
    assert not Redaction.objects.exists()
    assert RedactionRequest.objects.get().outcome == "waiting"


def test_a_request_can_be_declined_with_a_reason(event, one, two):
    ask(one, event.versions.get(number=3))
    assert "Say why" in decide(two, decline="on").content.decode()
    decide(two, decline="on", answer="It was said in public court.")
    asked = RedactionRequest.objects.get()
    assert (asked.outcome, asked.answer, asked.decided_by.username) == (
        "declined",
        "It was said in public court.",
        "two",
    )
    assert asked.phrase == ""
    assert not Redaction.objects.exists()
    assert "<dt>Declined</dt>" in decide(two, confirm="on").content.decode()
    assert not Redaction.objects.exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"phrase": "Nobody"}, "do not stand in this version"),
        ({"reason": f"{NAME} asked."}, "do not repeat there"),
        ({"phrase": ""}, "one of the two"),
        ({"whole": "on"}, "one of the two"),
        ({"reason": ""}, "required"),
    ],
)
def test_what_cannot_be_asked_for_is_told(event, one, given, why):
    answer = ask(one, event.versions.get(number=3), **given)
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert not RedactionRequest.objects.exists()


def test_of_one_version_one_request_waits(event, one, two):
    version = event.versions.get(number=3)
    ask(one, version)
    assert "Another request on this version waits" in str(ask(two, version).context["form"].errors)
    assert RedactionRequest.objects.count() == 1


def test_who_decides_is_told_where_else_the_words_stand(event, one, two):
    ask(one, event.versions.get(number=3))
    page = two.get(address(RedactionRequest.objects.get(), "decide")).content.decode()
    assert f"They stand in version 1 of {event.public_id}" in page
    assert {version.number for version in versions_with(NAME).filter(record=event)} == {1, 2, 3, 4}


def test_what_waits_is_on_the_start_page_of_the_others_and_on_the_record(event, one, two):
    ask(one, event.versions.get(number=3))
    label = "Redactions that wait for a second editor"
    counts = [
        {job: count for job, count, _ in who.get(reverse("admin:index")).context["jobs"]} for who in (one, two)
    ]
    assert [count[label] for count in counts] == [0, 1]
    decision = address(RedactionRequest.objects.get(), "decide")
    assert decision in two.get(address(event)).content.decode()


def test_a_contributor_neither_asks_nor_decides(event, one, seat):
    version, clerk = event.versions.get(number=3), seat("Contributor")
    assert ask(clerk, version).status_code == 403
    ask(one, version)
    assert decide(clerk, confirm="on").status_code == 403
    assert address(RedactionRequest.objects.get(), "decide") not in clerk.get(address(event)).content.decode()


@pytest.mark.parametrize("change", ["reason = 'Another.'", "outcome = 'waiting'", "answer = 'Another.'"])
def test_the_database_keeps_a_decided_request_as_it_is(event, one, two, change):
    ask(one, event.versions.get(number=3))
    decide(two, confirm="on")
    for statement in (f"UPDATE articles_redactionrequest SET {change}", "DELETE FROM articles_redactionrequest"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_database_wants_two_people(event, one, django_user_model):
    ask(one, event.versions.get(number=3))
    same = django_user_model.objects.get(username="one")
    version = event.versions.get(number=3)
    given = {"version": version, "kind": "redacted", "reason": REASON, "sha256_before": "a", "sha256_after": "b"}
    with pytest.raises(IntegrityError, match="redaction_by_two"), transaction.atomic():
        Redaction.objects.create(asked_by=same, created_by=same, created_at=version.created_at, **given)
    redaction = Redaction.objects.create(created_at=version.created_at, **given)
    assert any(f"no two people stand for redaction {redaction.pk}" in offence for offence in verify())
    with pytest.raises(IntegrityError, match="request_carried_out_by_another"), transaction.atomic():
        RedactionRequest.objects.update(
            outcome="done", phrase="", decided_by=same, decided_at=version.created_at, redaction=redaction
        )
