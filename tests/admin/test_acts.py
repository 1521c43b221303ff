"""The buttons: all reasons at once, permissions, forged requests, and what the log says."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from articles.models import Clock, Organisation
from articles.publishing.gate import hold
from articles.publishing.showing import State, find
from tests.admin.desk import address, filled, save, told
from tests.factories import (
    make_article,
    make_difference,
    make_event,
    make_finding,
    make_link,
    make_organisation,
    make_outlet,
    make_person,
    make_published,
)

pytestmark = pytest.mark.django_db
BUTTONS = ("submit", "hold", "release")
PAGES = ("withdraw", "send-back", "note")
"""What asks for more on a page of its own."""


def logged(record):
    """What the log says of a record, the latest last."""
    return [entry.get_change_message() for entry in LogEntry.objects.filter(object_id=record.pk).order_by("pk")]


def test_refusal_tells_all_reasons_and_keeps_what_was_saved(desk):
    """One message holds every reason; the save stands, nothing is published, the clock stands still."""
    article = make_article(url="")
    before = Clock.objects.get().value
    answer = save(desk, address(article), "_publish", summary="Kept.")
    article.refresh_from_db()
    assert answer.redirect_chain[-1][0] == address(article)
    (message,) = told(answer)
    assert "saved" in message and "Publish the outlet first." in message and "Say where" in message
    assert (article.summary, article.status, Clock.objects.get().value) == ("Kept.", "draft", before)


def test_publishing_again_makes_no_version(desk):
    """Nothing changed: nothing is frozen, and the editor is told so."""
    outlet = make_published("organisation", sort="outlet")
    answer = save(desk, address(outlet), "_publish")
    assert "Nothing differs from version 1." in told(answer)[0]
    assert outlet.versions.count() == 1


def test_submit_and_send_back(desk):
    """A draft goes to review and back; the log says so."""
    event = make_event()
    desk.post(address(event, "submit"))
    event.refresh_from_db()
    assert event.status == "in_review"
    desk.post(address(event, "send-back"), {"text": "Who says so?"})
    event.refresh_from_db()
    assert event.status == "draft"
    assert logged(event) == ["Submitted for review.", "Sent back: it is a draft again."]


def test_hold_and_release(desk):
    """Hold takes it from the public at once, release brings it back."""
    record = make_published("event")
    desk.post(address(record, "hold"))
    assert find(record.public_id)[0] == State.HIDDEN
    assert b"until you release it" in desk.get(address(record)).content
    desk.post(address(record, "release"))
    assert find(record.public_id)[0] == State.PUBLIC
    assert len(logged(record)) == 2


def test_publishing_what_is_held(desk):
    """It is published and stays held: no link that would lead nowhere."""
    outlet = make_outlet()
    hold(outlet)
    (message,) = told(save(desk, address(outlet), "_publish"))
    assert "held" in message and "href" not in message


def test_withdraw_asks_for_a_reason(desk):
    """Without a reason nothing happens; with one the tombstone is written, and who did it is on record."""
    record = make_published("person")
    page = address(record, "withdraw")
    answer = desk.post(page, {"reason": ""})
    assert answer.status_code == 200 and answer.context["form"].errors["reason"]
    desk.post(page, {"reason": "privacy", "name_it": "on"})
    record.refresh_from_db()
    assert (record.status, record.withdrawal_reason, record.tombstone_names_it) == ("withdrawn", "privacy", True)
    assert logged(record)[-1].startswith("Withdrawn to protect a person’s privacy")


def test_a_last_citation_is_offered_to_be_cut(desk):
    """It is made of the last version; one that names the record needs the box ticked, or cutting."""
    record = make_published("event", title="The leader stood down")
    page = address(record, "withdraw")
    offered = desk.get(page).context["form"].initial["last_citation"]
    assert offered.startswith("The leader stood down, version 1, ") and offered.endswith(f"{record.public_id}/v1")
    sent = {"reason": "duplicate", "note": "The other one stays.", "last_citation": offered}
    assert "cut that" in str(desk.post(page, sent).context["form"].errors["last_citation"])
    desk.post(page, sent | {"last_citation": "Version 1."})
    record.refresh_from_db()
    words = (record.withdrawal_note, record.last_citation, record.withdrawal_reason)
    assert words == ("The other one stays.", "Version 1.", "duplicate")


def test_a_tombstone_is_changed_afterwards(desk):
    """The same page shows what it says, and takes other words."""
    record = make_published("event", title="The leader stood down")
    page = address(record, "withdraw")
    desk.post(page, {"reason": "error", "note": "It was wrong."})
    assert "Change its tombstone" in desk.get(address(record)).content.decode()
    assert desk.get(page).context["form"].initial["note"] == "It was wrong."
    desk.post(page, {"reason": "legal", "name_it": "on", "last_citation": "The leader stood down, version 1."})
    record.refresh_from_db()
    assert (record.withdrawal_reason, record.withdrawal_note, record.tombstone_names_it) == ("legal", "", True)


def test_a_draft_cannot_be_withdrawn(desk):
    """The gate's reason is shown."""
    record = make_event()
    answer = desk.post(address(record, "withdraw"), {"reason": "error"}, follow=True)
    assert "Only a published record" in told(answer)[0]
    assert logged(record) == []


