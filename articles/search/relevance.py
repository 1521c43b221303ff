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

MEMORY = Memory(most=30)
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
    rows.sort(key=scale(query), reverse=True)
    return (row[0] for row in rows)


def rows_of(pks):
    """Return (key, title, words, date, sort key) of the cards with these keys."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS[connection.vendor], [json.dumps(list(pks))])
        return cursor.fetchall()


def scale(query):
    """Return the function of a card's (key, title, words, ...) that gives its relevance (int) for a Query."""
    phrases = [f" {' '.join(phrase)} " for phrase in query.phrases]
    whole = f" {' '.join(token for term in query.wanted for token in term.tokens)} "
    named = query.named

    def weigh(row):
        pk, title, words = row[:3]
        length = title_length(title)
        head, text = f" {' '.join(words.split(' ', length)[:length])} ", f" {words} "
        weight = EXACT if head == whole or pk in named else BEGINS * head.startswith(whole)
        for phrase in phrases:
            often = text.count(phrase)  # of neighbours, which share a space, only the first counts
            weight += OFTEN * often // (often + 1) + IN_TITLE * (phrase in head)
        return weight

    return weigh


def title_length(title):
    """Return how many search words a title has: so many of the words of its card are the title's."""
    if title.isascii():
        return len(_PLAIN_WORD.findall(title.replace("'", "").replace("`", "")))
    return len(fold(title).split())
