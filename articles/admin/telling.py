"""What each save changed, in sentences and field by field."""

from dataclasses import dataclass

from django.db import models
from reversion.models import Version as Saved

from articles.description.comparing import marked
from articles.models import Article, Passage

from .history import AS_IT_STOOD, OWNERS, states_of

ADDED, DELETED, CHANGED = "added", "deleted", "changed"


@dataclass(frozen=True)
class Changed:
    """A field that differs between two saved states: of what, its label, and both values in words."""

    row: str
    field: str
    before: str
    after: str

    @property
    def words(self):
        """Both values as one text, with what differs marked; see articles.description.comparing."""
        return marked(self.before, self.after)


@dataclass(frozen=True)
class Told:
    """What became of a record, or of a row of it: `act` is a verb, `what` names it."""

    act: str
    what: str
    changes: tuple


@dataclass(frozen=True)
class Save:
    """One act of saving: its key, when, who, what it did; `is_as_it_stood` if it only kept what was there."""

    key: int
    at: object
    by: object
    told: tuple
    is_as_it_stood: bool

    @property
    def changes(self):
        """All fields that it changed."""
        return [change for told in self.told for change in told.changes]


@dataclass(frozen=True)
class Entry:
    """A line of the history: when, who, a sentence, what was told then; `save` is its Save, or None."""

    at: object
    by: object
    sentence: str
    lines: tuple = ()
    save: Save | None = None

    @property
    def who(self):
        """The name of who did it."""
        return (self.by.get_full_name() or self.by.get_username()) if self.by else "Nobody named"

    @classmethod
    def of_save(cls, save):
        """Return the Entry of a Save."""
        sentence = "This is how it stood before it was first saved here." if save.is_as_it_stood else ""
        return cls(save.at, save.by, sentence, save=save)


def saves_of(model, key):
    """Return the Saves (list) of the row of `model` with this primary key, the latest first."""
    states = states_of(model, key)
    before = [None, *states]
    return [
        Save(
            state.key,
            state.at,
            state.by,
            () if state.comment == AS_IT_STOOD else tuple(told(earlier, state)),
            state.comment == AS_IT_STOOD,
        )
        for earlier, state in zip(before, states, strict=False)
    ][::-1]


def told(before, after):
    """Yield a Told for the record, and for each row, that differs between two SavedStates (`before` or None)."""
    old = before.rows if before else {}
    for identity in dict.fromkeys([*after.rows, *old]):
        was, now = old.get(identity), after.rows.get(identity)
        changes = tuple(changes_between(was, now))
        if changes:
            is_own = (now or was).model not in OWNERS
            act = CHANGED if (was and now) or (is_own and before) else DELETED if was else ADDED
            yield Told(act, "" if is_own else named(now or was), changes)


def changes_between(was, now):
    """Yield the Changed of two states of a Row (either may be None), in fields that an editor may change."""
    row = now or was
    for name in row.values:
        # Most rows of a save are as they were: their words, which cost queries, are not asked for.
        if was and now and was.values.get(name) == now.values.get(name):
            continue
        field = editable_field(row.model, name)
        if field is None or name == OWNERS.get(row.model):
            continue
        old, new = (in_words(field, state.values.get(name)) if state else "" for state in (was, now))
        if old != new:
            yield Changed(named(row), str(field.verbose_name), old, new)


def named(row):
    """Return what a saved Row is called: a passage by its number, its words and where they were printed."""
    if row.model is Passage:
        article = Article.objects.select_related("outlet").filter(pk=row.values["article"]).first()
        date = article.date.words if article and not article.date.is_unknown else ""
        source = f", of {article.outlet}" if article else ""
        return f"passage {row.values['number']}, {row.words}{source}{date and f', {date}'}"
    if row.model not in OWNERS:
        return row.words
    return f"{row.model._meta.verbose_name} “{row.words}”"


def editable_field(model, name):
    """Return the model's field of this name if there is one and editors may change it, else None."""
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    return next((field for field in fields if field.name == name and field.editable), None)


def in_words(field, value):
    """Return a stored value in words: a choice by its label, other rows by what they are called."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, models.ForeignKey | models.ManyToManyField):
        return ", ".join(called(field.related_model, value if isinstance(value, list) else [value]))
    return str(dict(field.flatchoices).get(value) or field.to_python(value))


def called(model, keys):
    """Yield what rows (by key) are called; those that are gone by what they were called when last saved."""
    there = {str(row.pk): str(row) for row in model._base_manager.filter(pk__in=keys)}
    for key in map(str, keys):
        if key in there:
            yield there[key]
        else:
            last = Saved.objects.get_for_object_reference(model, key).first()
            yield f"{last.object_repr} (gone)" if last else f"(gone, number {key})"