def test_a_button_that_is_late_does_nothing(desk):
    """A page from before offers what is no longer offered."""
    record = make_published("event")
    before = Clock.objects.get().value
    answer = desk.post(address(record, "submit"), follow=True)
    assert "changed meanwhile" in told(answer)[0]
    assert Clock.objects.get().value == before


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_acts_on_post_only(desk, button):
    """A link that somebody sends cannot press it."""
    record = make_published("event")
    assert desk.get(address(record, button)).status_code == 405
    record.refresh_from_db()
    assert (record.status, record.held) == ("published", False)


@pytest.mark.parametrize("button", [*BUTTONS, *PAGES])
def test_a_forged_request_is_refused(admin_user, button):
    """Without the token of a page of ours nothing happens."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    record = make_published("event")
    assert client.post(address(record, button), {"reason": "error"}).status_code == 403
    record.refresh_from_db()
    assert (record.status, record.held) == ("published", False)


@pytest.mark.parametrize("button", [*BUTTONS, *PAGES, "preview", "change"])
def test_staff_without_permission(clerk, button):
    """Who may change articles only may neither act on an event nor read its draft."""
    record = make_published("event")
    client = clerk("change_article", "view_article")
    assert client.post(address(record, button), {"reason": "error"}).status_code == 403
    assert client.get(address(record, button)).status_code in (403, 405)
    record.refresh_from_db()
    assert (record.status, record.held) == ("published", False)


def test_readers_of_the_desk_see_no_buttons(clerk):
    """Who may only look sees where it stands and the preview, and cannot publish."""
    record = make_event()
    client = clerk("view_event")
    page = client.get(address(record))
    assert b"only editors see it" in page.content
    assert b"_publish" not in page.content and address(record, "hold").encode() not in page.content
    assert client.get(address(record, "preview")).status_code == 200
    assert client.post(address(record), {"_publish": "on"}).status_code == 403


def test_who_may_only_add_does_not_publish(clerk):
    """Who asks for it all the same is refused, and nothing is saved."""
    client = clerk("add_organisation")
    page = reverse("admin:articles_organisation_add")
    data = filled(client.get(page)) | {"title": "Courier", "sort": "outlet", "_publish": "on"}
    assert client.post(page, data).status_code == 403
    assert not Organisation.objects.exists()
    del data["_publish"]
    client.post(page, data)
    assert Organisation.objects.get().status == "draft"


def test_nobody_but_staff(client):
    """A stranger is sent to the log-in page."""
    record = make_event()
    for page in (*BUTTONS, *PAGES, "preview"):
        assert client.post(address(record, page)).status_code == 302


@pytest.mark.parametrize("key", [0, 99999999, 10**30])
def test_no_such_record(desk, key):
    """An unknown number is no error of the archive's."""
    for page in ("preview", *PAGES):
        assert desk.get(f"/admin/articles/event/{key}/{page}/").status_code == 302
    assert desk.post(f"/admin/articles/event/{key}/hold/").status_code == 302


def test_preview_shows_the_public_part_and_the_reasons(desk):
    """What rests on nothing public is left out, and the page says what stands against publishing."""
    body = make_organisation(title="Harwell <i>Council</i>", summary="Plain words.")
    page = desk.get(address(body, "preview"))
    assert b"Add a passage of a published article that names it." in page.content
    assert b"Plain words." in page.content and b"<i>Council" not in page.content
    assert b"<h1>Harwell &lt;i&gt;Council&lt;/i&gt;</h1>" in page.content and b"css/archive.css" in page.content
    assert b"Preview: not public." in page.content and b'name="robots" content="noindex"' in page.content
    ready = make_published("event")
    assert b"Nothing stands against publishing it." in desk.get(address(ready, "preview")).content
    assert ready.versions.count() == 1


def test_what_stands_against_publishing_leads_to_its_field(desk):
    """Each reason of the preview has a link to the field, or to the rows, that it is about; all of them exist."""
    records = [make_event(), make_person(), make_link(), make_finding(), make_article(url="")]
    make_difference(records[0], {"At once": [], "Later": []})
    for record in records:
        page = desk.get(address(record, "preview"))
        form = desk.get(address(record)).content.decode()
        assert page.context["reasons"]
        for reason, place in page.context["reasons"]:
            assert f'{reason} <a href="{place}">' in page.content.decode()
            assert f'id="{place.partition("#")[2]}"' in form, reason
