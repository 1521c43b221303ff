"""Suggestions as one types: public records whose name begins, word by word, with what was typed."""

from typing import NamedTuple

from django.db.models import Q

from articles.choices import AccessSort, Kind
from articles.models import AccessPoint
from articles.words import fold

from .query import MOST_CHARACTERS, MOST_WORDS

MOST_WEIGHED = 300
"""So many names are looked at, in their order: more begin so only with the first letter or two."""

_CARD = "record__card__"
_FIELDS = ("code", "words", *(f"{_CARD}{name}" for name in ("public_id", "kind", "slug", "title", "sort_key")))
_PLACES = {kind: place for place, kind in enumerate(Kind.values)}


class Suggestion(NamedTuple):
    """A record with the name (as printed; `code` is its folded form) that what was typed begins."""

    code: str
    name: str
    public_id: str
    kind: str
    slug: str
    title: str
    sort_key: str


def suggestions(text, limit=8):
    """Return at most `limit` Suggestions (list) for what someone has typed so far.

    Each typed word begins a word of the name; names that begin with all of it come first, then by kind and
    title. One letter is too little to go by. A second query is made if too few names begin so.
    """
    typed = fold(text[:MOST_CHARACTERS])
    if len(typed.encode()) < 2 or len(text) > MOST_CHARACTERS:
        return []
    found = best_names(weighed(Q(code__gte=typed, code__lt=f"{typed}\U0010ffff")), typed)
    if len(found) < limit:
        found = best_names([*found, *weighed(words_begin(typed))], typed)
    return found[:limit]


def weighed(condition):
    """Return the Suggestions (list) of the first names, in byte order, that fulfil a condition."""
    points = AccessPoint.objects.filter(condition, sort=AccessSort.NAME).order_by("code", "record")
    return [Suggestion(*row) for row in points.values_list(*_FIELDS)[:MOST_WEIGHED]]


def words_begin(typed):
    """Return the condition that each word of a folded text begins a word of a name. It holds no wildcards."""
    condition = Q()
    for word in dict.fromkeys(typed.split()[:MOST_WORDS]):
        condition &= Q(code__startswith=word) | Q(code__contains=f" {word}")
    return condition


def best_names(found, typed):
    """Return each record of Suggestions once, with the name that suits best (its title, if two do), in order."""

    def place(one):
        return not one.code.startswith(typed), _PLACES[one.kind], one.sort_key, one.public_id

    best = {}
    for one in sorted(found, key=lambda one: (*place(one), one.name != one.title, one.code)):
        best.setdefault(one.public_id, one)
    return list(best.values())
