"""The graph as it is read from what the gate wrote, and as a process keeps it."""

import pytest

from articles.connections.graph import Sort, Step
from articles.connections.keeping import Keeper, graph
from articles.publishing import clock
from articles.publishing.gate import hold, publish, release, withdraw
from tests.factories import (
    make_event,
    make_finding,
    make_inquiry,
    make_link,
    make_organisation,
    make_participation,
    make_passage,
    make_person,
    make_post,
    make_public,
    make_published,
    make_ready,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db


def now():
    """The graph as the public sees it now."""
    return graph(clock.state())


def steps():
    """All steps that can be walked, each once."""
    return {step for near in now().around.values() for between in near.values() for step in between}


def ids(*records):
    """The public ids of records."""
    return [record.public_id for record in records]


def test_a_link_is_a_step_with_its_strength_and_standing():
    report, event = make_published("report"), make_published("event")
    link = make_link(source=report.record, target=event.record, strength="cause")
    make_public(link)
    assert steps() == {Step(link.public_id, Sort.LINK, *ids(report, event), "led_to", "cause", "reported")}


def test_taking_part_holding_a_post_writing_and_findings_are_steps():
    person, body = make_published("person"), make_published("organisation")
    event, report = make_event(), make_report()
    make_participation(event, person, "testified")
    make_public(event)
    make_post(person, body, "leader", passages=[make_passage(person, article=make_published("article"))])
    publish(person)
    report.authors.add(person.record)
    make_public(report)
    inquiry = make_inquiry()
    inquiry.asked_for_by.add(body.record)
    inquiry.led_by.add(person.record)
    make_public(inquiry)
    finding = make_finding(report=report)
    finding.about.add(body.record)
    make_public(finding)
    assert {(step.sort, step.source, step.target, step.detail) for step in steps()} == {
        (Sort.NAMES, *ids(event, person), "testified"),
        (Sort.POST, *ids(person, body), "leader"),
        (Sort.WRITTEN_BY, *ids(report, person), ""),
        (Sort.ASKED_FOR, *ids(inquiry, body), ""),
        (Sort.LED_BY, *ids(inquiry, person), ""),
        (Sort.FOUND_BY, *ids(finding, report), ""),
        (Sort.CONCERNS, *ids(finding, body), ""),
    }


def test_what_is_only_reported_on_or_belongs_together_is_no_step():
    body = make_organisation(parent=make_published("organisation"), successor=make_published("organisation"))
    make_public(body)
    report = make_report(publisher=body)
    make_public(report)
    inquiry = make_inquiry()
    inquiry.looked_at.add(body.record)
    make_public(inquiry)
    assert steps() == set()


def test_drafts_and_saved_changes_are_no_steps():
    event, person = make_published("event"), make_published("person")
    make_participation(event, person)
    make_ready("link", source=event.record, target=person.record)
    assert steps() == set()


@pytest.mark.parametrize("leave", [hold, lambda record: withdraw(record, reason="error")])
@pytest.mark.parametrize("which", ["link", "source", "target"])
def test_what_left_the_public_is_no_step(leave, which):
    link = make_published("link")
    assert len(steps()) == 1
    left = {"link": link, "source": link.source.child, "target": link.target.child}[which]
    leave(left)
    assert steps() == set()
    assert now().node(left.public_id) is None


def test_a_statement_whose_passages_are_gone_is_no_step():
    event, person = make_event(), make_published("person")
    passage = make_passage(event, article=make_published("article"))
    own = make_passage(event, article=make_published("article"))
    make_standing(event, passages=[passage])
    make_participation(event, person, passages=[own])
    publish(event)
    assert len(steps()) == 1
    hold(own.article)
    assert steps() == set()
    release(own.article)
    assert len(steps()) == 1


def kept():
    """A keeper of its own, as a new process has it."""
    keeper = Keeper()
    keeper.at(clock.state())
    return keeper


@pytest.mark.parametrize("act", ["publish", "hold", "release", "withdraw", "passage", "name"])
def test_a_kept_graph_catches_up_with_whatever_happened(act):
    link = make_published("link")
    away = make_published("link")
    hold(away)
    keeper = kept()
    if act == "publish":
        make_published("link", source=link.source, target=make_published("person").record)
    elif act == "hold":
        hold(link.source.child)
    elif act == "release":
        release(away)
    elif act == "withdraw":
        withdraw(link, reason="error")
    elif act == "passage":
        hold(link.passages_owned.get().article)
    else:
        source = link.source.child
        source.title = "Another name"
        source.save()
        publish(source)
    known = keeper.at(clock.state())
    fresh = now()
    assert (known.state, known.nodes, known.steps) == (fresh.state, fresh.nodes, fresh.steps)
    assert (known.around, known.by_id) == (fresh.around, fresh.by_id)


def test_while_the_clock_stands_still_nothing_is_read(django_assert_num_queries):
    make_published("link")
    keeper, state = kept(), clock.state()
    with django_assert_num_queries(0):
        assert len(keeper.at(state).steps) == 1


def test_a_graph_in_use_does_not_change():
    link = make_published("link")
    keeper = kept()
    used = keeper.graph
    hold(link)
    assert len(keeper.at(clock.state()).steps) == 0
    assert len(used.steps) == 1


def test_after_a_restore_it_is_read_again():
    make_published("link")
    keeper = kept()
    before = keeper.graph
    clock.renew_epoch()
    assert keeper.at(clock.state()) is not before


def test_an_article_ties_nothing_together_by_reporting_on_it():
    article = make_published("article")
    for _ in range(2):
        person = make_person()
        make_passage(person, article=article)
        publish(person)
    assert now().around == {}
    assert now().node(article.public_id) is None
    assert now().node(person.public_id).kind == "person"
