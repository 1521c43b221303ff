"""What one publication changes elsewhere: cards, edges, access points, visibility, until nothing moves."""

from collections import defaultdict

from articles.choices import EdgeRole, Kind, Status
from articles.description import is_complete, prune, references, relabel
from articles.models import Card, Edge, Record, Reference, Report

from .access import renew_points
from .edges import ties_of
from .faces import card_of, face_of_card, keys_of, public_faces, same_card
from .freezing import latest_cores

KINDS_BY_DEPENDENCE = (
    Kind.ORGANISATION,
    Kind.ARTICLE,
    Kind.PERSON,
    Kind.INQUIRY,
    Kind.REPORT,
    Kind.EVENT,
    Kind.FINDING,
    Kind.LINK,
)
"""Kinds in the order in which each can be labelled: an article after its outlet, a link after its ends."""


def by_dependence(records):
    """Return records in the order in which each can be labelled."""
    return sorted(records, key=lambda record: (KINDS_BY_DEPENDENCE.index(record.kind), record.pk))


def spread(record_keys):
    """Renew cards, edges and access points of these records and of all that show them.

    Takes and returns sets of primary keys; what comes back are the records whose public face changed.
    """
    changed, pending = set(), set(record_keys)
    while pending:
        cores, faces, cards_moved = renew_cards(pending)
        changed |= cards_moved | renew_edges(pending, cores) | renew_points(pending, cores, faces)
        pending = set(Reference.objects.filter(target__in=cards_moved).values_list("owner_id", flat=True))
    return changed


def renew_cards(keys):
    """Write or delete the cards of these records; return (cores, faces, keys whose card changed).

    `cores` are {key: visible Core}, `faces` those of all that these name, by public id. Each card that is
    written is at once what the next ones are labelled by.
    """
    records = by_dependence(Record.objects.filter(pk__in=keys))
    published = published_cores(records)
    faces = public_faces(set().union(*(references(core) for core in published.values())))
    old_cards = Card.objects.in_bulk(keys)
    cores, moved = {}, set()
    for record in records:
        core = as_seen(published.get(record.pk), faces)
        card = None if core is None else card_of(core)
        if core:
            cores[record.pk] = core
            faces[record.public_id] = face_of_card(card)
        else:
            faces.pop(record.public_id, None)
        if write_card(record.pk, old_cards.get(record.pk), card):
            moved.add(record.pk)
    return cores, faces, moved


def published_cores(records):
    """Return {key: Core} of the latest versions of those of these records that are published and not held."""
    return latest_cores([row.pk for row in records if row.status == Status.PUBLISHED and not row.held])


def as_seen(core, faces):
    """Return a Core as the public sees it, given the faces that it sees, or None if it does not."""
    if core is None:
        return None
    core = prune(core, faces)
    return relabel(core, faces) if is_complete(core, faces) else None


def visible_cores(records):
    """Return {key: Core} of those of these records that the public can see, as it sees them."""
    published = published_cores(records)
    faces = public_faces(set().union(*(references(core) for core in published.values())))
    seen = {key: as_seen(core, faces) for key, core in published.items()}
    return {key: core for key, core in seen.items() if core}


def write_card(key, old, new):
    """Write the new Card of a record in place of the old one (either may be None); return whether they differ."""
    if new is None:
        if old:
            old.delete()
        return old is not None
    if old and same_card(old, new):
        return False
    new.record_id = key
    new.save(force_insert=old is None, force_update=old is not None)
    return True


def renew_edges(keys, cores):
    """Write the edges that the visible cores of these records make; return the keys whose edges changed."""
    ties = {key: ties_of(core) for key, core in cores.items()}
    ends = keys_of({end for made in ties.values() for tie in made for end in (tie.source, tie.target)})
    old = defaultdict(dict)
    for edge in Edge.objects.filter(owner__in=keys):
        old[edge.owner_id][edge.source_id, edge.role, edge.target_id, edge.detail] = edge
    gone, come = [], []
    for key in keys:
        new = {(ends[tie.source], str(tie.role), ends[tie.target], tie.detail): tie for tie in ties.get(key, ())}
        gone += [old[key][row] for row in old[key].keys() - new.keys()]
        come += [make_edge(key, row, ends.get(new[row].article)) for row in sorted(new.keys() - old[key].keys())]
    Edge.objects.filter(pk__in=[edge.pk for edge in gone]).delete()
    Edge.objects.bulk_create(come)
    follow_inquiry({edge.source_id for edge in gone + come if edge.role == EdgeRole.PRODUCED_BY})
    return {edge.owner_id for edge in gone + come}


def make_edge(owner, row, article):
    """Return an unsaved Edge from its (source, role, target, detail) and the keys of its owner and article."""
    source, role, target, detail = row
    return Edge(owner_id=owner, source_id=source, role=role, target_id=target, detail=detail, article_id=article)


def follow_inquiry(reports):
    """Keep `Report.inquiry` of the reports with these keys equal to the public link "produced"."""
    for report in reports:
        edge = Edge.objects.filter(source=report, role=EdgeRole.PRODUCED_BY).order_by("pk").first()
        Report.objects.filter(pk=report).update(inquiry=edge.target_id if edge else None)
