"""The articles of the synthetic archive: their rows, their cards, and what they are about."""

from datetime import date
from functools import cache

from articles.choices import EdgeRole, Genre, Kind
from articles.dates import EdtfDate
from articles.models import Article, Card, Edge
from articles.words import search_words

from .bulk import insert, insert_rows
from .draws import GENRES, TITLE
from .names import identifier, word
from .rows import key, published, write_records

SITE = "https://sample.example"
GENRES_DRAWN = tuple(GENRES)
EDGE_COLUMNS = ("owner_id", "source_id", "role", "target_id", "detail", "article_id")


@cache
def vocabulary_word(number):
    """Return a word that articles are written in."""
    return word(number)


@cache
def day(ordinal):
    """Return the EdtfDate of a day."""
    return EdtfDate.parse(date.fromordinal(ordinal).isoformat())


def texts(chunk):
    """Yield (title, line) of the articles of a Chunk."""
    for row in chunk.words.tolist():
        words = [vocabulary_word(number) for number in row]
        yield " ".join(words[:TITLE]).capitalize(), " ".join(words[TITLE:]).capitalize() + "."


def articles_of(chunk):
    """Return the unsaved articles (list) of a Chunk."""
    columns = zip(texts(chunk), chunk.days.tolist(), chunk.outlets.tolist(), chunk.genres.tolist(), strict=True)
    return [
        published(
            Article,
            number,
            identifier(number),
            title,
            summary=line,
            date=day(ordinal),
            date_basis="stated",
            genre=GENRES_DRAWN[genre],
            outlet_id=key(outlet),
            url=f"{SITE}/{number}",
        )
        for number, ((title, line), ordinal, outlet, genre) in enumerate(columns, start=chunk.first)
    ]


def card_of_article(article, outlet):
    """Return the card of a sample's article whose outlet is this Thing: as card_of makes it, in less time."""
    genre = Genre(article.genre)
    return Card(
        record_id=article.record_id,
        public_id=article.public_id,
        kind=Kind.ARTICLE,
        slug=article.slug,
        title=article.title,
        line=article.summary,
        sort=genre.value,
        sort_words=genre.label,
        date_words=article.date.words,
        date_iso=article.date.iso,
        date_earliest=article.date_earliest,
        date_latest=article.date_latest,
        sort_key=article.sort_key,
        outlet=outlet.public_id,
        outlet_words=outlet.title,
        url=article.url,
        words=words_of(article, outlet.title),
    )


def words_of(article, outlet):
    """Return the search words of an article whose outlet has this title: its own are their own tokens."""
    own = f"{article.title} {article.summary.removesuffix('.')}".lower()
    site, _, number = article.url.rpartition("/")
    return f"{own} {tokens_once(outlet)} {tokens_once('British English')} {tokens_once(site)} {number}"


@cache
def tokens_once(text):
    """Return the tokens of a text that many articles have."""
    return search_words(text)


def write_press(chunk, things, targets):
    """Write the articles of a Chunk with their cards and edges; return their primary keys (list).

    `things` are the cast by number, `targets` the keys of what each number's passages count for.
    """
    outlets = [things[number] for number in chunk.outlets.tolist()]
    articles = articles_of(chunk)
    write_records(articles)
    insert(Card, (card_of_article(article, outlet) for article, outlet in zip(articles, outlets, strict=True)))
    insert_rows(Edge, EDGE_COLUMNS, edges_of(chunk, targets))
    return [article.pk for article in articles]


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
