"""The dates of records, for ranges from one day to another."""

import numpy as np
from pyroaring import BitMap

from .bitmaps import Growing, bitmap_of
from .orders import NEVER

ALWAYS = -NEVER
"""Stands for the earliest day of a date without a start, which lies before every day."""


class Days:
    """Which records may lie in a range of days.

    Most dates are one day: there the numbers, which run from the newest, make the range itself. The
    others, and those that moved, are `loose`: each is looked at.
    """

    def __init__(self, earliest, latest):
        """Take the first and last days (arrays of int32 by number), NEVER for an open end or no date."""
        self.rising = np.where(earliest == NEVER, NEVER, -earliest)
        loose = ((earliest != latest) | (earliest == NEVER)).nonzero()[0]
        self.loose = bitmap_of(loose)
        self.numbers = Growing(loose)
        first, last = opened(earliest[loose], latest[loose])
        self.first, self.last = Growing(first), Growing(last)
        self.place_of = dict(zip(loose.tolist(), range(len(loose)), strict=True))

    def set(self, number, earliest, latest):
        """Give a record other days, or a new one its days."""
        if number not in self.loose:
            if number < len(self.rising) and earliest == latest == -self.rising[number]:
                return
            self.loosen(number)
        first, last = opened(np.array([earliest]), np.array([latest]))
        place = self.place_of[number]
        self.first.all[place], self.last.all[place] = first[0], last[0]

    def loosen(self, number):
        """Make room for the days of a record that shall be looked at."""
        self.place_of[number] = len(self.numbers)
        self.loose = self.loose | BitMap([number])
        for column in (self.numbers, self.first, self.last):
            column.grow([number])

    def within(self, since, until):
        """Return the BitMap of the records that may lie from `since` to `until` (ordinals of days, or None)."""
        if since is not None and until is not None and since > until:
            return BitMap()
        since, until = ALWAYS if since is None else since, NEVER if until is None else until
        start = int(np.searchsorted(self.rising, -until))
        stop = int(np.searchsorted(self.rising, -since, "right"))
        fitting = self.numbers.all[(self.last.all >= since) & (self.first.all <= until)]
        return (BitMap(range(start, max(start, stop))) - self.loose) | bitmap_of(fitting)


def opened(earliest, latest):
    """Return first and last days (arrays) with open ends as far away as can be, and no date in no range."""
    unknown = (earliest == NEVER) & (latest == NEVER)
    first = np.where(earliest == NEVER, np.where(unknown, NEVER, ALWAYS), earliest)
    return first.astype(np.int64), np.where(unknown, ALWAYS, latest).astype(np.int64)
