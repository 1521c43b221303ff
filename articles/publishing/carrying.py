"""New versions of what names a record that took another one's place, without the edits that nobody published."""

from dataclasses import replace

from django.utils import timezone

from articles.choices import Kind, Status
from articles.description import describe, fingerprint, references, relabel
from articles.description.labels import mapped
from articles.description.parts import Core, Fact, Neighbour
from articles.models import Record

from .checks import reasons_against
from .clock import publication
from .faces import face_of, public_faces
from .freezing import freeze, latest_core
from .gate import Refused, settle
from .linking import links_of
from .spreading import by_dependence


def is_ahead(record):
    """Return whether the saved rows differ from the latest version, links apart: the gate writes those."""
    core = latest_core(record.pk)
    return core is None or fingerprint(replace(describe(record), links=core.links)) != fingerprint(core)


def note_ahead(record):
    """Write down whether a record that readers have a version of was saved since, so that a list can ask."""
    if record.versions.exists():
        Record.objects.filter(pk=record.pk).update(is_ahead=is_ahead(record))


def carry(rows, *, ahead=frozenset(), instead=None, checked=(), coming=None, going=None, by=None, change=""):
    """Write new versions of records whose neighbours changed, while others come to the public or leave it.

    What is saved of them goes out, except of those whose keys are in `ahead`: of these the published words
    stay, and `instead` ({public id: Record}) says who takes whose place in them. The keys in `checked` must
    pass the rules (else Refused). `coming` and `going` ({Record: its new fields}) count as public or not
    from here on. Return the keys (set) of the records that have a new version.
    """
    coming, going = coming or {}, going or {}
    with publication() as changed:
        batch = by_dependence(rows)
        come, gone = {row.pk for row in coming}, {row.public_id for row in going}
        names = {key: Neighbour(row.public_id, row.kind, row.title) for key, row in (instead or {}).items()}
        cores = {row.pk: repointed(row, names) if row.pk in ahead else describe(row) for row in batch}
        faces = faces_with(batch, cores, come)
        refuse_unless_in_order(batch, cores, faces, checked)
        links = [cores[row.pk] for row in batch if row.kind == Kind.LINK and is_seen(row, come)]
        frozen = set()
        for row in batch:
            told = tuple(link for link in links_of(row, links) if link.link.id not in gone)
            if freeze(row.pk, relabel(replace(cores[row.pk], links=told), faces), by=by, change=change):
                frozen.add(row.pk)
        for row, fields in (coming | going).items():
            Record.objects.filter(pk=row.pk).update(**fields)
            changed.add(row.pk)
        changed |= frozen
        changed |= settle(frozen | changed, changed, by=by, fresh=frozen)
    return frozen


def faces_with(batch, cores, coming):
    """Return the faces of what these cores name, those of the batch as they are about to be."""
    faces = public_faces(set().union(*(references(core) | {core.id} for core in cores.values())))
    for row in batch:
        if is_seen(row, coming):
            faces[row.public_id] = face_of(relabel(cores[row.pk], faces))
    return faces


def is_seen(row, coming):
    """Return whether the public sees a record, or will when this is done."""
    return row.pk in coming or (row.status == Status.PUBLISHED and not row.held and hasattr(row, "card"))


def refuse_unless_in_order(batch, cores, faces, checked):
    """Raise Refused with all that stands against those cores that must pass the rules."""
    today = timezone.localdate()
    reasons = {row: reasons_against(cores[row.pk], faces, today) for row in batch if row.pk in checked}
    if any(reasons.values()):
        raise Refused({row: why for row, why in reasons.items() if why})


def repointed(row, names):
    """Return the latest published Core of a record with some neighbours (by public id) replaced by others."""

    def change(part):
        if isinstance(part, Neighbour):
            return names.get(part.id, part)
        if isinstance(part, Fact):
            return replace(part, values=once(part.values, lambda value: value))
        if isinstance(part, Core):
            return replace(part, participants=once(part.participants, lambda item: (item.who.id, item.role)))
        return part

    core = mapped(latest_core(row.pk), change)
    return with_ends_in_order(core, row) if core.ends else core


def once(items, identity):
    """Return the items (tuple) without those that say again what an earlier one says."""
    return tuple({identity(item): item for item in reversed(items)}.values())[::-1]


def with_ends_in_order(core, row):
    """Return the Core of a link with the ends of a symmetric relation in the order that its row has."""
    ends, saved = core.ends, Record.objects.get(pk=row.pk).child
    if (ends.source.id, ends.target.id) != (saved.target.public_id, saved.source.public_id):
        return core
    return replace(core, ends=replace(ends, source=ends.target, target=ends.source))
