"""Every model that an editor fills in goes from the admin through the gate to the page and into a version."""

import pytest
from django.apps import apps

from articles.models import (
    Account,
    Article,
    Correction,
    Difference,
    Event,
    Finding,
    HeadlineVariant,
    Inquiry,
    Link,
    Organisation,
    OtherName,
    Participation,
    Passage,
    Person,
    Post,
    Record,
    Report,
    Standing,
    Theme,
)
from articles.publishing.freezing import latest_core
from tests.admin.desk import add_address, add_row, address, filled
from tests.factories import make_published

pytestmark = pytest.mark.django_db

WRITTEN_BY_THE_GATE = {
    *("Version", "Redaction", "Card", "Edge", "AccessPoint", "Reference", "Clock", "Change", "StartingPoint"),
}
LEDGERS = {"Identifier", "StarterEntry", "Merge", "Move", "RedactionRequest"}
FOR_EDITORS = {"LoadedWord", "NotTheSame", "Note"}
WORDS = "marked words of the test"


def own_field(kind, field):
    """Return a way to type WORDS into a field of a published record of a kind: (record, form data)."""

    def fill(desk):
        record = make_published(kind)
        return record, filled(desk.get(address(record))) | {field: WORDS}

    return fill


def row_of(kind, prefix, **fields):
    """Return a way to add a row to an inline of a published record; a value may be a function of the record."""

    def fill(desk):
        record = make_published(kind)
        data = filled(desk.get(address(record)))
        values = {name: value(record) if callable(value) else value for name, value in fields.items()}
        add_row(data, prefix, **values)
        return record, data

    return fill


def own_passage(record):
    """Return the key, in a list, of the passage that a published record has."""
    return [record.passages_owned.get().pk]


def public(kind):
    """Return a function that makes a published record and returns its key."""
    return lambda record: make_published(kind, **({} if kind == "article" else {"title": WORDS})).pk


def difference_of(desk):
    """Make a difference with two accounts in its own form, and return the record's form as it then is."""
    event = make_published("event")
    data = filled(desk.get(f"{add_address(Difference)}?record={event.pk}"))
    data |= {"record": event.pk, "matter": WORDS, "aspect": "date"}
    for says in ("At once", WORDS):
        add_row(data, "accounts", says=says, passages=own_passage(event))
    desk.post(add_address(Difference), data)
    return event, filled(desk.get(address(event)))


def themed_finding(desk):
    """Make a theme in its own form, and return a finding's form with it chosen."""
    desk.post(add_address(Theme), {"name": WORDS, "slug": "marked"})
    finding = make_published("finding")
    return finding, filled(desk.get(address(finding))) | {"themes": [Theme.objects.get().pk]}


CASES = {
    Record: own_field("event", "summary"),
    Article: own_field("article", "byline"),
    Organisation: own_field("organisation", "title"),
    Person: own_field("person", "honorific"),
    Inquiry: own_field("inquiry", "summary"),
    Report: own_field("report", "number"),
    Finding: own_field("finding", "locator"),
    Event: own_field("event", "title"),
    Link: own_field("link", "summary"),
    Passage: row_of("event", "passages_owned", article=public("article"), exact=WORDS, stance="contradicts"),
    Standing: row_of("event", "standings", standing="overturned", since="May 2016", passages=own_passage),
    Participation: row_of("event", "participations", who=public("person"), role="resigned"),
    Post: row_of("person", "posts", organisation=public("organisation"), role="leader", passages=own_passage),
    OtherName: row_of("organisation", "other_names", name=WORDS),
    HeadlineVariant: row_of("article", "headline_variants", headline=WORDS),
    Correction: row_of("article", "corrections", words=WORDS, date="2015", url="https://courier.example/sorry"),
    Difference: difference_of,
    Account: difference_of,
    Theme: themed_finding,
}
SHOWN = {Standing: "Overturned"}


def test_every_model_is_filled_in_by_editors_or_written_by_the_gate():
    names = {model.__name__ for model in apps.get_app_config("articles").get_models()}
    assert names == {model.__name__ for model in CASES} | WRITTEN_BY_THE_GATE & names | LEDGERS | FOR_EDITORS


@pytest.mark.parametrize("model", CASES, ids=lambda model: model.__name__)
def test_from_the_admin_through_the_gate_to_the_page_and_into_a_version(admin_client, client, model):
    record, data = CASES[model](admin_client)
    shown = SHOWN.get(model, WORDS)
    before = client.get(f"/id/{record.public_id}", follow=True).content.decode()

    admin_client.post(address(record), data | {"_continue": "on"})
    saved = client.get(f"/id/{record.public_id}", follow=True).content.decode()
    assert (shown in before, shown in saved) == (False, False), "what is saved is not yet public"

    answer = admin_client.post(address(record), filled(admin_client.get(address(record))) | {"_publish": "on"})
    assert answer.status_code == 302
    page = client.get(f"/id/{record.public_id}", follow=True).content.decode()
    assert shown in page
    assert shown in repr(latest_core(record.pk))
    assert shown in client.get(f"/id/{record.public_id}/v{record.versions.count()}").content.decode()
    assert shown not in client.get(f"/id/{record.public_id}/v1").content.decode()
