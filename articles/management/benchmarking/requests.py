"""The 40 lists of articles that the benchmark asks for, chosen by rule from what the archive holds."""

from collections import Counter
from typing import NamedTuple

from articles.choices import Kind
from articles.dates import PartialDate
from articles.facets import Choices
from articles.filters import Asked
from articles.models import Card
from articles.words import tokens

PAGE_SIZE, MOST_PAGES = 25, 400
"""As the lists have them; views are beside this room, and not imported."""

ONE = (
    *(("outlet", 0), ("outlet", 20), ("year", 0), ("genre", 0), ("person", 0)),
    *(("person", 50), ("organisation", 0), ("report", 0), ("event_sort", 0), ("theme", 0)),
)
"""Facets with the rank of the value that is chosen, from the most frequent one, 0."""
THREE = (
    ("outlet", "year", "genre"),
    ("organisation", "genre", "year"),
    ("person", "outlet", "organisation"),
    ("event_sort", "theme", "year"),
)
SEVERAL = (("outlet", 3), ("year", 5), ("genre", 2), ("person", 4), ("organisation", 6))

SOME_YEAR = 2015
"""Where no article has a date."""

SHARES = {"common": (0.15, 3), "medium": (0.02, 2), "rare": (0.001, 2)}
"""Of how many articles a word is to be, and how many such words there are to be."""
WITH_WORDS = (
    ("common", 0, ("outlet",)),
    ("common", 1, ("year",)),
    ("common", 2, ("organisation", "genre")),
    ("medium", 0, ("genre",)),
    ("medium", 1, ("person",)),
)
MOST_READ = 10_000
"""From so many articles the frequency of words is told."""


class Request(NamedTuple):
    """One of the 40: what sort of request it is, and what is Asked."""

    sort: str
    asked: Asked


def forty(engine, state):
    """Return the 40 Requests (list), by an engine that counts the articles at the clock's state."""
    values = {
        name: [one.value for one in counted] for name, counted in engine.counts(Choices(), most=1_000).items()
    }
    words, unfiltered = words_by_share(), Asked(Kind.ARTICLE)
    groups = {
        "no filter": [unfiltered, Asked(Kind.ARTICLE, order="name")],
        "one facet": [choosing(values, name, rank) for name, rank in ONE],
        "three facets": [narrowed(engine, state, unfiltered, names) for names in THREE],
        "several values": [unfiltered.choosing(name, tuple(values[name][:most])) for name, most in SEVERAL],
        "date range": ranges(values["year"]),
        "common word": [Asked(Kind.ARTICLE, q=word) for word in words["common"]],
        "rarer word": [Asked(Kind.ARTICLE, q=word) for word in words["medium"] + words["rare"]],
        "word and facets": [
            narrowed(engine, state, Asked(Kind.ARTICLE, q=words[share][place]), names)
            for share, place, names in WITH_WORDS
        ],
        "deep page": deep(engine, values),
    }
    return [Request(sort, asked) for sort, group in groups.items() for asked in group]


def choosing(values, name, rank):
    """Return what is Asked by one value of a facet, the last one if it has fewer; of outlets if it has none."""
    known = values[name] or values["outlet"]
    return Asked(Kind.ARTICLE).choosing(name if values[name] else "outlet", (known[min(rank, len(known) - 1)],))


def narrowed(engine, state, asked, names):
    """Return what is Asked, narrowed by facet after facet to what is most frequent in what is left."""
    for name in names:
        if counted := engine.counts(asked.choices(state), most=1)[name]:
            asked = asked.choosing(name, (counted[0].value,))
    return asked


def ranges(years):
    """Return what is Asked by three ranges of dates: a year, all from a year on, four months."""
    years = sorted(map(int, years)) or [SOME_YEAR]
    middle, third = years[len(years) // 2], years[len(years) // 3]
    return [
        Asked(Kind.ARTICLE, since=PartialDate(middle), until=PartialDate(middle)),
        Asked(Kind.ARTICLE, since=PartialDate(third)),
        Asked(Kind.ARTICLE, since=PartialDate(middle, 3), until=PartialDate(middle, 6)),
    ]


def deep(engine, values):
    """Return what is Asked by four deep pages: of all articles, and of those of one outlet and one year."""
    unfiltered = Asked(Kind.ARTICLE)
    outlet, year = (unfiltered.choosing(name, tuple(values[name][:1])) for name in ("outlet", "year"))
    last, half = last_page(engine, unfiltered), max(last_page(engine, unfiltered) // 2, 1)
    return [
        unfiltered.at_page(last),
        unfiltered.at_page(half),
        *(asked.at_page(last_page(engine, asked)) for asked in (outlet, year)),
    ]


def last_page(engine, asked):
    """Return the number of the last page that a list shows."""
    return max(min(-(-engine.total(Choices(asked.chosen)) // PAGE_SIZE), MOST_PAGES), 1)


def words_by_share():
    """Return {"common", "medium", "rare": [words]} that stand in about their share of the articles."""
    cards = Card.objects.of_kind(Kind.ARTICLE).order_by("record_id").values_list("words", flat=True)
    texts = [set(text.split()) for text in cards[:MOST_READ]]
    often = Counter(word for words in texts for word in words)
    plain = sorted(word for word in often if word.isalpha() and tokens(word) == [word])
    return {name: nearest(plain, often, share * len(texts), count) for name, (share, count) in SHARES.items()}


def nearest(words, often, wanted, count):
    """Return the words (list) of a frequency as near as can be to the one wanted."""
    return sorted(words, key=lambda word: (abs(often[word] - wanted), word))[:count]
