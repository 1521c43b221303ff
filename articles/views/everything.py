"""The engine of a search over everything: counts by kind, and pages, of all the records that hold the words."""

from django.db import connection
from pyroaring import BitMap

from articles.facets import OrmEngine
from articles.facets.among import Among
from articles.facets.orm import in_time, leading
from articles.filters import EVERYTHING, FACETS_OF
from articles.models import Card

KNOWN = {}
"""{epoch: {kind: BitMap of keys}} of the records that were found so far. A record never becomes one of another
kind, and no key is given twice: only a restore, which renews the epoch, makes this wrong.
"""


class Everything(OrmEngine):
    """Counts and pages of the records of all kinds that hold the words; without words there are none."""

    def __init__(self, state):
        self.epoch, _ = state
        self.facets = {facet.name: facet for facet in FACETS_OF[EVERYTHING]}
        self.last = (None, None)

    def total(self, choices):
        """Return how many records the choices leave."""
        return len(self.keys(choices))

    def cards(self, choices):
        """Return the Cards (queryset) that the choices leave."""
        return Card.objects.filter(Among("pk", self.keys(choices)))

    def keys(self, choices):
        """Return the keys (BitMap) of the records that the choices leave."""
        keys, kinds = self.keys_in_time(choices), choices.chosen("kind")
        if not kinds:
            return keys
        found = by_kind(keys, self.epoch)
        return keys & BitMap.union(BitMap(), *(found.get(kind, BitMap()) for kind in kinds))

    def keys_in_time(self, choices):
        """Return the keys (BitMap) of what holds the words, of any kind; what was asked last is not read again."""
        asked = (choices.words, choices.since, choices.until)
        if self.last[0] != asked:
            keys = BitMap(choices.words or ())
            if choices.since or choices.until:
                cards = Card.objects.filter(Among("pk", keys), in_time(choices.since, choices.until))
                keys = BitMap(cards.order_by().values_list("pk", flat=True))
            self.last = (asked, keys)
        return self.last[1]

    def counted(self, name, choices, _cards, most):
        """Return the ValueCounts of the kinds; there are fewer of them than a list shows."""
        chosen, keys = choices.chosen(name), self.keys_in_time(choices)
        sizes = {
            kind: keys.intersection_cardinality(of_kind) for kind, of_kind in by_kind(keys, self.epoch).items()
        }
        counts = dict.fromkeys(chosen, 0) | {kind: size for kind, size in sizes.items() if size}
        return leading(counts, chosen, self.facets[name].values.labels, most)

    def unknown(self, choices):
        """Return that no kind is unknown."""
        return {}


def by_kind(keys, epoch):
    """Return {kind: BitMap} that has all these keys (BitMap), and perhaps others; only new ones are looked up.

    What is read inside a transaction may be rolled back: there nothing is kept.
    """
    known = {} if connection.in_atomic_block else KNOWN.get(epoch, {})
    new = keys - BitMap.union(BitMap(), *known.values())
    if not new:
        return known
    found = {kind: BitMap(of_kind) for kind, of_kind in known.items()}
    for key, kind in Card.objects.filter(Among("pk", new)).values_list("pk", "kind"):
        found.setdefault(kind, BitMap()).add(key)
    if not connection.in_atomic_block:
        KNOWN.clear()
        KNOWN[epoch] = found
    return found
