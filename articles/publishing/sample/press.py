"""The articles of the synthetic archive: their rows, their cards, and what they are about."""

from datetime import date
from functools import cache
from typing import NamedTuple

from articles.choices import DateBasis, EdgeRole, Genre, Kind, Status
from articles.dates import EdtfDate
from articles.models import Article, Card, Edge

from .bulk import insert
from .draws import GENRES, TITLE
from .names import identifier, search_words, word
from .rows import date_columns, key, write_records
from .things import Thing

SITE = "https://sample.example"
LANGUAGE = "British English"
GENRES_DRAWN = tuple(GENRES)
EDGE = ("owner_id", "source_id", "role", "target_id", "detail", "article_id")
CARD = (
    *("record_id", "public_id", "kind", "slug", "title", "line", "sort", "sort_words"),
    *("date_words", "date_iso", "date_earliest", "date_latest", "sort_key"),
    *("outlet", "outlet_words", "url", "words"),
)


class Story(NamedTuple):
    """An article: number, public id, headline, line, day, genre, outlet."""

    number: int
    public_id: str
    title: str
    line: str
    day: EdtfDate
    genre: Genre
    outlet: Thing

    @property
    def folded(self):
        """The headline as texts are compared: its words are invented and plain."""
        return self.title.lower()

    @property
    def slug(self):
        """The end of the address: six short words, never cut."""
        return self.folded.replace(" ", "-")

    @property
    def url(self):
        """The original address."""
        return f"{SITE}/{self.number}"


def stories_of(chunk, things):
    """Yield the Stories of a Chunk; `things` are the cast by number."""
    columns = chunk.words.tolist(), chunk.days.tolist(), chunk.genres.tolist(), chunk.outlets.tolist()
    for number, (words, day, genre, outlet) in enumerate(zip(*columns, strict=True), start=chunk.first):
        words = [word(one) for one in words]
        title, line = " ".join(words[:TITLE]).capitalize(), " ".join(words[TITLE:]).capitalize()
        texts = identifier(number), title, f"{line}."
        yield Story(number, *texts, edtf_day(day), GENRES_DRAWN[genre], things[outlet])


@cache
def edtf_day(ordinal):
    """Return a day as an EdtfDate."""
    return EdtfDate.parse(date.fromordinal(ordinal).isoformat())


def write_press(chunk, stories, targets):
    """Write the Stories (list) of a Chunk with their cards and edges.

    `targets` are the keys of what each number's passages count for.
    """
    write_records([record_row(story) for story in stories])
    insert(Article, ("record_id", "outlet_id", "genre", "url"), map(article_row, stories))
    insert(Card, CARD, map(card_row, stories))
    insert(Edge, EDGE, edges_of(chunk, targets))


def record_row(story):
    """Return the tuple of RECORD of a Story."""
    base = key(story.number), story.public_id, Kind.ARTICLE.value, Status.PUBLISHED.value, story.title
    forms = story.slug, story.folded, story.folded, story.line
    return *base, *forms, *day_columns(story.day), DateBasis.STATED.value, 0


@cache
def day_columns(day):
    """Return the three columns of a day."""
    return date_columns(day)


def article_row(story):
    """Return what an article has beyond a record."""
    return key(story.number), key(story.outlet.number), story.genre.value, story.url


def card_row(story):
    """Return the tuple of CARD of a Story: what card_of makes of its core."""
    _, earliest, latest = day_columns(story.day)
    return (
        *(key(story.number), story.public_id, Kind.ARTICLE.value, story.slug, story.title, story.line),
        *(story.genre.value, story.genre.label, story.day.words, story.day.iso, earliest, latest, story.folded),
        *(story.outlet.public_id, story.outlet.title, story.url, words_of(story)),
    )


def words_of(story):
    """Return the search words of a Story: those of title and line are themselves in lower case."""
    shared = map(search_words_once, (story.outlet.title, LANGUAGE, SITE))
    return " ".join([story.folded, story.line[:-1].lower(), *shared, str(story.number)])


@cache
def search_words_once(text):
    """Return the search words of a text that many articles have."""
    return search_words(text)


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
