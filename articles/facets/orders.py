"""The orders of a list, and its pages: from the newest, from the oldest, by name."""

from bisect import bisect_left, insort

import numpy as np
from pyroaring import BitMap

from .bitmaps import numbers_of

NEVER = np.iinfo(np.int32).max
"""Stands for the day of a date that has no start: it comes last, from the newest and from the oldest."""


class Names:
    """The sort keys of records by number, as bytes: one after the other, far smaller than as many objects."""

    def __init__(self, texts):
        encoded = [text.encode() for text in texts]
        self.bytes = b"".join(encoded)
        self.ends = np.cumsum([0, *map(len, encoded)])

    def __getitem__(self, number):
        return self.bytes[self.ends[number] : self.ends[number + 1]]


class Shelf:
    """What the orders compare: for each record by number its earliest day, sort key and key, as when built."""

    def __init__(self, days, names, keys):
        self.days, self.names, self.keys = days, names, keys

    def __len__(self):
        return len(self.days)

    def of(self, number):
        """Return the (day, sort key, key) of a record."""
        return int(self.days[number]), self.names[number], int(self.keys[number])


def newest(day, name, key):
    """Return what a list from the newest is ordered by."""
    return (day == NEVER, -day, name, key)


def oldest(day, name, key):
    """Return what a list from the oldest is ordered by."""
    return (day, name, key)


def by_name(day, name, key):
    """Return what a list by name is ordered by."""
    return (name, key)


class Order:
    """One order of the records of a Shelf, and of those that were added or moved since: the late ones.

    `numbers` are those of the shelf in this order, `ranks` their places in it; both are None where the
    numbers themselves are in this order. A late record is kept with the number of shelved ones before it.
    """

    def __init__(self, shelf, key_of, numbers=None):
        self.shelf, self.key_of, self.numbers = shelf, key_of, numbers
        self.late = []  # (shelved records before it, what it is ordered by, number), in order
        self.ranks = None
        if numbers is not None:
            self.ranks = np.empty(len(numbers), np.int32)
            self.ranks[numbers] = np.arange(len(numbers), dtype=np.int32)

    def place(self, number, facts):
        """Put a record among the late ones, by its (day, sort key, key)."""
        key = self.key_of(*facts)
        insort(self.late, (bisect_left(range(len(self.shelf)), key, key=self.key_at), key, number))

    def displace(self, number):
        """Take a record out of the late ones."""
        self.late = [late for late in self.late if late[2] != number]

    def key_at(self, rank):
        """Return what the shelved record at a place is ordered by."""
        return self.key_of(*self.shelf.of(rank if self.numbers is None else self.numbers[rank]))

    def page(self, selection, late, start, stop):
        """Return the numbers (list) from `start` to `stop` of a selection (BitMap) in this order.

        `late` is the BitMap of all late records.
        """
        shelved = self.shelved(selection - late if late else selection)
        added = [entry for entry in self.late if entry[2] in selection] if late else []
        places = [shelved.before(rank) + place for place, (rank, _, _) in enumerate(added)]
        first, last = bisect_left(places, start), bisect_left(places, stop)
        page = shelved.slice(start - first, stop - last)
        for place, (_, _, number) in zip(places[first:last], added[first:last], strict=True):
            page.insert(place - start, number)
        return page

    def shelved(self, selection):
        """Return a selection of shelved records in this order."""
        if self.numbers is None:
            return AsNumbered(selection)
        chosen = numbers_of(selection)
        if len(chosen) * 16 < len(self.ranks):
            return AsRanked(np.sort(self.ranks[chosen]), self.numbers)
        there = np.zeros(len(self.ranks), bool)
        there[self.ranks[chosen]] = True
        return AsRanked(there.nonzero()[0], self.numbers)


class AsNumbered:
    """A selection whose order is that of its numbers."""

    def __init__(self, selection):
        self.selection = selection

    def before(self, rank):
        """Return how many of the selection stand before a place among all shelved records."""
        return self.selection.rank(rank - 1) if rank else 0

    def slice(self, start, stop):
        """Return the numbers (list) from `start` to `stop`."""
        return list(self.selection[start:stop])


class AsRanked:
    """A selection by its places in an order, rising; `numbers` are the records at all places."""

    def __init__(self, places, numbers):
        self.places, self.numbers = places, numbers

    def before(self, rank):
        """Return how many of the selection stand before a place among all shelved records."""
        return int(np.searchsorted(self.places, rank))

    def slice(self, start, stop):
        """Return the numbers (list) from `start` to `stop`."""
        return self.numbers[self.places[start:stop]].tolist()


class Orders:
    """The three orders of a list."""

    def __init__(self, shelf, named):
        """Take the Shelf, whose numbers run from the newest, and the array of its numbers by name."""
        self.shelf = shelf
        self.late = BitMap()
        self.orders = {
            "newest": Order(shelf, newest),
            "oldest": Order(shelf, oldest, named[np.argsort(shelf.days[named], kind="stable")]),
            "name": Order(shelf, by_name, named),
        }

    def move(self, number, facts):
        """Put a record where its (day, sort key, key) belong: among the late ones, or back in its old place."""
        if number in self.late:
            self.late = self.late - BitMap([number])
            for order in self.orders.values():
                order.displace(number)
        if number >= len(self.shelf) or self.shelf.of(number) != facts:
            self.late = self.late | BitMap([number])
            for order in self.orders.values():
                order.place(number, facts)

    def page(self, selection, order, start, stop):
        """Return the numbers (list) from `start` to `stop` of a selection (BitMap)."""
        return self.orders[order].page(selection, self.late, start, stop)
