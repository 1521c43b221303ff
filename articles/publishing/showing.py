"""What the public may read of a record: from what the gate wrote, and from nothing else."""

from dataclasses import replace
from enum import Enum

from django.utils import timezone

from articles.choices import Kind, Status
from articles.description import Description, describe, is_complete, named, prune, references, relabel
from articles.description.labels import mapped
from articles.description.parts import PassageText
from articles.identifiers import is_well_formed
from articles.models import Record, Version

from .context import Context, context_of
from .faces import faces_of_cards, public_faces
from .freezing import latest_versions, thaw
from .linking import links_of


class State(Enum):
    """What an identifier leads to."""

    PUBLIC = "public"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    UNKNOWN = "unknown"


GONE = {Status.MERGED: State.MERGED, Status.WITHDRAWN: State.WITHDRAWN}


def find(public_id):
    """Return (State, Record or None) of an identifier; a record that was never published is unknown."""
    if not is_well_formed(public_id):
        return State.UNKNOWN, None
    record = Record.objects.select_related("card").filter(public_id=public_id).first()
    state = state_of(record)
    return state, None if state is State.UNKNOWN else record


def state_of(record):
    """Return the State of a Record; None is unknown, and so is what was never published."""
    if record is None:
        return State.UNKNOWN
    if hasattr(record, "card"):
        return State.PUBLIC
    if not record.versions.exists():
        return State.UNKNOWN
    if record.held and record.status == Status.MERGED:
        return State.HIDDEN
    return GONE.get(record.status, State.HIDDEN)


def leading_to_records(public_ids):
    """Return [(identifier, Card)] of those of these identifiers that lead to a public record, in order.

    A merged record's leads to its survivor.
    """
    known = Record.objects.filter(public_id__in=public_ids).order_by("public_id")
    found = []
    for public_id in known.values_list("public_id", flat=True):
        state, record = find(public_id)
        if state is State.MERGED:
            state, record = find(record.survivor.public_id)
        if state is State.PUBLIC:
            found.append((public_id, record.card))
    return found


def show(record):
    """Return the Description of a public record as it is today: latest version, today's labels, context."""
    version = Version.objects.filter(record=record).order_by("-number")[0]
    core = thaw(version)
    context = context_of(record, core)
    faces = faces_of_cards(context.cards)
    return described(relabel(prune(core, faces), faces), version, faces, context)


def show_version(version):
    """Return the Description of a record as a version froze it, less what the public may not see today.

    Nothing comes to it later: what the public could not see then had no label, and is not shown now. Return
    None if what is left cannot stand by itself: a link without an end, a statement without a passage.
    """
    return show_many([version])[version.pk]


def show_versions(versions):
    """Return {number: what show_version returns} of versions of one record, by a fixed number of queries."""
    shown = show_many(versions)
    return {version.number: shown[version.pk] for version in versions}


def show_many(versions):
    """Return {key: what show_version returns} of versions of any records, by a fixed number of queries."""
    cores = {version: thaw(version) for version in versions}
    faces, reasons = faces_of_named(set().union(*map(named_elsewhere, cores.values())))
    outlets = why_outlets_went(faces)
    return {version.pk: as_it_stood(core, version, faces, reasons, outlets) for version, core in cores.items()}


def as_it_stood(core, version, faces, reasons, outlets):
    """Return the Description of a version's Core, or None.

    `faces` and `reasons` are as faces_of_named returns them, `outlets` as why_outlets_went does.
    """
    known = named_elsewhere(core)
    faces = {key: faces[key] for key in known & faces.keys()}
    core, cut = without_outlets_gone(prune(core, faces), outlets)
    if not is_complete(core, faces):
        return None
    removed = {reasons[key] for key in known & reasons.keys()}.union(*(outlets[key] for key in cut))
    return replace(described(core, version, faces, Context()), removed=tuple(sorted(removed, reverse=True)))


def without_outlets_gone(core, outlets):
    """Return (Core, articles): the Core without the names of outlets that the public may not see today.

    Captions hold them. The articles (set of public ids) are those whose captions lost a name; `outlets` has
    the articles without a public outlet.
    """
    cut = set()

    def change(part):
        if not (isinstance(part, PassageText) and part.article.id in outlets and part.source.outlet):
            return part
        cut.add(part.article.id)
        return replace(part, source=replace(part.source, outlet=""))

    return mapped(core, change), cut


def why_outlets_went(faces):
    """Return {public id: reasons (set)} of those articles among the faces that have no public outlet today.

    The reasons are as faces_of_named gives them. An article is never published without its outlet, so the
    outlet left later; where its own words are withdrawn too, nothing is known but that it is not shown.
    """
    bare = {key: face.id for key, face in faces.items() if face.kind == Kind.ARTICLE and not face.source.outlet}
    if not bare:
        return {}
    cores = map(thaw, latest_versions().filter(record__public_id__in=set(bare.values())))
    outlets = {core.id: {outlet.id for outlet in core.neighbours("outlet")} for core in cores}
    _faces, reasons = faces_of_named(set().union(*outlets.values()))
    why = {key: {reasons[outlet] for outlet in found if outlet in reasons} for key, found in outlets.items()}
    return {key: why.get(article) or {""} for key, article in bare.items()}


def why_not_shown(version):
    """Return why a version cannot stand without what was taken out: reasons as in Description.removed."""
    _faces, reasons = faces_of_named(named_elsewhere(thaw(version)))
    return sorted(set(reasons.values()), reverse=True)


def named_elsewhere(core):
    """Return the public ids of the other records that a Core calls by name."""
    return named(core) - {core.id}


def faces_of_named(public_ids):
    """Return ({public id: Face}, {public id: reason}) of records that a version names: as the public sees them.

    A record that was merged since has the face of the one that it became. The reason is why a record was
    taken out, "" for one that is not shown for now.
    """
    faces = public_faces(public_ids)
    gone = Record.objects.filter(public_id__in=public_ids - faces.keys()).select_related("merged_into")
    now = {record.public_id: record if record.held else record.survivor for record in gone}
    survivors = public_faces({record.public_id for record in now.values()}) if now else {}
    faces |= {key: survivors[record.public_id] for key, record in now.items() if record.public_id in survivors}
    reasons = {
        key: record.get_withdrawal_reason_display() if record.status == Status.WITHDRAWN else ""
        for key, record in now.items()
        if key not in faces
    }
    return faces, reasons


def described(core, version, faces, context):
    """Return a Description of a Core as a page shows it."""
    return Description(core, version.number, version.created_at, version.sha256, faces, context)


def preview(record):
    """Return the Core of a record's live rows as the public would see it; for editors, before publishing."""
    core = describe(record)
    faces = public_faces(references(core))
    return relabel(prune(core, faces), faces)


def preview_page(record):
    """Return the Description of a record's live rows as its public page would show it; for editors.

    Its links are the published ones, as publishing it would write them; it has no version and no digest yet.
    """
    core = replace(describe(record), links=links_of(record))
    context = context_of(record, core)
    faces = faces_of_cards(context.cards)
    return Description(relabel(prune(core, faces), faces), 0, timezone.now(), "", faces, context)
