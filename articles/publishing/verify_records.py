"""The rules of `verify` that look at one record after another: whether the public reads what was frozen."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import Prefetch
from django.utils import timezone

from articles.choices import Status
from articles.description import Core, references, relabel
from articles.models import Edge, Record

from .access import points_of
from .checks import reasons_against
from .edges import ties_of
from .faces import card_of, keys_of, public_faces, same_card
from .freezing import latest_versions, thaw
from .linking import END_ROLES
from .spreading import as_seen

BATCH = 500


@dataclass(frozen=True)
class Case:
    """A record with the core of its latest version, and that core as the public sees it, or None.

    `faces` and `keys` are those of all records that the core names.
    """

    record: Record
    core: Core | None
    public: Core | None
    faces: dict
    keys: dict


def name(record):
    """Return how a sentence names a record."""
    return f"{record.public_id} “{record.title}”"


def cases():
    """Yield every record as a Case, by a fixed number of queries for each BATCH of them."""
    rows = Record.objects.select_related("card").order_by("pk")
    ends = Edge.objects.filter(role__in=END_ROLES).select_related("owner")  # a hub has a hundred thousand others
    rows = rows.prefetch_related("edges_owned", Prefetch("edges_in", ends), "references_out", "access_points")
    for batch in batched(rows.iterator(chunk_size=BATCH), BATCH):
        versions = latest_versions().filter(record__in=batch)
        cores = {version.record_id: thaw(version) for version in versions if version.is_intact}
        named = set().union(*(references(core) | {core.id} for core in cores.values()))
        faces, keys = public_faces(named), keys_of(named)
        for record in batch:
            core = cores.get(record.pk)
            yield Case(record, core, public_core(record, core, faces), faces, keys)


def batched(rows, size):
    """Yield lists of at most `size` rows (itertools.batched is of Python 3.12)."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def public_core(record, core, faces):
    """Return the latest core of a record as the public sees it, or None if the public cannot."""
    published = record.status == Status.PUBLISHED and not record.held
    return as_seen(core, faces) if published else None


def public_pass_the_gate(case):
    """What the public sees of a record would pass the gate today.

    What it does not see of it, because an article is held or withdrawn, waits for an editor: no offence.
    """
    if case.public and case.public == relabel(case.core, case.faces):
        for reason in reasons_against(case.public, case.faces, timezone.localdate()):
            yield f"{name(case.record)}: {reason}"


def cards_show_what_is_published(case):
    """Every card is that of a public record's latest version, and every public record has one."""
    card = getattr(case.record, "card", None)
    if case.public is None and card:
        yield f"{name(case.record)}: it has a card, but the public may not see it."
    elif case.public and (card is None or not same_card(card, card_of(case.public))):
        yield f"{name(case.record)}: its card is not that of its latest version."


def edges_hold_what_is_published(case):
    """The edges of every record are those that its latest version makes."""
    ties = ties_of(case.public) if case.public else ()
    told = {
        (case.keys[tie.source], tie.role, case.keys[tie.target], tie.detail, case.keys.get(tie.article))
        for tie in ties
    }
    edges = case.record.edges_owned.all()
    if told != {(edge.source_id, edge.role, edge.target_id, edge.detail, edge.article_id) for edge in edges}:
        yield f"{name(case.record)}: its edges are not those of its latest version."


def access_points_name_what_is_published(case):
    """The access points of every record are those that its latest version makes."""
    points = set(points_of(case.public, case.faces).values()) if case.public else set()
    if points != {(row.sort, row.code, row.words) for row in case.record.access_points.all()}:
        yield f"{name(case.record)}: its access points are not those of its latest version."


def references_follow_versions(case):
    """The references of every record are those of its latest version."""
    if case.core:
        told = {case.keys[public_id] for public_id in references(case.core)}
        if told != {reference.target_id for reference in case.record.references_out.all()}:
            yield f"{name(case.record)}: its references are not those of its latest version."


def ends_tell_their_links(case):
    """The latest version of a public record has exactly its public links."""
    if case.public:
        told = {link.link.id for link in case.public.links}
        if told != {edge.owner.public_id for edge in case.record.edges_in.all()}:
            yield f"{name(case.record)}: its version does not tell its links."


RULES_OF_EACH = (
    public_pass_the_gate,
    cards_show_what_is_published,
    edges_hold_what_is_published,
    access_points_name_what_is_published,
    references_follow_versions,
    ends_tell_their_links,
)
