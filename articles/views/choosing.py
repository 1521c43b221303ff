"""Choosing a record by what a reader typed: an identifier, an address of the archive, or words."""

import re
from dataclasses import dataclass

from articles.addresses import PLURALS, permalink_path
from articles.choices import EdgeRole, Kind
from articles.connections.graph import PASSED
from articles.identifiers import is_well_formed, looks_like_identifier
from articles.models import Card, Edge
from articles.publishing.showing import State, find
from articles.search import best_first, matching, parse, suggestions
from articles.words import fold, one_form

LONGEST = 300
"""What is typed is cut here: no title is longer."""

MOST = 8
_ADDRESS = re.compile(rf"/(?:id|{'|'.join(PLURALS.values())})/([^/?#\s]+)")

MISTYPED = "No record can have this identifier: at least one of its characters is wrong."
UNKNOWN = "No record has this identifier."
HIDDEN = "This record is not shown at present."
WITHDRAWN = "This record was taken out of the archive."
NOTHING = "No record holds these words. Try fewer of them, or others."
A_LINK = "A link is a step itself. Choose one of the records that it ties together."
AN_ARTICLE = "An article is what steps are quoted from. Choose one of the records that it reports on."
SEVERAL = "These records may be meant. Choose one."


@dataclass(frozen=True)
class Choice:
    """What was typed, and the Card of the record that it names; or what is wrong, and the Cards to choose from.

    `status` is that of a page that cannot show more than this, `address` the permalink that says more.
    """

    typed: str = ""
    card: Card | None = None
    problem: str = ""
    found: tuple = ()
    status: int = 200
    address: str = ""

    @property
    def value(self):
        """What the address holds: the record's identifier, or what was typed."""
        return self.card.public_id if self.card else self.typed


def tidy(text):
    """Return what a reader typed as one line, cut."""
    return " ".join(one_form(text[:LONGEST]).split())


def choose(text, state):
    """Return the Choice that a text makes at the clock's state; an empty text makes an empty one."""
    typed = tidy(text)
    identifier = identifier_in(typed)
    if not typed:
        return Choice()
    return by_identifier(typed, identifier) if identifier else by_words(typed, state)


def identifier_in(typed):
    """Return the identifier that a text is or, as an address of the archive, holds; or ""."""
    address = _ADDRESS.search(typed)
    if address:
        return address[1].lower()
    return typed.lower() if is_well_formed(typed.lower()) else ""


def by_identifier(typed, identifier):
    """Return the Choice that an identifier makes; a merged record's survivor is meant with it."""
    state, record = find(identifier)
    if state is State.MERGED:
        state, record = find(record.survivor.public_id)
    if state is State.PUBLIC:
        return of_record(typed, record.card)
    if state is State.WITHDRAWN:
        return Choice(typed, problem=WITHDRAWN, status=410, address=permalink_path(record.public_id))
    if state is State.HIDDEN:
        return Choice(typed, problem=HIDDEN, status=404, address=permalink_path(record.public_id))
    return Choice(typed, problem=UNKNOWN if is_well_formed(identifier) else MISTYPED, status=404)


def of_record(typed, card):
    """Return the Choice of a public record: of a link its ends are offered, of an article what it reports on."""
    if card.kind in PASSED:
        return Choice(typed, card)
    edges = Edge.objects.filter(source=card.pk, target__kind__in=PASSED)
    if card.kind == Kind.LINK:
        return Choice(typed, problem=A_LINK, found=cards_of(edges))
    return Choice(typed, problem=AN_ARTICLE, found=cards_of(edges.filter(role=EdgeRole.ABOUT)))


def cards_of(edges):
    """Return the cards (tuple) of the first records that edges lead to, by their names."""
    cards = Card.objects.filter(pk__in=edges.values("target"))
    return tuple(cards.defer("words").by_name()[:MOST])


def by_words(typed, state):
    """Return the Choice that words make: a record that is called so, or all that may be meant."""
    named = [one for one in suggestions(typed, MOST) if one.kind in PASSED]
    exact = [one.public_id for one in named if one.code == fold(typed)]
    called = exact or [one.public_id for one in named]
    cards = in_order_of("public_id", called)
    if len(cards) == 1:
        return Choice(typed, cards[0])
    cards = cards or holding(typed, state)
    if cards:
        return Choice(typed, problem=SEVERAL, found=cards)
    if looks_like_identifier(typed) and any(map(str.isdigit, typed)):
        return Choice(typed, problem=MISTYPED, status=404)
    return Choice(typed, problem=NOTHING)


def holding(typed, state):
    """Return the cards (tuple) of the first records that hold all of the words, the best first."""
    query = parse(typed)
    ranked = best_first(query, matching(query, state), state) or ()
    passed = set(Card.objects.filter(pk__in=ranked[:200], kind__in=PASSED).values_list("pk", flat=True))
    return in_order_of("pk", [key for key in ranked if key in passed][:MOST])


def in_order_of(name, values):
    """Return the cards (tuple) whose field has these values, in their order."""
    cards = {getattr(card, name): card for card in Card.objects.filter(**{f"{name}__in": values}).defer("words")}
    return tuple(cards[value] for value in values if value in cards)
