"""The draws of the synthetic archive: what each article is about, when it was printed, in which words.

Articles are drawn in chunks of CHUNK, each from a generator of its own, so that a smaller archive of the
same seed is the beginning of a larger one.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from articles.choices import Genre, Kind

CHUNK = 10_000
OUTLETS = 200
COLLECTIONS = 20
"""Half of what an article is about is drawn from its collection's own order: what belongs together."""

SIZES = {
    Kind.ORGANISATION: 5_000,
    Kind.PERSON: 20_000,
    Kind.INQUIRY: 150,
    Kind.REPORT: 300,
    Kind.EVENT: 5_000,
    Kind.FINDING: 2_000,
    Kind.LINK: 3_000,
}
ABOUT = {
    Kind.ORGANISATION: (1, 3.0),
    Kind.PERSON: (1, 5.0),
    Kind.INQUIRY: (0, 0.2),
    Kind.REPORT: (0, 0.8),
    Kind.EVENT: (0, 0.8),
    Kind.FINDING: (0, 0.7),
    Kind.LINK: (0, 0.3),
}
"""How many of each kind an article has passages on: so many, and a number drawn from Poisson's law."""

FIRST = dict(zip(SIZES, np.cumsum([OUTLETS, *SIZES.values()]).tolist(), strict=False))
"""The number of the first record of each kind: records are numbered through, the outlets from 0."""
FIRST[Kind.ARTICLE] = OUTLETS + sum(SIZES.values())

VOCABULARY = 60_000
TITLE, LINE = 6, 24
"""How many words the headline and the line of an article have."""

YEARS = range(2001, 2026)
GENRES = {
    Genre.NEWS: 0.6,
    Genre.ANALYSIS: 0.12,
    Genre.OPINION: 0.1,
    Genre.AGENCY: 0.08,
    Genre.LIVE: 0.05,
    Genre.STATEMENT: 0.03,
    Genre.DOCUMENT: 0.02,
}


@dataclass(frozen=True)
class Chunk:
    """Articles as arrays: the number of the first, and of each its day (ordinal), outlet, genre and words.

    `passages` maps kinds to (articles, things): an article, counted from the first, and the number of a
    record that a passage of it bears on; in order of articles, each pair once.
    """

    first: int
    days: np.ndarray
    outlets: np.ndarray
    genres: np.ndarray
    words: np.ndarray
    passages: dict


def generator(seed, *place):
    """Return the random generator of one part of the archive."""
    return np.random.default_rng([seed, *place])


def zipf(random, size, shape):
    """Return draws (array of `shape`) from 0 to size - 1 by Zipf's law: the n-th comes 1/n times as often."""
    return np.searchsorted(zipf_steps(size), random.random(shape))


@cache
def zipf_steps(size):
    """Return the cumulative shares (array) of Zipf's law for `size` things."""
    weights = np.cumsum(1 / np.arange(1, size + 1))
    return weights / weights[-1]


def drawn_days(random, count):
    """Return days (array of ordinals) from the first of YEARS to the last, ever more of them as time goes by."""
    weights = np.arange(1, len(YEARS) + 1)
    years = random.choice(np.array(YEARS), size=count, p=weights / weights.sum())
    starts = np.array([date(year, 1, 1).toordinal() for year in range(YEARS[0], YEARS[-1] + 1)])
    return starts[years - YEARS[0]] + random.integers(0, 365, count)


def chunks(articles, seed):
    """Yield the Chunks of an archive of so many articles; the last one is cut to fit."""
    for number in range(-(-articles // CHUNK)):
        yield cut(chunk(number, seed), min(CHUNK, articles - number * CHUNK))


def chunk(number, seed):
    """Return the Chunk with a number, whole."""
    random = generator(seed, 1, number)
    return Chunk(
        first=FIRST[Kind.ARTICLE] + number * CHUNK,
        days=drawn_days(random, CHUNK),
        outlets=zipf(random, OUTLETS, CHUNK),
        genres=random.choice(len(GENRES), size=CHUNK, p=list(GENRES.values())),
        words=zipf(random, VOCABULARY, (CHUNK, TITLE + LINE)),
        passages=drawn_passages(random, random.integers(0, COLLECTIONS, CHUNK)),
    )


def drawn_passages(random, collections):
    """Return the passages of a Chunk whose articles belong to these collections (array)."""
    return {
        kind: drawn_pairs(random, collections, SIZES[kind], FIRST[kind], *howmany)
        for kind, howmany in ABOUT.items()
    }


def drawn_pairs(random, collections, size, first, least, more):
    """Return (articles, things): which of `size` records, numbered from `first`, each article is about."""
    counts = least + random.poisson(more, len(collections))
    articles = np.repeat(np.arange(len(collections)), counts)
    shifted = random.random(len(articles)) < 0.5
    shift = collections[articles] * (size // COLLECTIONS) * shifted
    things = (zipf(random, size, len(articles)) + shift) % size
    articles, things = np.divmod(np.unique(articles * size + things), size)
    return articles, things + first


def cut(whole, count):
    """Return the first `count` articles of a Chunk."""
    return Chunk(
        first=whole.first,
        days=whole.days[:count],
        outlets=whole.outlets[:count],
        genres=whole.genres[:count],
        words=whole.words[:count],
        passages={
            kind: (articles[articles < count], things[articles < count])
            for kind, (articles, things) in whole.passages.items()
        },
    )


def first_articles(articles, seed):
    """Return {number of a record: number of the first article that tells of it, or that the outlet printed}."""
    first = np.full(FIRST[Kind.ARTICLE], -1)
    for part in chunks(articles, seed):
        everything = (np.arange(len(part.outlets)), part.outlets), *part.passages.values()
        for places, things in everything:
            numbers, at = np.unique(things, return_index=True)
            fresh = first[numbers] < 0
            first[numbers[fresh]] = part.first + places[at[fresh]]
    return {number: article for number, article in enumerate(first.tolist()) if article >= 0}
