"""The table of the records of one kind: its columns are the fields of the form."""

from django.contrib.admin.utils import flatten_fieldsets
from django.db import models

from articles.choices import Kind, Status
from articles.curation.duplicates import likely_duplicates
from articles.curation.twins import same_link
from articles.curation.warnings import remarks_on
from articles.identifiers import is_well_formed
from articles.models import Link, Record, Theme
from articles.words import fold, one_form

from .cells import Day, Named, OneOf, RecordsWidget, RecordWidget, ThemesWidget, Words, YesOrNo, unknown
from .choosing import KINDS
from .filling import Column
from .roles import viewable_kinds
from .sheets import STALE, Sheet

IDENTIFIER, STATE, STATUS = "Identifier", "Saved state", "Status"
INSISTED = "new"
"""What stands for the identifier of a record that is not the one of the same name."""

LEFT_OUT = frozenset({"text"})
"""An article's text: a spreadsheet cuts it off, and the public must not meet it in a file that is passed on."""

HELP = {
    IDENTIFIER: "Names the record. Leave it as it is; leave it empty in a row that makes a new record. If one of "
    f"the same name is there already and yours is another, write “{INSISTED}”.",
    STATE: "Leave it as it is. By it the archive sees whether somebody saved the record after you exported it.",
    STATUS: "For reading only. A file neither publishes nor holds nor withdraws.",
}
MAY_BE = (
    "There is “{twin}” ({public_id}) already, and this row says something else. If it is the same, write "
    f"{{public_id}} here. If it is another one, write “{INSISTED}” here."
)


class RecordSheet(Sheet):
    """The table of an admin of one kind of records."""

    key_column = IDENTIFIER

    def columns(self):
        """Yield the columns: what names a record, the form's fields, beside each relation the names."""
        yield Column("public_id", IDENTIFIER, Words(), readonly=True, help_text=HELP[IDENTIFIER])
        yield Column("edit_token", STATE, Words(), readonly=True, help_text=HELP[STATE])
        status = self.admin.status_words
        yield Column(None, STATUS, Words(), readonly=True, dehydrate_method=status, help_text=HELP[STATUS])
        form = self.form_class()()
        for name in flatten_fieldsets(self.admin.get_fieldsets(self.request)):
            if name in form.fields and name not in LEFT_OUT:
                yield from self.columns_of(self.admin.opts.get_field(name), form[name])

    def columns_of(self, db_field, bound):
        """Yield the column of a field of the form, and for one that points to records their names."""
        label = str(bound.label)[:1].upper() + str(bound.label)[1:]
        widget = self.widget_of(db_field, bound.field)
        yield Column(db_field.name, label, widget, help_text=bound.help_text)
        if isinstance(widget, RecordWidget):
            told = f"For reading only: what stands in “{label}”, by name."
            yield Column(db_field.name, f"{label} (name)", Named(), readonly=True, help_text=told)

    def widget_of(self, db_field, field):
        """Return what stands in the cells of a field."""
        if db_field.related_model is Theme:
            return ThemesWidget()
        if db_field.is_relation:
            kinds = KINDS.get((self.admin.opts.model_name, db_field.name)) or (db_field.related_model.KIND,)
            widget = RecordsWidget if db_field.many_to_many else RecordWidget
            return widget(kinds, viewable_kinds(self.admin.admin_site, self.request))
        if db_field.choices:
            return OneOf(db_field.flatchoices)
        if isinstance(db_field, models.BooleanField):
            return YesOrNo()
        return Day() if isinstance(db_field, models.DateField) else Words()

    def with_relations(self, rows):
        """Return records (queryset) with all that their cells name, in as many queries for few as for many."""
        relations = {
            column.attribute for column in self.fields.values() if isinstance(column.widget, Named | ThemesWidget)
        }
        many = {field.name for field in self.admin.opts.many_to_many}
        return rows.select_related(*relations - many).prefetch_related(*relations & many)

    def name_of(self, record):
        """Return what names a record."""
        return record.public_id

    def token_of(self, record):
        """Return what tells whether a record is still as it was."""
        return record.edit_token

    def is_named(self, row):
        """Return whether a row names its record."""
        return row.get(IDENTIFIER, "").strip().casefold() not in ("", INSISTED)

    def named_in(self, row):
        """Return the record that a row names; refuse one that is not of this table."""
        public_id = row[IDENTIFIER].strip()
        record = Record.objects.filter(public_id=public_id).first() if is_well_formed(public_id) else None
        if record is None or record.kind not in viewable_kinds(self.admin.admin_site, self.request):
            raise self.refusal(f"{unknown(public_id)} For a new record, leave this cell empty.")
        if record.kind != self.admin.model.KIND:
            here = self.admin.opts.verbose_name_plural
            raise self.refusal(
                f"“{public_id}” is the {Kind(record.kind).label.lower()} “{record}”: this table is of {here}."
            )
        if record.status == Status.MERGED:
            survivor = record.survivor
            raise self.refusal(f"It was merged into “{survivor}”: change that record, {survivor.public_id}.")
        return record.child

    def twins(self, row):
        """Return the records of the name that a row gives, a link by what it connects."""
        if self.admin.model is Link:
            return self.same_links(row)
        title = next(column for column in self.fields.values() if column.attribute == "title")
        folded = fold(one_form(row.get(title.column_name, "")))[:300]
        others = self.admin.model.objects.filter(folded=folded) if folded else self.admin.model.objects.none()
        return others.exclude(status=Status.MERGED).order_by("pk")

    def same_links(self, row):
        """Return the link (list) that connects what a row of links connects, if there is one."""
        ends = {column.attribute: column for column in self.fields.values() if not column.readonly}
        try:
            source, relation, target = (
                ends[name].widget.clean(row[ends[name].column_name]) for name in ("source", "relation", "target")
            )
        except (KeyError, ValueError):  # said at its cell
            return []
        found = source and relation and target
        link = found and same_link(Record(pk=int(source)), relation, Record(pk=int(target)))
        return [link] if link else []

    def mistaken(self, twin, row):
        """Return the sentence on a row that may be meant for a record of its name, unless it insists."""
        if row.get(IDENTIFIER, "").strip().casefold() == INSISTED:
            return ""
        return MAY_BE.format(twin=twin, public_id=twin.public_id)

    def objection(self, column, cell, filled):
        """Return the sentence on a cell of a column that is only read; a name and a state are told apart."""
        if column.column_name == IDENTIFIER:
            return ""
        if column.column_name == STATE:
            record = filled.form.instance
            if record.pk is None:
                return "A new record has no saved state yet: clear this cell."
            return STALE.format(row=record, since="this file was exported") if filled.changes else ""
        return super().objection(column, cell, filled)

    def remarks_on(self, row):
        """Return what the form would say of the record before it is published."""
        alike = [f"It may be there already: {found.record} ({found.line})." for found in likely_duplicates(row)]
        return [*(remark.sentence for remark in remarks_on(row)), *alike]
