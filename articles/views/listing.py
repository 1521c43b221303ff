"""A list as its address asks for it: which records, in which order, and the cards of a page of them."""

from collections import defaultdict, namedtuple

from django.core.paginator import Paginator
from django.db import connection
from django.utils.functional import SimpleLazyObject
from pyroaring import BitMap

from articles.choices import Kind
from articles.facets import engine
from articles.facets.among import Among
from articles.filters import EVERYTHING
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
    *("standing", "standing_words", "content_note", "outlet", "outlet_words"),
)
Shown = namedtuple("Shown", (*FACE, "reports_on"), defaults=[()])
"""A Card as a list shows it, with what an article reports on."""

# Straight from the table: Django's querysets take six times as long for the cards of a page.
SHOWN = f"SELECT {', '.join(FACE)} FROM articles_card WHERE record_id IN ({{}})"


ABOUT = "SELECT DISTINCT source_id, target_id FROM articles_edge WHERE role = 'about' AND source_id IN ({})"

FACES = {}
"""{clock's state: {key: Reported, or None for what no card shows}} of what articles are about, as far as a page
asked. Only the last state is kept; most articles are about the same few thousand records.
"""


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
    cards = {row[0]: Shown(*row) for row in rows(SHOWN, keys)}
    found = [cards[key] for key in keys if key in cards]
    reported = reported_by([card.record_id for card in found if card.kind == Kind.ARTICLE], state)
    return [card._replace(reports_on=reported.get(card.record_id, ())) for card in found]


def reported_by(articles, state):
    """Return {key of an article: the Reported, a few, that it is about} of the articles with these keys."""
    pairs, found = rows(ABOUT, articles), defaultdict(list)
    faces = faces_of({target for _, target in pairs}, state)
    for article, target in pairs:
        if face := faces[target]:
            found[article].append(face)
    return {article: sorted(of_it, key=place)[:MOST_REPORTED] for article, of_it in found.items()}


def faces_of(keys, state):
    """Return {key: Reported or None} that has all these keys (set), and perhaps others; only new ones are read.

    What is read inside a transaction may be rolled back: there nothing is kept.
    """
    if state not in FACES:
        FACES.clear()
    known = {} if connection.in_atomic_block else FACES.setdefault(state, {})
    if new := keys - known.keys():
        cards = Card.objects.filter(Among("pk", new), kind__in=REPORTED).order_by()
        read = {key: Reported(*face) for key, *face in cards.values_list("pk", *Reported._fields)}
        known.update(dict.fromkeys(new) | read)
    return known


def rows(sql, keys):
    """Return what a query finds for these keys; nothing for no keys."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql.format(", ".join(["%s"] * len(keys))), keys)
        return cursor.fetchall()


def place(reported):
    """Return what a Reported is ordered by: its kind, then its name."""
    return REPORTED.index(reported.kind), *reported[1:]
