"""What stands in a cell of an editors' table: how a field's value is written there, and how it is read again.

A widget in the sense of django-import-export: `render` gives the cell's text, `clean` what a browser would send
of the record's form. What is not known is refused with a sentence: nothing is guessed, and nothing dropped.
"""

import datetime
import re

from import_export.widgets import Widget

from articles.choices import Kind, Status
from articles.dates import EdtfDate
from articles.identifiers import is_well_formed, looks_like_identifier
from articles.models import Record, Theme

BETWEEN = " | "
"""What stands between several values of one cell."""


def in_lines(text):
    """Return a text with each line break as one character, whatever the spreadsheet made of it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parts_of(cell):
    """Return the values (list) of a cell that may hold several."""
    return [part for part in map(str.strip, re.split(r"[|\n]", cell)) if part]


class Words(Widget):
    """Text as it is, and a date as an editor types it. `help` says to editors what to write."""

    help = ""

    def clean(self, value, row=None, **kwargs):
        """Return the text."""
        return value

    def render(self, value, obj=None, **kwargs):
        """Return the text; "" for nothing, or for a date that is not known."""
        if value is None or (isinstance(value, EdtfDate) and value.is_unknown):
            return ""
        return value.words if isinstance(value, EdtfDate) else str(value)


class Day(Words):
    """A day, written so that no country reads it otherwise (ISO 8601)."""

    help = "Year-month-day, as in 2015-02-04."

    def clean(self, value, row=None, **kwargs):
        """Return the day; refuse another way of writing it, in which day and month may be swapped."""
        if not value.strip():
            return ""
        try:
            return datetime.date.fromisoformat(value.strip()).isoformat()
        except ValueError as error:
            raise ValueError(
                f"“{value}” is not written year-month-day, as in 2015-02-04. A spreadsheet may have rewritten it: "
                "make the column “Text” before you open the file."
            ) from error


class OneOf(Words):
    """A choice, by its words; its code is understood too."""

    def __init__(self, choices):
        """Take the choices (pairs of code and words) of the form's field."""
        super().__init__()
        self.words = {str(code): str(words) for code, words in choices if code not in (None, "")}
        self.help = f"One of these: {', '.join(self.words.values())}."

    def clean(self, value, row=None, **kwargs):
        """Return the code; refuse what is none of the choices."""
        wanted = value.strip().casefold()
        for code, words in self.words.items():
            if wanted in (code.casefold(), words.casefold()):
                return code
        if wanted:
            offered = ", ".join(f"“{words}”" for words in self.words.values())
            raise ValueError(f"“{value}” is none of the choices. Write one of these: {offered}.")
        return ""

    def render(self, value, obj=None, **kwargs):
        """Return the words of a code."""
        return self.words.get(str(value), "" if value is None else str(value))


class YesOrNo(Words):
    """A box that is ticked or not."""

    help = "yes or no."

    def clean(self, value, row=None, **kwargs):
        """Return what a browser sends of a box."""
        told = {"yes": "on", "true": "on", "1": "on", "no": "", "false": "", "0": "", "": ""}
        if value.strip().casefold() not in told:
            raise ValueError(f"“{value}” is neither “yes” nor “no”: write one of the two.")
        return told[value.strip().casefold()]

    def render(self, value, obj=None, **kwargs):
        """Return the word."""
        return "yes" if value else "no"


class RecordWidget(Words):
    """A record, by its identifier."""

    help_of = "The identifier of a record: {}."

    def __init__(self, kinds, may_see):
        """Take the kinds that the field takes, and those that this editor may look at."""
        super().__init__()
        self.kinds, self.may_see = kinds, may_see
        self.taken = " or ".join(Kind(kind).label.lower() for kind in kinds)
        self.help = self.help_of.format(self.taken)

    def clean(self, value, row=None, **kwargs):
        """Return the record's key."""
        named = re.split(r"[\s|,;]+", value.strip()) if value.strip() else []
        if len(named) > 1:
            raise ValueError("This column takes one identifier: leave one, and take the others out.")
        return self.key_of(named[0]) if named else ""

    def key_of(self, public_id):
        """Return the key of the record with an identifier; refuse one that this column does not take."""
        record = Record.objects.filter(public_id=public_id).first() if is_well_formed(public_id) else None
        if record is None or record.kind not in self.may_see:
            raise ValueError(unknown(public_id))
        if record.status == Status.MERGED:
            survivor = record.survivor
            raise ValueError(
                f"“{public_id}” was merged into “{survivor}”: write its identifier, {survivor.public_id}."
            )
        if record.kind not in self.kinds:
            raise ValueError(
                f"“{public_id}” is the {record.get_kind_display().lower()} “{record}”: this column takes the "
                f"identifier of another kind of record: {self.taken}."
            )
        return str(record.pk)

    def render(self, value, obj=None, **kwargs):
        """Return the identifier."""
        return value.public_id if value else ""


class RecordsWidget(RecordWidget):
    """Several records, by their identifiers."""

    help_of = "Identifiers of records, with | between several: {}."

    def clean(self, value, row=None, **kwargs):
        """Return the records' keys (list)."""
        return [self.key_of(name) for name in re.split(r"[\s|,;]+", value.strip()) if name]

    def render(self, value, obj=None, **kwargs):
        """Return the identifiers, in the order of the names."""
        return BETWEEN.join(record.public_id for record in several(value))


class Named(Words):
    """What records are called, beside the column that has their identifiers; for reading only."""

    def render(self, value, obj=None, **kwargs):
        """Return the title, or titles."""
        return BETWEEN.join(map(str, several(value)))


class ThemesWidget(Words):
    """Themes, by their names."""

    help = "Names of themes, with | between several."

    def clean(self, value, row=None, **kwargs):
        """Return the themes' keys (list); refuse a name that is no theme's."""
        themes = {name.casefold(): theme for theme in Theme.objects.all() for name in (theme.slug, theme.name)}
        found = []
        for name in parts_of(value):
            if name.casefold() not in themes:
                raise ValueError(
                    f"There is no theme “{name}”: write the name of one, or have an editor add it first."
                )
            found.append(str(themes[name.casefold()].pk))
        return found

    def render(self, value, obj=None, **kwargs):
        """Return the names."""
        return BETWEEN.join(theme.name for theme in several(value))


def several(value):
    """Return rows (list) of what a field holds: one row, a manager, rows, or nothing."""
    if value is None:
        return []
    if isinstance(value, Record):
        return [value]
    rows = value.all() if hasattr(value, "all") else value
    return sorted(rows, key=lambda row: (getattr(row, "sort_key", ""), str(row), row.pk))


def unknown(public_id):
    """Return the sentence on an identifier that no record has."""
    if is_well_formed(public_id):
        return f"No record has the identifier “{public_id}”: look it up in the list, or in the record’s form."
    if looks_like_identifier(public_id):
        return (
            f"“{public_id}” is no identifier: a character is wrong, missing or too many. Copy it from the record."
        )
    return f"“{public_id}” is no identifier. Write the eight characters after /id/ in the record’s permalink."
