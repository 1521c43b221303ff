"""Deleted drafts: listed with who deleted them, and brought back as they were."""

import pytest
from django.urls import reverse

from articles.models import Event, Record
from tests.admin.desk import address, save, told
from tests.factories import make_event, make_organisation, make_passage, make_person, make_standing
from tests.factories import make_participation as take_part

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:articles_record_deleted")


def deleted(desk, record):
    """Delete a record at the desk; return the address that brings it back."""
    key = record.pk
    desk.post(address(record, "delete"), {"post": "yes"})
    assert not Record.objects.filter(pk=key).exists()
    return reverse("admin:articles_record_bring_back", args=[key])


def test_a_deleted_draft_comes_back_as_it_was(desk):
    """With its identifier, rows and what they rest on; as a draft, whatever it was."""
    event = make_event(title="Gone by mistake", summary="Words.")
    passage = make_passage(event)
    make_standing(event, passages=[passage])
    take_part(event, make_person(), passages=[passage])
    desk.post(address(event, "submit"))
    back = deleted(desk, event)
    page = desk.get(PAGE).content.decode()
    assert "Gone by mistake" in page and event.public_id in page and " by admin" in page
    answer = desk.post(back, follow=True)
    assert "is back, as a draft" in told(answer)[-1]
    again = Event.objects.get(public_id=event.public_id)
    assert (again.title, again.summary, again.status) == ("Gone by mistake", "Words.", "draft")
    assert again.standings.get().passages.get() == again.participations.get().passages.get() == passage
    assert "Gone by mistake" not in desk.get(PAGE).content.decode()
    assert save(desk, address(again), title="Saved again").status_code == 200
    assert Event.objects.get().title == "Saved again"


def test_it_comes_back_as_it_was_last_saved(desk):
    """Not as it was first; brought back twice it is there once."""
    body = make_organisation(title="First")
    save(desk, address(body), title="Second")
    back = deleted(desk, body)
    desk.post(back)
    desk.post(back)
    assert Record.objects.get(public_id=body.public_id).title == "Second"


def test_what_its_article_took_along_is_left_out(desk):
    """A passage whose article is gone cannot come back; the rest does, and the editor is told."""
    event = make_event()
    passage = make_passage(event)
    back = deleted(desk, event)
    passage.article.delete()
    Record.objects.filter(pk=passage.article_id).delete()
    answer = desk.post(back, follow=True)
    assert "Left out: passage" in told(answer)[-1]
    assert not Event.objects.get().passages_owned.exists()


def test_who_may_bring_back(desk, clerk):
    """Those who may make such a record; by POST alone."""
    back = deleted(desk, make_event())
    assert desk.get(back).status_code == 405
    stranger = clerk("view_event")
    assert stranger.get(PAGE).status_code == 403 and stranger.post(back).status_code == 403
    other = clerk("view_person", "add_person")
    assert b"Bring back" not in other.get(PAGE).content.partition(b"<ul>")[2]
    assert other.post(back).status_code == 403
    assert not Event.objects.exists()
