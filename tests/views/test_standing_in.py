"""What stands where no record can be shown says the same as a page, as JSON and as plain text."""

import json

import pytest
from django.http import Http404

from articles.choices import WithdrawalReason
from articles.curation.merging import merge
from articles.identifiers import check_character
from articles.publishing.gate import Refused, hold, reinstate, reword, withdraw
from articles.publishing.redaction import take_out, withdraw_words
from articles.publishing.showing import find
from articles.views.standing_in import stand_in, version_withdrawn
from tests.factories import make_published, make_ready, two_editors

pytestmark = pytest.mark.django_db

TYPES = {"html": "text/html; charset=utf-8", "json": "application/json", "text": "text/plain; charset=utf-8"}


@pytest.fixture
def event():
    return make_published("event", title="The leader stood down", summary="He left on Monday.")


def told(rf, public_id, form):
    """Return what stands at an identifier in a form."""
    return stand_in(rf.get("/"), public_id, *find(public_id), form)


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name_it", [True, False])
def test_a_tombstone_says_the_same_in_every_form(rf, event, form, name_it):
    withdraw(event, reason="privacy", name_it=name_it)
    response = told(rf, event.public_id, form)
    text = response.content.decode()
    assert (response.status_code, response["Content-Type"]) == (410, TYPES[form])
    assert "to protect a person’s privacy" in text
    assert f"/id/{event.public_id}" in text
    assert ("The leader stood down" in text) is name_it
    assert "He left on Monday" not in text
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize("form", TYPES)
def test_a_tombstone_says_the_note_and_the_last_citation(rf, event, form):
    words = {"note": "Its publisher took it back.", "last_citation": "The leader stood down, version 1."}
    withdraw(event, reason="source", name_it=True, **words)
    text = told(rf, event.public_id, form).content.decode()
    assert all(said in text for said in words.values())
    assert "because its source was withdrawn or retracted" in text


@pytest.mark.parametrize(
    "words", [{"note": "The LEADER stood  down."}, {"last_citation": "“The leader stood down”, 1"}]
)
def test_a_tombstone_that_may_not_name_it_takes_no_words_that_do(event, words):
    with pytest.raises(Refused, match="cut the title out"):
        withdraw(event, reason="privacy", **words)
    event.refresh_from_db()
    assert event.status == "published"


def test_a_tombstone_is_worded_anew_and_its_date_stays(rf, event):
    withdraw(event, reason="error", name_it=True, last_citation="The leader stood down, version 1.")
    when = event.withdrawn_at
    reword(event, reason="court_order", note="A court ordered it.")
    assert event.withdrawn_at == when
    text = told(rf, event.public_id, "text").content.decode()
    assert "because a court ordered it" in text and "A court ordered it." in text
    assert "stood down" not in text


def test_words_taken_out_of_a_version_are_gone_from_its_tombstone(rf, event):
    withdraw(
        event, reason="error", name_it=True, note="On the leader.", last_citation="The leader stood down, v1."
    )
    take_out(event.versions.get(), "leader", reason="A name was in it.", **two_editors())
    assert "leader" not in told(rf, event.public_id, "json").content.decode()


def test_a_reinstated_record_keeps_no_words_of_its_tombstone(event):
    withdraw(event, reason="error", name_it=True, note="Wrong.", last_citation="Version 1.")
    reinstate(event)
    assert (event.withdrawal_note, event.last_citation) == ("", "")


def test_the_words_of_a_tombstone_of_a_link_name_no_end_that_left_as_well(rf):
    link = make_published("link")
    end = link.target.title
    withdraw(link, reason="error", name_it=True, note=f"On {end}.", last_citation=f"{link.title}, version 1.")
    assert end in told(rf, link.public_id, "text").content.decode()
    withdraw(link.target, reason="anonymity")
    assert end not in told(rf, link.public_id, "text").content.decode()


@pytest.mark.parametrize("reason", WithdrawalReason)
def test_every_reason_reads_well_after_taken_out(rf, event, reason):
    withdraw(event, reason=reason)
    assert reason.label.startswith(("because ", "for ", "to ", "at "))
    assert f", {reason.label}." in told(rf, event.public_id, "text").content.decode()


@pytest.mark.parametrize("form", TYPES)
def test_a_held_record_is_kept_nowhere_in_any_form(rf, event, form):
    hold(event)
    response = told(rf, event.public_id, form)
    assert (response.status_code, response["Content-Type"]) == (404, TYPES[form])
    assert response["Cache-Control"] == "no-store"
    assert "Not available for now" in response.content.decode()
    assert "stood down" not in response.content.decode()


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_draft_and_an_identifier_never_given_out_answer_alike(rf, form):
    draft, nobody = make_ready("event").public_id, "0000000" + check_character("0000000")
    answers = [told(rf, public_id, form) for public_id in (draft, nobody)]
    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].content == answers[1].content
    with pytest.raises(Http404):
        told(rf, draft, "html")


@pytest.mark.parametrize("form", TYPES)
def test_a_mistyped_identifier_is_told_in_every_form(rf, form):
    response = told(rf, "0000001", form)
    assert response.status_code == 404
    assert "Mistyped address" in response.content.decode()


@pytest.mark.parametrize("form", TYPES)
def test_the_words_of_a_version_are_gone_from_every_form(rf, event, form):
    version = event.versions.get()
    withdraw_words(version, reason="A name was in it.", **two_editors())
    response = version_withdrawn(rf.get("/"), event, version, form)
    assert (response.status_code, response["Content-Type"]) == (410, TYPES[form])
    assert "A name was in it." in response.content.decode()
    assert "stood down" not in response.content.decode()


def test_the_only_version_says_that_its_words_are_gone_at_its_own_address(client, event):
    withdraw_words(event.versions.get(), reason="A name was in it.", **two_editors())
    response = client.get(f"/id/{event.public_id}/v1")
    assert response.status_code == 410
    assert "A name was in it." in response.content.decode()
    assert client.get(f"/id/{event.public_id}").status_code == 404
    hold(event)
    assert client.get(f"/id/{event.public_id}/v1").status_code == 404


def test_a_merged_record_leads_to_its_survivor_in_the_form_asked_for(rf, event):
    survivor = make_published("event")
    merge(event, survivor)
    state, record = find(event.public_id)
    response = stand_in(
        rf.get("/"), event.public_id, state, record, "text", lambda found: f"/{found.public_id}.ris"
    )
    assert (response.status_code, response["Location"]) == (302, f"/{survivor.public_id}.ris")
    withdraw(survivor, reason="error")
    gone = json.loads(told(rf, event.public_id, "json").content)
    assert (gone["state"], gone["id"], gone["reason"]["code"]) == ("withdrawn", survivor.public_id, "error")
