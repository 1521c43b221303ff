"""Did you mean: the archive's own words for those that find nothing."""

import pytest

from articles.choices import Kind
from articles.search import did_you_mean, parse
from articles.search.correcting import MOST_CORRECTED
from tests.search.archive import write_card

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def named(db):
    write_card("Rotherhithe Borough Council", kind=Kind.ORGANISATION, names=["RBC", "Zoë’s Board"])
    write_card("Council leader resigned over Alexis Jay")
    write_card("Council of Leith")
    write_card("Отчёт о совете")
    write_card("a link of Thornbury", kind=Kind.LINK)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rotherhite", "rotherhithe"),
        ("rotherihthe council", "rotherhithe council"),
        ("“Cuoncil leadr”", "“council leader”"),
        ("counsil OR qqqq", ""),
        ("counsil -leader", "council -leader"),
        ("jya", "jay"),
        ("zose board", "zoes board"),
        ("отчот", "отчет"),
        ("RBD", "rbc"),
        ("council", ""),  # it finds something
        ("resignation", ""),
        ("qqqqqq", ""),
        ("ab", ""),  # too short to guess
        ("thornbry", ""),  # a word of a link only
        ("leith jya", ""),  # both are words of the archive, but of no one record
        ("-cuoncil", ""),
        ("", ""),
        ("x" * 300, ""),
    ],
)
def test_examples(typed, meant, state):
    assert did_you_mean(parse(typed), state) == meant


def test_the_word_that_more_records_hold_is_meant(state):
    write_card("Harding")
    write_card("Hardine")
    write_card("Hardine again")
    assert did_you_mean(parse("hardinx"), state) == "hardine"


def test_too_many_lost_words_are_left_alone(state):
    words = ["cuoncil", "leadr", "resignd", "alexos", "bourough"]
    assert did_you_mean(parse(" OR ".join(words[:MOST_CORRECTED])), state)
    assert did_you_mean(parse(" OR ".join(words)), state) == ""
