"""What a merge does, in sentences for its editors: before it is done, and afterwards in the history."""

from dataclasses import dataclass

from articles.models import Link, OtherName, Record
from articles.words import fold

from .differing import differing
from .planning import Outcome, name_of
from .relations import is_record, relations_to

WORDS = {
    "Passage.record": "passages",
    "Passage.article": "passages quoted from it",
    "Post.person": "posts held",
    "Post.organisation": "posts at it",
    "Participation.who": "parts in events",
    "Participation.event": "parts taken in it",
    "Standing.record": "standings",
    "Difference.record": "differences between accounts",
    "OtherName.record": "other names",
    "HeadlineVariant.article": "other headlines",
    "Correction.article": "corrections",
    "Article.outlet": "articles printed",
    "Article.carried_by": "articles carried",
    "Organisation.parent": "bodies that are part of it",
    "Organisation.successor": "bodies that it followed",
    "Finding.hearing": "findings given at it",
    "Finding_about.record": "findings about it",
    "Report.publisher": "reports published",
    "Report_authors.record": "reports written",
    "Inquiry_asked_for_by.record": "inquiries asked for",
    "Inquiry_led_by.record": "inquiries led",
    "Inquiry_looked_at.record": "inquiries into it",
    "Link.source": "links from it",
    "Link.target": "links to it",
}
"""What editors call the rows that point to a record; a relation without a name is called by its model."""


@dataclass(frozen=True)
class Moving:
    """A relation by its words: rows of the merged record and of the survivor now, and both afterwards."""

    words: str
    merged: int
    survivor: int
    survivor_after: int
    merged_after: int

    @property
    def settled(self):
        """How many rows are neither with the one nor with the other afterwards."""
        return self.merged + self.survivor - self.survivor_after - self.merged_after

    def __str__(self):
        """The sentence on it."""
        rest = f"; {self.merged_after} stay" if self.merged_after else ""
        settled = f"; {self.settled} settled" if self.settled else ""
        sum_of = f"{self.merged} and {self.survivor} become {self.survivor_after}"
        return f"{self.words.capitalize()}: {sum_of}{settled}{rest}."


def words_for(model, field):
    """Return what editors call the rows of a relation."""
    plain = f"{model._meta.verbose_name_plural} ({field.verbose_name})"
    return WORDS.get(f"{model.__name__}.{field.name}", plain)


def moving(plan):
    """Yield (model, field, Moving) of each relation in which the merged record has rows."""
    pair = plan.merged.pk, plan.survivor.pk
    for model, fields in sorted(relations_to({Record}).items(), key=lambda item: item[0]._meta.label):
        rows = [row for (of, _), row in plan.rows.items() if of is model]
        for field in fields:
            merged, survivor = (count(model, field, key) for key in pair)
            if merged:
                after = (
                    at + change(rows, field, key) for at, key in zip((survivor, merged), pair[::-1], strict=True)
                )
                yield model, field, Moving(words_for(model, field), merged, survivor, *after)


def count(model, field, key):
    """Return how many rows of a model point to a record by one field."""
    return model._base_manager.filter(**{field.name: key}).count()


def change(rows, field, key):
    """Return by how many the rows grow that point to a record by one field."""
    return sum((final(row).get(field.attname) == key) - (row.before[field.attname] == key) for row in rows)


def final(row):
    """Return the values of a row when all is done; none if it is gone."""
    if row.outcome in (Outcome.UNITED, Outcome.REMOVED):
        return {}
    return row.before | row.changes


def settled(plan):
    """Return the sentences (list) on the rows that cannot simply move."""
    told = [sentence(row) for row in plan.rows.values() if row.outcome is not Outcome.MOVES]
    return [*dict.fromkeys(filter(None, told)), *names_like_titles(plan)]


def sentence(row):
    """Return what becomes of a row that does not simply move, or "" if its owner says so already."""
    if row.model._meta.auto_created:
        return listed_twice(row) if row.outcome is Outcome.UNITED else ""
    what = f"The {row.model._meta.verbose_name} “{name_of(row)}”"
    if row.outcome is Outcome.UNITED:
        return f"{what} is there already: the two become one{not_kept(row)}."
    if row.outcome is Outcome.STAYS:
        status = Record.objects.get(pk=row.key).get_status_display().lower()
        return f"{what} ({status}) stays with the merged record."
    return {
        Outcome.REMOVED: f"{what} would be about itself: it goes, and undoing the merge brings it back.",
        Outcome.EMPTIED: f"{what} would name itself: that field is emptied.",
        Outcome.MERGED: f"{what} is there already: it is merged into the other one, with its passages.",
        Outcome.WITHDRAWN: f"{what} would connect it with itself: it is withdrawn “because it was wrong”.",
    }[row.outcome]


def listed_twice(row):
    """Return the sentence on a list of records that names both; "" for what rests on a passage."""
    fields = [field for field in row.model._meta.local_concrete_fields if field.remote_field]
    if not all(is_record(field.remote_field.model) for field in fields):
        return ""
    owner = next(field for field in fields if field.attname not in row.fields)
    return f"“{Record.objects.get(pk=row.before[owner.attname])}” names both: it names the survivor once."


def not_kept(row):
    """Return the words on what a united row says that the one it becomes does not say, or ""."""
    kept = row.model._base_manager.get(pk=row.instead)
    lost = [
        f"{field.verbose_name} “{row.before[field.attname]}”"
        for field in row.model._meta.local_concrete_fields
        if field.editable
        and not (field.primary_key or field.remote_field)
        and str(row.before[field.attname]) not in ("", str(getattr(kept, field.attname)))
    ]
    return f" ({', '.join(lost)}: not kept)" if lost else ""


def names_like_titles(plan):
    """Return the sentences on other names that are the title of one of the two."""
    pair = (plan.merged, plan.survivor)
    folded = {fold(record.title) for record in pair}
    names = OtherName.objects.filter(record__in=[record.pk for record in pair], folded__in=folded)
    return [f"The other name “{name}” goes if it is the title that you choose." for name in names]


def links_become_one(plan):
    """Return the losing values (list of sentences) of links that are merged because their ends are."""
    return [
        f"{one}: {field.label} “{field.merged}” not kept."
        for one, other in ((Link.objects.get(pk=a), Link.objects.get(pk=b)) for a, b in plan.pairs)
        for field in differing(one, other)
    ]
