"""The editors' history: how a record and its rows stood after each save, and what each save changed.

django-reversion writes a record with all its rows at each save; what the gate writes is none of its business.
"""

import json
from dataclasses import dataclass
from datetime import datetime

import reversion
from reversion.models import Version as Saved

from articles.curation.owners import OWNERS
from articles.models import (
    KINDS,
    Article,
    Difference,
    Event,
    LoadedWord,
    Person,
    Record,
    Theme,
)
from articles.publishing import clock

ROWS_OF = {
    Article: ["headline_variants", "corrections"],
    Event: ["participations"],
    Person: ["posts"],
    Record: ["passages_owned", "standings", "other_names"],
    Difference: ["accounts"],
}
"""By model: the rows that are kept with it at each save."""

for model in (*OWNERS, LoadedWord, Theme):
    reversion.register(model)
for model in (Record, Difference):
    reversion.register(model, follow=ROWS_OF[model])
for model in KINDS:
    reversion.register(model, follow=["record", *ROWS_OF.get(model, [])])

AS_IT_STOOD = "As it stood before the first save at the desk."


@dataclass(frozen=True)
class Row:
    """A saved row: its model, its key (text), its stored values by field name, and what it was called."""

    model: type
    key: str
    values: dict
    words: str


@dataclass(frozen=True)
class SavedState:
    """A record, or another row, with all that belongs to it after a save: `rows` is {(model, key): Row}."""

    key: int
    at: datetime
    by: object
    comment: str
    rows: dict

    def of(self, model):
        """Return the rows (list) of one model."""
        return [row for row in self.rows.values() if row.model is model]

    @property
    def own(self):
        """The values by name of the record, those of its kind's table too."""
        own = [row.values for row in self.rows.values() if row.model not in OWNERS]
        return {name: value for values in own for name, value in values.items()}


def keep_as_it_stood(row):
    """Keep how a saved row stands if no save of it was ever kept, so that the first one can be told."""
    if not Saved.objects.get_for_object(row).exists():
        with reversion.create_revision():
            clock.lock()
            reversion.set_comment(AS_IT_STOOD)
            reversion.add_to_revision(row)


def states_of(model, key):
    """Return the SavedStates (list) of the row of `model` with this primary key, the first first."""
    revisions = Saved.objects.get_for_object_reference(model, key).values("revision")
    rows = Saved.objects.filter(revision__in=revisions).select_related("revision__user", "content_type")
    states = {}
    for saved in rows.order_by("revision_id", "pk"):
        row = row_of(saved)
        if belongs(row, model, str(key)):
            state = states.setdefault(saved.revision_id, (saved.revision, {}))
            state[1][row.model, row.key] = row
    return [
        SavedState(revision.pk, revision.date_created, revision.user, revision.comment, rows)
        for revision, rows in states.values()
    ]


def row_of(saved):
    """Return a row of django-reversion's as a Row."""
    values = json.loads(saved.serialized_data)[0]["fields"]
    return Row(saved.content_type.model_class(), saved.object_id, values, saved.object_repr)


def belongs(row, model, key):
    """Return whether a Row is the row of `model` with this key (text), or belongs to it."""
    if row.model in OWNERS and row.model is not model:
        return str(row.values.get(OWNERS[row.model])) == key
    return row.key == key and (row.model is model or {row.model, model} <= {Record, *KINDS})
