"""Best first: titles and names before mentions, often before once, the newest among equals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from articles.choices import Kind
from articles.models import Card
from articles.search import best_first, matching, parse, relevance
from articles.search.relevance import title_length
from articles.words import one_form, tokens
from tests.search.archive import write_card

pytestmark = pytest.mark.django_db


def order(text, state):
    query = parse(text)
    titles = dict(Card.objects.values_list("pk", "title"))
    return [titles[pk] for pk in best_first(query, matching(query, state), state)]


def test_an_exact_title_then_one_that_begins_so_then_one_that_has_it_then_mentions(state):
    for title, text in [
        ("Council leader", "Jay report"),
        ("After the Jay report", ""),
        ("Jay report published", ""),
        ("Jay reports", ""),
    ]:
        write_card(title, text)
    assert order("jay report", state) == [
        "Jay reports",
        "Jay report published",
        "After the Jay report",
        "Council leader",
    ]


def test_a_record_of_that_other_name_is_first(state):
    write_card("HBC statement")
    write_card("Harwell Borough Council", "a long text", kind=Kind.ORGANISATION, names=["HBC"])
    assert order("hbc", state)[0] == "Harwell Borough Council"


def test_often_is_more_than_once_but_not_much_more(state):
    write_card("Much", "denial " * 50)
    write_card("Once", "denial")
    write_card("Both", "denial culture")
    assert order("denial", state)[0] == "Much"
    assert order("denial OR culture", state)[0] == "Both"


def test_the_newest_is_first_among_equals_and_what_has_no_date_last(state):
    for title, day in [("B", 2), ("D", None), ("A", 2), ("C", 3)]:
        write_card(title, "denial", earliest=day and date(2015, 2, day))
    assert order("denial", state) == ["C", "A", "B", "D"]


def test_same_title_and_date_go_by_key(state):
    first, second = (write_card("Same", "denial") for _ in "ab")
    query = parse("denial")
    assert best_first(query, BitMap([second.pk, first.pk]), state) == [first.pk, second.pk]


def test_only_what_is_to_be_ordered_is(state):
    card = write_card("One", "denial")
    write_card("Two", "denial")
    assert best_first(parse("denial"), BitMap([card.pk]), state) == [card.pk]


def test_too_many_are_left_to_the_date(state, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(relevance, "MOST_ORDERED", 2)
    with django_assert_num_queries(0):
        assert best_first(parse("denial"), BitMap([1, 2, 3]), state) is None


@given(st.text() | st.text("ab'`´’é½_-. 日™\u0301"))
def test_the_length_of_a_title_is_that_of_its_search_words(title):
    title = one_form(title)
    assert title_length(title) == len(tokens(title))
