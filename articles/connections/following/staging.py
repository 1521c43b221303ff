"""Staging: the Scene of ties, and the same in words, as a list of links under the records that they start from."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from articles.addresses import record_path
from articles.choices import EdgeRole, Kind, Strength
from articles.models import Card, Edge

from .dating import date_of
from .items import item_of
from .ordering import days_of, in_time
from .scene import Arrow, Item, Scene
from .ties import Tie


class Article(NamedTuple):
    """What stands of an article beside a link."""

    title: str
    outlet_words: str
    date_words: str


@dataclass(frozen=True)
class Told:
    """A link in words: its number, its Tie and Card, the Items that it joins, and its Articles in time."""

    number: int
    tie: Tie
    card: Card
    earlier: Item
    later: Item
    articles: tuple

    @property
    def said(self):
        """How firmly the sources tie its ends, in words; "" if the relation claims nothing of that sort."""
        return Strength(self.tie.strength).label if self.tie.strength else ""

    @property
    def outlets(self):
        """The names (tuple) of those who printed its articles, each once."""
        return tuple(dict.fromkeys(filter(None, (article.outlet_words for article in self.articles))))


@dataclass(frozen=True)
class Staged:
    """A Scene, its links in words (Told, in order), and those by the Item that they start from (pairs)."""

    scene: Scene
    told: tuple
    groups: tuple


def stage(graph, ties):
    """Return the Staged of Ties of a Graph, by three queries; none that has left the public meanwhile."""
    cards = _cards({key for tie in ties for key in (tie.earlier, tie.later, tie.link)})
    ties = [tie for tie in ties if {tie.earlier, tie.later, tie.link} <= cards.keys()]
    dates = {key: date_of(graph, key) for tie in ties for key in (tie.earlier, tie.later)}
    days = days_of(dates, ties)
    order = {key: place for place, key in enumerate(in_time(days, ties))}
    ties = sorted(ties, key=lambda tie: (order[tie.earlier], order[tie.later], tie.link))
    ways = _ways(ties)
    items = {key: item_of(graph, cards[key], days[key], ways[key]) for key in order}
    told = _told(ties, items, cards)
    groups = defaultdict(list)
    for one in told:
        groups[one.earlier].append(one)
    return Staged(Scene(tuple(items.values()), tuple(map(_arrow, told))), told, tuple(groups.items()))


def _cards(public_ids):
    """Return {public id: Card} of public records."""
    return {card.public_id: card for card in Card.objects.filter(public_id__in=public_ids).defer("words")}


def _ways(ties):
    """Return {key: [how many links lead to a record, how many lead on]}."""
    ways = defaultdict(lambda: [0, 0])
    for tie in ties:
        ways[tie.later][0] += 1
        ways[tie.earlier][1] += 1
    return ways


def _told(ties, items, cards):
    """Return Ties as Told, numbered in their order."""
    articles = _articles([tie.link for tie in ties])
    return tuple(
        Told(number, tie, cards[tie.link], items[tie.earlier], items[tie.later], tuple(articles[tie.link]))
        for number, tie in enumerate(ties, start=1)
    )


def _articles(links):
    """Return {public id of a link: the Articles (list) whose passages stand under it, the oldest first}."""
    about = Edge.objects.filter(
        role=EdgeRole.ABOUT, target__public_id__in=links, target__kind=Kind.LINK, source__card__isnull=False
    )
    # One link can rest on thousands of passages: rows are read, not records.
    rows = about.order_by("source__card__date_earliest", "source__public_id").values_list(
        "target__public_id", "source_id", *(f"source__card__{name}" for name in Article._fields)
    )
    found = defaultdict(dict)
    for link, article, *words in rows:
        found[link].setdefault(article, Article(*words))
    return defaultdict(list, {link: list(articles.values()) for link, articles in found.items()})


def _arrow(told):
    """Return the Arrow of a link."""
    tie, card = told.tie, told.card
    count = len(told.articles)
    said = (
        f"Link {told.number}: {told.earlier.title} {tie.words} {told.later.title}",
        told.said,
        card.standing_words,
        f"{count} article{'s' * (count != 1)}",
    )
    return Arrow(
        number=str(told.number),
        earlier=tie.earlier,
        later=tie.later,
        line=tie.line,
        mark=tie.mark,
        url=record_path(card.kind, card.public_id, card.slug),
        label=". ".join(filter(None, said)),
        sign=tie.sign,
    )
