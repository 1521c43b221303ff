"""A list as its address asks for it: which records, in which order, and the cards of a page of them."""

from collections import defaultdict, namedtuple

from django.conf import settings
from django.core.paginator import Paginator
from django.db import connection
from django.utils.functional import SimpleLazyObject
from pyroaring import BitMap

from articles.choices import Kind
from articles.facets import engine
from articles.filters import EVERYTHING
from articles.metadata import NAME, coins
from articles.models import Card
from articles.search import best_first, parse

from .everything import Everything

PAGE_SIZE = 25
MOST_PAGES = 400
"""How many pages a list has at most; who wants more narrows it, or takes the CSV."""

MOST_RANKED = 10_000
"""How many records are put in order of relevance at most; more than these stand newest first."""

REPORTED = (Kind.REPORT, Kind.INQUIRY, Kind.EVENT)
"""What an article's card says that it reports on, in this order."""

MOST_REPORTED = 4

Reported = namedtuple("Reported", ("kind", "sort_key", "public_id", "slug", "title"))
"""What an article's card leads to: as much of a Card as that takes."""

FACE = (
    *("record_id", "public_id", "kind", "slug", "title", "line", "sort_words", "date_words", "date_iso"),
    *("standing", "standing_words", "content_note", "outlet", "outlet_words", "authors", "page"),
)
Shown = namedtuple("Shown", (*FACE, "reports_on", "coins"), defaults=[(), ""])
"""A Card as a list shows it, with what an article reports on, and the OpenURL by which it is saved."""

# Straight from the table: Django's querysets take six times as long for the cards of a page.
SHOWN = f"SELECT {', '.join(FACE)} FROM articles_card WHERE record_id IN ({{}})"


# From edges straight to cards, without the records between them: a third of the time. The kind is
# compared as an expression: by the index of kinds SQLite would read all reports and events.
REPORTED_BY = """
    SELECT DISTINCT edge.source_id, card.kind, card.sort_key, card.public_id, card.slug, card.title
    FROM articles_edge edge JOIN articles_card card ON card.record_id = edge.target_id
    WHERE edge.role = 'about' AND card.kind || '' IN (%s, %s, %s) AND edge.source_id IN ({})
"""

CARDS = {}
"""{clock's state: {key: Shown}}: the cards that were shown while the clock stood still, MOST_CARDS at most. Lists
that are narrowed step by step, and pages from the newest, show the same ones again and again.
"""

MOST_CARDS = 5_000


class Pages(Paginator):
    """The pages of a list, MOST_PAGES of them at most."""

    @property
    def num_pages(self):
        """The number of the last page."""
        return min(super().num_pages, MOST_PAGES)

    def is_too_deep(self, number):
        """Return whether there are records for a page of this number, which is not shown."""
        return self.num_pages < number <= -(-self.count // self.per_page)


class Found:
    """The records of a list, in its order: a sequence whose slices are lists of Cards."""

    def __init__(self, asked, state):
        self.asked, self.state = asked, state
        self.engine = engine_of(asked.kind, state)
        self.choices = asked.choices(state)
        self.total = self.engine.total(self.choices)

    def __len__(self):
        return self.total

    def __getitem__(self, place):
        # Read when it is shown: the foot of a list only asks which pages there are beside this one.
        return SimpleLazyObject(lambda: shown(self.keys(place.start, place.stop), self.state))

    def keys(self, start, stop):
        """Return the keys of the records from `start` to `stop` in the order asked for."""
        order = self.asked.in_order
        if order != "relevance":
            return self.engine.page(self.choices, order, start, stop)
        if self.total > MOST_RANKED:
            return self.engine.page(self.choices, "newest", start, stop)
        everything = self.engine.page(self.choices, "newest", 0, self.total)
        return best_first(parse(self.asked.q), BitMap(everything), self.state)[start:stop]


def engine_of(kind, state):
    """Return what counts and pages the records of a kind, or of everything, at a clock's state."""
    return Everything(state) if kind == EVERYTHING else engine(kind, state)


def cards_of(keys):
    """Return the Cards (list) with these keys, in their order."""
    cards = Card.objects.defer("words").in_bulk(keys)
    return [cards[key] for key in keys if key in cards]


def shown(keys, state):
    """Return the cards (list of Shown) with these keys, in their order, at a clock's state."""
    cards = known_cards(state)
    if new := [key for key in keys if key not in cards]:
        cards.update(read_cards(new))
    return [cards[key] for key in keys if key in cards]


def known_cards(state):
    """Return the {key: Shown} to which the cards at a clock's state are added.

    What is read inside a transaction may be rolled back: there nothing is kept.
    """
    if connection.in_atomic_block:
        return {}
    if len(CARDS.get(state, ())) > MOST_CARDS or state not in CARDS:
        CARDS.clear()
    return CARDS.setdefault(state, {})


def read_cards(keys):
    """Return {key: Shown} of the cards with these keys (list, not empty)."""
    cards = {row[0]: Shown(*row) for row in rows(SHOWN, keys)}
    reported = reported_by([key for key, card in cards.items() if card.kind == Kind.ARTICLE])
    return {
        key: card._replace(reports_on=reported.get(key, ()), coins=coins(card, settings.SITE_URL, NAME))
        for key, card in cards.items()
    }


def reported_by(articles):
    """Return {key of an article: the Reported, a few, that it is about} of the articles with these keys."""
    found = defaultdict(list)
    for article, *face in rows(REPORTED_BY, articles, REPORTED):
        found[article].append(Reported(*face))
    return {article: sorted(faces, key=place)[:MOST_REPORTED] for article, faces in found.items()}


def rows(sql, keys, before=()):
    """Return what a query finds whose last values are these keys, `before` them others; nothing for no keys."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql.format(", ".join(["%s"] * len(keys))), [*before, *keys])
        return cursor.fetchall()


def place(reported):
    """Return what a Reported is ordered by: its kind, then its name."""
    return REPORTED.index(reported.kind), *reported[1:]
