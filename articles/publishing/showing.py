"""What the public may read of a record: from what the gate wrote, and from nothing else."""

from enum import Enum

from articles.choices import Status
from articles.description import Description, describe, is_complete, named, prune, references, relabel
from articles.identifiers import is_well_formed
from articles.models import Record, Version

from .context import Context, context_of
from .faces import faces_of_cards, public_faces
from .freezing import thaw


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
    if record is None:
        return State.UNKNOWN, None
    if hasattr(record, "card"):
        return State.PUBLIC, record
    if not record.versions.exists():
        return State.UNKNOWN, None
    if record.held and record.status == Status.MERGED:
        return State.HIDDEN, record
    return GONE.get(record.status, State.HIDDEN), record


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
    core = thaw(version)
    faces = {key: face for key, face in public_faces(references(core)).items() if key in named(core)}
    core = prune(core, faces)
    return described(core, version, faces, Context()) if is_complete(core, faces) else None


def described(core, version, faces, context):
    """Return a Description of a Core as a page shows it."""
    return Description(core, version.number, version.created_at, version.sha256, faces, context)


def preview(record):
    """Return the Core of a record's live rows as the public would see it; for editors, before publishing."""
    core = describe(record)
    faces = public_faces(references(core))
    return relabel(prune(core, faces), faces)
