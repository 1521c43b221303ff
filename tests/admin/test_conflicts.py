"""Two editors at one record: nothing is dropped in silence."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from tests.admin.desk import add_row, address, filled
from tests.factories import (
    make_event,
    make_organisation,
    make_outlet,
    make_passage,
    make_person,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db


def choices(page):
    """What the page of choices asks, as {label: (theirs, mine, chosen)}."""
    assert page.status_code == 200 and b"after you opened it" in page.content
    return {item.label: (item.theirs, item.mine, item.chosen) for item in page.context["choices"]}


def choose(client, record, page, **chosen):
    """Send the page of choices as a browser would, with other choices by label; return what follows."""
    data = dict(page.context["carried"]) | {page.context["button"][0]: "on"}
    for item in page.context["choices"]:
        whose = chosen.get(item.label.replace(" ", "_"), item.chosen)
        data |= {f"take-{item.name}": whose} if whose else {}
    return client.post(address(record), data)


def opened_twice(client, record):
    """What two editors would send who opened the same form."""
    return filled(client.get(address(record))), filled(client.get(address(record)))


def test_second_editor_chooses_field_by_field(desk):
    """What only one changed is chosen already; what both changed is asked for; nothing is saved yet."""
    body = make_organisation(title="Harwell council", sort="local_authority")
    first, second = opened_twice(desk, body)
    desk.post(address(body), first | {"title": "Harwell Council", "noindex": "on"})
    page = desk.post(address(body), second | {"title": "Council of Harwell", "summary": "Mine."})
    assert choices(page) == {
        "Title": ("Harwell Council", "Council of Harwell", ""),
        "Summary": ("nothing", "Mine.", "mine"),
        "Keep out of search engines": ("yes", "no", "theirs"),
    }
    assert "admin saved this record" in page.content.decode()
    body.refresh_from_db()
    assert (body.title, body.summary, body.edit_token) == ("Harwell Council", "", 1)

    choose(desk, body, page, Title="mine")
    body.refresh_from_db()
    assert (body.title, body.summary, body.noindex) == ("Council of Harwell", "Mine.", True)


def test_a_missing_choice_is_asked_for_again(desk):
    """Until each is made nothing is saved, and those that were made stay."""
    body = make_organisation()
    first, second = opened_twice(desk, body)
    desk.post(address(body), first | {"title": "One", "summary": "One."})
    page = desk.post(address(body), second | {"title": "Two", "summary": "Two."})
    again = choose(desk, body, page, Title="mine")
    assert choices(again) == {"Title": ("One", "Two", "mine"), "Summary": ("One.", "Two.", None)}
    assert b"Choose one of the two." in again.content
    choose(desk, body, again, Summary="theirs")
    body.refresh_from_db()
    assert (body.title, body.summary) == ("Two", "One.")


def test_a_third_editor_meanwhile(desk):
    """Saved between the page and its answer: only what is new is asked, and no choice is lost."""
    body = make_organisation()
    first, second = opened_twice(desk, body)
    desk.post(address(body), first | {"title": "One"})
    page = desk.post(address(body), second | {"title": "Two", "summary": "Two."})
    third = filled(desk.get(address(body)))
    desk.post(address(body), third | {"summary": "Three.", "noindex": "on"})
    again = choose(desk, body, page, Title="mine")
    assert choices(again) == {
        "Title": ("One", "Two", "mine"),
        "Summary": ("Three.", "Two.", ""),
        "Keep out of search engines": ("yes", "no", "theirs"),
    }
    choose(desk, body, again, Summary="mine")
    body.refresh_from_db()
    assert (body.title, body.summary, body.noindex, body.edit_token) == ("Two", "Two.", True, 3)


def test_the_same_words_are_no_conflict(desk):
    """Both typed the same: it is saved without a question."""
    body = make_organisation()
    first, second = opened_twice(desk, body)
    desk.post(address(body), first | {"title": "Same"})
    assert desk.post(address(body), second | {"title": "Same"}).status_code == 302


def test_rows_are_chosen_field_by_field(desk):
    """Passages differ in words, a statement in the passages that it rests on."""
    event = make_event()
    passage = make_passage(event, exact="stood down")
    standing = make_standing(event, passages=[passage])
    first, second = opened_twice(desk, event)
    desk.post(address(event), first | {"passages_owned-0-exact": "stood down at once", "standings-0-passages": []})
    page = desk.post(address(event), second | {"passages_owned-0-locator": "page 4"})
    assert choices(page) == {
        "Passage “stood down at once”, words quoted": ("stood down at once", "stood down", "theirs"),
        "Passage “stood down at once”, place in the article": ("nothing", "page 4", "mine"),
        "Standing Reported, passages": ("nothing", "1. “stood down at once”", "theirs"),
    }
    choose(desk, event, page)
    passage.refresh_from_db()
    assert (passage.exact, passage.locator) == ("stood down at once", "page 4")
    assert not standing.passages.exists()


def test_rows_that_were_added(desk):
    """Those of both are kept unless one is left out; the same row typed twice is one."""
    person = make_person()
    first, second = opened_twice(desk, person)
    for data, name in ((first, "A. Okafor"), (second, "Ada O.")):
        add_row(data, "other_names", name=name)
        add_row(data, "other_names", name="Ada")
    desk.post(address(person), first)
    page = desk.post(address(person), second)
    assert choices(page) == {
        "Other name A. Okafor": ("Name: A. Okafor", "not there", "theirs"),
        "Other name that you added": ("not there", "Name: Ada O.", "mine"),
    }
    choose(desk, person, page)
    assert sorted(row.name for row in person.other_names.all()) == ["A. Okafor", "Ada", "Ada O."]


def test_a_row_deleted_by_one_and_changed_by_the_other(desk):
    """It is asked for; kept, it is made again with what was typed."""
    event = make_event()
    make_passage(event, exact="stood down")
    make_passage(event, exact="left at once")
    first, second = opened_twice(desk, event)
    desk.post(address(event), first | {"passages_owned-0-DELETE": "on", "passages_owned-1-DELETE": "on"})
    page = desk.post(address(event), second | {"passages_owned-0-exact": "has stood down"})
    (one, two) = page.context["choices"]
    assert (one.theirs, one.chosen, two.theirs, two.chosen) == ("not there", "", "not there", "theirs")
    assert "Words quoted: has stood down" in one.mine
    data = dict(page.context["carried"]) | {f"take-{one.name}": "mine", f"take-{two.name}": "theirs"}
    desk.post(address(event), data | {"_save": "on"})
    assert list(event.passages_owned.values_list("exact", flat=True)) == ["has stood down"]


def test_a_row_that_i_deleted(desk):
    """Unchanged by the other it goes; changed by the other it is asked for."""
    event = make_event()
    make_passage(event, exact="stood down")
    make_passage(event, exact="left at once")
    first, second = opened_twice(desk, event)
    desk.post(address(event), first | {"passages_owned-0-exact": "has stood down"})
    gone = {"passages_owned-0-DELETE": "on", "passages_owned-1-DELETE": "on"}
    page = desk.post(address(event), second | gone)
    one, two = page.context["choices"]
    assert (one.mine, one.chosen, two.mine, two.chosen) == ("not there", "", "not there", "mine")
    data = dict(page.context["carried"]) | {f"take-{one.name}": "theirs", f"take-{two.name}": "mine"}
    desk.post(address(event), data | {"_save": "on"})
    assert list(event.passages_owned.values_list("exact", flat=True)) == ["has stood down"]


def test_a_chosen_record_is_named(desk):
    """Both values are titles, not numbers."""
    part, other = make_organisation(title="Cabinet"), make_outlet(title="Courier")
    first, second = opened_twice(desk, part)
    desk.post(address(part), first | {"parent": other.pk})
    assert choices(desk.post(address(part), second)) == {"Part of": ("Courier", "nothing", "theirs")}


def test_the_button_that_was_pressed_counts(desk):
    """What was sent to be published is published once the choices are made, note and all."""
    event = make_published("event")
    first, second = opened_twice(desk, event)
    desk.post(address(event), first | {"summary": "One."})
    page = desk.post(address(event), second | {"summary": "Two.", "change_note": "Why.", "_publish": "on"})
    assert b"Save and publish" in page.content and event.versions.count() == 1
    choose(desk, event, page, Summary="mine")
    assert event.versions.order_by("number").last().change == "Why."


@pytest.mark.parametrize("forged", ["", "x", "not:signed:text"])
def test_without_what_it_was_opened_with_all_is_asked(desk, forged):
    """A forged base chooses nothing."""
    body, other = make_organisation(), make_organisation()
    first, second = opened_twice(desk, body)
    desk.post(address(body), first | {"title": "One"})
    forged = forged or filled(desk.get(address(other)))["opened_with"]
    page = desk.post(address(body), second | {"title": "Two", "summary": "Two.", "opened_with": forged})
    assert choices(page) == {"Title": ("One", "Two", ""), "Summary": ("nothing", "Two.", "")}


def test_forged_choices_are_refused(desk):
    """What the page carries is the archive's own, or nothing is saved."""
    body = make_organisation()
    first, second = opened_twice(desk, body)
    desk.post(address(body), first | {"title": "One"})
    page = desk.post(address(body), second | {"title": "Two"})
    page.context["carried"]["mine"] = "x"
    assert choose(desk, body, page, Title="mine").status_code == 400
    body.refresh_from_db()
    assert body.title == "One"


