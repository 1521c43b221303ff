"""Writing rows, and keeping what they were: the two directions of a Move."""

import json

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignKey, Model

from articles.dates import EdtfDate
from articles.models import Move, Record
from articles.models.fields import EdtfField


def label_of(model):
    """Return the label under which a model's rows are kept, as "articles.post"."""
    return model._meta.label_lower


def to_json(values):
    """Return values by column as canonical JSON."""
    texts = {name: plain(value) for name, value in values.items()}
    return json.dumps(texts, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def from_json(model, text):
    """Return values by column from JSON."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in json.loads(text).items()}


def one_to_json(value):
    """Return the value of one column as JSON."""
    return json.dumps(plain(value), cls=DjangoJSONEncoder, ensure_ascii=False)


def plain(value):
    """Return a value as JSON can hold it: a date of the archive's as its EDTF, as its field stores it."""
    return EdtfField().get_prep_value(value) if isinstance(value, EdtfDate) else value


def note_changes(merge, act, row_of, changes, words):
    """Keep what a row's columns were: `row_of` is (model, key), `changes` {column: (before, after)}."""
    model, key = row_of
    return [
        Move(
            merge=merge,
            act=act,
            model=label_of(model),
            row_key=key,
            field=name,
            before=one_to_json(before),
            after=one_to_json(after),
            words=words[:300],
        )
        for name, (before, after) in changes.items()
    ]


def note_row(merge, act, row_of, before, after, words):
    """Keep a whole row: `before` and `after` are its values by column, a key, or None."""
    model, key = row_of
    texts = [to_json(item) if isinstance(item, dict) else json.dumps(item) for item in (before, after)]
    return Move(
        merge=merge,
        act=act,
        model=label_of(model),
        row_key=key,
        before=texts[0],
        after=texts[1],
        words=words[:300],
    )


def model_of(move):
    """Return the model of a Move's row, or None if the archive has it no more."""
    try:
        return apps.get_model(move.model)
    except LookupError:
        return None


def written(model, key, values):
    """Write these columns of a row, and nothing else of it."""
    model._base_manager.filter(pk=key).update(**values)


def save_anew(key):
    """Save what follows from a record's own fields: a link's title, the anchors in an article's text."""
    record = Record.objects.get(pk=key).child
    record.save(update_fields=["title", "slug", "sort_key", "folded", "date_earliest", "date_latest"])


def current(model, key):
    """Return the values of a row by column, or None if it is gone."""
    names = [field.attname for field in model._meta.local_concrete_fields]
    return model._base_manager.filter(pk=key).values(*names).first()


def missing(model, values):
    """Return "" or why a row cannot be made with these values by column: what it belongs to is gone."""
    for field in model._meta.local_concrete_fields:
        key = values.get(field.attname)
        is_link = isinstance(field, ForeignKey) and key is not None
        if is_link and not field.related_model._base_manager.filter(pk=key).exists():
            return f"the {field.related_model._meta.verbose_name} that it belongs to is gone"
    return ""


def made_again(model, values):
    """Make a row that was removed, with the key that it had; return "" or why that cannot be."""
    row = model(**values)
    if why := missing(model, values):
        return why
    try:
        row.validate_constraints()
        row.validate_unique()
    except ValidationError:
        return "another row says the same now"
    insert(row)
    return ""


def insert(row):
    """Write a row into its own table, with the key that it has, and nothing else."""
    Model.save_base(row, raw=True, force_insert=True)
