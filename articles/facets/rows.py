"""The values of each record in a row, to count a small selection by one pass."""

import numpy as np

from .bitmaps import Growing, numbers_of


class Rows:
    """For each record by number the codes of all its values, of every facet, in rising order.

    The rows lie one after the other in `codes`; one that changes is written anew at the end, and the
    place where it was stays unused until the index is built again.
    """

    def __init__(self, size, bitmaps):
        """Take the number of records, and the BitMap of records of each code (list)."""
        numbers = np.concatenate([np.zeros(0, np.uint32), *map(numbers_of, bitmaps)])
        codes = np.repeat(np.arange(len(bitmaps)), [len(bitmap) for bitmap in bitmaps])
        numbers, codes = self.sorted(numbers, codes)
        lengths = np.bincount(numbers, minlength=size)
        self.lengths = Growing(lengths.astype(np.int32))
        self.starts = Growing(np.cumsum(lengths) - lengths)
        self.codes = Growing(codes.astype(np.int32))
        self.used = len(codes)

    @staticmethod
    def sorted(numbers, codes):
        """Return pairs of number and code in the order of numbers, then codes."""
        pairs = np.sort(pair(numbers, codes))
        return pairs >> 32, pairs & 0xFFFFFFFF

    def grow(self, count):
        """Add the empty rows of so many new records."""
        self.lengths.grow(np.zeros(count, np.int32))
        self.starts.grow(np.zeros(count, np.int64))

    def of(self, numbers):
        """Return the codes of these records (array of numbers), row after row, and the lengths of the rows."""
        lengths = self.lengths.all[numbers]
        ends = np.cumsum(lengths)
        places = np.repeat(self.starts.all[numbers] - ends + lengths, lengths)
        places += np.arange(len(places))
        return self.codes.all[places], lengths

    def counted(self, selection, codes):
        """Return how many records of a selection (BitMap) have each code below `codes`, as an array."""
        return np.bincount(self.of(numbers_of(selection))[0], minlength=codes)

    def change(self, changes):
        """Take {code: (BitMap before, BitMap after)} and write the rows of the records anew that this touches."""
        gone = self.pairs({code: before - after for code, (before, after) in changes.items()})
        come = self.pairs({code: after - before for code, (before, after) in changes.items()})
        numbers = np.unique(np.concatenate([gone, come]) >> 32)
        codes, lengths = self.of(numbers)
        old = pair(np.repeat(numbers, lengths), codes)
        new = np.union1d(np.setdiff1d(old, gone, assume_unique=True), come)
        lengths = np.bincount(np.searchsorted(numbers, new >> 32), minlength=len(numbers))
        self.used += len(new) - len(old)
        self.starts.all[numbers] = len(self.codes) + np.cumsum(lengths) - lengths
        self.lengths.all[numbers] = lengths
        self.codes.grow(new & 0xFFFFFFFF)

    @staticmethod
    def pairs(bitmaps):
        """Return the pairs (array) of number and code that {code: BitMap} holds."""
        found = [pair(numbers_of(bitmap), code) for code, bitmap in bitmaps.items()]
        return np.concatenate([np.zeros(0, np.int64), *found])


def pair(numbers, codes):
    """Return arrays of numbers and codes as one: the code in the lower 32 bits."""
    return (numbers.astype(np.int64) << 32) | codes
