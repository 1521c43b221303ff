"""One passage on several records: chosen, shown before, done in one turn, by those who may."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Passage
from tests.admin.desk import address, told
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_link,
    make_passage,
    make_person,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """An event with two passages."""
    event = make_event()
    make_passage(
        event, exact="stood down", prefix="He ", suffix=" at once", stance="contradicts", locator="Line 3"
    )
    make_passage(event, exact="at once")
    return event


def choose(event, targets, numbers=(1, 2), **more):
    """What the boxes of the page send."""
    passages = event.passages_owned.filter(number__in=numbers)
    return {"passages": [p.pk for p in passages], "targets": [t.pk for t in targets], "permalinks": ""} | more


def test_several_passages_on_several_records(desk, event, admin_user):
    """What is there is left; the copies are whole, with numbers of their own; each record's history says so."""
    finding, link = make_finding(), make_link()
    make_passage(link, article=event.passages_owned.first().article, exact="stood down")
    page = address(event, "copy")
    assert page in desk.get(address(event)).content.decode()
    assert desk.get(page).content.decode().count('type="checkbox"') == 2
    chosen = choose(event, [finding, link])
    shown = desk.get(page, chosen)
    assert [(len(one.added), len(one.there)) for one in shown.context["planned"]] == [(2, 0), (1, 1)]
    assert "It has these already" in shown.content.decode() and Passage.objects.count() == 3
    answer = desk.post(page, chosen, follow=True)
    assert told(answer)[0] == "3 passages added to 2 records. Nothing is published by that."
    copied = finding.passages_owned.values_list("number", "exact", "prefix", "suffix", "stance", "locator")
    assert copied[0] == (1, "stood down", "He ", " at once", "contradicts", "Line 3")
    assert list(link.passages_owned.values_list("number", "exact")) == [(1, "stood down"), (2, "at once")]
    entry = LogEntry.objects.get(object_id=str(link.pk))
    assert entry.change_message == f"Copied from “{event}” ({event.public_id}): “at once”."
    finding.refresh_from_db()
    assert finding.updated_by == admin_user
    assert told(desk.post(page, chosen, follow=True))[0] == "Nothing to add."


def test_what_comes_onto_a_published_record_is_saved_and_not_published(desk, event):
    finding = make_published("finding")
    desk.post(address(event, "copy"), choose(event, [finding]))
    finding.refresh_from_db()
    assert finding.is_ahead and finding.passages_owned.count() > 1


def test_records_named_by_permalink(desk, event):
    """Where no search box works; one that leads nowhere is said, and nothing that was typed is lost."""
    finding, person = make_finding(), make_person()
    words = f"https://archive.example/id/{finding.public_id}, {person.public_id}"
    shown = desk.get(address(event, "copy"), choose(event, [], permalinks=words))
    assert {one.target.pk for one in shown.context["planned"]} == {finding.pk, person.pk}
    for other in ("nowhere", event.public_id, make_article().public_id, f"{finding.public_id} nowhere"):
        shown = desk.get(address(event, "copy"), choose(event, [], permalinks=other)).content.decode()
        assert "leads to no other record" in shown and f"{other}</textarea>" in shown
        assert shown.count("checked") == 2


def test_nothing_chosen(desk, event):
    """Each lack is said at its field."""
    page = address(event, "copy")
    assert "Choose one passage or more." in desk.get(page, choose(event, [make_finding()], ())).content.decode()
    assert "Choose one record or more" in desk.get(page, choose(event, [])).content.decode()
    foreign = make_passage(make_event())
    answer = desk.post(page, choose(event, [make_finding()]) | {"passages": [foreign.pk]})
    assert answer.status_code == 200 and Passage.objects.count() == 3


@pytest.mark.parametrize("lacking", ["change_event", "change_finding", "add_passage"])
def test_who_may(clerk, event, lacking):
    """Who may change the source and every target, and add passages; a known address helps nobody."""
    finding = make_finding()
    rights = {"view_event", "change_event", "view_finding", "change_finding", "view_record", "add_passage"}
    client = clerk(*rights - {lacking})
    for send in (client.get, client.post):
        assert send(address(event, "copy"), choose(event, [make_event(), finding])).status_code == 403
    assert Passage.objects.count() == 2
    if lacking != "change_finding":
        assert address(event, "copy") not in client.get(address(event)).content.decode()


def test_an_article_bears_no_passages_and_a_report_does(desk, event):
    """A target that is no choice is refused."""
    answer = desk.post(address(event, "copy"), choose(event, [make_article()]))
    assert "valid choice" in answer.content.decode()
    assert desk.post(address(event, "copy"), choose(event, [make_report()])).status_code == 302
