"""Did you mean: for words that find nothing, the nearest words of the archive's own titles and names."""

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
MOST_TRIED = 10
SHORTEST = 3
LONGEST_KEY = 300  # a key of this length was cut, perhaps in a word
MOST_TITLES = 20_000
MOST_NAMES = 60_000

MEMORY = Memory(most=2)
_TITLES = f"""SELECT {{}}(sort_key, ' ') FROM (
    SELECT sort_key FROM articles_card WHERE kind = '{{}}' AND length(sort_key) < {LONGEST_KEY}
    ORDER BY date_earliest DESC NULLS LAST, record_id LIMIT {MOST_TITLES}
) AS titles"""
_NAMES = f"""SELECT {{}}(code, ' ') FROM (
    SELECT code FROM articles_accesspoint WHERE sort = 'name' AND length(code) < {LONGEST_KEY}
    ORDER BY code LIMIT {MOST_NAMES}
) AS names"""
_JOINING = {"sqlite": "group_concat", "postgresql": "string_agg"}


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
    """Return the words of public titles and names (folded, not stemmed): {length: [word]}.

    Bounded: the newest titles of articles and findings, and names, which are the titles of the other kinds.
    """
    joining, texts = _JOINING[connection.vendor], []
    with connection.cursor() as cursor:
        for query in (
            _TITLES.format(joining, "article"),
            _TITLES.format(joining, "finding"),
            _NAMES.format(joining),
        ):
            cursor.execute(query)
            texts += cursor.fetchone()
    by_length = {}
    for word in set(" ".join(filter(None, texts)).split(" ")):
        by_length.setdefault(len(word), []).append(word)
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
    words, 2 in longer ones. Among equals the same first letter wins, then the word that more records hold.
    """
    reach = 0 if len(word) < SHORTEST else 1 if len(word) < 6 else 2
    near = []
    for length in range(len(word) - reach, len(word) + reach + 1):
        known = vocabulary.get(length, ())
        found = process.extract(word, known, scorer=OSA.distance, score_cutoff=reach, limit=None)
        near += [(distance, other[0] != word[0], other) for other, distance, _place in found]
    tried = [(*how_near, -often(other, state), other) for *how_near, other in sorted(near)[:MOST_TRIED]]
    return next((other for *_how_near, count, other in sorted(tried) if count), "")


def often(word, state):
    """Return how many records hold a folded word, in any form."""
    return len(holding(tuple(tokens(word)), state))
