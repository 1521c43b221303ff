""" "Start here": what the gate lets in, and what the public sees of it."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import StartingPoint
from articles.publishing import clock
from articles.publishing.gate import Refused, hold, publish, reinstate, release, withdraw
from articles.publishing.start import (
    LONGEST,
    NO_PASSAGE,
    NOT_SEEN,
    TOO_MANY,
    TWICE,
    arrange_start,
    first_sentence,
    start_here,
)
from articles.publishing.verify import verify
from tests.factories import (
    make_article,
    make_difference,
    make_event,
    make_outlet,
    make_passage,
    make_published,
    make_ready,
    make_standing,
)

pytestmark = pytest.mark.django_db


def told():
    """Return the sentences of the story."""
    return [step.sentence for step in start_here()[0]]


def events(*titles):
    """Return published events with these titles, in the list in this order."""
    made = [make_published("event", title=title) for title in titles]
    arrange_start(made)
    return made


def reasons(*records):
    """Return why the gate refuses a list, as {record: sentences}."""
    with pytest.raises(Refused) as refused:
        arrange_start(records)
    return refused.value.reasons


def test_the_list_is_told_in_its_order_and_the_clock_moves_once():
    first, second = events("First", "Second")
    _, before = clock.state()
    assert arrange_start([second, first])
    assert told() == ["Second", "First"]
    assert clock.state()[1] == before + 1
    assert list(StartingPoint.objects.values_list("position", flat=True)) == [1, 2]
    assert verify() == []


def test_the_same_list_again_changes_nothing():
    listed = events("First", "Second")
    before = clock.state()
    assert not arrange_start(listed)
    assert clock.state() == before


def test_who_arranged_it_is_kept(admin_user):
    event = make_published("event")
    arrange_start([event], by=admin_user)
    assert StartingPoint.objects.get().arranged_by == admin_user


def test_what_is_not_public_or_has_nothing_to_show_is_refused_with_all_reasons():
    kept = events("Kept")
    draft, outlet = make_ready("event"), make_outlet()
    held = make_published("event")
    hold(held)
    publish(outlet)
    why = reasons(*kept, draft, outlet, held, kept[0])
    assert why == {draft: [NOT_SEEN], outlet: [NO_PASSAGE], held: [NOT_SEEN], kept[0]: [TWICE]}
    assert told() == ["Kept"]


def test_the_list_has_so_many_places_and_no_more():
    many = [make_published("event", title=f"Event {number:02}") for number in range(LONGEST + 1)]
    assert reasons(*many) == {many[-1]: [TOO_MANY]}
    assert arrange_start(many[:-1])


@pytest.mark.parametrize(
    ("take_out", "bring_back"),
    [(hold, release), (lambda record: withdraw(record, reason="privacy"), reinstate)],
    ids=["held", "withdrawn"],
)
def test_what_goes_from_the_public_leaves_the_list_and_comes_back_by_itself(take_out, bring_back):
    first, second, third = events("First", "Second", "Third")
    take_out(second)
    assert told() == ["First", "Third"]
    assert arrange_start([third, second, first]), "it may stay where it stands while it is not seen"
    assert told() == ["Third", "First"]
    bring_back(second)
    assert told() == ["Third", "Second", "First"]
    assert verify() == []


def test_a_step_whose_last_source_goes_leaves_too():
    (event,) = events("Only")
    article = event.passages_owned.get().article
    hold(article)
    assert told() == []
    release(article)
    assert told() == ["Only"]


def test_a_saved_edit_shows_only_once_it_is_published():
    (event,) = events("Before")
    event.title = "After"
    event.save()
    assert told() == ["Before"]
    publish(event)
    assert told() == ["After"]


def test_a_step_says_the_first_sentence_and_shows_a_supporting_passage():
    event = make_event(summary="He went. It was a Monday.")
    outlet_article = make_published("article")
    against = make_passage(event, article=outlet_article, exact="he stayed", stance="contradicts")
    support = make_passage(event, article=outlet_article, exact="he went")
    make_standing(event, passages=[against, support])
    publish(event)
    arrange_start([event])
    (step,), faces = start_here()
    assert step.sentence == "He went."
    assert [passage.exact for passage in step.passages] == ["he went"]
    assert outlet_article.public_id in faces


def test_where_accounts_differ_the_words_of_two_outlets_are_shown():
    event = make_event()
    sources = [make_published("article") for _ in range(2)]
    sources.append(make_article(outlet=sources[0].outlet))
    publish(sources[2])
    said = [make_passage(event, article=source, exact=words) for source, words in zip(sources, "abc", strict=True)]
    make_standing(event, passages=said)
    make_standing(event, "disputed", passages=said)
    make_difference(event, {"one": [said[0]], "two": [said[2]], "three": [said[1]]})
    publish(event)
    arrange_start([event])
    assert [passage.exact for passage in start_here()[0][0].passages] == ["a", "b"]


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("", ""),
        ("One only", "One only"),
        ("Dr. Jay led it. It ended.", "Dr. Jay led it."),
        ("It was led by J. Drew. It ended.", "It was led by J. Drew."),
        ("It cost 1.5 million. £3 came back.", "It cost 1.5 million."),
        ("She said “no.” Then she left.", "She said “no.”"),
        ("It was led by Jay. It ended.", "It was led by Jay."),
        ("A line\nand another. End.", "A line"),
        ("See No. 5 of it. End.", "See No. 5 of it."),
    ],
)
def test_the_first_sentence(summary, sentence):
    assert first_sentence(summary) == sentence


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [("start_position_once", 1, 1), ("start_position_from_one", 0, 2)],
)
def test_the_database_holds_the_places(name, first, second):
    records = [make_event().record, make_event().record]
    with pytest.raises(IntegrityError, match=f"{name}|UNIQUE.*position"), transaction.atomic():
        for record, position in zip(records, (first, second), strict=True):
            StartingPoint.objects.create(record=record, position=position)


def test_a_record_stands_in_the_list_once():
    event = make_event().record
    StartingPoint.objects.create(record=event, position=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        StartingPoint.objects.create(record=event, position=2)
