"""The nearest thing there is where no chain leads from one record to another."""

from articles.choices import EdgeRole, Kind
from articles.models import Card, Edge

from .chains import chains

ARTICLES = 3


def looser(graph, start, goal, left_out):
    """Return the shortest lists of what to leave out with which there are chains after all.

    Each leaves out one thing less than `left_out` (members of LeftOut); if none of them helps, the only one
    is the empty list, if that does.
    """
    less = [[one for one in left_out if one != given] for given in left_out]
    found = [rest for rest in less if chains(graph, start, goal, rest)]
    if found or len(left_out) < 2:
        return found
    return [[]] if chains(graph, start, goal) else []


def covering_both(one, other):
    """Return the cards (list) of the newest few articles that report on both of two records (keys)."""
    about = [Edge.objects.filter(role=EdgeRole.ABOUT, target=key).values("source") for key in (one, other)]
    cards = Card.objects.filter(kind=Kind.ARTICLE, pk__in=about[0]).filter(pk__in=about[1])
    return list(cards.defer("words").newest_first()[:ARTICLES])
