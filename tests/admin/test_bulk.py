"""Acts on many records of a list: first what would happen, then each in its turn."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.admin import bulk
from articles.models import Theme
from tests.admin.desk import add_address, address, save, told
from tests.factories import make_event, make_finding, make_published, make_ready

pytestmark = pytest.mark.django_db


def choose(client, name, *records):
    """Tick records in their list and choose an act; return the page that follows."""
    page = add_address(records[0]).replace("/add/", "/")
    data = {"action": name, "_selected_action": [record.pk for record in records], "index": "0"}
    return client.post(page, data)


def sentences(page):
    """What the page says of each record, by title."""
    return {str(outcome.record): outcome.sentence for outcome in page.context["outcomes"]}


def confirm(client, page, **more):
    """Press the button of the page."""
    records = [outcome.token for outcome in page.context["outcomes"]]
    return client.post(page.context["address"], {"records": records, **more, "_do": "on"}, follow=True)


def test_publishing_says_first_what_would_happen(desk):
    """A version, a refusal with its reasons, nothing new: and nothing has happened yet."""
    ready, bare, same, ahead = (
        make_ready("event", title="Ready"),
        make_event(title="Bare"),
        make_published("event", title="Same"),
        make_published("event", title="Ahead"),
    )
    save(desk, address(ahead), summary="New words.")
    page = choose(desk, "publish", ready, bare, same, ahead)
    said = sentences(page)
    assert said["Bare"].startswith("Refused: ") and "passage" in said["Bare"]
    assert (said["Ready"], said["Same"], said["Ahead"]) == (
        "Would be published as version 1.",
        "Nothing differs from version 1.",
        "Would be published as version 2.",
    )
    assert b"Publish (2)" in page.content and not ready.versions.exists()

    answer = confirm(desk, page)
    assert "“Ready”: Published as version 1." in told(answer)[0]
    for record, status in ((ready, "published"), (bare, "draft")):
        record.refresh_from_db()
        assert record.status == status
    assert ahead.versions.count() == 2 and same.versions.count() == 1
    assert LogEntry.objects.filter(change_message="Published as version 1.", object_id=ready.pk).exists()


def test_submitting(desk):
    """Only drafts are submitted."""
    draft, public = make_event(title="Draft"), make_published("event", title="Public")
    page = choose(desk, "submit", draft, public)
    assert sentences(page) == {
        "Draft": "Would be submitted for review.",
        "Public": "Nothing happens: it is published.",
    }
    confirm(desk, page)
    draft.refresh_from_db()
    public.refresh_from_db()
    assert (draft.status, public.status) == ("in_review", "published")


def test_filing_findings_under_a_theme(desk):
    """The theme is asked for; what has it already is left; who did it is in the history."""
    one, two = make_finding(title="One"), make_finding(title="Two")
    theme = Theme.objects.create(name="Records", slug="records")
    two.themes.add(theme)
    first = choose(desk, "add-theme", one, two)
    assert sentences(first) == {"One": "", "Two": ""} and b'name="_do"' not in first.content
    records = [outcome.token for outcome in first.context["outcomes"]]
    missing = desk.post(first.context["address"], {"records": records, "theme": "", "_do": "on"})
    assert b"This field is required" in missing.content
    page = desk.post(first.context["address"], {"records": records, "theme": theme.pk})
    assert sentences(page) == {
        "One": "Would be filed under “Records”.",
        "Two": "It is filed under “Records” already.",
    }
    confirm(desk, page, theme=theme.pk)
    one.refresh_from_db()
    assert list(one.themes.all()) == [theme] and one.edit_token == 1
    latest = desk.get(address(one, "history")).context["saves"][0]
    assert [(change.field, change.after) for change in latest.changes] == [("themes", "Records")]


def test_a_record_that_was_saved_meanwhile_is_left(desk):
    """What was not looked at is not published; the rest is."""
    one, two = make_ready("event", title="One"), make_ready("event", title="Two")
    page = choose(desk, "publish", one, two)
    save(desk, address(one), summary="New words.")
    answer = confirm(desk, page)
    assert "“One”: It was saved after you looked: left as it is." in told(answer)[-1]
    assert not one.versions.exists() and two.versions.exists()


def test_who_may(desk, clerk):
    """Nobody acts on many whom the buttons of one would refuse."""
    event = make_ready("event")
    page = choose(desk, "publish", event)
    reader = clerk("view_event")
    for more in ({}, {"_do": "on"}):
        sent = {"records": [f"{event.pk}-0"]} | more
        assert reader.post(page.context["address"], sent).status_code == 403
    assert "outcomes" not in choose(reader, "publish", event).context
    assert b'name="action"' not in reader.get(reverse("admin:articles_event_changelist")).content
    assert not event.versions.exists()


def test_each_record_is_asked_for(desk, monkeypatch):
    """A record that this editor may not publish is told and left."""
    mine, other = make_ready("event", title="Mine"), make_ready("event", title="Other")
    monkeypatch.setattr(bulk.BulkAct, "may", lambda act, request, record: record.pk == mine.pk)
    page = choose(desk, "publish", mine, other)
    assert sentences(page)["Other"] == "You may not do this with it."
    confirm(desk, page)
    assert mine.versions.exists() and not other.versions.exists()


def test_a_theme_for_a_published_finding_is_saved_and_not_published(desk):
    finding, theme = make_published("finding"), Theme.objects.create(name="Records", slug="records")
    first = choose(desk, "add-theme", finding)
    records = [outcome.token for outcome in first.context["outcomes"]]
    confirm(desk, desk.post(first.context["address"], {"records": records, "theme": theme.pk}), theme=theme.pk)
    finding.refresh_from_db()
    assert finding.is_ahead and finding.versions.count() == 1


@pytest.mark.parametrize("key", ["x", "²", "9" * 30, ""])
def test_odd_keys(desk, key):
    """What can be no record's key is no record."""
    page = reverse("admin:articles_event_bulk_publish")
    assert desk.post(page, {"records": [f"{key}-0"], "_do": "on"}).status_code == 404
    assert desk.get(page).status_code == 405


def test_at_most_a_hundred(desk, monkeypatch):
    """More than can be looked at is not done."""
    monkeypatch.setattr("articles.admin.bulk.AT_ONCE", 1)
    answer = choose(desk, "publish", make_event(), make_event())
    page = desk.get(answer.url)
    assert "At most 1 at once" in told(page)[0]
