"""A row of a file typed into the form of its record: what it would change, and what the form refuses of it."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from import_export.fields import Field

from articles.description.comparing import marked
from articles.spreadsheets import LONGEST_CELL

from .cells import Named, in_lines

LONG = (
    f"This cell has more than {LONGEST_CELL:,} characters, and a spreadsheet cuts such cells off: type it into "
    "the record’s form."
)


@dataclass(frozen=True)
class Change:
    """A cell that changes a field: the column, and both texts."""

    column: str
    before: str
    after: str

    @property
    def words(self):
        """Both texts as one, with what differs marked; see articles.description.comparing."""
        return marked(self.before, self.after)


class Column(Field):
    """A column: the name of a form's field, what it is called, what stands in its cells, and a word of help."""

    def __init__(self, attribute, column_name, widget, *, help_text="", **kwargs):
        """Take what it is; a column that is only read has no field."""
        super().__init__(attribute, column_name, widget, **kwargs)
        self.help_text = help_text


class Filled:
    """The form of a record, or of another row, with the cells of a file's row typed in.

    `changes` are the Changes; `problems` is {column: [sentences]}. With `is_new`, an empty cell says nothing.
    """

    def __init__(self, sheet, instance, row, *, is_new):
        """Type the cells that say something else than what is stored, and let the form check them."""
        self.sheet, self.row, self.is_new = sheet, row, is_new
        self.problems = {}
        form_class = sheet.form_class(instance if instance.pk else None)
        shown = form_class(instance=instance)
        self.before = {name: in_lines(str(sheet.export_field(sheet.fields[name], instance))) for name in row}
        data = sent_by_browser(shown)
        columns = [sheet.fields[name] for name in row if sheet.fields[name].attribute in shown.fields]
        typed = [column for column in columns if self.says(column)]
        for column in typed:
            self.type(data, shown, column)
        self.form = form_class(data, instance=instance)
        # What nobody touches is not checked: rules may be newer than the record.
        if typed or instance.pk is None:
            self.check()
        self.changes = () if self.problems else tuple(self.found(typed))
        self.check_read_only()

    def says(self, column):
        """Return whether a cell says something else than what is stored."""
        cell = in_lines(self.row[column.column_name])
        if column.readonly or cell == self.before[column.column_name]:
            return False
        return bool(cell.strip()) or not self.is_new

    def type(self, data, shown, column):
        """Put a cell into the data (QueryDict) of the form as a browser would send it."""
        cell = self.row[column.column_name]
        try:
            if len(cell) > LONGEST_CELL:
                raise ValueError(LONG)
            value = column.widget.clean(cell)
        except ValueError as error:
            self.problems[column.column_name] = [str(error)]
            return
        data.setlist(shown.add_prefix(column.attribute), value if isinstance(value, list) else [value])

    def check(self):
        """Add what the form refuses to the problems, each at its column; a cell has one sort of problem."""
        labels = {column.attribute: name for name, column in self.sheet.fields.items() if not column.readonly}
        for name, errors in self.form.errors.get_json_data().items():
            label = "" if name == NON_FIELD_ERRORS else labels.get(name) or str(self.form[name].label)
            self.problems.setdefault(label, [error["message"] for error in errors])

    def found(self, typed):
        """Yield the Changes that the form would save."""
        for column in typed:
            name = column.column_name
            after = in_lines(column.widget.render(self.form.cleaned_data.get(column.attribute)))
            if after != self.before[name]:
                yield Change(name, self.before[name], after)

    def check_read_only(self):
        """Refuse what was typed into columns that are only read; an empty cell there says nothing."""
        for name, cell in self.row.items():
            column = self.sheet.fields[name]
            now = self.before[name]
            if not column.readonly or not cell.strip() or in_lines(cell) == now or self.is_named(column, cell):
                continue
            if why := self.sheet.objection(column, cell, self):
                self.problems[name] = [why]

    def is_named(self, column, cell):
        """Return whether a cell names what the column beside it was changed to."""
        chosen = getattr(self.form, "cleaned_data", {}).get(column.attribute)
        return isinstance(column.widget, Named) and cell == column.widget.render(chosen)


def sent_by_browser(form):
    """Return what a browser would send of an unbound form as it is shown (QueryDict)."""
    data = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if value is True:
            data[bound.html_name] = "on"
        elif isinstance(value, list | tuple):
            data.setlist(bound.html_name, [str(item) for item in value])
        elif value is not None and value is not False:
            data[bound.html_name] = str(value)
    return data
