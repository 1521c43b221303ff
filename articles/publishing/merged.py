"""What else leads to a record: the identifiers of the records that were merged into it."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import FilteredRelation, Q

from articles.models import Record


class Merged(NamedTuple):
    """A record that became part of another: its identifier, and when it was merged (None if nobody noted it).

    What it was called is not said: of its words only its own versions tell.
    """

    public_id: str
    merged_at: datetime | None


def merged_into(record):
    """Return what a record also stands for, a tuple of Merged by date, through any chain of merges.

    This asks once where nothing was merged, and once more for each step of the longest chain. What is kept
    from the public for now is left out: its address leads nowhere.
    """
    found, step = [], {record.pk}
    while step:
        rows = (
            Record.objects.filter(merged_into__in=step)
            .annotate(in_force=FilteredRelation("merges", condition=Q(merges__undone_at=None)))
            .values_list("pk", "public_id", "held", "in_force__made_at")
        )
        step = {pk for pk, *_ in rows}
        found += [Merged(public_id, merged_at) for _, public_id, held, merged_at in rows if not held]
    return tuple(sorted(found, key=by_date))


def by_date(row):
    """Return what a Merged is put in order by: those without a date first."""
    return row.merged_at.timestamp() if row.merged_at else 0, row.public_id
