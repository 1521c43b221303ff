"""Field types of the archive's own."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from articles.dates import EdtfDate


class ByteOrderCharField(models.CharField):
    """Text that sorts by its bytes on every database.

    SQLite compares bytes by default; PostgreSQL needs the collation "C", which SQLite does not know.
    """

    def db_parameters(self, connection):
        """Return the column's parameters with the collation that gives byte order on this database."""
        collation = "C" if connection.vendor == "postgresql" else None
        return {**super().db_parameters(connection), "collation": collation}


class EdtfFormField(forms.CharField):
    """Text as an editor types a date: in words or as EDTF."""

    def prepare_value(self, value):
        """Return what the form shows: the date in words, nothing for an unknown one, raw text as typed."""
        if isinstance(value, EdtfDate):
            return "" if value.is_unknown else value.words
        return value

    def to_python(self, value):
        """Return the text as an EdtfDate; raise ValidationError with a sentence on what to type."""
        return parse(super().to_python(value))

    def has_changed(self, initial, data):
        """Return whether the typed text means another date, however it is written."""
        try:
            return parse(initial) != parse(data)
        except ValidationError:
            return True


class EdtfField(models.CharField):
    """A date as the archive knows it (an EdtfDate), stored as EDTF text; unknown is stored as ""."""

    description = "A date: day, month, year or range, open or about, or unknown"

    def __init__(self, *args, **kwargs):
        """Fix length and default: every date may be unknown."""
        super().__init__(*args, **{**kwargs, "max_length": 40, "blank": True, "default": EdtfDate.unknown})

    def deconstruct(self):
        """Leave out of migrations what the field fixes itself."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        """Return stored EDTF as an EdtfDate."""
        return None if value is None else EdtfDate.parse(value)

    def to_python(self, value):
        """Return text or an EdtfDate as an EdtfDate; raise ValidationError for what is no date."""
        return parse(value)

    def get_prep_value(self, value):
        """Return the text to store."""
        date = parse(value)
        return "" if date.is_unknown else date.edtf

    def value_to_string(self, obj):
        """Return the text that serialisers write."""
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value):
        """Check the stored text: the validators of text know nothing of dates."""
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        """Return a form field that reads words and EDTF."""
        # No length: words are longer than the EDTF that is stored, and a date has none.
        return super().formfield(**{"form_class": EdtfFormField, **kwargs, "max_length": None})


def parse(value):
    """Return `value` (EdtfDate, text or None) as an EdtfDate; raise ValidationError with what to type."""
    if isinstance(value, EdtfDate):
        return value
    try:
        return EdtfDate.parse(value or "")
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from error
