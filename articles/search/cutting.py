"""Where in a text its search words stand: what marking and correcting cut by."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from articles.words import fold, tokens

_RUN = re.compile(r"\S+")
_LONGEST_REMEMBERED = 40


class Piece(NamedTuple):
    """A stretch of a text (start and end as in a slice) with the search words that it gives."""

    start: int
    end: int
    tokens: tuple[str, ...]


def pieces(text):
    """Yield the Pieces of a text in their order: the stretches that `articles.words.tokens` keeps whole.

    A stretch that gives several words ("½" gives 1 and 2) stays one piece. Linear time.
    """
    for run in _RUN.finditer(text):
        start = run.start()
        for piece in pieces_of(run.group()):
            yield Piece(start + piece.start, start + piece.end, piece.tokens)


def pieces_of(run):
    """Return the Pieces (tuple) of a run without spaces; those of short runs are remembered."""
    return _remembered(run) if len(run) <= _LONGEST_REMEMBERED else _cut(run)


def _cut(run):
    """Cut a run at each character that folding turns into a space."""
    inside = "".join("x" if _is_inside(character) else " " for character in run)
    cut = [(match.start(), match.end()) for match in _RUN.finditer(inside)]
    made = (Piece(start, end, tuple(tokens(run[start:end]))) for start, end in cut)
    return tuple(piece for piece in made if piece.tokens)


@lru_cache(maxsize=20_000)
def _remembered(run):
    return _cut(run)


@lru_cache(maxsize=5_000)
def _is_inside(character):
    """Return whether a character is part of a word: a letter, a digit, or what folding lets vanish."""
    if character.isalnum() or category(character)[0] == "M" or fold(character):
        return True
    return fold(f"a{character}a") == "aa"
