"""The one gate: every way in which a record reaches the public, or leaves it.

Nothing else writes status, held, versions, cards, edges, changes or the clock. Each function runs in a
transaction of its own or in the caller's, and moves the clock last.
"""

from dataclasses import replace

from django.utils import timezone

from articles.choices import Kind, Relation, Status
from articles.description import describe, references, relabel
from articles.models import Card, Link, Record
from articles.words import one_form

from .checks import reasons_against
from .clock import publication
from .faces import face_of, public_faces
from .freezing import freeze, latest_core
from .linking import ends_of, links_of, visible_links
from .spreading import by_dependence, spread
from .tombstones import names

LINKS_CHANGED = "What it is linked to changed."


class Refused(Exception):
    """The gate refused; `reasons` maps each record to the sentences (list of str) that say why."""

    def __init__(self, reasons):
        self.reasons = reasons
        super().__init__("\n".join(f"{record}: {' '.join(why)}" for record, why in reasons.items()))


def publish(record, *, by=None, change=""):
    """Publish one record; return whether that made a version. Raise Refused with all reasons at once."""
    return record.pk in publish_all([record], by=by, change=change)


def publish_all(records, *, by=None, change=""):
    """Publish records that may rest on one another; return the keys (set) of those with a new version.

    `by` is a user or None, `change` says in a sentence what changed. Raise Refused, and publish
    nothing, if the rules are against any of them.
    """
    with publication() as changed:
        rows = lock(records)
        batch = by_dependence(rows)
        cores = checked_cores(batch)
        links = [cores[row.pk] for row in batch if row.kind == Kind.LINK and not row.held]
        frozen = set()
        for row in batch:
            core = replace(cores[row.pk], links=links_of(row, links))
            if freeze(row.pk, core, by=by, change=change):
                frozen.add(row.pk)
        rows.update(status=Status.PUBLISHED, is_ahead=False)
        frozen |= settle(set(cores), changed, by=by, fresh=set(cores))
        changed |= frozen
    for record in records:
        record.refresh_from_db()
    return frozen


def lock(records):
    """Return the rows (queryset) of these records, locked until the transaction ends."""
    rows = Record.objects.filter(pk__in=[record.pk for record in records])
    list(rows.select_for_update().order_by("pk"))
    return rows


def checked_cores(batch):
    """Return {key: labelled Core} of records that the rules let through; raise Refused if any is not."""
    cores = {row.pk: describe(row) for row in batch}
    faces = public_faces(set().union(*(references(core) | {core.id} for core in cores.values())))
    for row in batch:
        if not row.held:
            faces[row.public_id] = face_of(relabel(cores[row.pk], faces))
    today = timezone.localdate()
    reasons = {row: obstacles(row) or reasons_against(cores[row.pk], faces, today) for row in batch}
    if any(reasons.values()):
        raise Refused({row: why for row, why in reasons.items() if why})
    return {key: relabel(core, faces) for key, core in cores.items()}


def obstacles(row):
    """Return the reasons (list of str) against publishing that lie in the record's status or in other links."""
    if row.status == Status.MERGED:
        return ["It was merged into another record: publish that one."]
    if row.status == Status.WITHDRAWN:
        return ["It was withdrawn: reinstate it first."]
    if row.kind == Kind.LINK and row.as_link.relation == Relation.PRODUCED:
        others = Link.objects.filter(
            target=row.as_link.target, relation=Relation.PRODUCED, status=Status.PUBLISHED
        ).exclude(pk=row.pk)
        return [f"The report was produced by “{other.source}” already: withdraw that link." for other in others]
    return []


def settle(keys, changed, *, by, fresh=frozenset()):
    """Let what happened to the records with these keys spread, and add the keys it reached to `changed`.

    Links that it touched are written into the versions of their ends, one hop and no further: only the
    links are renewed there, the rest stays as published, so that no unpublished edit slips out. So it is
    for records that come back to the public, whose links may have moved meanwhile; `fresh` are the keys of
    those that were frozen just now. Return the keys (set) of the records that have a new version.
    """
    ends = ends_of(keys)
    reached = spread(keys)
    ends |= ends_of(visible_links(reached | keys)) | (reached - fresh)
    changed |= reached
    return {row.pk for row in Record.objects.filter(pk__in=ends).order_by("pk") if freeze_links(row, by=by)}


def freeze_links(row, *, by):
    """Renew the links in a public record's latest version; return whether that made a new one."""
    core = latest_core(row.pk)
    if core is None or not Card.objects.filter(pk=row.pk).exists():
        return False
    return freeze(row.pk, replace(core, links=links_of(row)), by=by, change=LINKS_CHANGED)


