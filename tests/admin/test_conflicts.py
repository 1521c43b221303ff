"""Two editors at one record: nothing is dropped in silence."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from tests.admin.desk import address, errors, filled
from tests.factories import make_event, make_organisation, make_outlet, make_passage, make_standing

pytestmark = pytest.mark.django_db


def test_second_save_is_refused_with_both_values(desk):
    """The second editor sees both values of each field that differs, and all that was typed."""
    body = make_organisation(title="Harwell council", sort="local_authority")
    first, second = filled(desk.get(address(body))), filled(desk.get(address(body)))
    desk.post(address(body), first | {"title": "Harwell Council", "noindex": "on"})
    answer = desk.post(
        address(body), second | {"title": "Council of Harwell", "sort": "other", "summary": "Mine."}
    )
    shown = errors(answer)
    assert "admin saved this record" in shown
    assert "Title: now “Harwell Council”, yours “Council of Harwell”." in shown
    assert "Sort of body: now “Local authority”, yours “Other body”." in shown
    assert "Keep out of search engines: now “yes”, yours “no”." in shown
    assert "Summary: now “nothing”, yours “Mine.”." in shown
    assert b'value="Council of Harwell"' in answer.content
    body.refresh_from_db()
    assert (body.title, body.summary, body.edit_token) == ("Harwell Council", "", 1)


def test_sent_again_it_is_saved(desk):
    """Having seen both values, the editor decides."""
    body = make_organisation()
    first, second = filled(desk.get(address(body))), filled(desk.get(address(body)))
    desk.post(address(body), first | {"title": "One"})
    answer = desk.post(address(body), second | {"title": "Two"})
    desk.post(address(body), filled(answer))
    body.refresh_from_db()
    assert (body.title, body.edit_token) == ("Two", 2)


def test_rows_and_records_chosen_are_compared_too(desk):
    """Passages differ in words, a chosen record by its title."""
    event = make_event()
    passage = make_passage(event, exact="stood down")
    standing = make_standing(event, passages=[passage])
    page = address(event)
    first, second = filled(desk.get(page)), filled(desk.get(page))
    desk.post(page, first | {"passages_owned-0-exact": "stood down at once", "standings-0-passages": []})
    answer = desk.post(page, second)
    shown = errors(answer)
    assert "Passage 1, Words quoted: now “stood down at once”, yours “stood down”." in shown
    assert "Standing 1, Passages: now “nothing”, yours “1. “stood down at once””." in shown
    assert not standing.passages.exists()


def test_a_chosen_record_is_named(desk):
    """Both values are titles, not numbers."""
    part, other = make_organisation(title="Cabinet"), make_outlet(title="Courier")
    page = address(part)
    first, second = filled(desk.get(page)), filled(desk.get(page))
    desk.post(page, first | {"parent": other.pk})
    assert "Part of: now “Courier”, yours “nothing”." in errors(desk.post(page, second))


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
