"""Suggestions: names that begin, word by word, with what was typed."""

import pytest

from articles.choices import Kind
from articles.publishing.gate import hold
from articles.search import suggesting, suggestions
from tests.factories import make_published
from tests.search.archive import write_card

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def named(db):
    write_card("Harwell Borough Council", kind=Kind.ORGANISATION, names=["HBC", "Harwell town hall"])
    write_card("Council of Harwell", kind=Kind.ORGANISATION)
    write_card("Zoë O’Harwell", kind=Kind.PERSON)
    write_card("Harwell Report", kind=Kind.REPORT)
    write_card("Harwell council quits", kind=Kind.ARTICLE)
    write_card("100% Harwell_x", kind=Kind.EVENT)


def titles(text, limit=8):
    return [row.title for row in suggestions(text, limit)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("har", ["Harwell Borough Council", "Harwell Report", "Council of Harwell", "100% Harwell_x"]),
        ("council har", ["Council of Harwell", "Harwell Borough Council"]),
        ("hbc", ["Harwell Borough Council"]),
        ("zoe oha", ["Zoë O’Harwell"]),
        ("O’H", ["Zoë O’Harwell"]),
        ("arwell", []),
        ("h", []),
        ("harwell qqqq", []),
        ("", []),
        ("日", []),
    ],
)
def test_examples(typed, expected):
    assert titles(typed) == expected


@pytest.mark.parametrize(
    "typed", ["%", "__", "ha%ell", "har_ell", "\\", "'", "\x00\x00", "\ud800\ud800", "x" * 64_000]
)
def test_signs_are_no_wildcards(typed):
    assert titles(typed) == []


def test_it_says_which_name_matched_and_a_title_goes_before_other_names():
    assert [row.name for row in suggestions("hbc")] == ["HBC"]
    assert suggestions("harwell")[0].name == "Harwell Borough Council"
    assert suggestions("harwell town")[0].name == "Harwell town hall"


def test_a_record_is_suggested_once_and_no_more_than_the_limit():
    assert titles("har", 1) == ["Harwell Borough Council"]
    assert len(set(titles("har"))) == len(titles("har"))


def test_only_public_records_are_suggested():
    person = make_published("person", title="Quill Feather")
    assert titles("quill") == ["Quill Feather"]
    hold(person)
    assert titles("quill") == []


def test_it_takes_two_queries_at_most(django_assert_num_queries):
    with django_assert_num_queries(1):
        suggestions("har", 2)
    with django_assert_num_queries(2):
        suggestions("har")
    with django_assert_num_queries(2):
        suggestions("qqqq")
    with django_assert_num_queries(0):
        suggestions("h")


def test_names_are_weighed_within_bounds(monkeypatch):
    monkeypatch.setattr(suggesting, "MOST_WEIGHED", 1)
    assert titles("harwell") == ["Harwell Borough Council", "100% Harwell_x"]
