"""Making two records of one kind one: in one transaction, through the gate, and so that it can be undone."""

from django.db import IntegrityError, transaction
from django.db.models import F

from articles.choices import MoveAct, Status, WithdrawalReason
from articles.models import Merge, Move, Record, Reference
from articles.publishing import clock, gate
from articles.publishing.carrying import carry, is_ahead
from articles.publishing.start import hand_on

from .keeping import give_way, keep_losing, keep_title, note_start, take_over
from .planning import Outcome, Plan, name_of
from .previewing import fresh, preview, token
from .relations import is_record, owners_of
from .rows import note_changes, note_row, save_anew, written
from .telling import count, moving


class Stale(Exception):
    """One of the two records was edited after the preview was made."""


def merge(merged, survivor, *, chosen=(), seen=None, by=None):
    """Merge one record into another; return the Merge.

    `chosen` are the names of the differing fields in which the merged record's value is taken, `seen` the
    token of the preview that they were chosen from. Raise Stale if either was edited since, and
    gate.Refused if something stands against it; nothing is written then.
    """
    with transaction.atomic():
        clock.lock()
        merged, survivor = fresh(merged), fresh(survivor)
        if seen is not None and seen != token(merged, survivor):
            raise Stale
        before = preview(merged, survivor)
        if before.reasons:
            raise gate.Refused({merged: list(before.reasons)})
        return Merging(merged, survivor, before, set(chosen), by).made()


class Merging:
    """One merge while it is being made."""

    def __init__(self, merged, survivor, before, chosen, by):
        """Plan it, count, and see which records have edits that nobody published."""
        self.merged, self.survivor, self.before, self.by = merged, survivor, before, by
        self.fields = [field for field in before.fields if field.name in chosen]
        self.plan = Plan(merged, survivor)
        self.counted = list(moving(self.plan))
        self.links = [(Record.objects.get(pk=one), Record.objects.get(pk=other)) for one, other in self.plan.pairs]
        self.withdrawn = [row.key for row in self.plan.rows.values() if row.outcome is Outcome.WITHDRAWN]
        self.affected = self.find_affected()
        self.ahead = {row.pk for row in self.affected if is_ahead(row)}
        touched = [owners_of(row.model, {row.key}) for row in self.plan.rows.values()]
        self.owners = {merged.pk, survivor.pk}.union(*touched)

    def find_affected(self):
        """Return the survivors and the records (list) whose published words name what gives way."""
        gone = {self.merged.pk, *(one.pk for one, _ in self.links), *self.withdrawn}
        keys = set(Reference.objects.filter(target__in=gone).values_list("owner_id", flat=True))
        keys |= {self.survivor.pk, *(other.pk for _, other in self.links)}
        return list(Record.objects.filter(pk__in=keys - gone).exclude(status=Status.MERGED))

    def made(self):
        """Make it, and return its Merge."""
        record = self.record = Merge.objects.create(
            merged=self.merged.record, survivor=self.survivor.record, made_by=self.by
        )
        for one, other in self.links:
            Merge.objects.create(merged=one, survivor=other, part_of=record, made_by=self.by)
        self.write_rows()
        self.see_counts_agree()
        give_way(record, self.merged, self.fields)
        lost = keep_losing(record, self.before, self.fields)
        take_over(record, self.merged, self.survivor, self.fields)
        keep_title(record, self.merged, self.survivor, self.before.survivor.title)
        Record.objects.filter(pk__in=self.owners).update(edit_token=F("edit_token") + 1)
        self.publish()
        note_start(record, *hand_on(self.merged, self.survivor, by=self.by))
        record.told = "\n".join([*map(str, self.before.moving), *self.before.settled, *lost])
        record.save(update_fields=["told"])
        return record

    def write_rows(self):
        """Keep what each row was, move what moves, and remove what became one with another."""
        rows = list(self.plan.rows.values())
        Move.objects.bulk_create([move for row in rows for move in self.moves_of(row)])
        try:
            with transaction.atomic():
                write(rows)
        except IntegrityError as error:
            why = f"The database refused to move a row ({error}): nothing was merged."
            raise gate.Refused({self.merged: [why]}) from error
        for key, highest in self.plan.highest.items():
            Record.objects.filter(pk=key).update(last_passage_number=highest)
        for row in rows:
            if is_record(row.model) and row.changes:
                save_anew(row.key)

    def moves_of(self, row):
        """Return the Moves (list) that keep what a row was."""
        of, words = (row.model, row.key), name_of(row)
        if row.outcome in (Outcome.UNITED, Outcome.REMOVED):
            return [note_row(self.record, MoveAct.REMOVED, of, row.before, row.instead, words)]
        if row.outcome is Outcome.MERGED:
            return [note_row(self.record, MoveAct.MERGED, of, None, row.instead, words)]
        if row.outcome is Outcome.WITHDRAWN:
            return [note_row(self.record, MoveAct.WITHDRAWN, of, None, None, words)]
        changes = {name: (row.before[name], value) for name, value in row.changes.items()}
        return note_changes(self.record, MoveAct.MOVED, of, changes, words)

    def see_counts_agree(self):
        """Raise Refused unless every relation has the rows that the plan says."""
        for model, field, row in self.counted:
            now = count(model, field, self.survivor.pk), count(model, field, self.merged.pk)
            if now != (row.survivor_after, row.merged_after):
                raise gate.Refused({self.merged: [f"The {row.words} do not add up: nothing was merged."]})

    def publish(self):
        """Let the public see it: versions of what names the two, and the merged record's way to the survivor."""
        betweens = list(Record.objects.filter(pk__in=self.withdrawn))
        pairs = [(self.merged, self.survivor), *self.links]
        # The note stands in histories for ever: no name in it, as either of the two may have to be forgotten.
        note = f"Record {self.merged.public_id} was merged into record {self.survivor.public_id}."
        going = {one: gate.as_merged(one, other) for one, other in pairs}
        carry(
            Record.objects.filter(pk__in=[row.pk for row in self.affected]),
            ahead=self.ahead,
            instead={one.public_id: other for one, other in pairs},
            checked={other.pk for _, other in pairs},
            going=going | {link: gate.as_withdrawn(WithdrawalReason.ERROR) for link in betweens},
            by=self.by,
            change=note,
        )


def write(rows):
    """Write the columns that change, then remove what became one with another row, lists first."""
    for row in rows:
        if row.changes:
            written(row.model, row.key, row.changes)
    for row in sorted(rows, key=lambda row: not row.model._meta.auto_created):
        if row.outcome in (Outcome.UNITED, Outcome.REMOVED):
            row.model._base_manager.filter(pk=row.key).delete()
