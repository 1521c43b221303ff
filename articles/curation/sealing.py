"""Words that were taken out of a version are taken out of what the desk keeps of its record as well.

That is the editors' history (django-reversion's rows) and the admin's log. What stays: what is saved of the
record now, which its editors change, notes between editors, and what merges keep so that they can be undone.
"""

import json

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, TextField
from reversion.models import Version as Saved

from articles.description import Neighbour, Source
from articles.description.labels import mapped
from articles.models.fields import EdtfField
from articles.publishing.freezing import thaw
from articles.publishing.redaction import MARK, WORDS

from .owners import saved_rows_of

A_SENTENCE = 3
"""From so many words on a text is sealed inside others too; a shorter one only where it stands alone."""

DERIVED = frozenset({"slug", "sort_key", "folded"})


def sealer_of_phrase(phrase):
    """Return the function that puts MARK in place of a phrase in a text."""
    return lambda text: text.replace(phrase, MARK)


def sealer_of_version(core, others):
    """Return the function that puts MARK in place of what only this Core says, and none of the others (Cores)."""
    gone = texts_of(core).difference(*map(texts_of, others))
    long = sorted((text for text in gone if len(text.split()) >= A_SENTENCE), key=len, reverse=True)

    def seal(text):
        if text in gone or (len(text.split()) >= A_SENTENCE and any(text in other for other in long)):
            return MARK
        for other in long:
            text = text.replace(other, MARK)
        return text

    return seal


def texts_of(core):
    """Return the texts (set) of a Core that are words of its own record."""
    found = set()

    def note(part):
        if not isinstance(part, Neighbour | Source):
            found.update(getattr(part, name) for name in WORDS.get(type(part), ()))
        return part

    mapped(core, note)
    return found - {""}


def other_cores(version):
    """Return the Cores of a record's other versions that still have words."""
    others = version.record.versions.exclude(pk=version.pk).exclude(core=b"")
    return [thaw(other) for other in others]


def seal_history(record, seal):
    """Rewrite what the desk keeps of a record with `seal`, a function from text to text; return how many rows."""
    count, rows = 0, {(ContentType.objects.get_for_model(type(record.child)).pk, str(record.pk))}
    for saved, values in saved_rows_of(record):
        rows.add((saved.content_type_id, saved.object_id))
        new = sealed_values(saved.content_type.model_class(), values, seal)
        if new != values or seal(saved.object_repr) != saved.object_repr:
            tree = json.loads(saved.serialized_data)
            tree[0]["fields"] = new
            data = json.dumps(tree, ensure_ascii=False)
            Saved.objects.filter(pk=saved.pk).update(serialized_data=data, object_repr=seal(saved.object_repr))
            count += 1
    return count + sum(seal_log(content_type, key, seal) for content_type, key in sorted(rows))


def sealed_values(model, values, seal):
    """Return the saved values of a row with its words sealed, and what follows from them."""
    new = dict(values)
    for name, value in values.items():
        if isinstance(value, str) and name not in DERIVED and is_words(model, name):
            new[name] = seal(value)
    changed = new != values
    return new | {name: "removed" for name in DERIVED & new.keys() if changed}


def is_words(model, name):
    """Return whether the field of this name holds words: no code, date or identifier."""
    field = model._meta.get_field(name)
    is_text = isinstance(field, CharField | TextField) and not isinstance(field, EdtfField)
    return is_text and field.editable and not field.choices


def seal_log(content_type, key, seal):
    """Seal the entries of the admin's log on one row; return how many were changed."""
    count = 0
    for entry in LogEntry.objects.filter(content_type=content_type, object_id=key):
        new = {"object_repr": seal(entry.object_repr)[:200], "change_message": sealed_message(entry, seal)}
        if new != {name: getattr(entry, name) for name in new}:
            LogEntry.objects.filter(pk=entry.pk).update(**new)
            count += 1
    return count


def sealed_message(entry, seal):
    """Return the message of an entry of the log, sealed; Django's own ones name rows inside JSON."""
    if not entry.change_message.startswith("["):
        return seal(entry.change_message)
    return json.dumps(in_tree(json.loads(entry.change_message), seal))


def in_tree(tree, seal):
    """Return plain JSON values with every text in them sealed."""
    if isinstance(tree, dict):
        return {name: in_tree(value, seal) for name, value in tree.items()}
    if isinstance(tree, list):
        return [in_tree(item, seal) for item in tree]
    return seal(tree) if isinstance(tree, str) else tree
