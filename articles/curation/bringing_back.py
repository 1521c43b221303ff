"""A deleted draft made again from how it was last saved, as a draft, with the identifier that it had."""

from django.db import transaction

from articles.choices import Status
from articles.models import Record

from .rows import insert, made_again, missing

ITS_PAST = {
    "status": Status.DRAFT,
    "held": False,
    "withdrawn_at": None,
    "withdrawal_reason": "",
    "tombstone_names_it": False,
    "withdrawal_note": "",
    "last_citation": "",
    "merged_into": None,
    "inquiry": None,
}
"""What a draft has of the fields that only publishing writes."""


class CannotComeBack(Exception):
    """A draft cannot be made again; the text says why."""


def bring_back(saved, *, by=None):
    """Make a deleted draft again; return (Record, list of sentences on the rows that are left out).

    `saved` is a list of (model, key, {field name: stored value}), the record itself first, then its kind's
    own row, then what belongs to it. Raise CannotComeBack, and make nothing, if the record itself cannot be.
    """
    left = []
    with transaction.atomic():
        for model, key, values in saved[:2]:
            own = columns(model, key, values | ITS_PAST)
            if why := missing(model, own):
                raise CannotComeBack(f"It cannot come back: {why}.")
            insert(model(**own))
        for model, key, values in saved[2:]:
            if why := made_again(model, columns(model, key, values)):
                left.append(f"Left out: {model._meta.verbose_name} ({why}).")
        for model, key, values in saved:
            choose_again(model, key, values)
        record = Record.objects.get(pk=saved[0][1])
        numbers = record.passages_owned.values_list("number", flat=True)
        record.last_passage_number = max([record.last_passage_number, *numbers])
        record.edit_token += 1
        record.updated_by = by
        record.save(update_fields=["last_passage_number", "edit_token", "updated_by", "updated_at"])
    return record, left


def columns(model, key, values):
    """Return the values of a row by column, from stored ones by field name."""
    fields = model._meta.local_concrete_fields
    known = {field.attname: field.to_python(values[field.name]) for field in fields if field.name in values}
    return known | {model._meta.pk.attname: key}


def choose_again(model, key, values):
    """Write what a row lists (passages that it rests on, themes …), as far as it is still there."""
    row = model._base_manager.filter(pk=key).first()
    for field in model._meta.local_many_to_many if row else ():
        there = field.related_model._base_manager.filter(pk__in=values.get(field.name, []))
        getattr(row, field.name).set(there)