def test_who_may_not_change_it_chooses_nothing(clerk):
    """The page shows what is stored to those alone who may change the record."""
    body = make_organisation()
    assert clerk("view_organisation").post(address(body), {"title": "x"}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_the_same_moment(triggers_lifted, admin_user):
    """One is accepted, the other is refused; the token moves once."""
    body = make_organisation(title="Before")
    desks = [Client(), Client()]
    for desk in desks:
        desk.force_login(admin_user)
    forms = [filled(desk.get(address(body))) | {"title": f"Title {n}"} for n, desk in enumerate(desks)]
    barrier = Barrier(2)

    def send(desk, form):
        try:
            barrier.wait()
            return desk.post(address(body), form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, desks, forms)) == [200, 302]
    body.refresh_from_db()
    assert body.edit_token == 1 and body.title.startswith("Title")


@pytest.mark.parametrize("token", ["", "7", "x", None])
def test_no_save_without_the_right_token(desk, token):
    """A form that does not say what it was made from saves nothing."""
    body = make_organisation(title="Before")
    data = filled(desk.get(address(body))) | {"title": "After"}
    data.pop("edit_token")
    answer = desk.post(address(body), data | ({} if token is None else {"edit_token": token}))
    assert answer.status_code == 200
    body.refresh_from_db()
    assert body.title == "Before"


def test_a_refused_form_does_not_move_the_token(desk):
    """Only what is saved counts."""
    body = make_organisation()
    desk.post(address(body), filled(desk.get(address(body))) | {"title": ""})
    body.refresh_from_db()
    assert body.edit_token == 0
