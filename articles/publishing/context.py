"""The context of a description: what other public records say, read from cards and edges. Never versioned."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from articles.choices import EdgeRole, Kind
from articles.description import prune, references, relabel
from articles.models import Card, Edge

from .faces import public_faces
from .freezing import latest_versions, thaw

SHOWN = 200
"""How many cards a page shows of what other records say, at most; lists show the rest."""

OF_LINKS = (EdgeRole.SOURCE, EdgeRole.TARGET)


@dataclass(frozen=True)
class Group:
    """Cards of one kind, under its name."""

    kind: str
    heading: str
    cards: tuple


@dataclass(frozen=True)
class Reported:
    """What an article reports: the card of a statement, and the article's passages that bear on it."""

    card: Card
    passages: tuple


@dataclass(frozen=True)
class Context:
    """Coverage by articles, what other records say of this one, and what an article reports."""

    coverage: tuple = ()
    elsewhere: tuple = ()
    reported: tuple = ()


def context_of(record):
    """Return the Context of a public record, by a fixed number of queries."""
    if record.kind == Kind.ARTICLE:
        return Context(elsewhere=elsewhere(record), reported=reported_by(record))
    return Context(coverage=coverage_of(record), elsewhere=elsewhere(record))


def coverage_of(record):
    """Return the cards (tuple) of the articles that are about a record, newest first."""
    about = Edge.objects.filter(target=record, role=EdgeRole.ABOUT).values("source")
    return tuple(Card.objects.filter(pk__in=about).newest_first()[:SHOWN])


def elsewhere(record):
    """Return the Groups of records that name this one in what they say of themselves; links left out."""
    naming = Edge.objects.filter(target=record).exclude(role__in=[EdgeRole.ABOUT, *OF_LINKS]).values("source")
    cards = sorted(
        Card.objects.filter(pk__in=naming).newest_first()[:SHOWN], key=lambda card: Kind.values.index(card.kind)
    )
    return tuple(
        Group(kind, Kind(kind).label, tuple(group)) for kind, group in groupby(cards, key=lambda card: card.kind)
    )


def reported_by(article):
    """Return what an article reports (tuple of Reported), in order of time."""
    owners = Edge.objects.filter(source=article, role=EdgeRole.ABOUT).values("owner")
    versions = latest_versions().filter(record__in=owners).select_related("record__card")
    cores = {version.record.card: thaw(version) for version in versions}
    faces = public_faces(set().union(*(references(core) for core in cores.values()), [article.public_id]))
    reported = [
        Reported(
            card,
            tuple(
                passage
                for passage in relabel(prune(core, faces), faces).passages
                if passage.article.id == article.public_id
            ),
        )
        for card, core in cores.items()
    ]
    return tuple(sorted(reported, key=in_order_of_time))


def in_order_of_time(reported):
    """Return what a Reported is sorted by: its date, unknown ones last, then its title."""
    return (reported.card.date_earliest or date.max, reported.card.sort_key)
