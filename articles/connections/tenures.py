"""Who held what, when: the posts at a body, at what an inquiry looked at, or of a person.

A post is what its holder's published page says of it, with its passages. Beside them stand the events by which
somebody took up or left one, and the reports about the body. Nothing is concluded: a post whose end no source
gives has none, and a change that no post's dates meet stands by itself.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from articles.choices import EdgeRole, Kind, Relation, Role
from articles.description import edtf
from articles.description.parts import PostText
from articles.models import Card, Edge
from articles.publishing.context import as_seen, cards_named, cores_of

from .meanwhile import by_report, findings_during, findings_on

KINDS = (Kind.ORGANISATION, Kind.INQUIRY, Kind.PERSON)
"""The kinds of records that posts can be shown of."""

TAKING = (Role.APPOINTED, Role.ELECTED)
LEAVING = (Role.RESIGNED, Role.LEFT)

MOST = 60
"""How many people, and how many reports, are shown at most: a picture of more is read by nobody."""


@dataclass(frozen=True)
class Change:
    """An event (Card) by which somebody took up or left a post; `role` is a code of Role."""

    card: Card
    role: str

    @property
    def words(self):
        """What happened, in words: "resigned"."""
        return Role(self.role).label


@dataclass(frozen=True)
class Tenure:
    """A post that a person (Card) held, its passages and its changes.

    `post` is None for changes that the dates of no post meet. `meanwhile` are ((Card of a report, [Told of a
    finding]), …): what was found about the body in reports that came out while the post was held.
    """

    who: Card
    post: PostText | None
    passages: tuple
    changes: tuple
    meanwhile: tuple = ()


@dataclass(frozen=True)
class Tenures:
    """Posts by body: [(body or None, [Tenure])], the reports (Cards) on those bodies, and what replaced what.

    `replacements` are the Cards of links, `successors` pairs of Cards of bodies; `cards` those of all that is
    named, by public id; `is_cut` tells whether there were more people or reports than are shown.
    """

    groups: list
    reports: list
    replacements: list
    successors: list
    cards: dict
    is_cut: bool = False

    @property
    def rows(self):
        """All Tenures, in the order in which they are shown."""
        return [tenure for _, tenures in self.groups for tenure in tenures]


def tenures_of(record):
    """Return the Tenures of a public record (of one of KINDS)."""
    bodies = bodies_of(record)
    holders, is_cut = holders_of(record, bodies)
    cards = cards_named(holders)
    people = as_seen(holders, cards)
    is_person = record.kind == Kind.PERSON
    posts = [post for told in people for post in told.core.posts]
    places = {cards[post.organisation.id].pk for post in posts} if is_person else bodies
    findings = findings_on(places, posts, cards) if is_person else []
    changes = changes_of([told.card.pk for told in people])
    tenures = [tenure for told in people for tenure in tenures_held(told, changes[told.card.pk], findings)]
    if not is_person:
        tenures = [tenure for tenure in tenures if is_at(tenure, bodies, cards)]
    reports = reports_on(places)
    return Tenures(
        groups=grouped(tenures, cards, record),
        reports=reports[:MOST],
        replacements=replacements(bodies, [told.card.pk for told in people]),
        successors=successors(places),
        cards=cards,
        is_cut=is_cut or len(reports) > MOST,
    )


def bodies_of(record):
    """Return the keys of the bodies whose posts are shown: own, parts, and what followed or replaced them."""
    if record.kind == Kind.PERSON:
        return set()
    looked_at = Edge.objects.filter(source=record, role=EdgeRole.LOOKED_AT).values_list("target", flat=True)
    bodies = set(looked_at) if record.kind == Kind.INQUIRY else {record.pk}
    bodies |= set(Edge.objects.filter(role=EdgeRole.PARENT, target__in=bodies).values_list("source", flat=True))
    bodies |= set().union(*succession(bodies))
    ends = Edge.objects.filter(source__in=links_replacing(bodies), role__in=(EdgeRole.SOURCE, EdgeRole.TARGET))
    return bodies | set(ends.filter(target__kind=Kind.ORGANISATION).values_list("target", flat=True))


def succession(bodies):
    """Return {(key of a body, key of the one that followed it)} of those that touch these bodies."""
    edges = Edge.objects.filter(role=EdgeRole.SUCCESSOR).values_list("source", "target")
    # Each from its own end: asked for both at once, no index helps.
    return {*edges.filter(source__in=bodies), *edges.filter(target__in=bodies)}


def links_replacing(ends):
    """Return the keys (queryset) of the links by which one of these records replaced another."""
    edges = Edge.objects.filter(target__in=ends, role__in=(EdgeRole.SOURCE, EdgeRole.TARGET))
    return edges.filter(detail=Relation.REPLACED).values("source")


def holders_of(record, bodies):
    """Return ([(Card, Core)] of who held posts there; whether there were more than MOST)."""
    keys = [record.pk]
    if record.kind != Kind.PERSON:
        edges = Edge.objects.filter(role=EdgeRole.POST, target__in=bodies, source__card__isnull=False)
        keys = sorted(set(edges.values_list("source", flat=True)))
    return cores_of(keys[:MOST]), len(keys) > MOST


def changes_of(people):
    """Return {key of a person: [Change]} of the public events by which these people took up or left a post."""
    edges = Edge.objects.filter(role=EdgeRole.NAMES, detail__in=TAKING + LEAVING, target__in=people)
    edges = edges.filter(source__card__isnull=False).select_related("source__card").defer("source__card__words")
    found = defaultdict(list)
    for edge in edges.order_by(F("source__card__date_earliest").asc(nulls_last=True), "source__card__sort_key"):
        found[edge.target_id].append(Change(edge.source.card, edge.detail))
    return found


def tenures_held(told, changes, findings):
    """Return the Tenures (list) of a person (Told): each Change with the post whose dates it meets, or by itself.

    A single undated post takes all changes: there is no other that they could be of.
    """
    left, found, shown = list(changes), [], set()
    for post in told.core.posts:
        alone = len(told.core.posts) == 1 and not (post.since or post.until)
        own = tuple(change for change in left if alone or meets(post, change))
        left = [change for change in left if change not in own]
        passages = told.core.passages_on(post.rests_on)
        # Two posts at once at one body share what was found meanwhile: it stands with the first.
        during = [pair for pair in findings_during(post, findings) if pair[0].card.pk not in shown]
        shown |= {finding.card.pk for finding, _ in during}
        found.append(Tenure(told.card, post, passages, own, by_report(during)))
    return [*found, Tenure(told.card, None, (), tuple(left))] if left else found


def is_at(tenure, bodies, cards):
    """Return whether a Tenure is of a post at one of these bodies."""
    return bool(tenure.post) and cards[tenure.post.organisation.id].pk in bodies


def meets(post, change):
    """Return whether a post began or ended with a change: both days are published, and they meet."""
    return date_meets(post.until if change.role in LEAVING else post.since, change.card)


def date_meets(text, card):
    """Return whether a date (DateText or None) and that of a Card are both known and overlap."""
    day = edtf(text)
    known = card.date_earliest or card.date_latest
    return bool(known) and not day.is_unknown and day.overlaps(card.date_earliest, card.date_latest)


def grouped(tenures, cards, record):
    """Return [(Card of a body or None, [Tenure])]: the record's own body first, then in time, none last."""
    groups = defaultdict(list)
    for tenure in sorted(tenures, key=time_of):
        groups[tenure.post.organisation.id if tenure.post else ""].append(tenure)
    order = sorted(groups, key=lambda body: (body == "", body != record.public_id))
    return [(cards.get(body), groups[body]) for body in order]


