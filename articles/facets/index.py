"""The index of a kind: every record numbered, every value of a facet a bitmap of numbers."""

from collections import OrderedDict
from functools import reduce

import numpy as np
from pyroaring import BitMap

from .bitmaps import bitmap_of, numbers_of, union
from .choices import ValueCount

SMALL = 7_000
"""So many records are counted faster by adding up their rows than by intersecting the frequent values."""

FEW = 10
"""One facet alone is counted faster by intersecting its values if these are fewer than a tenth of the records."""

REMEMBERED = 16
"""The sets of words that are kept as numbers."""


class Index:
    """What facets and pages are counted from; `state` is the clock's (epoch, value) up to which it was brought.

    Its numbers are never given twice: `keys` (Growing) leads from numbers to keys of records, `number_of`
    (Growing) from keys to numbers (-1: none), `live` (BitMap) says which of them the public sees.
    """

    def __init__(self, state, **parts):
        """Take the clock's state, and what `building` made."""
        self.state = state
        self.__dict__.update(parts)
        self.forget_words()

    def forget_words(self):
        """Forget the sets of words: other records may have their keys."""
        self._words, self._asked, self._answer = OrderedDict(), None, None

    def select(self, choices):
        """Return the BitMap of the numbers that the choices leave, or None if nothing was chosen."""
        parts = [
            self.having(name, choices.chosen(name)) for name in self.vocabulary.facets if choices.chosen(name)
        ]
        if choices.words is not None:
            parts.append(self.of_words(choices.words))
        if choices.since or choices.until:
            days = (day and day.toordinal() for day in (choices.since, choices.until))
            parts += [self.days.within(*days), self.live]
        return reduce(BitMap.__and__, sorted(parts, key=len)) if parts else None

    def having(self, name, values):
        """Return the BitMap of the records that have one of these values of a facet."""
        codes = self.vocabulary.dimensions[name].codes
        return union([self.vocabulary.bitmaps[codes[value]] for value in values if value in codes])

    def of_words(self, words):
        """Return the BitMap of the numbers of the records with these keys; the last ones are remembered.

        One request asks for the same object again and again, the next one for another with the same keys.
        """
        if words is not self._asked:
            content = words.serialize() if isinstance(words, BitMap) else frozenset(words)
            if content not in self._words:
                self._words[content] = self.numbers_of_keys(words) & self.live
            self._words.move_to_end(content)
            if len(self._words) > REMEMBERED:
                self._words.popitem(last=False)
            self._asked, self._answer = words, self._words[content]
        return self._answer

    def numbers_of_keys(self, keys):
        """Return the BitMap of the numbers of the records with these keys, those of other kinds left out."""
        keys = numbers_of(keys) if isinstance(keys, BitMap) else np.fromiter(keys, np.int64, len(keys))
        numbers = self.number_of.all[keys[keys < len(self.number_of)]]
        return bitmap_of(numbers[numbers >= 0])

    def total(self, choices):
        """Return how many records the choices leave."""
        selection = self.select(choices)
        return len(self.live if selection is None else selection)

    def page(self, choices, order, start, stop):
        """Return the keys of the records from `start` to `stop` in an order."""
        selection = self.select(choices)
        numbers = self.orders.page(self.live if selection is None else selection, order, start, stop)
        return [int(self.keys.all[number]) for number in numbers]

    def unknown(self, choices):
        """Return {facet name: [values chosen that no record has]}, facets without any left out."""
        vocabulary = self.vocabulary
        found = {}
        for name, dimension in vocabulary.dimensions.items():
            codes, totals = dimension.codes, vocabulary.totals.all
            unknown = [value for value in choices.chosen(name) if value not in codes or not totals[codes[value]]]
            if unknown:
                found[name] = unknown
        return found

    def is_untidy(self, most_late):
        """Return whether the index would be better for being built again."""
        return len(self.orders.late) > most_late or len(self.rows.codes) > 2 * self.rows.used + 1_000_000

    def counts(self, choices, most):
        """Return {facet name: [ValueCount]}: the `most` frequent values (None: all) and those that are chosen."""
        every = Selection(self, self.select(choices), alone=False)
        counted = {}
        for name in self.vocabulary.facets:
            chosen = choices.chosen(name)
            selection = Selection(self, self.select(choices.without(name))) if chosen else every
            counted[name] = self.shown(name, chosen, selection, most)
        return counted

    def count(self, name, choices):
        """Return the ValueCounts (list) of all values of one facet."""
        selection = Selection(self, self.select(choices.without(name)))
        return self.shown(name, choices.chosen(name), selection, None)

    def shown(self, name, chosen, selection, most):
        """Return the ValueCounts (list) of a facet in a Selection."""
        vocabulary = self.vocabulary
        dimension = vocabulary.dimension(name)
        rows = selection.first(dimension, most)
        marked = {dimension.codes[value] for value in chosen if value in dimension.codes}
        if missing := marked.difference(code for code, _ in rows):
            rows += sorted(
                ((code, selection.count(code)) for code in missing),
                key=lambda row: (-row[1], dimension.tie(row[0]), vocabulary.values[row[0]]),
            )
        return [
            ValueCount(vocabulary.values[code], vocabulary.labels[code], count, code in marked)
            for code, count in rows
        ]


class Selection:
    """A selection (BitMap, or None for everything) while facets are counted in it: one `alone`, or many."""

    def __init__(self, index, selection, alone=True):
        self.index, self.selection, self.alone = index, selection, alone
        self._counts = None

    def first(self, dimension, most):
        """Return the (code, count) of the `most` frequent values (None: of all) of a Dimension."""
        if self.selection is None:
            return dimension.first(most)
        few = self.alone and len(self.selection) > len(dimension.codes) * FEW
        if most is not None and (few or len(self.selection) > SMALL):
            return dimension.first_in(self.selection, self.index.vocabulary.bitmaps, most)
        return dimension.first_of(self.counts(), most)

    def counts(self):
        """Return how many of the selection have each code, as an array; counted once."""
        if self._counts is None:
            self._counts = self.index.rows.counted(self.selection, len(self.index.vocabulary.values))
        return self._counts

    def count(self, code):
        """Return how many of the selection have a code."""
        bitmap = self.index.vocabulary.bitmaps[code]
        return len(bitmap) if self.selection is None else self.selection.intersection_cardinality(bitmap)
