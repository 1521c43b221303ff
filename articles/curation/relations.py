"""Which columns of which tables point to a record, found in the models themselves.

Every relation is moved by a merge unless it is named here, with what becomes of it. A relation that is
added later is moved by the general rule.
"""

from collections import defaultdict

from django.apps import apps
from django.db.models import UniqueConstraint

from articles.models import Record

STAY = {
    "Record.merged_into": "the addresses of what was merged earlier follow from one merge to the next",
    "Version.record": "the versions of a merged record stay its own",
    "Change.record": "what changed stays what changed",
    "Card.record": "the gate writes it",
    "Edge.owner": "the gate writes it",
    "Edge.source": "the gate writes it",
    "Edge.target": "the gate writes it",
    "Edge.article": "the gate writes it",
    "Reference.owner": "the gate writes it",
    "Reference.target": "the gate writes it",
    "AccessPoint.record": "the gate writes it",
    "Report.inquiry": "the gate writes it",
    "StartingPoint.record": "the place in “Start here” is handed over by articles.publishing.start",
    "Merge.merged": "it tells of the merged record",
    "Merge.survivor": "it tells of the survivor of that time",
}
"""The relations that a merge does not move, and why."""

SAME = {"Post": [("person_id", "organisation_id", "role", "since", "until")]}
"""By model: columns that make two rows say the same, where no constraint of the database says so."""


def is_record(model):
    """Return whether a model is Record or one of its kinds: their primary keys are one series."""
    return issubclass(model, Record)


def root(model):
    """Return the model whose primary keys those of `model` are."""
    return Record if is_record(model) else model


def relations_to(roots):
    """Return {model: [fields]}: every column of an installed model that points to one of these roots."""
    found = defaultdict(list)
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if points_to(field, roots) and f"{model.__name__}.{field.name}" not in STAY:
                found[model].append(field)
    return found


def points_to(field, roots):
    """Return whether a column is a relation to one of these roots, and not the link to a parent's table."""
    remote = field.remote_field
    return bool(remote) and not getattr(remote, "parent_link", False) and root(remote.model) in roots


def columns(model):
    """Return the names (list) of the columns of a model's own table."""
    return [field.attname for field in model._meta.local_concrete_fields]


def unique_sets(model):
    """Yield (column names, condition or None): what may stand in a model's table only once."""
    meta = model._meta
    for constraint in meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields:
            yield columns_of(model, constraint.fields), constraint.condition
    for names in meta.unique_together:
        yield columns_of(model, names), None
    for field in meta.local_concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.attname,), None
    for names in SAME.get(model.__name__, ()):
        yield names, None


def columns_of(model, names):
    """Return the columns (tuple) of fields by their names."""
    return tuple(model._meta.get_field(name).attname for name in names)


def owners_of(model, keys):
    """Return the keys (set) of the records that these rows belong to or name."""
    if is_record(model):
        return set(keys)
    rows = model._base_manager.filter(pk__in=keys).values(*columns(model))
    return set().union(*(owners_by_values(model, values) for values in rows))


def owners_by_values(model, values):
    """Return the keys (set) of the records that a row with these values by column belongs to or names."""
    owners = set()
    for field in model._meta.local_concrete_fields:
        key = values[field.attname]
        if key is not None and field.remote_field and has_owner(field.remote_field.model):
            owners |= owners_of(field.remote_field.model, {key})
    return owners


def has_owner(model):
    """Return whether a model is a record, or one whose rows belong to a record."""
    remotes = (field.remote_field for field in model._meta.local_concrete_fields)
    return is_record(model) or any(remote and is_record(remote.model) for remote in remotes)