def time_of(tenure):
    """Return what Tenures are ordered by: the first day known of them, then the name; without a day last."""
    days = [change.card.date_earliest or change.card.date_latest for change in tenure.changes]
    if tenure.post:
        since, until = edtf(tenure.post.since), edtf(tenure.post.until)
        days = [since.earliest, until.earliest] if since.earliest or until.earliest else days
    return min((day for day in days if day), default=date.max), tenure.who.sort_key


def reports_on(bodies):
    """Return the Cards (list, oldest first) of reports with findings on these bodies or looking at them."""
    findings = Edge.objects.filter(role=EdgeRole.CONCERNS, target__in=bodies).values("source")
    inquiries = Edge.objects.filter(role=EdgeRole.LOOKED_AT, target__in=bodies).values("source")
    found = Edge.objects.filter(role=EdgeRole.FOUND_BY, source__in=findings, target__kind=Kind.REPORT)
    produced = Edge.objects.filter(role=EdgeRole.PRODUCED_BY, target__in=inquiries)
    reports = Q(pk__in=found.values("target")) | Q(pk__in=produced.values("source"))
    return list(Card.objects.filter(reports).defer("words").oldest_first()[: MOST + 1])


def replacements(bodies, people):
    """Return the Cards (list) of the links by which one of these bodies or people replaced another."""
    links = links_replacing([*bodies, *people])
    return list(Card.objects.filter(pk__in=links).defer("words").by_name()[:MOST])


def successors(bodies):
    """Return [(Card of a body, Card of the one that followed it)] of those that touch these bodies, by name."""
    pairs = succession(bodies)
    cards = Card.objects.defer("words").in_bulk(set().union(*pairs))
    known = [(cards[before], cards[after]) for before, after in pairs if before in cards and after in cards]
    return sorted(known, key=lambda pair: (pair[0].sort_key, pair[1].sort_key))
