"""The editors' history: what each save changed, from what to what. Nothing is ever reverted from it.

django-reversion writes the rows of a save together; what the gate writes is none of its business.
"""

import json
from dataclasses import dataclass
from datetime import datetime

import reversion
from django.db import models
from reversion.models import Version as Saved

from articles.models import (
    KINDS,
    Account,
    Correction,
    Difference,
    HeadlineVariant,
    LoadedWord,
    OtherName,
    Participation,
    Passage,
    Post,
    Record,
    Standing,
    Theme,
)

ROWS = (
    *(Account, Correction, Difference, HeadlineVariant, LoadedWord, OtherName, Participation, Passage, Post),
    *(Standing, Theme),
)

for model in (Record, *ROWS):
    reversion.register(model)
for model in KINDS:
    reversion.register(model, follow=["record"])


@dataclass(frozen=True)
class Changed:
    """A field that a save changed: of what, its label, and both values in words."""

    row: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Save:
    """One act of saving: when, who, and what it changed."""

    at: datetime
    by: object
    changes: tuple


def saves_of(model, key):
    """Return the Saves (list) in which the row of `model` with this primary key was saved, the latest first."""
    revisions = Saved.objects.get_for_object_reference(model, key).values("revision")
    rows = Saved.objects.filter(revision__in=revisions).select_related("revision__user", "content_type")
    known, saves = {}, {}
    for row in rows.order_by("revision_id", "pk"):
        save = saves.setdefault(row.revision_id, (row.revision, []))
        identity = (row.content_type_id, row.object_id)
        save[1].extend(changes_in(row, known.get(identity, {})))
        known[identity] = fields_in(row)
    return [
        Save(revision.date_created, revision.user, tuple(changes))
        for revision, changes in reversed(saves.values())
    ]


def fields_in(row):
    """Return the stored values of a saved row by field name."""
    return json.loads(row.serialized_data)[0]["fields"]


def changes_in(row, before):
    """Yield what a saved row changed of `before` (its values by name), in fields that an editor may change."""
    model = row.content_type.model_class()
    for name, value in fields_in(row).items():
        field = editable_field(model, name)
        old, new = (in_words(field, item) for item in (before.get(name), value)) if field else ("", "")
        if old != new:
            yield Changed(row.object_repr, field.verbose_name, old, new)


def editable_field(model, name):
    """Return the model's field of this name if there is one and editors may change it, else None."""
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    return next((field for field in fields if field.name == name and field.editable), None)


def in_words(field, value):
    """Return a stored value in words: a choice by its label, other rows by what they are called."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, models.ForeignKey | models.ManyToManyField):
        keys = value if isinstance(value, list) else [value]
        called = {str(item.pk): str(item) for item in field.related_model._base_manager.filter(pk__in=keys)}
        return ", ".join(called.get(str(key), f"(gone, number {key})") for key in keys)
    return str(dict(field.flatchoices).get(value) or field.to_python(value))
