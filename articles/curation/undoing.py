"""Taking a merge back, however much later: what is still where it put it goes back, and the rest is told."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.choices import MoveAct, Status
from articles.models import Merge, Record, Reference, StartingPoint
from articles.publishing import clock, gate
from articles.publishing.carrying import carry, is_ahead
from articles.publishing.start import hand_back

from .relations import owners_by_values, owners_of
from .resting import rest_on_their_own
from .restoring import Restoring
from .rows import from_json, model_of, save_anew

WITHOUT = (MoveAct.LOST, MoveAct.MERGED, MoveAct.WITHDRAWN)
"""What a merge did without writing a row of its own."""


def undo(merge, *, by=None):
    """Undo a Merge; return the sentences (list of str) on what was left as it is, and why.

    Raise gate.Refused, and change nothing, if it was undone already or is part of another merge.
    """
    with transaction.atomic():
        clock.lock()
        merge = Merge.objects.get(pk=merge.pk)
        if merge.undone_at:
            raise gate.Refused({merge.merged: ["This merge was undone already."]})
        if merge.part_of:
            raise gate.Refused({merge.merged: [f"It was part of merging {merge.part_of}: undo that merge."]})
        return Undoing(merge, by).done()


class Undoing:
    """One merge while it is being undone."""

    def __init__(self, merge, by):
        """See what is concerned, and which records have edits that nobody published."""
        self.merge, self.by = merge, by
        self.merged, self.survivor = merge.merged, merge.merged.survivor
        self.moves = [move for move in merge.moves.filter(undone=False) if model_of(move)]
        self.back = [merge.merged, *(part.merged for part in merge.parts.filter(undone_at=None))]
        self.owners = self.find_owners()
        self.affected = self.find_affected()
        self.ahead = {row.pk for row in self.affected if is_ahead(row)}

    def find_owners(self):
        """Return the keys (set) of the records that the rows belong to or name, now or as they were."""
        owners = {record.survivor.pk for record in self.back} | {record.pk for record in self.back}
        for move in self.moves:
            model = model_of(move)
            if move.act == MoveAct.REMOVED:
                owners |= owners_by_values(model, from_json(model, move.before))
            elif move.act not in WITHOUT and model is not StartingPoint:
                owners |= owners_of(model, {move.row_key})
        return owners

    def find_affected(self):
        """Return the records (list) whose published words name the survivor, and the survivors."""
        survivors = {record.survivor.pk for record in self.back}
        naming = Reference.objects.filter(owner__in=self.owners, target__in=survivors)
        keys = survivors | set(naming.values_list("owner_id", flat=True))
        rows = Record.objects.filter(pk__in=keys, versions__isnull=False).distinct()
        return list(rows.exclude(status=Status.MERGED))

    def done(self):
        """Undo it, and return the sentences on what was left."""
        left = Restoring(self.merge, self.moves).done()
        both = {record.pk for record in self.back} | {record.survivor.pk for record in self.back}
        left += rest_on_their_own(both)
        for key in both:
            save_anew(key)
        Record.objects.filter(pk__in=self.owners).update(edit_token=F("edit_token") + 1)
        left += self.publish()
        left += self.reinstate()
        left += self.start()
        self.merge.undone_told = "\n".join(left)
        self.merge.undone_at, self.merge.undone_by = timezone.now(), self.by
        self.merge.save()
        self.merge.parts.filter(undone_at=None).update(undone_at=self.merge.undone_at, undone_by=self.by)
        return left

    def publish(self):
        """Let the public see both again; return sentences on what it does not see yet."""
        rows = [Record.objects.get(pk=row.pk) for row in self.affected if row.pk not in self.ahead]
        back = [Record.objects.get(pk=record.pk) for record in self.back]
        told = {"by": self.by, "change": f"The merge of record {self.merged.public_id} was undone."}
        waiting = [
            f"“{row}” has saved edits that are not public yet: its page changes when it is next published."
            for row in self.affected
            if row.pk in self.ahead
        ]
        try:
            coming = {record: gate.as_taken_apart() for record in back}
            carry([*rows, *back], checked={record.pk for record in back}, coming=coming, **told)
        except gate.Refused as refused:
            for record in back:
                gate.take_apart(record, by=self.by)
            carry(rows, **told)
            return [*waiting, *held_back(refused)]
        return waiting

    def reinstate(self):
        """Bring back the links between the two that the merge withdrew; return sentences on those it does not."""
        left = []
        for move in self.moves:
            if move.act != MoveAct.WITHDRAWN:
                continue
            try:
                gate.reinstate(Record.objects.get(pk=move.row_key), by=self.by)
            except gate.Refused:
                left.append(f"“{move.words}” was changed since: it stays as it is.")
        return left

    def start(self):
        """Put "Start here" back; return a sentence if the record finds no place there."""
        for move in self.moves:
            if model_of(move) is StartingPoint:
                before = [int(key) for key in move.before.split(",")]
                if not hand_back(self.merged, self.survivor, before, by=self.by):
                    return [f"“{self.merged}” did not get its place in “Start here” back: put it there by hand."]
        return []


def held_back(refused):
    """Return the sentences that say why records that came back are held."""
    return [
        f"“{record}” is held, for the public may not see it like this: {' '.join(reasons)} "
        "Settle that, publish it and release it."
        for record, reasons in refused.reasons.items()
    ]


def merges_of(record):
    """Return the merges (queryset) that a record was part of on either side, the latest first."""
    both = Merge.objects.filter(merged=record.pk) | Merge.objects.filter(survivor=record.pk)
    return both.select_related("merged", "survivor", "made_by", "undone_by", "part_of").order_by("-pk")


def in_force(record):
    """Return the Merge that a merged record can be taken out of, or None."""
    return Merge.objects.filter(merged=record.pk, undone_at=None, part_of=None).first()
