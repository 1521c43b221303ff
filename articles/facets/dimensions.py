"""The values of one facet in the index: their codes, their names, and which are the most frequent."""

from heapq import heapreplace

import numpy as np


class Dimension:
    """The values of one facet. Each has a code that is its own in the whole index, a label and a tie-break.

    `by_name` are the codes (array) in the order of their names; `falling` has (code, total, its place by
    name) by falling total, then by name: the order in which a list shows values.
    """

    def __init__(self):
        self.codes = {}
        self._names = []  # (tie-break, value, code)
        self._ties = {}
        self._fresh = False

    def add(self, value, code, tie):
        """Give a new value its code; `tie` is what its name is ordered by."""
        self.codes[value] = code
        self._ties[code] = tie
        self._names.append((tie, value, code))
        self._fresh = False

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
        self._fresh = False

    def refresh(self, totals):
        """Put the codes in order again if anything moved; `totals` is an array by code."""
        if self._fresh:
            return
        self._names.sort()  # they are nearly in order: quick
        self.by_name = np.fromiter((code for _, _, code in self._names), np.int64, len(self._names))
        own = totals[self.by_name]
        order = np.argsort(-own, kind="stable")
        columns = self.by_name[order], own[order], order
        self.falling = list(zip(*(column.tolist() for column in columns), strict=True))
        self._fresh = True

    def first(self, most):
        """Return the (code, count) of the `most` frequent values (None: of all) where nothing is chosen."""
        return [(code, total) for code, total, _ in self.falling[:most] if total]

    def first_of(self, counts, most):
        """Return the (code, count) of the `most` frequent values (None: of all), given counts (array) by code."""
        own = counts[self.by_name]
        places = own.nonzero()[0]
        keys = own[places] * len(own) + (len(own) - 1 - places)
        if most is not None and len(keys) > most:
            best = np.argpartition(keys, -most)[-most:]
            places, keys = places[best], keys[best]
        places = places[np.argsort(-keys)]
        return list(zip(self.by_name[places].tolist(), own[places].tolist(), strict=True))

    def first_in(self, selection, bitmaps, most):
        """Return the (code, count) of the `most` frequent values in a selection (BitMap), given BitMaps by code.

        Values are tried by falling total, until none can reach the last place kept.
        """
        kept, count_in = [(0, 0)] * most, selection.intersection_cardinality
        for code, total, place in self.falling:
            least, worst = kept[0]
            if total < least or (total == least and -place < worst):
                break
            count = count_in(bitmaps[code])
            if count > least or (count == least and count and -place > worst):
                heapreplace(kept, (count, -place))
        return [(int(self.by_name[-place]), count) for count, place in sorted(kept, reverse=True) if count]

    def all_in(self, selection, bitmaps):
        """Return the (code, count) of every value in a selection (BitMap), given BitMaps by code."""
        counts = [(-selection.intersection_cardinality(bitmaps[code]), place) for code, _, place in self.falling]
        return [(int(self.by_name[place]), -minus) for minus, place in sorted(counts) if minus]
