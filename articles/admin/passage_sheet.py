"""The table of passages: each row is a quotation, named by its record and its number there."""

from hashlib import sha256

from articles.curation.warnings import remarks_on
from articles.identifiers import is_well_formed
from articles.models import Passage, Record
from articles.words import fold

from .cells import Named, OneOf, RecordWidget, Words, unknown
from .choosing import BEARERS
from .filling import Column
from .roles import viewable_kinds
from .sheets import STALE, Sheet

RECORD, NUMBER, ARTICLE, EXACT, STATE = "Record", "Number", "Article", "Words quoted", "Saved state"

HELP = {
    RECORD: "The record that the passage bears on.",
    NUMBER: "Names the passage within its record. Leave it as it is; leave it empty in a row for a new passage.",
    STATE: "Leave it as it is. By it the archive sees whether somebody saved the passage after you exported it.",
    "Anchor": "For reading only: whether the words are found in the text that the archive holds.",
}


class Unasked:
    """A form of a passage that nobody looks at: it offers no choice, and refuses words that are not found once."""

    def chosen(self, text, found, exact, typed):
        """Refuse what is not certain, with what to do."""
        if found:
            self.add_error(
                "exact",
                f"“{exact}” stands {len(found)} times in the text held: give words before or after it as well.",
            )
        else:
            self.add_error(
                "exact",
                f"“{exact}” is not in the text held. Correct it, or add this passage by its form: that offers the "
                "nearest words, and keeps yours if you want it to.",
            )


class PassageSheet(Sheet):
    """The table of the admin of passages."""

    key_column = NUMBER

    def columns(self):
        """Return the columns: what names a passage, what it quotes, and how."""
        may_see = viewable_kinds(self.admin.admin_site, self.request)
        form = self.form_class()()
        return [
            Column("record", RECORD, RecordWidget(BEARERS, may_see), help_text=HELP[RECORD]),
            Column("record", f"{RECORD} (name)", Named(), readonly=True),
            Column("number", NUMBER, Words(), readonly=True, help_text=HELP[NUMBER]),
            Column(None, STATE, Words(), readonly=True, dehydrate_method=self.token_of, help_text=HELP[STATE]),
            Column(
                "article", ARTICLE, RecordWidget(("article",), may_see), help_text="The article that is quoted."
            ),
            Column("article", f"{ARTICLE} (name)", Named(), readonly=True),
            Column("exact", EXACT, Words(), help_text=form["exact"].help_text),
            Column("stance", "Stance", OneOf(Passage._meta.get_field("stance").flatchoices)),
            Column("locator", "Place in the article", Words()),
            Column("prefix", "Words before", Words(), help_text=form["prefix"].help_text),
            Column("suffix", "Words after", Words(), help_text=form["suffix"].help_text),
            Column("get_anchor_display", "Anchor", Words(), readonly=True, help_text=HELP["Anchor"]),
        ]

    def form_class(self, instance=None):
        """Return the admin's form of a passage as one that asks nothing."""
        unasked = type("UnaskedForm", (Unasked, self.admin.form), {})
        return self.admin.get_form(self.request, instance, change=instance is not None, form=unasked)

    def with_relations(self, rows):
        """Return passages (queryset) with their records and articles."""
        return rows.select_related("record", "article")

    def name_of(self, passage):
        """Return what names a passage."""
        return f"{passage.record.public_id}#{passage.number}"

    def owner_of(self, passage):
        """Return the key of the record that a passage is put on."""
        return passage.record_id

    def token_of(self, passage):
        """Return what tells whether a passage is still as it was; "" for a new one."""
        if passage.pk is None:
            return ""
        content = [passage.article_id, passage.exact, passage.prefix, passage.suffix]
        content += [passage.stance, passage.locator]
        return sha256("\n".join(map(str, content)).encode()).hexdigest()[:12]

    def is_named(self, row):
        """Return whether a row names its passage."""
        return bool(row.get(NUMBER, "").strip())

    def named_in(self, row):
        """Return the passage that a row names."""
        public_id, number = row.get(RECORD, "").strip(), row[NUMBER].strip()
        record = Record.objects.filter(public_id=public_id).first() if is_well_formed(public_id) else None
        if record is None or record.kind not in viewable_kinds(self.admin.admin_site, self.request):
            raise self.refusal(f"Its record is not known: {unknown(public_id)}")
        is_number = number.isascii() and number.isdecimal() and len(number) < 9
        found = is_number and record.passages_owned.filter(number=int(number)).select_related("article").first()
        if not found:
            raise self.refusal(
                f"“{record}” has no passage {number}. For a new passage, leave this cell empty: it gets a number."
            )
        return found

    def twins(self, row):
        """Return the passages (list) of the same words, of the article and on the record that a row names."""
        owned = Passage.objects.filter(
            record__public_id=row.get(RECORD, "").strip(), article__public_id=row.get(ARTICLE, "").strip()
        )
        wanted = fold(row.get(EXACT, ""))
        return [passage for passage in self.with_relations(owned) if fold(passage.exact) == wanted]

    def mistaken(self, twin, row):
        """Return the sentence on words that the record has already."""
        return (
            f"“{twin.record}” has these words as passage {twin.number} already, and this row says something else "
            f"of them. To change that passage, write {twin.number} here."
        )

    def objection(self, column, cell, filled):
        """Return the sentence on a cell of a column that is only read; a number and a state are told apart."""
        passage = filled.form.instance
        if column.column_name == NUMBER:
            return ""
        if column.column_name == STATE and passage.pk is not None:
            return STALE.format(row=passage, since="this file was exported") if filled.changes else ""
        return super().objection(column, cell, filled)

    def remarks_on(self, passage):
        """Return what its record's form would say of the passage."""
        remarks = remarks_on(passage.record)
        return [one.sentence for one in remarks if (one.rows, one.row) == ("passages_owned", passage.pk)]
