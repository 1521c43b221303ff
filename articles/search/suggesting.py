"""Suggestions as one types: public records whose name begins, word by word, with what was typed."""

from dataclasses import dataclass

from django.db.models import Case, Min, Q, Value, When

from articles.choices import AccessSort, Kind
from articles.models import AccessPoint
from articles.words import fold

from .query import MOST_CHARACTERS, MOST_WORDS

_KINDS = Case(*(When(record__kind=kind, then=Value(place)) for place, kind in enumerate(Kind.values)))


@dataclass(frozen=True)
class Suggestion:
    """A record with the name (as printed) that what was typed begins."""

    public_id: str
    kind: str
    slug: str
    title: str
    name: str


def suggestions(text, limit=8):
    """Return at most `limit` Suggestions (list) for what someone has typed so far.

    Each typed word begins a word of the name; names that begin with it all come first, then by kind and
    title. One letter is too little to go by. Two queries, the second only if something was found.
    """
    typed = fold(text[:MOST_CHARACTERS])
    if len(typed.encode()) < 2 or len(text) > MOST_CHARACTERS:
        return []
    points = AccessPoint.objects.filter(words_begin(typed), sort=AccessSort.NAME)
    points = points.annotate(rank=Case(When(code__startswith=typed, then=Value(0)), default=Value(1)))
    found = points.values("record").annotate(best=Min("rank"))
    found = found.order_by("best", _KINDS, "record__card__sort_key", "record").values_list("record", flat=True)
    keys = list(found[:limit])
    return [suggestion(point) for point in best_names(points, keys)] if keys else []


def words_begin(typed):
    """Return the condition that each word of a folded text begins a word of a name. Signs cannot be in it."""
    condition = Q()
    for word in dict.fromkeys(typed.split()[:MOST_WORDS]):
        condition &= Q(code__startswith=word) | Q(code__contains=f" {word}")
    return condition


def best_names(points, keys):
    """Return the best matching access point of each of these records, in their order; a title comes first."""
    rows = points.filter(record__in=keys).select_related("record__card")
    best = {}
    for row in sorted(rows, key=lambda row: (row.rank, row.words != row.record.card.title, row.code)):
        best.setdefault(row.record_id, row)
    return [best[key] for key in keys if key in best]


def suggestion(point):
    """Return the Suggestion that an access point gives."""
    card = point.record.card
    return Suggestion(card.public_id, card.kind, card.slug, card.title, point.words)
