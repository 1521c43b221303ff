"""Notes between editors: added, shown to editors, never changed, never public, and they move with a merge."""

import pytest

from articles.curation.merging import merge
from articles.curation.undoing import undo
from articles.description import describe, to_bytes
from articles.models import Note, Record
from tests.admin.desk import address, told
from tests.factories import make_event, make_published

pytestmark = pytest.mark.django_db
WORDS = "Which of the two papers was first?"


def in_review(**given):
    event = make_event(**given)
    Record.objects.filter(pk=event.pk).update(status="in_review")
    return event


def test_a_note_stands_on_the_form_with_who_and_when_the_newest_first(seat):
    contributor, editor = seat("Contributor"), seat("Editor")
    event = make_event()
    contributor.post(address(event, "note"), {"text": WORDS})
    answer = editor.post(address(event, "note"), {"text": "The Courier,\nby a day."}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{address(event)}#notes"
    assert page.index("by a day") < page.index("Which of the two papers") < page.index('name="title"')
    assert "a Contributor" in page and "a Editor" in page and "The Courier,<br>by a day." in page
    assert all(note.written_at for note in Note.objects.all())


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "a" * 2001])
@pytest.mark.parametrize("name", ["note", "send-back"])
def test_what_is_no_note_is_asked_for_again_with_what_was_typed(desk, name, text):
    event = in_review()
    answer = desk.post(address(event, name), {"text": text})
    assert answer.status_code == 200 and answer.context["form"].errors["text"]
    assert text in answer.content.decode()
    event.refresh_from_db()
    assert (event.status, Note.objects.count()) == ("in_review", 0)


def test_markup_in_a_note_is_text(desk):
    event = make_event()
    page = desk.post(address(event, "note"), {"text": "<b>Look</b>"}, follow=True).content.decode()
    assert "&lt;b&gt;Look" in page and "<b>Look" not in page


def test_sending_back_leaves_its_note(seat):
    event = in_review()
    page = seat("Editor").post(address(event, "send-back"), {"text": WORDS}, follow=True)
    event.refresh_from_db()
    assert event.status == "draft" and told(page) == ["Sent back: it is a draft again."]
    assert "a Editor: sent back" in page.content.decode() and WORDS in page.content.decode()


def test_a_late_sending_back_keeps_the_words(desk):
    event = make_event()
    page = desk.post(address(event, "send-back"), {"text": WORDS}, follow=True)
    assert "Its status is not" in told(page)[0]
    assert WORDS in page.content.decode() and "sent back</h3>" not in page.content.decode()


def test_sending_back_is_offered_for_what_was_submitted(seat):
    event, draft = in_review(), make_event()
    editor = seat("Editor")
    assert address(event, "send-back") in editor.get(address(event)).content.decode()
    assert address(draft, "send-back") not in editor.get(address(draft)).content.decode()
    assert address(event, "send-back") not in seat("Contributor").get(address(event)).content.decode()


def test_who_may_only_look_reads_notes_and_adds_none(clerk):
    event = make_event()
    Note.objects.create(record=event.record, text=WORDS)
    client = clerk("view_event")
    page = client.get(address(event)).content.decode()
    assert WORDS in page and address(event, "note") not in page
    assert client.post(address(event, "note"), {"text": "Mine"}).status_code == 403


def test_readers_never_see_one(desk, client):
    event = make_published("event")
    desk.post(address(event, "note"), {"text": WORDS})
    assert WORDS not in to_bytes(describe(event.record)).decode()
    for page in (f"/id/{event.public_id}", f"/id/{event.public_id}/v1", "/events/"):
        assert WORDS not in client.get(page, follow=True).content.decode()


def test_a_note_moves_with_a_merge_and_comes_back_with_its_undoing():
    merged, survivor = make_published("person"), make_published("person")
    note = Note.objects.create(record=merged.record, text=WORDS)
    made = merge(merged, survivor)
    note.refresh_from_db()
    assert note.record_id == survivor.pk and "Note" in made.told
    undo(made)
    note.refresh_from_db()
    assert note.record_id == merged.pk
