"""The fields in which two records differ: an editor chooses each, and what is not chosen is kept."""

from dataclasses import dataclass

from django.db.models import UniqueConstraint

TOGETHER = {"date": ("date", "date_basis", "date_reason")}
"""Fields that say one thing between them, and are chosen as one."""

APART = frozenset({"internal_note", "date_basis", "date_reason"})
"""Fields that are no choice of their own: the notes of both records are kept."""


@dataclass(frozen=True)
class Differing:
    """A field, its label, both values in words, and which one ("survivor" or "merged") is offered first."""

    name: str
    label: str
    survivor: str
    merged: str
    offered: str


def differing(merged, survivor):
    """Return the Differing fields (list) of two records of one kind, as instances of that kind.

    A field that only the survivor has filled in is no choice: it stays as it is.
    """
    found = []
    for field in survivor._meta.concrete_fields:
        if not field.editable or field.primary_key or field.name in APART:
            continue
        kept, other = (in_words(field, record, {merged.pk, survivor.pk}) for record in (survivor, merged))
        if other and kept != other:
            found.append(Differing(field.name, field.verbose_name, kept, other, "survivor" if kept else "merged"))
    return found


def in_words(field, record, pair):
    """Return a record's value in words, "" for nothing; one of the two records themselves is nothing."""
    value = getattr(record, field.attname)
    if field.name in TOGETHER:
        return date_in_words(record)
    if field.remote_field:
        return str(getattr(record, field.name)) if value and value not in pair else ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value or "")


def date_in_words(record):
    """Return a record's date with how it is known, "" for an unknown one."""
    if record.date.is_unknown:
        return ""
    known = "; ".join(filter(None, (record.get_date_basis_display(), record.date_reason)))
    return f"{record.date.words} ({known})" if known else record.date.words


def taken(fields, merged):
    """Return {column: value} that the survivor takes over, given the names of the chosen fields."""
    names = [name for chosen in fields for name in TOGETHER.get(chosen, (chosen,))]
    columns = [merged._meta.get_field(name).attname for name in names]
    return {column: getattr(merged, column) for column in columns}


def only_once(model):
    """Return the columns (set) of which no two records may have the same value: they must be given up."""
    return {
        name
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and len(constraint.fields) == 1
        for name in constraint.fields
    }
