"""The articles of the synthetic archive: their rows, their cards, and what they are about."""

from datetime import date
from functools import cache

from articles.choices import DateBasis, EdgeRole, Genre, Kind, Status
from articles.dates import EdtfDate
from articles.models import Article, Card, Edge

from .bulk import insert
from .draws import GENRES, TITLE
from .names import identifier, search_words, word
from .rows import date_columns, key, write_records

SITE = "https://sample.example"
GENRES_DRAWN = tuple(GENRES)
EDGE = ("owner_id", "source_id", "role", "target_id", "detail", "article_id")
CARD = (
    *("record_id", "public_id", "kind", "slug", "title", "line", "sort", "sort_words"),
    *("date_words", "date_iso", "date_earliest", "date_latest", "sort_key"),
    *("outlet", "outlet_words", "url", "words"),
)


def write_press(chunk, things, targets):
    """Write the articles of a Chunk with their cards and edges; return their primary keys (range).

    `things` are the cast by number, `targets` the keys of what each number's passages count for.
    """
    articles = list(articles_of(chunk, things))
    write_records([record_row(article) for article in articles])
    insert(Article, ("record_id", "outlet_id", "genre", "url"), map(article_row, articles))
    insert(Card, CARD, map(card_row, articles))
    insert(Edge, EDGE, edges_of(chunk, targets))
    return range(key(chunk.first), key(chunk.first) + len(articles))


def articles_of(chunk, things):
    """Yield (number, public id, title, line, ordinal of the day, Genre, outlet) of the articles of a Chunk."""
    columns = chunk.words.tolist(), chunk.days.tolist(), chunk.genres.tolist(), chunk.outlets.tolist()
    for number, (words, day, genre, outlet) in enumerate(zip(*columns, strict=True), start=chunk.first):
        words = [word(one) for one in words]
        title, line = " ".join(words[:TITLE]).capitalize(), " ".join(words[TITLE:]).capitalize()
        yield number, identifier(number), title, f"{line}.", day, GENRES_DRAWN[genre], things[outlet]


@cache
def day_columns(ordinal):
    """Return a day as (date, earliest, latest) of a record and (words, ISO form) of a card."""
    day = EdtfDate.parse(date.fromordinal(ordinal).isoformat())
    return date_columns(day), (day.words, day.iso)


@cache
def search_words_once(text):
    """Return the search words of a text that many articles have."""
    return search_words(text)


def record_row(article):
    """Return the tuple of RECORD of an article: the forms of a title are plain for invented words."""
    number, public_id, title, line, day, _genre, _outlet = article
    base = key(number), public_id, Kind.ARTICLE.value, Status.PUBLISHED.value, title
    folded = title.lower()
    dates, _ = day_columns(day)
    return *base, folded.replace(" ", "-"), folded, folded, line, *dates, DateBasis.STATED.value


def article_row(article):
    """Return what an article has beyond a record."""
    number, _public_id, _title, _line, _day, genre, outlet = article
    return key(number), key(outlet.number), genre.value, f"{SITE}/{number}"


def card_row(article):
    """Return the tuple of CARD of an article: what card_of makes of its core."""
    number, public_id, title, line, day, genre, outlet = article
    folded = title.lower()
    (_, earliest, latest), date_texts = day_columns(day)
    return (
        *(key(number), public_id, Kind.ARTICLE.value, folded.replace(" ", "-"), title, line),
        *(genre.value, Genre(genre).label, *date_texts, earliest, latest, folded),
        *(outlet.public_id, outlet.title, f"{SITE}/{number}", words_of(number, folded, line, outlet.title)),
    )


def words_of(number, title, line, outlet):
    """Return the search words of an article: title and line in lower case are their own."""
    shared = (outlet, "British English", SITE)
    return " ".join([title, line[:-1].lower(), *map(search_words_once, shared), str(number)])


def edges_of(chunk, targets):
    """Yield the edges of a Chunk's articles: who printed each, and all that it is about.

    A passage counts for its owner, and for what that names: this is the rule of `about_ties`.
    """
    first = key(chunk.first)
    for article, outlet in enumerate(chunk.outlets.tolist(), start=first):
        yield article, article, EdgeRole.OUTLET.value, key(outlet), "", None
    for articles, owners in chunk.passages.values():
        for place, owner in zip(articles.tolist(), owners.tolist(), strict=True):
            article = first + place
            for target in targets.get(owner, ()):
                yield key(owner), article, EdgeRole.ABOUT.value, target, "", article
