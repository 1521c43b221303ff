"""300 questions to each of two archives: the same records in the same order as a search in plain Python.

The suite runs on SQLite and on PostgreSQL: what both agree with is the same for both.
"""

import random

import pytest
from pyroaring import BitMap

from articles.publishing import clock
from articles.search import best_first, matching, parse
from articles.words import tokens
from tests.search.reference import Reference

pytestmark = pytest.mark.django_db

QUESTIONS = 300
SEVERAL = 30  # questions of each sort that must be among those that find something


@pytest.fixture(scope="module")
def reference(archive):
    return Reference()


def texts_of(reference, archive):
    """Return words and phrases to ask for: of titles as printed, names, and pairs of search words."""
    titles = sorted({card.title for card in reference.cards.values()})
    words = sorted({word for title in titles for word in title.split() if tokens(word) and '"' not in word})
    stored = sorted({" ".join(line[at : at + 2]) for line in reference.words.values() for at in range(0, 40, 7)})
    return {"word": words, "phrase": [*titles, *stored], "name": sorted(reference.called), "lost": ["qqqq", "日"]}


def question(draw, texts):
    """Return a random question as the reference takes it."""
    clauses = []
    for _ in range(draw.choice([1, 1, 2, 2, 3])):
        clause = []
        for _ in range(draw.choice([1, 1, 1, 2, 3])):
            sort = draw.choice(["word"] * 5 + ["phrase"] * 2 + ["name"] * 2 + ["lost"])
            text = draw.choice(texts[sort]).translate(dict.fromkeys(map(ord, '"“”„‟«»＂-−'), " ")).strip()
            if tokens(text) and len(text) < 60 and text not in ("OR", "AND"):
                clause.append((draw.choice(["", "", "", "-"]), text, " " in text or draw.random() < 0.2))
        clauses += [clause] if clause else []
    if draw.random() < 0.2:  # a name in several words, outside quotation marks
        clauses += [[("", word, False)] for word in draw.choice(texts["name"]).split()[:6]]
    return clauses


def typed(clauses, draw):
    """Return a question as a reader types it."""
    marks = draw.choice(['""', "“”", "„“"])
    said = [
        [sign + (f"{marks[0]}{text}{marks[1]}" if quoted else text) for sign, text, quoted in clause]
        for clause in clauses
    ]
    return " ".join(" OR ".join(clause) for clause in said)


def questions(reference, archive):
    """Yield (question, its text) QUESTIONS times, the same ones in each run."""
    draw, texts, given = random.Random(f"{archive} 4"), texts_of(reference, archive), 0
    while given < QUESTIONS:
        asked = question(draw, texts)
        text = typed(asked, draw)
        if asked and not parse(text).problem:
            given += 1
            yield asked, text


def test_every_question_finds_the_same_in_the_same_order(reference, archive):
    state, seen = clock.state(), dict.fromkeys(["OR", "-", "“", "name", "other script", "several found"], 0)
    for asked, text in questions(reference, archive):
        query = parse(text)
        found = matching(query, state)
        assert found == BitMap(reference.matching(asked)), text
        assert best_first(query, found, state) == reference.best_first(asked), text
        seen["OR"] += " OR " in text
        seen["-"] += any(term.is_without for term in query.terms)
        seen["“"] += any(len(term.tokens) > 1 for term in query.terms)
        seen["name"] += bool(any(reference.other_phrases(word) for clause in asked for _sign, word, _q in clause))
        seen["other script"] += not text.isascii()
        seen["several found"] += 1 < len(found) < len(reference.cards)
    assert min(seen.values()) >= SEVERAL or archive == "real", seen


def test_each_word_of_the_archive_finds_the_same(reference, archive):
    """No tokeniser cuts or drops a word that Python keeps whole."""
    state = clock.state()
    words = sorted({word for words in reference.words.values() for word in words})
    for word in random.Random(4).sample(words, min(len(words), 500)):
        query = parse(f'"{word}"')
        if query.wanted and query.wanted[0].tokens == (word,):
            assert matching(query, state) == BitMap(reference.of_clause([("", word, True)])), word
