"""What is typed becomes words, phrases, alternatives and exceptions; strange text is text."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search import parse
from articles.search.query import MOST_CHARACTERS, MOST_WORDS, TOO_LONG, TOO_MANY

ALPHABET = "aB é’-−\"“” OR AND()[]*:^~'\x00\ud800日жß½\u0301\n"


def said(text):
    """A query as a list of clauses, each a list of its terms: "-" for without, search words by spaces."""
    return [["-" * term.is_without + " ".join(term.tokens) for term in clause] for clause in parse(text).clauses]


class TestReading:
    @pytest.mark.parametrize(
        ("text", "clauses"),
        [
            ("council resigned", [["council"], ["resign"]]),
            ('"not fit for purpose" council', [["not fit for purpos"], ["council"]]),
            ("“not fit” „denial“ «blame»", [["not fit"], ["denial"], ["blame"]]),
            ("casey OR jay report", [["casey", "jay"], ["report"]]),
            ("casey OR jay OR gowling", [["casey", "jay", "gowl"]]),
            ("casey or jay", [["casey"], ["or"], ["jay"]]),
            ("-council jay", [["-council"], ["jay"]]),
            ('jay -"not fit" −“in denial”', [["jay"], ["-not fit"], ["-in denial"]]),
            ("jay OR -casey", [["jay", "-casey"]]),
            ("whistle-blowers", [["whistl blower"]]),
            ("O’Brien’s zoë", [["obrien"], ["zoe"]]),
            ("casey AND jay", [["casey"], ["jay"]]),
            ("(casey OR jay) report", [["casey", "jay"], ["report"]]),
            ("отчёт 日本語", [["xhexd0bed182d187d0b5d182"], ["xhexe697a5e69cace8aa9e"]]),
        ],
    )
    def test_examples(self, text, clauses):
        assert said(text) == clauses

    @pytest.mark.parametrize(
        ("text", "clauses"),
        [
            ('"unclosed council', [["unclos"], ["council"]]),
            ('council "', [["council"]]),
            ("OR jay", [["jay"]]),
            ("jay OR", [["jay"]]),
            ("jay OR OR casey", [["jay", "casey"]]),
            ("jay OR … casey", [["jay", "casey"]]),
            ("- jay", [["jay"]]),
            ("--jay", [["-jay"]]),
            ('jay"casey"', [["jay"], ["casey"]]),
            ("title:jay* ^casey NEAR(a)", [["titl jay"], ["casey"], ["near a"]]),
            ("jay\x00casey\ud800", [["jaycasey"]]),
        ],
    )
    def test_strange_text_is_text(self, text, clauses):
        assert said(text) == clauses

    @pytest.mark.parametrize(
        "text", ["", " ", "OR", "AND OR", "-", '""', '-""', "…", "(((", "\x00", "\ud800", "’"]
    )
    def test_what_has_no_words_asks_nothing(self, text):
        assert parse(text).is_empty
        assert not parse(text).problem

    def test_the_box_shows_what_was_typed(self):
        assert parse("  “Jay”\x00 OR  casey\ud800 ").text == "“Jay” OR casey"

    def test_what_is_left_out_is_not_wanted(self):
        query = parse('council OR "not fit" -leeds')
        assert [term.folded for term in query.wanted] == ["council", "not fit"]
        assert query.phrases == (("council",), ("not", "fit"))


class TestLimits:
    def test_a_long_text_is_refused_in_a_sentence(self):
        assert not parse("a" * MOST_CHARACTERS).problem
        query = parse("a" * (MOST_CHARACTERS + 1))
        assert (query.problem, query.is_empty) == (TOO_LONG, True)
        assert len(query.text) == MOST_CHARACTERS

    def test_spaces_around_do_not_count(self):
        assert not parse(" " * 300 + "jay" + " " * 300).problem

    def test_many_words_are_refused_in_a_sentence(self):
        assert not parse("ab " * MOST_WORDS).problem
        query = parse("ab " * (MOST_WORDS + 1))
        assert (query.problem, query.is_empty) == (TOO_MANY, True)

    @pytest.mark.parametrize("text", ["a" * MOST_WORDS, '"' + "a " * MOST_WORDS + '"', "a-" * MOST_WORDS])
    def test_words_count_wherever_they_stand(self, text):
        assert not parse(text).problem
        assert parse(f"{text} b c-{'d ' * (MOST_WORDS - 1)}").problem == TOO_MANY

    @pytest.mark.parametrize(
        "text",
        ["x" * 64_000, "(" * 500, '"' * 64_000, "-" * 64_000, "OR " * 20_000, "a\u0301" * 32_000, "\ufdfa" * 200],
        ids=lambda text: ascii(text[:4]),
    )
    def test_hostile_text_takes_little_time(self, text):
        began = time.perf_counter()
        parse(text)
        assert time.perf_counter() - began < 0.5


@given(st.text() | st.text(ALPHABET, max_size=220))
@example('"' * 199)
@example("OR -OR -“OR” OR")
def test_every_text_is_a_query_within_its_bounds(text):
    query = parse(text)
    assert query.text.encode().decode() == query.text
    assert sum(len(term.tokens) for term in query.terms) <= MOST_WORDS
    assert all(term.tokens for term in query.terms)
    assert not (query.problem and query.groups)


@given(
    st.lists(
        st.sampled_from(["jay", "Ωμέγα", "o’brien", "“not fit”", "-leeds", "OR", "whistle-blower"]), max_size=8
    )
)
def test_reading_again_what_the_box_shows_asks_the_same(parts):
    query = parse("  ".join(parts))
    assert parse(query.text) == query
