"""The values of one facet in the index: their codes, their names, and which are the most frequent."""

from heapq import heapreplace

import numpy as np

FIRST_TRIED = 256
"""So many frequent values show how often a value must occur at least to be shown."""


class Dimension:
    """The values of one facet. Each has a code that is its own in the whole index, and a tie-break.

    In `refresh` they are put in the order in which a list shows them: by falling total, then by name.
    """

    def __init__(self):
        self.codes = {}
        self._names = []  # (tie-break, value, code)
        self._ties = {}
        self._named = self._counted = False

    def add(self, value, code, tie):
        """Give a new value its code; `tie` is what its name is ordered by."""
        self.codes[value] = code
        self._ties[code] = tie
        self._names.append((tie, value, code))
        self._named = self._counted = False

    def rename(self, value, tie):
        """Give a value another tie-break."""
        code = self.codes[value]
        old = (self._ties[code], value, code)
        if old[0] != tie:
            self._names.remove(old)
            self.add(value, code, tie)

    def tie(self, code):
        """Return what the name of a value is ordered by."""
        return self._ties[code]

    def moved(self):
        """Take note that the totals of some values changed."""
        self._counted = False

    def refresh(self, totals):
        """Put the values in order again if anything moved; `totals` is an array by code."""
        if not self._named:
            self._names.sort()  # they are nearly in order: quick
            self._by_name = np.fromiter((code for _, _, code in self._names), np.int64, len(self._names))
        if not self._counted:
            own = totals[self._by_name]
            # For each value by falling total: its place by name, its code and its total.
            self._places = np.argsort(-self.ranked(own, np.arange(len(own))))
            self._codes, self._totals = self._by_name[self._places], own[self._places]
        self._named = self._counted = True

    def ranked(self, counts, places):
        """Return numbers that compare as a list shows values: those of higher counts, then of earlier names."""
        return counts * len(self.codes) + (len(self.codes) - 1 - places)

    def first(self, most):
        """Return the (code, count) of the `most` frequent values (None: of all) where nothing is chosen."""
        rows = zip(self._codes[:most].tolist(), self._totals[:most].tolist(), strict=True)
        return [(code, total) for code, total in rows if total]

    def first_of(self, counts, most):
        """Return the (code, count) of the `most` frequent values (None: of all), given counts (array) by code."""
        tried = len(self._codes) if most is None else self.promising(counts, most)
        own = counts[self._codes[:tried]]
        found = own.nonzero()[0]
        keys = self.ranked(own[found], self._places[found])
        if most is not None and len(keys) > most:
            best = np.argpartition(keys, -most)[-most:]
            found, keys = found[best], keys[best]
        found = found[np.argsort(-keys)]
        return list(zip(self._codes[found].tolist(), own[found].tolist(), strict=True))

    def promising(self, counts, most):
        """Return how many of the values by falling total can be among the `most` frequent in counts (array)."""
        if len(self._codes) <= FIRST_TRIED or most > FIRST_TRIED:
            return len(self._codes)
        least = np.partition(counts[self._codes[:FIRST_TRIED]], -most)[-most]
        return int(np.searchsorted(-self._totals, -least, "right"))

    def first_in(self, selection, bitmaps, most):
        """Return the (code, count) of the `most` frequent values in a selection (BitMap), given BitMaps by code.

        Values are tried by falling total, until none can reach the last place kept.
        """
        kept, count_in = [(0, 0, 0)] * most, selection.intersection_cardinality
        for code, total, place in self.falling():
            least, worst, _ = kept[0]
            if total < least or (total == least and -place < worst):
                break
            count = count_in(bitmaps[code])
            if count > least or (count == least and count and -place > worst):
                heapreplace(kept, (count, -place, code))
        return [(code, count) for count, _, code in sorted(kept, reverse=True) if count]

    def falling(self):
        """Yield (code, total, place by name) of the values by falling total."""
        for start in range(0, len(self._codes), FIRST_TRIED):
            part = slice(start, start + FIRST_TRIED)
            columns = self._codes[part], self._totals[part], self._places[part]
            yield from zip(*(column.tolist() for column in columns), strict=True)
