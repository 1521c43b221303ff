"""What stands where no record can be shown says the same as a page, as JSON and as plain text."""

import json

import pytest
from django.http import Http404

from articles.identifiers import check_character
from articles.publishing.gate import hold, mark_merged, withdraw
from articles.publishing.redaction import withdraw_words
from articles.publishing.showing import find
from articles.views.standing_in import stand_in, version_withdrawn
from tests.factories import make_published, make_ready

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
    withdraw_words(version, reason="A name was in it.")
    response = version_withdrawn(rf.get("/"), event, version, form)
    assert (response.status_code, response["Content-Type"]) == (410, TYPES[form])
    assert "A name was in it." in response.content.decode()
    assert "stood down" not in response.content.decode()


def test_a_merged_record_leads_to_its_survivor_in_the_form_asked_for(rf, event):
    survivor = make_published("event")
    mark_merged(event, survivor)
    state, record = find(event.public_id)
    response = stand_in(
        rf.get("/"), event.public_id, state, record, "text", lambda found: f"/{found.public_id}.ris"
    )
    assert (response.status_code, response["Location"]) == (302, f"/{survivor.public_id}.ris")
    withdraw(survivor, reason="error")
    gone = json.loads(told(rf, event.public_id, "json").content)
    assert (gone["state"], gone["id"], gone["reason"]["code"]) == ("withdrawn", survivor.public_id, "error")
