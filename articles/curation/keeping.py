"""The two records' own fields in a merge: what the survivor takes over, and where the losing values are kept."""

from articles.choices import Kind, MoveAct
from articles.models import HeadlineVariant, Move, OtherName, StartingPoint
from articles.words import fold

from .differing import only_once, taken
from .rows import current, note_changes, note_row, written

NAMES = {Kind.PERSON: OtherName, Kind.ORGANISATION: OtherName, Kind.ARTICLE: HeadlineVariant}
"""Where a title goes that was not chosen; of an event only the history keeps it."""

FIELDS = {OtherName: ("record_id", "name"), HeadlineVariant: ("article_id", "headline")}


def give_way(merge, merged, fields):
    """Empty in the merged record what no two may have, if the survivor takes it over."""
    model = type(merged)
    for name in {field.name for field in fields} & only_once(model):
        Move.objects.bulk_create(
            note_changes(merge, MoveAct.SET, (model, merged.pk), {name: (getattr(merged, name), "")}, str(merged))
        )
        written(model, merged.pk, {name: ""})


def keep_losing(merge, before, fields):
    """Keep the values that were not chosen, and return a sentence on each."""
    told = []
    for field in before.fields:
        if field in fields:
            lost, owner = field.survivor, before.survivor
        else:
            lost, owner = field.merged, before.merged
            of = (type(before.merged), before.merged.pk)
            Move.objects.create(
                merge=merge, act=MoveAct.LOST, model=of[0]._meta.label_lower, row_key=of[1], field=field.name,
                before=lost, after=field.survivor, words=str(owner)[:300],
            )  # fmt: skip
        if lost:
            told.append(f"{field.label.capitalize()} not kept: “{lost}”, of “{owner}”.")
    return told


def take_over(merge, merged, survivor, fields):
    """Write the chosen values and both notes into the survivor, and save it."""
    survivor.refresh_from_db()
    values = taken([field.name for field in fields], merged)
    if merged.internal_note:
        note = f"From “{merged}” ({merged.public_id}): {merged.internal_note}"
        values["internal_note"] = "\n\n".join(filter(None, (survivor.internal_note, note)))
    changes = {name: (getattr(survivor, name), value) for name, value in values.items()}
    Move.objects.bulk_create(
        note_changes(merge, MoveAct.SET, (type(survivor), survivor.pk), changes, str(survivor))
    )
    for name, value in values.items():
        setattr(survivor, name, value)
    survivor.updated_by = merge.made_by
    survivor.save()


def keep_title(merge, merged, survivor, old_title):
    """Make the title that was not chosen another name of the survivor, and drop names that are its title."""
    model = NAMES.get(survivor.kind)
    if model is None:
        return
    owner, name = FIELDS[model]
    of_survivor = model.objects.filter(**{owner: survivor.pk})
    for row in of_survivor:
        if fold(getattr(row, name)) == fold(survivor.title):
            before = current(model, row.pk)
            note_row(merge, MoveAct.REMOVED, (model, row.pk), before, None, str(row)).save()
            row.delete()
    known = {fold(getattr(row, name)) for row in of_survivor} | {fold(survivor.title)}
    for title in (merged.title, old_title):
        if fold(title) not in known and len(title) <= model._meta.get_field(name).max_length:
            row = model.objects.create(**{owner: survivor.pk, name: title})
            note_row(merge, MoveAct.MADE, (model, row.pk), None, current(model, row.pk), str(row)).save()
            known.add(fold(title))


def note_start(merge, before, after):
    """Keep which records stood in "Start here" (lists of keys) if the merge changed that."""
    if before != after:
        note = note_row(merge, MoveAct.SET, (StartingPoint, 0), None, None, "Start here")
        note.before, note.after = (",".join(map(str, keys)) for keys in (before, after))
        note.save()
