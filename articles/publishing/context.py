"""The context of a description: what other public records say, read from what the gate wrote. Never versioned.

A page shows some of what others say in their own words: an article's statements, a report's findings, what
a person said, the post that somebody left. Their cores are read with those of the page, in one query, and
the cards of all that they name in another.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import F

from articles.choices import EdgeRole, Kind, Role
from articles.description import Core, prune, references, relabel
from articles.models import Card, Edge

from .faces import faces_of_cards, public_cards
from .freezing import latest_versions, thaw

SHOWN = 400
"""How many records a page shows of each sort of what others say, at most; it says so if there are more."""

NOT_NAMING = (EdgeRole.ABOUT, EdgeRole.SOURCE, EdgeRole.TARGET)
SAID = (Role.SPOKE, Role.TESTIFIED)


@dataclass(frozen=True)
class Naming:
    """A record that names this one in what it says of itself: its card, and how, as (role of an edge, detail)."""

    card: Card
    roles: tuple


@dataclass(frozen=True)
class Told:
    """Another record whose words the page shows: its card, and its core as the public sees it."""

    card: Card
    core: Core


@dataclass(frozen=True)
class Context:
    """Coverage by articles, what other records say of this one, and those of them that are shown in their words.

    `cards` are those of all records that the page names, by public id; `reports` those of the reports of
    findings about the record, by the finding's key; `is_cut` tells whether there was more than a page shows.
    """

    cards: Mapping = field(default_factory=dict)
    coverage: tuple = ()
    namings: tuple = ()
    told: tuple = ()
    reports: Mapping = field(default_factory=dict)
    is_cut: bool = False


def context_of(record, core):
    """Return the Context of a public record with this Core, by a fixed number of queries for its kind."""
    told = cores_told(record)
    cards = public_cards(set().union(references(core), *(references(other) for _, other in told)))
    coverage = coverage_of(record)
    edges = edges_naming(record)
    return Context(
        cards=cards | {card.public_id: card for card, _ in told},
        coverage=coverage,
        namings=namings(edges),
        told=as_seen(told, cards),
        reports=reports_of_findings_about(record),
        is_cut=SHOWN in (len(coverage), len(edges), len(told)),
    )


def words_of_others(record, most):
    """Return a Context that has only what others say of a record in their words, `most` of them at most."""
    told = cores_told(record, most)
    cards = cards_named(told)
    return Context(cards=cards, told=as_seen(told, cards), is_cut=len(told) == most)


def coverage_of(record):
    """Return the cards (tuple) of the articles that are about a record, newest first; an article has none."""
    if record.kind == Kind.ARTICLE:
        return ()
    about = Edge.objects.filter(target=record, role=EdgeRole.ABOUT).values("source")
    return tuple(Card.objects.filter(pk__in=about).defer("words").newest_first()[:SHOWN])


def edges_naming(record):
    """Return the edges by which records name this one, in order of their dates; those of links left out."""
    edges = Edge.objects.filter(target=record, source__card__isnull=False).exclude(role__in=NOT_NAMING)
    in_time = (F("source__card__date_earliest").asc(nulls_last=True), "source__card__sort_key", "source", "pk")
    return list(edges.select_related("source__card").defer("source__card__words").order_by(*in_time)[:SHOWN])


def namings(edges):
    """Return the Namings (tuple) that edges make: each record once, in their order."""
    roles = defaultdict(list)
    for edge in edges:
        roles[edge.source.card].append((edge.role, edge.detail))
    return tuple(Naming(card, tuple(found)) for card, found in roles.items())


def cores_told(record, most=None):
    """Return (card, published core) of the records whose words the page of this one shows, as cores_of does."""
    keys = TOLD.get(record.kind)
    if keys is None:
        return []
    into, out = Edge.objects.filter(target=record), Edge.objects.filter(source=record)
    return cores_of(keys(into, out), most)


def cores_of(keys, most=None):
    """Return [(card, published core)] of those of the records with these keys that are public.

    There are `most` at most, SHOWN if nothing is said.
    """
    versions = latest_versions().filter(record__in=keys, record__card__isnull=False)
    versions = versions.select_related("record__card").defer("record__card__words").order_by("record_id")
    return [(version.record.card, thaw(version)) for version in versions[: most or SHOWN]]


def cards_named(told):
    """Return {public id: Card} of records, given as (card, core), and of all that their cores name."""
    cards = public_cards(set().union(*(references(core) for _, core in told)))
    return cards | {card.public_id: card for card, _ in told}


def as_seen(told, cards):
    """Return cores as Told: pruned and labelled by the cards of what they name."""
    faces = faces_of_cards(cards)
    return tuple(Told(card, relabel(prune(core, faces), faces)) for card, core in told)


def statements_in(_into, out):
    """Return the keys of what an article reports."""
    return out.filter(role=EdgeRole.ABOUT).values("owner")


def findings_and_inquiries(into, out):
    """Return the keys of the findings of a report, and of the inquiries that produced it."""
    findings = into.filter(role=EdgeRole.FOUND_BY).values_list("source")
    return findings.union(out.filter(role=EdgeRole.PRODUCED_BY).values_list("target"), all=True)


def evidence_and_people(into, out):
    """Return the keys of the evidence given at an event, and of the people who took part in it."""
    findings = into.filter(role=EdgeRole.FOUND_BY).values_list("source")
    people = out.filter(role=EdgeRole.NAMES, target__kind=Kind.PERSON)
    return findings.union(people.values_list("target"), all=True)


def what_was_said(into, _out):
    """Return the keys of the events at which a person spoke, and of the evidence given at them."""
    events = into.filter(role=EdgeRole.NAMES, detail__in=SAID).values_list("source")
    evidence = Edge.objects.filter(role=EdgeRole.FOUND_BY, target__in=events).values_list("source")
    return events.union(evidence, all=True)


def holders_of_posts(into, _out):
    """Return the keys of the people who held a post at a body."""
    return into.filter(role=EdgeRole.POST).values("source")


TOLD = {
    Kind.ARTICLE: statements_in,
    Kind.REPORT: findings_and_inquiries,
    Kind.EVENT: evidence_and_people,
    Kind.PERSON: what_was_said,
    Kind.ORGANISATION: holders_of_posts,
}


def reports_of_findings_about(record):
    """Return {key of a finding about this person or body: the card of its report}."""
    if record.kind not in (Kind.PERSON, Kind.ORGANISATION):
        return {}
    findings = Edge.objects.filter(target=record, role=EdgeRole.CONCERNS).values("source")
    edges = Edge.objects.filter(role=EdgeRole.FOUND_BY, source__in=findings, target__card__isnull=False)
    edges = edges.select_related("target__card").defer("target__card__words")
    return {edge.source_id: edge.target.card for edge in edges}
