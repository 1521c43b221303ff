"""A table of records as editors send it: each row goes through the form of its record, as if typed there.

The machinery is django-import-export's: columns are its fields, cells its widgets, and its resource goes through
the rows, dry first, all or nothing. What a row does is the admin's: its forms, its permissions, its save.
"""

from copy import copy
from dataclasses import dataclass

import tablib
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from articles.spreadsheets import Unreadable

from .filling import Filled
from .forms import DATABASE_REFUSED

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"

MADE = "Made from a CSV file."
IMPORTED = "Changed from a CSV file."

FOR_READING = "This column is for reading only: a file does not change it. Clear the cell{now}."
STALE = "“{row}” was saved after {since}. Export the list again, and make your changes in the new file."


@dataclass(frozen=True)
class Outcome:
    """What a row of the file does: its number there, NEW, CHANGED, UNCHANGED or REFUSED, and the details.

    `problems` are (column, sentences), "" for what is about no single cell.
    """

    number: int
    how: str
    row: object
    changes: tuple = ()
    problems: tuple = ()
    remarks: tuple = ()


class Sheet(Resource):
    """The table of an admin's rows for one editor; `seen` is {name of a row: its token} as the preview saw them.

    The hooks say what differs between records and passages: `columns`, `name_of`, `token_of`, `is_named`,
    `named_in`, `twins`. After `import_data` the `outcomes` say what each row did, or would do, and `tokens`
    in which state the rows that were there already were found.
    """

    class Meta:
        """Rows are looked up by the hooks, and compared cell by cell."""

        instance_loader_class = BaseInstanceLoader
        import_id_fields = ()
        skip_diff = True
        use_transactions = True
        using_db = DEFAULT_DB_ALIAS

    key_column = ""

    def __init__(self, admin, request, seen=None):
        """Take the admin whose rows they are, and the request of the editor."""
        super().__init__()
        self.admin, self.request, self.seen = admin, request, seen
        self.fields = {column.column_name: column for column in self.columns()}
        self.numbers, self.outcomes = [], []
        self.named, self.made, self.tokens = {}, {}, {}

    def form_class(self, instance=None):
        """Return the admin's form of a row that is there already, or of a new one."""
        return self.admin.get_form(self.request, instance, change=instance is not None)

    def dataset(self, table):
        """Return a Table as a tablib Dataset under the columns' own names; raise Unreadable for others."""
        known = {name.casefold(): name for name in self.fields}
        names = [known.get(name.casefold(), "") for name in table.columns]
        for name, found in zip(table.columns, names, strict=True):
            if not found:
                offered = ", ".join(f"“{one}”" for one in self.fields)
                raise Unreadable(f"There is no column “{name}” in this table. It has: {offered}.")
            if names.count(found) > 1:
                raise Unreadable(f"Two columns are called “{name}”: take one of them out.")
        self.numbers = [number for number, _ in table.rows]
        return tablib.Dataset(*(tuple(cells) for _, cells in table.rows), headers=names)

    @property
    def is_refused(self):
        """Whether any row was refused, so that nothing is imported."""
        return any(outcome.how == REFUSED for outcome in self.outcomes)

    def count(self, how):
        """Return how many rows did, or would do, this."""
        return sum(outcome.how == how for outcome in self.outcomes)

    # What the library asks in its turn for each row.

    def import_row(self, row, instance_loader, **kwargs):
        """Import a row, and remember what it did; a fault of the archive's own is not swallowed."""
        self.filled, self.remarks, self.number = None, (), self.numbers[kwargs["row_number"] - 1]
        result = super().import_row(row, instance_loader, **kwargs)
        problems = ()
        if result.errors:
            if not isinstance(result.errors[0].error, IntegrityError):
                raise result.errors[0].error
            problems = (("", [DATABASE_REFUSED]),)
        elif result.validation_error:
            problems = tuple(result.validation_error.message_dict.items())
        instance = self.filled.form.instance if self.filled else None
        how = REFUSED if problems else {"new": NEW, "update": CHANGED, "skip": UNCHANGED}[result.import_type]
        changes = self.filled.changes if self.filled and not problems else ()
        self.outcomes.append(Outcome(self.number, how, instance, changes, problems, self.remarks))
        return result

    def get_instance(self, instance_loader, row):
        """Return the row that is meant, or that says the same already; None for a new one."""
        self.is_new = not self.is_named(row)
        if self.is_new:
            return self.said_already(row)
        found = self.named_in(row)
        name = self.name_of(found)
        if name in self.named:
            raise self.refusal(f"Row {self.named[name]} is about the same one: leave one of the two.")
        self.named[name], self.tokens[name] = self.number, self.token_of(found)
        if not self.admin.has_change_permission(self.request, found):
            raise self.refusal(f"You may not change “{found}”.")
        return found

    def said_already(self, row):
        """Return the stored row that a row without a name describes, None if it describes a new one."""
        for twin in self.twins(row):
            if not self.admin.has_change_permission(self.request, twin):
                continue
            filled = Filled(self, copy(twin), row, is_new=True)
            if twin.pk in self.made:
                raise self.refusal(f"Row {self.made[twin.pk]} makes this one already: leave one of the two.")
            if not filled.problems and not filled.changes:
                self.tokens[self.name_of(twin)] = self.token_of(twin)
                return twin
            if not filled.problems and (why := self.mistaken(twin, row)):
                raise self.refusal(why)
        return None

    def init_instance(self, row=None):
        """Return a new row; refuse it to who may not add one."""
        if not self.admin.has_add_permission(self.request):
            raise self.refusal("You may not add one here: leave this row out.")
        return self.admin.model()

    def import_instance(self, instance, row, **kwargs):
        """Type the cells into the form; raise ValidationError with what it refuses, and if another was faster."""
        self.filled = Filled(self, instance, row, is_new=self.is_new)
        if instance.pk and self.filled.changes and self.seen is not None:
            name = self.name_of(instance)
            if self.seen.get(name) != self.tokens[name]:
                raise self.refusal(STALE.format(row=instance, since="you looked at this preview"))
        if self.filled.problems:
            raise ValidationError(self.filled.problems)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """Return whether nothing is to be saved."""
        return bool(instance.pk) and not import_validation_errors and not self.filled.changes

    def save_instance(self, instance, is_create, row, **kwargs):
        """Save what stands in the form as the admin does, and log it; a preview takes all of it back."""
        form = self.filled.form
        row = self.admin.save_form(self.request, form, change=not is_create)
        self.admin.save_model(self.request, row, form, change=not is_create)
        self.admin.save_related(self.request, form, [], change=not is_create)
        (self.admin.log_addition if is_create else self.admin.log_change)(
            self.request, row, MADE if is_create else IMPORTED
        )
        if is_create:
            self.made[row.pk] = self.number
        if self._is_dry_run(kwargs):
            self.remarks = tuple(self.remarks_on(row))

    def save_m2m(self, instance, row, **kwargs):
        """Do nothing: the form saves what belongs to it."""

    # What each table says of its rows.

    def refusal(self, sentence):
        """Return the error that refuses a row at the column which names it."""
        return ValidationError({self.key_column: [sentence]})

    def objection(self, column, cell, filled):
        """Return the sentence on a cell of a column that is only read, or ""."""
        now = filled.before[column.column_name]
        return FOR_READING.format(now=f", or put “{now}” there again" if now else "")

    def owner_of(self, row):
        """Return the key of the record that a new row is put on, "" if it is a record itself."""
        return ""

    def mistaken(self, twin, row):
        """Return the sentence on a new row that may be meant for one that is there, or ""."""
        return ""

    def remarks_on(self, row):
        """Return sentences on what looks wrong with a saved row."""
        return []
