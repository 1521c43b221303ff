"""Did you mean: for words that find nothing, the nearest words of the archive's own titles and names."""

from collections import Counter

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.words import fold, tokens

from .cutting import pieces
from .matching import matching
from .memory import Memory
from .names import with_names
from .query import parse
from .sets import holding

MOST_CORRECTED = 4
MOST_TRIED = 5
SHORTEST = 3
LONGEST_KEY = 300  # a key of this length was cut, perhaps in a word

MEMORY = Memory(most=2)
_KEYS = """
    SELECT {0} FROM articles_card WHERE kind <> 'link' AND length(sort_key) < %s
    UNION ALL SELECT {1} FROM articles_accesspoint WHERE sort = 'name' AND length(code) < %s
"""
_READ = {
    "sqlite": _KEYS.format("group_concat(sort_key, ' ')", "group_concat(code, ' ')"),
    "postgresql": _KEYS.format("string_agg(sort_key, ' ')", "string_agg(code, ' ')"),
}


def did_you_mean(query, state):
    """Return the text of a Query with each word that finds nothing corrected, or "" if there is none to offer.

    What is offered finds something. Words stay as they were typed but for those that were corrected.
    """
    lost = lost_words(with_names(query, state), state)
    if not 0 < len(lost) <= MOST_CORRECTED:
        return ""
    vocabulary = MEMORY.recall(state, "words", read_vocabulary)
    text = corrected(query.text, lost, lambda word: nearest(word, vocabulary, state))
    return text if text and matching(parse(text), state) else ""


def lost_words(query, state):
    """Return the search words (set) that are asked for and that no public record holds."""
    asked = {token for term in query.wanted if not term.also for token in term.tokens}
    return {token for token in asked if not holding((token,), state)}


def read_vocabulary():
    """Return the words of public titles and names (folded, not stemmed): {length: {word: how often}}."""
    with connection.cursor() as cursor:
        cursor.execute(_READ[connection.vendor], [LONGEST_KEY, LONGEST_KEY])
        counted = Counter(" ".join(text or "" for (text,) in cursor.fetchall()).split())
    by_length = {}
    for word, often in counted.items():
        by_length.setdefault(len(word), {})[word] = often
    return by_length


def corrected(text, lost, correct):
    """Return the text with `correct` applied to the words that are lost; "" if one has no correction."""
    parts, at = [], 0
    for piece in pieces(text):
        if len(piece.tokens) == 1 and piece.tokens[0] in lost:
            parts += [text[at : piece.start], correct(fold(text[piece.start : piece.end]))]
            at = piece.end
            if not parts[-1]:
                return ""
    return "".join(parts) + text[at:] if parts else ""


def nearest(word, vocabulary, state):
    """Return the word nearest to a folded one that some record holds, or "".

    Nearness is the optimal string alignment distance (a letter more, less, other, or two swapped): 1 in short
    words, 2 in longer ones. Among equals the same first letter wins, then the more frequent word.
    """
    reach = 0 if len(word) < SHORTEST else 1 if len(word) < 6 else 2
    found = []
    for length in range(len(word) - reach, len(word) + reach + 1):
        known = vocabulary.get(length, {})
        near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=reach, limit=None)
        found += [(distance, other[0] != word[0], -known[other], other) for other, distance, _place in near]
    tried = (other for *_weight, other in sorted(found)[:MOST_TRIED])
    return next((other for other in tried if holding(tuple(tokens(other)), state)), "")
