"""The editors' page of "Start here"."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import StartingPoint
from articles.publishing.gate import hold
from articles.publishing.start import arrange_start
from tests.admin.desk import told
from tests.factories import make_event, make_published

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/startingpoint/"


def filled(response):
    """What a browser would send of the page."""
    data = {"seen": response.context["sent"]["seen"].value()}
    rows = response.context["rows"]
    for form in (rows.management_form, *rows.forms):
        data |= {field.html_name: "" if field.value() is None else str(field.value()) for field in form}
    return data


def send(client, **rows):
    """Open the page, change rows (`record_0=…`, `position_0=…`), save, and return the page that follows."""
    data = filled(client.get(PAGE))
    for name, value in rows.items():
        field, _, number = name.partition("_")
        data[f"places-{number}-{field}"] = str(value)
    return client.post(PAGE, data, follow=True)


def titles():
    """Return the titles in the list, in order."""
    return list(StartingPoint.objects.values_list("record__title", flat=True))


@pytest.fixture
def three():
    """A list of three events."""
    events = [make_published("event", title=title) for title in ("First", "Second", "Third")]
    arrange_start(events)
    return events


def test_a_record_is_put_in_the_list(desk, admin_user):
    event = make_published("event", title="Only")
    response = send(desk, record_0=event.pk)
    assert told(response) == ["Saved: readers see the list in this order."]
    assert titles() == ["Only"]
    assert StartingPoint.objects.get().arranged_by == admin_user


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ({"position_2": 1}, ["Third", "First", "Second"]),
        ({"position_0": 3}, ["Second", "First", "Third"]),
        ({"position_0": ""}, ["Second", "Third", "First"]),
        ({"record_1": ""}, ["First", "Third"]),
        ({"record_0": "", "record_1": "", "record_2": ""}, []),
        ({"position_0": 30, "position_1": 20, "position_2": 10}, ["Third", "Second", "First"]),
    ],
)
def test_the_list_is_put_in_order(desk, three, rows, order):
    send(desk, **rows)
    assert titles() == order
    assert list(StartingPoint.objects.values_list("position", flat=True)) == list(range(1, len(order) + 1))


def test_a_new_record_comes_before_the_one_whose_place_it_is_given(desk, three):
    send(desk, record_3=make_published("event", title="New").pk, position_3=2)
    assert titles() == ["First", "New", "Second", "Third"]


def test_the_gate_refuses_with_its_reasons_and_what_was_typed_stays(desk, three):
    draft = make_event(title="A <draft>")
    response = send(desk, record_3=draft.pk, position_3=1)
    text = response.content.decode()
    assert "“A &lt;draft&gt;”: The public does not see it: publish it first." in text
    assert f'value="{draft.pk}" selected' in text
    assert titles() == ["First", "Second", "Third"]
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("rows", [{"position_0": "x"}, {"position_0": 0}, {"record_0": "x"}, {"record_0": 10**20}])
def test_a_row_that_cannot_be_read_is_an_error(desk, three, rows):
    response = send(desk, **rows)
    assert response.context["rows"].total_error_count() == 1
    assert titles() == ["First", "Second", "Third"]


def test_a_form_without_its_rows_is_an_error(desk, three):
    assert desk.post(PAGE, {}).status_code == 200
    assert titles() == ["First", "Second", "Third"]


def test_saved_as_it_stands_nothing_changes(desk, three):
    assert told(send(desk)) == ["Nothing was changed."]
    assert not LogEntry.objects.exists()


def test_the_log_says_what_the_list_was_and_is(desk, three):
    send(desk, record_0="")
    entry = LogEntry.objects.get()
    assert entry.change_message == "Before: “First”; “Second”; “Third”. After: “Second”; “Third”."
    assert "Start here" in desk.get("/admin/").content.decode()


def test_nobody_saves_over_what_another_editor_arranged(desk, three):
    data = filled(desk.get(PAGE))
    arrange_start(three[::-1])
    data["places-0-record"] = ""
    response = desk.post(PAGE, data)
    (message,) = told(response)
    assert "Another editor changed the list" in message
    assert "“Third”; “Second”; “First”" in message
    assert titles() == ["Third", "Second", "First"]
    again = desk.post(PAGE, filled(response), follow=True)
    assert told(again) == ["Saved: readers see the list in this order."]
    assert titles() == ["Second", "Third"]


def test_what_the_public_does_not_see_is_named_and_stays(desk, three):
    hold(three[1])
    assert "Not shown now: “Second”." in desk.get(PAGE).content.decode()
    send(desk, position_2=1)
    assert titles() == ["Third", "First", "Second"]


def test_who_may_only_look_has_no_form(clerk, three):
    client = clerk("view_startingpoint")
    text = client.get(PAGE).content.decode()
    assert "<li>First</li>" in text
    assert "Save the list" not in text
    assert client.post(PAGE, {"places-TOTAL_FORMS": "0", "places-INITIAL_FORMS": "0"}).status_code == 403
    assert titles() == ["First", "Second", "Third"]


def test_who_may_do_other_things_may_not_look(clerk, three):
    client = clerk("change_event")
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {}).status_code == 403


def test_a_reader_is_asked_to_log_in(client, three):
    assert client.get(PAGE)["Location"].startswith("/admin/login/")
    assert client.post(PAGE, {})["Location"].startswith("/admin/login/")


def test_there_is_no_other_way_to_make_or_delete_a_place(desk, three):
    point = StartingPoint.objects.first()
    assert desk.get(f"{PAGE}add/").status_code == 403
    assert desk.get(reverse("admin:articles_startingpoint_delete", args=[point.pk])).status_code == 403
    assert desk.get(reverse("admin:articles_startingpoint_change", args=[point.pk]))["Location"] == PAGE
    assert desk.post(PAGE, {"action": "delete_selected", "_selected_action": [point.pk]}).status_code == 200
    assert len(titles()) == 3


def test_the_search_box_finds_records(desk, three):
    box = {"app_label": "articles", "model_name": "startingpoint", "field_name": "record", "term": "seco"}
    found = desk.get("/admin/autocomplete/", box).json()["results"]
    assert [row["text"] for row in found] == ["Second"]
