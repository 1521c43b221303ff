"""All values of all facets in the index, by code."""

from collections import Counter

import numpy as np

from articles.words import fold

from .bitmaps import Growing
from .dimensions import Dimension
from .unions import NOTHING

OWN = ("outlet", "year", "genre")
"""The facets whose values an article has of itself; it has the others by being about something."""


class Vocabulary:
    """For each code the value, its facet, its label, the BitMap of the records that have it, and their number."""

    def __init__(self, facets):
        """Take the Facets (tuple)."""
        self.facets = {facet.name: facet for facet in facets}
        self.dimensions = {name: Dimension() for name in self.facets}
        self.values, self.labels, self.facet_of, self.bitmaps = [], [], [], []
        self.totals = Growing(np.zeros(0, np.int64))
        self.themes = {}  # {code: Counter of the names that its findings have for it}

    def code(self, name, value, label=None, tie=None):
        """Return the code of a value of a facet, a new one for a new value; name it if a label is given.

        A value without a label is a year, or a code of a vocabulary.
        """
        dimension = self.dimensions[name]
        code = dimension.codes.get(value)
        if label is None and code is None:
            label, tie = self.facets[name].values.labels([value]).get(value, (value, value))
        if code is None:
            code = len(self.values)
            dimension.add(value, code, tie)
            self.values.append(value)
            self.labels.append(label)
            self.facet_of.append(name)
            self.bitmaps.append(NOTHING)
            self.totals.grow([0])
        elif label is not None:
            dimension.rename(value, tie)
            self.labels[code] = label
        return code

    def theme_codes(self, before, after):
        """Return the codes (tuple) of a finding's themes, {theme: name} after a change; count the names."""
        for theme, name in before.items():
            self.themes[theme][name] -= 1
        for theme, name in after.items():
            self.themes.setdefault(theme, Counter())[name] += 1
        for theme in {*before, *after}:
            names = sorted(+self.themes[theme])
            if names:
                self.code("theme", theme, names[0], fold(names[0]))
        return tuple(self.code("theme", theme) for theme in after)

    def set(self, code, bitmap):
        """Give a value its records."""
        self.bitmaps[code] = bitmap
        self.totals.all[code] = len(bitmap)
        self.dimensions[self.facet_of[code]].moved()

    def dimension(self, name):
        """Return the Dimension of a facet, its values in order."""
        dimension = self.dimensions[name]
        dimension.refresh(self.totals.all)
        return dimension
