"""Every passage is what its article prints: letter for letter, short, and never a whole sentence."""

import re

import pytest

SENTENCE_BEGINS = re.compile(r"(?:\A|\n|[.!?][”’\"]?\s+)[“‘\"]*\Z")
SENTENCE_ENDS = re.compile(r"[”’\"]*(?:[.!?]|\s*\n|\Z)")


def test_the_collection_has_passages_of_each_article(passages, sources):
    assert {article for _where, article, _words in passages} == set(sources)


def test_every_passage_is_found_letter_for_letter(passages, sources):
    lost = [where for where, article, words in passages if not any(words in text for text in sources[article])]
    assert lost == []


def test_no_passage_has_more_than_fifteen_words(passages):
    long = [where for where, _article, words in passages if len(re.findall(r"\S*\w\S*", words)) > 15]
    assert long == []


def test_no_record_quotes_the_same_words_of_an_article_twice(entries):
    told = [(e.key, row["article"], row["exact"]) for e in entries.values() for row in e.data.get("passages", ())]
    assert [one for one in set(told) if told.count(one) > 1] == []


def test_no_passage_is_a_whole_sentence(passages, sources):
    whole = [
        f"{where}: {words}"
        for where, article, words in passages
        for text in sources[article]
        if any(is_sentence(text, match.start(), match.end()) for match in re.finditer(re.escape(words), text))
    ]
    assert whole == []


def is_sentence(text, start, end):
    """Return whether a sentence begins at `start` of a text and ends at `end`.

    A sentence begins with a capital: what a quotation in the corpus begins in small letters is a part of
    one, and so is an item of a list.
    """
    words = text[start:end].strip('“”‘’"')
    begins = SENTENCE_BEGINS.search(text[:start]) and not words[0].islower()
    return bool(begins) and (words[-1] in ".!?" or SENTENCE_ENDS.match(text, end) is not None)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("She left.", True),
        ("She left", True),
        ("“He stayed.”", True),
        ("He stayed", True),
        ("It rained", True),
        ("She", False),
        ("left.", False),
        ("said no more", False),
        ("an item of a list", False),
    ],
)
def test_what_a_whole_sentence_is(words, whole):
    text = "A headline\n\nShe left. “He stayed.” She said no more.\n  • an item of a list\nIt rained"
    start = text.index(words)
    assert is_sentence(text, start, start + len(words)) is whole
