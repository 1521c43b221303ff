"""Standings that are only added, passages that keep their numbers, differences with their accounts."""

import pytest
from django.urls import reverse

from articles.models import Difference
from tests.admin.desk import add_row, address, errors, filled, save
from tests.factories import (
    make_article,
    make_difference,
    make_event,
    make_outlet,
    make_passage,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db


def test_a_saved_standing_is_never_overwritten(desk):
    """Other values sent for it are ignored; its passages can be chosen while it has none."""
    event = make_event()
    passage = make_passage(event)
    standing = make_standing(event, passages=[])
    changes = {"standings-0-standing": "established", "standings-0-since": "2015"}
    save(desk, address(event), "_save", **changes, **{"standings-0-passages": [passage.pk]})
    standing.refresh_from_db()
    assert (standing.standing, standing.since.is_unknown) == ("reported", True)
    assert list(standing.passages.all()) == [passage]


def test_a_published_standing_is_fixed(desk):
    """Neither its passages nor itself can be taken away; a new one is added beside it."""
    event = make_published("event")
    (standing,) = event.standings.all()
    data = filled(desk.get(address(event)))
    desk.post(address(event), data | {"standings-0-DELETE": "on", "standings-0-passages": []})
    assert standing.passages.exists()

    passage = event.passages_owned.get()
    data = filled(desk.get(address(event)))
    add_row(data, "standings", standing="disputed")
    assert "Choose the passages" in errors(desk.post(address(event), data))
    desk.post(address(event), data | {"standings-1-passages": [passage.pk]})
    assert [row.standing for row in event.standings.all()] == ["reported", "disputed"]


def test_a_draft_standing_can_go(desk):
    """Before the first version a wrong row is deleted."""
    event = make_event()
    make_standing(event, passages=[make_passage(event)])
    save(desk, address(event), "_save", **{"standings-0-DELETE": "on"})
    assert not event.standings.exists()


def test_passages_keep_their_numbers(desk):
    """Numbers and anchors are not asked for; one that was given is not given again."""
    event, article = make_event(), make_article(text="He stood down at once, he said.")
    for words in ("stood down", "at once"):
        data = filled(desk.get(address(event)))
        row = {"article": article.pk, "exact": words, "stance": "supports", "number": 7, "anchor": "orphan"}
        add_row(data, "passages_owned", **row)
        desk.post(address(event), data)
    save(desk, address(event), "_save", **{"passages_owned-1-DELETE": "on"})
    data = filled(desk.get(address(event)))
    add_row(data, "passages_owned", article=article.pk, exact="he said", stance="mentions")
    desk.post(address(event), data)
    found = event.passages_owned.values_list("number", "exact", "anchor")
    assert list(found) == [(1, "stood down", "anchored"), (3, "he said", "anchored")]


@pytest.mark.django_db(transaction=True)
def test_a_passage_taken_out_and_chosen_at_once(triggers_lifted, desk):
    """The database refuses it when all is written; the form comes back with what was typed."""
    event = make_event()
    passage = make_passage(event)
    make_standing(event, passages=[])
    data = filled(desk.get(address(event))) | {"passages_owned-0-DELETE": "on", "summary": "Typed."}
    answer = desk.post(address(event), data | {"standings-0-passages": [passage.pk]})
    event.refresh_from_db()
    assert answer.status_code == 200
    assert "The database refused this" in errors(answer) and b"Typed." in answer.content
    assert event.summary == "" and event.passages_owned.exists()


def add_difference(event):
    """The address of an empty form for a difference of an event."""
    return reverse("admin:articles_difference_add") + f"?record={event.public_id}"


def test_a_difference_with_its_accounts(desk):
    """Reached from the record's form, it offers the record's passages, and leads back; nothing is published."""
    event = make_published("event")
    one, two = event.passages_owned.get(), make_passage(event)
    assert add_difference(event).encode() in desk.get(address(event)).content
    data = filled(desk.get(add_difference(event))) | {"matter": "When", "aspect": "date"}
    add_row(data, "accounts", says="On Monday", passages=[one.pk])
    add_row(data, "accounts", says="On Tuesday", passages=[two.pk])
    answer = desk.post(add_difference(event), data)
    assert answer.url == address(event)
    difference = Difference.objects.get()
    assert [list(account.passages.all()) for account in difference.accounts.all()] == [[one], [two]]
    assert event.versions.count() == 1
    page = desk.get(address(event))
    assert address(difference).encode() in page.content and b"Saved, not published" in page.content


def test_a_difference_refuses_foreign_passages_and_twins(desk):
    """An account rests on passages of its record; each is told once."""
    event = make_event()
    difference = make_difference(event, {"On Monday": [make_passage(event)]})
    foreign = make_passage(make_event())
    data = filled(desk.get(address(difference)))
    assert "valid choice" in errors(desk.post(address(difference), data | {"accounts-0-passages": [foreign.pk]}))
    add_row(data, "accounts", says="On Monday")
    assert "duplicate" in errors(desk.post(address(difference), data))


def test_a_difference_stays_with_its_record(desk):
    """Another record sent for it is ignored."""
    event = make_event()
    difference = make_difference(event, {})
    save(desk, address(difference), "_save", record=make_event().pk)
    difference.refresh_from_db()
    assert difference.record_id == event.pk


def test_a_difference_of_a_record_one_may_not_change(clerk):
    """Neither made nor changed."""
    event = make_event()
    difference = make_difference(event, {})
    own = [f"{act}_{model}" for act in ("add", "change", "view") for model in ("difference", "account")]
    client = clerk(*own, "view_record", "view_event")
    data = filled(client.get(add_difference(event))) | {"matter": "When", "aspect": "date"}
    assert "may not change" in errors(client.post(add_difference(event), data))
    assert client.post(address(difference), {}).status_code == 403


@pytest.mark.parametrize("key", ["x", "9" * 30, "²", "0", "a%00b"])
def test_a_difference_of_nothing(desk, key):
    """An odd address shows an empty form."""
    page = reverse("admin:articles_difference_add") + f"?record={key}"
    assert desk.get(page).status_code == 200


def test_outlets_need_no_rows(desk):
    """Empty rows that are shown and left empty are not saved."""
    outlet = make_outlet()
    save(desk, address(outlet), "_save")
    assert not outlet.passages_owned.exists() and not outlet.other_names.exists()
