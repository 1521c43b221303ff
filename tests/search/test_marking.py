"""Marked words: where a query stands in what is shown, in safe HTML."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import marked, parse
from articles.search.cutting import pieces
from articles.words import tokens


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("He resigned after the review", "resignation", "He <mark>resigned</mark> after the review"),
        ("Zoë O’Brien-Smith’s report", "zoe obrien", "<mark>Zoë</mark> <mark>O’Brien</mark>-Smith’s report"),
        ("Zoe\u0308 said", "zoë", "<mark>Zoe\u0308</mark> said"),
        ("not fit. Not unfit", '"not fit"', "<mark>not</mark> <mark>fit</mark>. Not unfit"),
        ("the whistle-blower", "whistle-blowers", "the <mark>whistle</mark>-<mark>blower</mark>"),
        ("a council, a cabinet", "council OR cabinet", "a <mark>council</mark>, a <mark>cabinet</mark>"),
        ("council of Leeds", "council -leeds", "<mark>council</mark> of Leeds"),
        ("about ½ of 日本語", "1-2 日本語", "about <mark>½</mark> of <mark>日本語</mark>"),
        ("ab ab ab", '"ab ab"', "<mark>ab</mark> <mark>ab</mark> <mark>ab</mark>"),
        ("Отчёт", "отчет", "<mark>Отчёт</mark>"),
        ("nothing here", "council", "nothing here"),
        ("council", "", "council"),
        ("", "council", ""),
    ],
)
def test_examples(text, asked, shown):
    assert marked(text, parse(asked)) == shown


def test_markup_in_a_text_stays_text():
    shown = marked('<b>council</b> & "x"<script>', parse("council b script"))
    assert "<b>" not in shown
    assert shown == (
        "&lt;<mark>b</mark>&gt;<mark>council</mark>&lt;/<mark>b</mark>&gt; &amp; &quot;x&quot;"
        "&lt;<mark>script</mark>&gt;"
    )
    assert marked("<i>", parse("council")) == "&lt;i&gt;"


def test_a_mark_in_the_text_is_not_ours():
    assert marked("<mark>x</mark> council", parse("council")).count("<mark>") == 1


texts = st.text() | st.text("ab<>&\"'’é\u0301½™ -\x00\ud800日ж\n")


@given(texts, texts)
def test_what_is_marked_is_the_text_escaped(text, asked):
    shown = marked(text, parse(asked))
    assert html.unescape(re.sub("</?mark>", "", shown)) == html.unescape(html.escape(text))
    assert hasattr(shown, "__html__")


@given(texts)
def test_a_text_is_marked_by_its_own_words(text):
    first = tokens(text)[:1]
    query = parse(next(iter(text.split()), "")[:50])
    if first and query.phrases and query.phrases[0][0] == first[0]:
        assert "<mark>" in marked(text, query)


@given(texts)
def test_pieces_hold_the_words_of_the_text_in_order(text):
    cut = list(pieces(text))
    assert [token for piece in cut for token in piece.tokens] == tokens(text)
    assert all(piece.start < piece.end for piece in cut)
    assert [piece.start for piece in cut[1:]] >= [piece.end for piece in cut[:-1]]


@pytest.mark.parametrize("text", ["a" * 64_000, "ab " * 20_000, "<" * 64_000, "’" * 64_000, "a\u0301" * 30_000])
def test_a_long_text_takes_little_time(text):
    query = parse('"ab ab ab ab ab ab ab ab ab ab ab ab c" ab')
    began = time.perf_counter()
    marked(text, query)
    assert time.perf_counter() - began < 2
