"""Which public records hold a word or phrase, and all of them: bitmaps of keys, remembered by the clock."""

import numpy
from django.db import connection
from pyroaring import BitMap

from articles.models import word_index

from .memory import Memory

MEMORY = Memory(most=400)  # a set of 100,000 records takes 13 kB at most


def holding(phrase, state):
    """Return the keys (BitMap, not to be changed) of the records that hold a phrase (tuple of search words)."""
    return MEMORY.recall(state, phrase, lambda: bitmap(word_index.holding(connection, phrase)))


def everything(state):
    """Return the keys (BitMap, not to be changed) of all public records."""
    return MEMORY.recall(state, (), lambda: bitmap(word_index.all_keys(connection)))


def bitmap(keys):
    """Return keys (text with commas between) as a BitMap: numpy reads them ten times as fast as int()."""
    return BitMap(numpy.fromstring(keys, dtype=numpy.uint32, sep=",")) if keys else BitMap()