def hold(record, *, by=None):
    """Keep a record from the public for now; everything that shows it obeys at once."""
    set_status(record, by=by, held=True)


def release(record, *, by=None):
    """Let the public see a held record again, as it was."""
    set_status(record, by=by, held=False)


def withdraw(record, *, reason, name_it=False, note="", last_citation="", by=None):
    """Take a published record out, for a WithdrawalReason; its address shows a tombstone.

    `name_it` says whether the tombstone may tell what it was called, `note` and `last_citation` are words
    of its editors that it shows too. Raise Refused if they tell the name and the tombstone may not.
    """
    set_status(
        record,
        by=by,
        only=(Status.PUBLISHED, "Only a published record can be withdrawn."),
        **as_withdrawn(reason, **words_of_tombstone(record, name_it, note, last_citation)),
    )


def reword(record, *, reason, name_it=False, note="", last_citation="", by=None):
    """Change what the tombstone of a withdrawn record says, but not its date; see `withdraw`."""
    set_status(
        record,
        by=by,
        only=(Status.WITHDRAWN, "Only a withdrawn record has a tombstone."),
        withdrawal_reason=reason,
        **words_of_tombstone(record, name_it, note, last_citation),
    )


def words_of_tombstone(record, name_it, note, last_citation):
    """Return the fields of what a tombstone says besides its reason; raise Refused if that may not be."""
    words = {"withdrawal_note": one_form(note), "last_citation": one_form(last_citation)}
    if not name_it and any(names(record, text) for text in words.values()):
        raise Refused({record: ["The tombstone may not say what it was called: cut the title out of its words."]})
    return words | {"tombstone_names_it": name_it}


def as_withdrawn(reason, **words):
    """Return the fields of a record that is withdrawn now; `words` are those of `words_of_tombstone`."""
    return {
        "status": Status.WITHDRAWN,
        "withdrawn_at": timezone.now(),
        "withdrawal_reason": reason,
        **words,
    }


def reinstate(record, *, by=None):
    """Let the public see a withdrawn record again, as it was."""
    set_status(
        record,
        by=by,
        only=(Status.WITHDRAWN, "Only a withdrawn record can be reinstated."),
        status=Status.PUBLISHED,
        withdrawn_at=None,
        withdrawal_reason="",
        tombstone_names_it=False,
        withdrawal_note="",
        last_citation="",
    )


def as_merged(record, survivor):
    """Return the fields of `record` once it is merged into `survivor`; raise Refused if that cannot be."""
    lock([record, survivor])
    survivor.refresh_from_db()
    target = survivor.survivor
    if target.pk == record.pk or target.status != Status.PUBLISHED:
        raise Refused({record: ["Merge it into another, published record."]})
    record.refresh_from_db()
    if record.held:
        raise Refused({record: ["It is held: release it first."]})
    return {"status": Status.MERGED, "merged_into_id": target.pk}


def take_apart(record, *, by=None):
    """Let a merged record stand by itself again; it is held until it is released."""
    merged = (Status.MERGED, "Only a merged record can be taken apart.")
    set_status(record, by=by, only=merged, **as_taken_apart(), held=True)


def as_taken_apart():
    """Return the fields of a record that is merged no longer."""
    return {"status": Status.PUBLISHED, "merged_into_id": None}


def submit(record):
    """Mark a draft as ready for review."""
    move_draft(record, Status.DRAFT, Status.IN_REVIEW)


def send_back(record):
    """Mark a record in review as a draft again."""
    move_draft(record, Status.IN_REVIEW, Status.DRAFT)


def move_draft(record, before, after):
    """Move an unpublished record between draft and review; raise Refused if it is elsewhere."""
    if not Record.objects.filter(pk=record.pk, status=before).update(status=after):
        raise Refused({record: [f"Its status is not “{before.label}”."]})
    record.refresh_from_db()


def set_status(record, *, by=None, only=None, **fields):
    """Set what decides whether the public sees a record, and let that spread.

    `only` is a (status, sentence): raise Refused with the sentence if the record has another status.
    """
    with publication() as changed:
        row = lock([record]).get()
        if only and row.status != only[0]:
            raise Refused({record: [only[1]]})
        Record.objects.filter(pk=row.pk).update(**fields)
        changed.add(row.pk)
        changed |= settle({row.pk}, changed, by=by)
    record.refresh_from_db()
