"""Between roaring bitmaps and numpy arrays, and arrays that grow at their end."""

from array import array

import numpy as np
from pyroaring import BitMap


def bitmap_of(numbers):
    """Return the BitMap of an array of numbers below 2**32, in rising order or not."""
    return BitMap(plain(numbers))


def plain(numbers):
    """Return an array of numbers below 2**32 as an array.array, whose items pyroaring takes all at once."""
    return array("I", np.asarray(numbers, dtype=np.uint32).tobytes())


def numbers_of(bitmap):
    """Return the numbers of a BitMap as an array (uint32) in rising order."""
    return np.frombuffer(bitmap.to_array(), dtype=np.uint32)


def union(bitmaps):
    """Return the union of BitMaps; of a single one the same object, for no bitmap is ever changed in place."""
    if len(bitmaps) == 1:
        return bitmaps[0]
    return BitMap.union(*bitmaps) if bitmaps else BitMap()


class Growing:
    """An array (of one type) that grows at its end; `all` is what it holds."""

    def __init__(self, items):
        self._room = items
        self._size = len(items)

    def __len__(self):
        return self._size

    @property
    def all(self):
        """What the array holds, to be read and set in place until it grows."""
        return self._room[: self._size]

    def grow(self, items):
        """Add items at the end."""
        size = self._size + len(items)
        if size > len(self._room):
            room = np.empty(size + size // 8, dtype=self._room.dtype)
            room[: self._size] = self.all
            self._room = room
        self._room[self._size : size] = items
        self._size = size
