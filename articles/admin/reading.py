"""A record's form and its rows as a state (see articles.curation.reconciling): as shown, and as sent."""

from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from articles.curation.reconciling import NEW, OWN

APART = ("change_note", DELETION_FIELD_NAME)
"""What a form asks for that is no part of the record."""

MOST_ROWS = 2000


def compared(field, value):
    """Return a form field's value, as shown or as sent, as text (or a list of texts) that can be compared."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return sorted(map(str, value or []))
    if isinstance(field, forms.BooleanField):
        return "on" if field.to_python(value) else ""
    if not isinstance(field, forms.ModelChoiceField):
        # What is no value of this field is compared as it was typed.
        with suppress(ValidationError):
            value = field.prepare_value(field.to_python(value))
    return "" if value is None else str(value).replace("\r\n", "\n")


def fields_of(form):
    """Return {name: field} of what an editor fills in in a form or row."""
    return {bound.name: bound.field for bound in form.visible_fields() if bound.name not in (DELETION_FIELD_NAME,)}


def as_shown(form):
    """Return the values of an unbound form by name."""
    return {name: compared(field, form[name].value()) for name, field in fields_of(form).items()}


def as_sent(form, data, prefix=""):
    """Return what was sent for the fields of an unbound form that could be filled in."""
    return {
        name: compared(field, field.widget.value_from_datadict(data, {}, f"{prefix}{name}"))
        for name, field in fields_of(form).items()
        if not field.disabled
    }


def shown(form, formsets):
    """Return the state that an unbound form and its formsets show."""
    rows = {
        formset.prefix: {str(row.instance.pk): as_shown(row) for row in formset.initial_forms}
        for formset in formsets
    }
    return {OWN: {OWN: as_shown(form)}, **rows}


def sent(form, formsets, data):
    """Return the state that was sent (`data`, a QueryDict), read by an unbound form and its formsets."""
    return {
        OWN: {OWN: as_sent(form, data)},
        **{formset.prefix: dict(rows_sent(formset, data)) for formset in formsets},
    }


def rows_sent(formset, data):
    """Yield (key, values) of the rows of a formset that were sent, those to be deleted left out."""
    stored = {str(row.instance.pk): row for row in formset.initial_forms}
    empty = formset.empty_form
    blank = as_shown(empty)
    initial = count(data, formset, INITIAL_FORM_COUNT)
    for number in range(count(data, formset, TOTAL_FORM_COUNT)):
        prefix = f"{formset.prefix}-{number}-"
        if data.get(f"{prefix}{DELETION_FIELD_NAME}"):
            continue
        key = data.get(f"{prefix}{formset.model._meta.pk.name}", "") if number < initial else ""
        values = as_sent(stored.get(key, empty), data, prefix)
        if key or values != blank:
            yield key or f"{NEW}-{number}", values


def count(data, formset, name):
    """Return one of the numbers of a formset's management form, or 0."""
    value = data.get(f"{formset.prefix}-{name}", "")
    return min(int(value), MOST_ROWS) if value.isascii() and value.isdecimal() else 0


def to_data(state, stored, formsets):
    """Return a state as a browser would send it (QueryDict); `stored` is the state that the rows have now."""
    data = QueryDict(mutable=True)
    put(data, "", state[OWN][OWN])
    for formset in formsets:
        rows = state[formset.prefix]
        known = stored[formset.prefix]
        listed = [*known, *(key for key in rows if key not in known and rows[key] is not None)]
        data[f"{formset.prefix}-{INITIAL_FORM_COUNT}"] = str(len(known))
        data[f"{formset.prefix}-{TOTAL_FORM_COUNT}"] = str(len(listed))
        for number, key in enumerate(listed):
            prefix = f"{formset.prefix}-{number}-"
            put(data, prefix, rows[key] if rows[key] is not None else known[key])
            if key in known:
                data[f"{prefix}{formset.model._meta.pk.name}"] = key
            if rows[key] is None:
                data[f"{prefix}{DELETION_FIELD_NAME}"] = "on"
    return data


def put(data, prefix, values):
    """Write the values of a form or row into data."""
    for name, value in values.items():
        data.setlist(f"{prefix}{name}", value if isinstance(value, list) else [value])
