"""What other public records say of a record: read from what the gate wrote, and of nothing that it hides."""

import pytest

from articles.dates import EdtfDate
from articles.models import Record
from articles.publishing import context
from articles.publishing.gate import hold, publish, publish_all
from articles.publishing.showing import show
from tests.factories import (
    make_finding,
    make_link,
    make_participation,
    make_passage,
    make_post,
    make_public,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db


def context_of(record):
    """Return the Context that the page of a record has."""
    return show(Record.objects.get(pk=record.pk)).context


def told(record):
    """Return the ids of the records whose words the page of a record shows."""
    return {row.core.id for row in context_of(record).told}


@pytest.fixture
def article():
    return make_published("article")


def test_a_report_tells_its_findings_and_the_inquiry_that_produced_it(article):
    report, inquiry = make_published("report"), make_published("inquiry")
    finding = make_public(make_finding(report=report))
    other = make_published("finding")
    make_public(make_link(source=inquiry.record, relation="produced", target=report.record, strength=""))
    assert told(report) == {finding.public_id, inquiry.public_id}
    assert other.public_id in told(other.report)


def test_what_is_held_is_not_told_nor_named(article):
    report, body = make_published("report"), make_published("organisation")
    finding = make_finding(report=report)
    finding.about.add(body.record)
    make_public(finding)
    assert (len(told(report)), len(context_of(body).namings), len(context_of(body).reports)) == (1, 1, 1)
    hold(finding)
    assert (len(told(report)), len(context_of(body).namings), len(context_of(body).reports)) == (0, 0, 0)


def test_told_words_lose_what_the_public_may_not_see(article):
    report = make_published("report")
    finding = make_public(make_finding(report=report))
    second = make_published("article")
    make_passage(finding, article=second, exact="words of the second")
    publish(finding)
    [row] = context_of(report).told
    assert len(row.core.passages) == 2
    hold(second)
    [row] = context_of(report).told
    assert [passage.exact for passage in row.core.passages] != [] and "words of the second" not in str(row.core)
    assert second.public_id not in context_of(report).cards


def test_saved_words_are_not_told_until_they_are_published(article):
    report = make_published("report")
    finding = make_public(make_finding(report=report, title="It did not act"))
    finding.title = "It did act"
    finding.save()
    assert [row.core.title for row in context_of(report).told] == ["It did not act"]


def test_an_event_tells_the_people_in_it_and_the_evidence_given(article):
    person, body, event = make_published("person"), make_published("organisation"), make_published("event")
    make_participation(event, person)
    make_participation(event, body, "concerned")
    publish(event)
    evidence = make_public(make_finding(nature="evidence", hearing=event))
    assert told(event) == {person.public_id, evidence.public_id}


def test_a_person_tells_what_was_said_and_not_what_was_said_of_them(article):
    person = make_published("person")
    spoke, concerned = make_published("event"), make_published("event")
    make_participation(spoke, person, "testified")
    make_participation(concerned, person, "concerned")
    publish_all([spoke, concerned])
    evidence = make_public(make_finding(nature="evidence", hearing=spoke))
    make_public(make_finding(nature="evidence", hearing=concerned))
    assert told(person) == {spoke.public_id, evidence.public_id}


def test_a_body_tells_who_held_a_post_there(article):
    person, body = make_published("person"), make_published("organisation")
    make_post(person, body, "leader", passages=[make_passage(person, article=article)])
    publish(person)
    assert told(body) == {person.public_id}


def test_a_record_that_names_it_twice_is_named_once_with_both_roles(article):
    person, event = make_published("person"), make_published("event")
    make_participation(event, person, "published")
    make_participation(event, person, "spoke")
    publish(event)
    [naming] = context_of(person).namings
    assert sorted(naming.roles) == [("names", "published"), ("names", "spoke")]


def test_namings_stand_in_order_of_time(article):
    person = make_published("person")
    events = [make_published("event", date=EdtfDate.parse(day)) for day in ("2015-02-04", "", "2014-08-26")]
    for event in events:
        make_participation(event, person)
    publish_all(events)
    days = [str(naming.card.date_earliest) for naming in context_of(person).namings]
    assert days == ["2014-08-26", "2015-02-04", "None"]


def test_a_page_says_so_when_there_is_more_than_it_shows(article, monkeypatch):
    report = make_published("report")
    assert not context_of(report).is_cut
    monkeypatch.setattr(context, "SHOWN", 1)
    for _ in range(2):
        make_public(make_finding(report=report))
    found = context_of(report)
    assert (len(found.told), found.is_cut) == (1, True)


def test_links_are_not_repeated_among_what_names_a_record(article):
    report, event = make_published("report"), make_published("event")
    link = make_link(source=report.record, target=event.record)
    make_standing(link, passages=[make_passage(link, article=article)])
    publish(link)
    assert context_of(event).namings == ()
    assert set(context_of(event).cards) >= {report.public_id, link.public_id, article.public_id}
