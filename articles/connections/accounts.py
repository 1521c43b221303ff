"""How it was reported: who told what of a statement, what an outlet covered, what stands in one article only.

Nothing here weighs one account against another: outlets stand in the order in which they printed.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np

from articles.choices import EdgeRole, Genre, Kind, Relation
from articles.facets.listed import Listed
from articles.models import Card, Edge
from articles.models.card import day_of

STATEMENTS = (Kind.EVENT, Kind.FINDING, Kind.LINK)
KINDS = (*STATEMENTS, Kind.ARTICLE, Kind.ORGANISATION)
"""The kinds of records that have a page of accounts: statements, articles, and outlets among organisations."""

CALENDAR = (Kind.EVENT, Kind.REPORT)
MOST_COVERED = 50
"""How much of what an outlet covered its page shows at most; the lists have all of it."""

FEW_ARTICLES = 5


@dataclass(frozen=True)
class Told:
    """An article (Card) that tells of a statement, its passages, and from where it has them.

    `same_story` are (Card of an article, Card of the link) of published links that call it the same story;
    `same_words` the Cards of earlier articles in which one of its passages stands word for word.
    """

    article: Card
    passages: tuple
    same_story: tuple = ()
    same_words: tuple = ()

    @property
    def is_agency(self):
        """Whether the article is an agency's copy."""
        return self.article.sort == Genre.AGENCY


@dataclass(frozen=True)
class Outlet:
    """An outlet's name, the articles (Told) in which it told of a statement, whether it was first."""

    words: str
    told: tuple
    is_first: bool = False


def outlets_of(core, cards):
    """Return the Outlets (tuple) that tell of the record of a Core, the one that printed first foremost.

    `cards` are those of its articles by public id. The first ones are those of the earliest day, and only if that
    day is known exactly.
    """
    passages = defaultdict(list)
    for passage in core.passages:
        if passage.article.id in cards:
            passages[passage.article.id].append(passage)
    articles = sorted((cards[public_id] for public_id in passages), key=lambda card: (day_of(card), card.sort_key))
    same = same_stories(articles)
    seen, outlets = {}, defaultdict(list)
    for article in articles:
        own = tuple(passages[article.public_id])
        outlets[article.outlet_words].append(
            Told(article, own, tuple(same[article.pk]), tuple(copied(article, own, seen)))
        )
        for passage in own:
            seen.setdefault(folded(passage), article)
    first = first_outlets(articles)
    return tuple(Outlet(words, tuple(told), words in first) for words, told in outlets.items())


def first_outlets(articles):
    """Return the names (set) of the outlets of the earliest day of articles (Cards), if that is known exactly."""
    days = {card.date_earliest for card in articles if is_exact(card)}
    if len({card.outlet_words for card in articles}) < 2 or not days:
        return set()
    earliest = min(days)
    if any(not is_exact(card) and (card.date_earliest or date.min) <= earliest for card in articles):
        return set()
    return {card.outlet_words for card in articles if card.date_earliest == earliest}


def is_exact(card):
    """Return whether the date of a Card is a single day, and not about."""
    return bool(card.date_earliest) and card.date_earliest == card.date_latest and "about" not in card.date_words


def copied(article, passages, seen):
    """Return the Cards (list) of earlier articles of others in which one of these passages stands too."""
    found = (seen.get(folded(passage)) for passage in passages)
    return list(dict.fromkeys(card for card in found if card and card.outlet_words != article.outlet_words))


def folded(passage):
    """Return the words of a passage without what differs between two printings of them: capitals and marks."""
    return "".join(filter(str.isalnum, passage.exact.casefold()))


def same_stories(articles):
    """Return {key of an article: [(Card of another, Card of the link)]} of links that call two the same story."""
    keys = {card.pk: card for card in articles}
    ends = Edge.objects.filter(role__in=(EdgeRole.SOURCE, EdgeRole.TARGET), detail=Relation.SAME_STORY_AS)
    links = ends.filter(target__in=keys).values("source")
    pairs = defaultdict(list)
    for edge in ends.filter(
        source__in=links, source__card__isnull=False, target__card__isnull=False
    ).select_related("source__card", "target__card"):
        pairs[edge.source.card].append(edge.target.card)
    found = defaultdict(list)
    for link, both in pairs.items():
        for one, other in (both, both[::-1]) if len(both) == 2 else ():
            found[one.pk].append((other, link))
    return found


# What an outlet covered


@dataclass(frozen=True)
class Covered:
    """What happened (Card), and the outlet's articles on it as (Card, days after it or None), of `total`."""

    card: Card
    articles: tuple
    total: int


def covered_by(outlet):
    """Return ([Covered], of how many): what the articles of an outlet (Record) report, as it happened.

    MOST_COVERED at most, and of each the first FEW_ARTICLES.
    """
    printed = Edge.objects.filter(role=EdgeRole.OUTLET, target=outlet).order_by()
    told = Edge.objects.filter(role=EdgeRole.ABOUT, source__in=printed.values("source")).order_by()
    targets = listed(told, "target")
    calendar = Card.objects.filter(kind__in=CALENDAR).oldest_first().values_list("pk", flat=True)
    happened = [key for key in calendar if key in targets]
    cards = Card.objects.defer("words").in_bulk(happened[:MOST_COVERED])
    found = articles_on(list(cards), listed(printed, "source"))
    few = earliest_cards(found)
    covered = [
        Covered(cards[key], tuple(days_after(cards[key], few[key])), len(found[key]))
        for key in happened[:MOST_COVERED]
    ]
    return covered, len(happened)


def listed(edges, end):
    """Return the keys (set) at one end of Edges (queryset), read as one text: rows take thrice as long."""
    text = edges.aggregate(listed=Listed(end))["listed"] or ""
    return set(np.unique(np.fromstring(text, np.int64, sep=",")).tolist())


def articles_on(targets, articles):
    """Return {key of a target: keys (set) of those of these public articles (keys) that report it}."""
    found = defaultdict(set)
    about = Edge.objects.filter(role=EdgeRole.ABOUT, target__in=targets, source__card__isnull=False)
    for article, target in about.values_list("source", "target"):
        if article in articles:
            found[target].add(article)
    return found


def earliest_cards(found):
    """Return {key: Cards (list) of the first FEW_ARTICLES of its articles} of {key: keys of articles}."""
    articles = set().union(*found.values())
    places = {key: at for at, key in enumerate(oldest(articles))}
    few = {key: sorted(keys, key=places.get)[:FEW_ARTICLES] for key, keys in found.items()}
    cards = Card.objects.defer("words").in_bulk(set().union(*few.values()))
    return {key: [cards[article] for article in keys] for key, keys in few.items()}


def oldest(articles):
    """Return the keys of articles, the earliest first."""
    return Card.objects.filter(pk__in=articles).oldest_first().values_list("pk", flat=True)


def days_after(happened, articles):
    """Yield (Card of an article, days after what happened) in order; None unless both days are exact."""
    for card in sorted(articles, key=lambda card: (day_of(card), card.sort_key)):
        exact = is_exact(card) and is_exact(happened)
        yield card, (card.date_earliest - happened.date_earliest).days if exact else None


# What stands in one article only


def only_here(article_id, told):
    """Return those (list) of `told` that are statements and rest on no other article than this one."""
    return [
        each
        for each in told
        if each.core.kind in STATEMENTS and {passage.article.id for passage in each.core.passages} == {article_id}
    ]
