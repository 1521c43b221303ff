"""Which rows belong to a record, and what django-reversion, the editors' history, keeps of them."""

import json

from django.contrib.contenttypes.models import ContentType
from reversion.models import Version as Saved

from articles.models import (
    Account,
    Correction,
    Difference,
    HeadlineVariant,
    OtherName,
    Participation,
    Passage,
    Post,
    Record,
    Standing,
)

OWNERS = {
    Passage: "record",
    Standing: "record",
    OtherName: "record",
    Participation: "event",
    Post: "person",
    HeadlineVariant: "article",
    Correction: "article",
    Account: "difference",
}
"""The field by which a row belongs to a record or to a difference."""


def saved_rows_of(record):
    """Yield (row of django-reversion, its stored values by field name) of all that was ever saved of a record."""
    for model in (Record, type(record.child)):
        yield from saved_rows(model, object_id=str(record.pk))
    for model, owner in OWNERS.items():
        if model is not Account:
            yield from owned_rows(model, owner, record.pk)
    differences = set()
    for saved, values in owned_rows(Difference, "record", record.pk):
        differences.add(int(saved.object_id))
        yield saved, values
    for key in sorted(differences):
        yield from owned_rows(Account, "difference", key)


def owned_rows(model, owner, key):
    """Yield the saved rows of a model that name a row with this key as their owner."""
    for saved, values in saved_rows(model, serialized_data__contains=f'"{owner}": {key}'):
        if values.get(owner) == key:
            yield saved, values


def saved_rows(model, **lookups):
    """Yield (saved row, its values by field name) of a model."""
    of_model = Saved.objects.filter(content_type=ContentType.objects.get_for_model(model), **lookups)
    for saved in of_model.order_by("pk"):
        yield saved, json.loads(saved.serialized_data)[0]["fields"]
