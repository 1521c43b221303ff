"""Building the index of articles from what the gate wrote."""

from collections import defaultdict
from datetime import date

import numpy as np
from pyroaring import BitMap

from articles.choices import Kind

from .bitmaps import Growing, bitmap_of, plain
from .days import Days
from .definitions import FACETS, years_between
from .index import Index
from .orders import NEVER, Names, Orders, Shelf
from .reading import read_articles, read_names, read_owners, read_themes, read_values
from .rows import Rows, pair
from .unions import Unions
from .vocabulary import Vocabulary

FACET_OF = {Kind.PERSON: "person", Kind.ORGANISATION: "organisation", Kind.REPORT: "report"}
"""The facet of whose values a record of a kind is one; an event counts by its sort, a finding by its themes."""


def build(state):
    """Return the Index of all articles that the public sees, at the clock's state or a little later.

    What is published meanwhile is read again when the index catches up: it has a Change of a later value.
    """
    articles = read_articles()
    parts = numbered(*articles[:4])
    number_of = parts["number_of"].all

    vocabulary = Vocabulary(FACETS[Kind.ARTICLE])
    themes = read_themes()
    value_codes = codes_of_values(vocabulary, read_values())
    value_codes |= {finding: vocabulary.theme_codes({}, names) for finding, names in themes.items()}
    owners = Unions(*sets_and_groups(read_owners(), number_of))
    values = Unions({key: owners.of(key) for key in value_codes}, value_codes)
    for code, bitmap in values.whole.items():
        vocabulary.set(code, bitmap)
    for code, numbers in own_codes(vocabulary, articles, number_of).items():
        vocabulary.set(code, bitmap_of(numbers))
    return Index(
        state,
        **parts,
        vocabulary=vocabulary,
        themes=themes,
        owners=owners,
        values=values,
        rows=Rows(len(articles.keys), vocabulary.bitmaps),
    )


def numbered(keys, earliest, latest, names):
    """Return the parts of an Index (a dict) that say where its records stand: numbers, orders, days.

    Keys of records, days and sort keys come in the order of names.
    """
    newest = np.argsort(np.where(earliest == NEVER, NEVER, -earliest), kind="stable")
    placed = keys[newest]
    number_of = np.full(int(keys.max(initial=0)) + 1, -1, np.int32)
    number_of[placed] = np.arange(len(placed))
    shelf = Shelf(earliest[newest].astype(np.int32), Names([names[n] for n in newest]), placed)
    return {
        "keys": Growing(placed),
        "number_of": Growing(number_of),
        "live": bitmap_of(np.arange(len(placed))),
        "orders": Orders(shelf, number_of[keys]),
        "days": Days(earliest[newest], latest[newest]),
    }


def codes_of_values(vocabulary, values):
    """Return {record's key: (code,)} of the records that articles are counted by; name their values."""
    codes = {}
    for key, kind, public_id, title, sort_key, sort in values:
        if kind in FACET_OF:
            codes[key] = (vocabulary.code(FACET_OF[kind], public_id, title, sort_key),)
            if public_id in vocabulary.dimensions["outlet"].codes:
                vocabulary.code("outlet", public_id, title, sort_key)
        else:
            codes[key] = (vocabulary.code("event_sort", sort),) if sort else ()
    return codes


def sets_and_groups(owners, number_of):
    """Return ({owner: BitMap of the articles of its passages}, {owner: keys of what these are about})."""
    numbers = known_numbers(owners.articles, number_of)
    owner = np.repeat(np.arange(len(owners.keys)), owners.counts)[numbers >= 0]
    pairs = np.sort(pair(owner, numbers[numbers >= 0]))
    stops = np.searchsorted(pairs, np.arange(1, len(owners.keys) + 1) << 32).tolist()
    numbers = plain(pairs & 0xFFFFFFFF)
    sets = {}
    for key, start, stop in zip(owners.keys, [0, *stops], stops, strict=False):
        sets[key] = BitMap(numbers[start:stop])
    return sets, {key: tuple(targets) for key, targets in owners.targets.items()}


def known_numbers(keys, number_of):
    """Return the numbers (array of int64) of articles, -1 for one that is not known yet."""
    numbers = np.full(len(keys), -1, np.int64)
    within = keys < len(number_of)
    numbers[within] = number_of[keys[within]]
    return numbers


def own_codes(vocabulary, articles, number_of):
    """Return {code: numbers (array)} of the values that Articles have of themselves."""
    numbers = number_of[articles.keys]
    outlets = grouped(articles.outlets)
    names = read_names([public_id for public_id in outlets if public_id])
    found = {vocabulary.code("outlet", public_id, *name): outlets[public_id] for public_id, name in names.items()}
    for genre, places in grouped(articles.genres).items():
        if genre:
            found[vocabulary.code("genre", genre)] = places
    for year, places in years_of(articles.earliest, articles.latest).items():
        found[vocabulary.code("year", year)] = places
    return {code: numbers[places] for code, places in found.items()}


def grouped(items):
    """Return {item: the places (list) where it stands}."""
    places = defaultdict(list)
    for place, item in enumerate(items):
        places[item].append(place)
    return places


def years_of(earliest, latest):
    """Return {year: places (list) of the records whose first and last days (arrays) may lie in it}."""
    found = defaultdict(list)
    for (first, last), places in grouped(zip(years(earliest), years(latest), strict=True)).items():
        for year in years_between(first, last):
            found[year] += places
    return found


def years(days):
    """Return the years (list) of ordinals of days (array), None for NEVER."""
    since_1970 = np.where(days == NEVER, 0, days - date(1970, 1, 1).toordinal())
    numbers = since_1970.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    return [None if never else number for number, never in zip(numbers.tolist(), days == NEVER, strict=True)]
