"""Building the index of a kind other than articles: whole, from the rows that give its facets their values."""

from articles.models import Card

from .bitmaps import bitmap_of
from .building import known_numbers, numbered
from .definitions import FACETS
from .index import Index
from .reading import read_listed
from .rows import Rows
from .vocabulary import Vocabulary


def gather(kind, state):
    """Return the Index of all records of a kind that the public sees, at the clock's state or a little later."""
    listed = read_listed(kind)
    parts = numbered(*listed)
    number_of = parts["number_of"].all
    cards, vocabulary = Card.objects.of_kind(kind), Vocabulary(FACETS[kind])
    for facet in FACETS[kind]:
        holdings = facet.holdings(cards)
        names = facet.values.labels([*holdings])
        for value, keys in holdings.items():
            numbers = known_numbers(keys, number_of)
            code = vocabulary.code(facet.name, value, *names.get(value, (value, value)))
            vocabulary.set(code, bitmap_of(numbers[numbers >= 0]))
    return Index(state, **parts, vocabulary=vocabulary, rows=Rows(len(number_of), vocabulary.bitmaps))
