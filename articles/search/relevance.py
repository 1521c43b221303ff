"""Best first: how well a card answers a query, computed from the card, so that no database has a say in it.

Records whose title or other name is what was asked come first, then titles that begin with it; otherwise
each word or phrase weighs by whether the title has it, and a little by how often the card has it.
"""

import json
import re

from django.db import connection

from articles.words import fold

from .memory import Memory
from .names import with_names

MOST_ORDERED = 10_000
EXACT, BEGINS, IN_TITLE, OFTEN = 100_000, 10_000, 30, 20

MEMORY = Memory(most=50)
_PLAIN_WORD = re.compile("[A-Za-z0-9]+")
_FIELDS = "SELECT record_id, title, words, date_earliest, sort_key FROM articles_card WHERE record_id"
_ROWS = {
    "sqlite": f"{_FIELDS} IN (SELECT value FROM json_each(%s))",
    "postgresql": f"{_FIELDS} IN (SELECT value::bigint FROM json_array_elements_text(%s::json))",
}


def best_first(query, pks, state):
    """Return the keys (list) of `pks` (BitMap), those first that answer a Query best; the newest among equals.

    More than MOST_ORDERED are not weighed: None, and the caller orders them by date.
    """
    if len(pks) > MOST_ORDERED:
        return None
    query = with_names(query, state)
    return list(MEMORY.recall(state, (query, pks.serialize()), lambda: tuple(ordered(query, pks))))


def ordered(query, pks):
    """Yield the keys of records by their relevance, then by date, sort key and key."""
    rows = sorted(rows_of(pks), key=lambda row: (row[4], row[0]))
    rows.sort(key=lambda row: str(row[3] or ""), reverse=True)  # an unknown date is last
    weigh = scale(query)
    rows.sort(key=lambda row: weigh(*row[:3]), reverse=True)
    return (row[0] for row in rows)


def rows_of(pks):
    """Return (key, title, words, date, sort key) of the cards with these keys."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS[connection.vendor], [json.dumps(list(pks))])
        return cursor.fetchall()


def scale(query):
    """Return the function of (key, title, words) that gives a card's relevance (int) for a Query."""
    phrases = [spaced(phrase) for phrase in query.phrases]
    whole = spaced(token for term in query.wanted for token in term.tokens)

    def weigh(pk, title, words):
        words = words.split(" ")
        head, text = spaced(words[: title_length(title)]), spaced(words)
        is_exact = head == whole or pk in query.named
        weight = EXACT if is_exact else BEGINS * head.startswith(whole)
        return weight + sum(weight_of(phrase, head, text) for phrase in phrases)

    return weigh


def weight_of(phrase, head, text):
    """Return what a phrase adds for a card with these title and words: the third time counts little."""
    often = text.count(phrase)
    return OFTEN * often // (often + 1) + IN_TITLE * (phrase in head)


def spaced(words):
    """Return words as text with two spaces between and around: neighbours share none, so that all are counted."""
    return f" {'  '.join(words)} "


def title_length(title):
    """Return how many search words a title has: so many of the words of its card are the title's."""
    if title.isascii():
        return len(_PLAIN_WORD.findall(title.replace("'", "").replace("`", "")))
    return len(fold(title).split())
