"""What a merge will do to each row, worked out before anything is written.

One thing takes the place of another: first the survivor that of the merged record. A row that then says
what another one says already is united with that one, which takes its place in turn, and so on until
nothing more follows. A row that would be about the survivor itself is emptied, withdrawn or removed.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum

from django.db.models import CheckConstraint, Q

from articles.choices import Relation, Status
from articles.models import Link, NotTheSame, Passage, Record

from .relations import columns, is_record, relations_to, root, unique_sets


class Outcome(Enum):
    """What becomes of a row that points to what is merged."""

    MOVES = "moves"
    UNITED = "united"
    REMOVED = "removed"
    EMPTIED = "emptied"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    STAYS = "stays"


@dataclass
class Row:
    """A row: its values by column before and after, what becomes of it, and the row that takes its place."""

    model: type
    key: int
    before: dict
    fields: set
    after: dict = field(default_factory=dict)
    outcome: Outcome = Outcome.MOVES
    instead: int | None = None

    @property
    def changes(self):
        """The columns (dict) that get another value, if the row is written at all."""
        if self.outcome not in (Outcome.MOVES, Outcome.EMPTIED):
            return {}
        return {name: value for name, value in self.after.items() if value != self.before[name]}


class Plan:
    """What merging `merged` into `survivor` (both of one kind) does; `refusals` say what stands against it."""

    def __init__(self, merged, survivor):
        """Work it out; nothing is written."""
        self.merged, self.survivor = merged, survivor
        self.instead = defaultdict(dict, {Record: {merged.pk: survivor.pk}})
        self.rows, self.refusals = {}, []
        while self.follow():
            pass
        self.number_passages()

    def follow(self):
        """Look at all rows that point to what is replaced; return whether that replaced something more."""
        known = sum(map(len, self.instead.values()))
        for model, fields in relations_to(set(self.instead)).items():
            for values in pointing(model, {each: set(self.instead[root_of(each)]) for each in fields}):
                self.take(model, fields, values)
            self.unite(model)
        return sum(map(len, self.instead.values())) > known

    def take(self, model, fields, values):
        """Set what the columns of a row become, and settle what would be about itself."""
        key = values[model._meta.pk.attname]
        row = self.rows.setdefault((model, key), Row(model, key, values, set()))
        if row.outcome is not Outcome.MOVES:
            return
        after = dict(values)
        for each in fields:
            instead = self.instead[root_of(each)]
            if values[each.attname] in instead:
                row.fields.add(each.attname)
                after[each.attname] = instead[values[each.attname]]
        if model is Passage and after["record_id"] != values["record_id"]:
            after["number"] = None
        row.after = ordered(model, after)
        if any(after[name] is None for name in row.fields) or is_about_itself(model, row):
            self.settle_itself(row)

    def settle_itself(self, row):
        """Decide what becomes of a row that would connect the survivor with itself, or hangs on one that goes."""
        changed = [each for each in row.model._meta.local_concrete_fields if each.attname in row.fields]
        if row.model is Link:
            public = Record.objects.filter(pk=row.key, status=Status.PUBLISHED, held=False).exists()
            row.outcome = Outcome.WITHDRAWN if public else Outcome.STAYS
        elif all(each.null for each in changed):
            row.outcome = Outcome.EMPTIED
            row.after |= {each.attname: None for each in changed}
        elif is_record(row.model):
            self.refuse(f"“{name_of(row)}” would name itself: change it first.")
        else:
            row.outcome = Outcome.REMOVED
            self.instead[row.model][row.key] = None

    def refuse(self, sentence):
        """Note what stands against the merge, once."""
        if sentence not in self.refusals:
            self.refusals.append(sentence)

    def unite(self, model):
        """Find the rows of a model that would say what another one says, and let that one take their place."""
        moving = [row for (of, _), row in self.rows.items() if of is model and row.outcome is Outcome.MOVES]
        for names, condition in unique_sets(model):
            touched = [row for row in moving if row.fields & set(names) and row.outcome is Outcome.MOVES]
            held = self.holders(model, names, touched)
            for row in sorted(touched, key=lambda row: row.key):
                identity = tuple(map(str, (row.after[name] for name in names)))
                if None in (row.after[name] for name in names) or not holds(model, condition, row.after):
                    continue
                if held.setdefault(identity, row.key) != row.key:
                    self.replace(row, held[identity])

    def holders(self, model, names, touched):
        """Return {values: key} of the rows that stay where they are and have values that others come to."""
        wanted = Q(pk__in=[])
        for name in names:
            if any(name in row.fields for row in touched):
                wanted |= Q(**{f"{name}__in": {row.after[name] for row in touched}})
        rows = model._base_manager.filter(wanted).values_list("pk", *names)
        return {tuple(map(str, values)): key for key, *values in rows if self.stays_put(model, key, names)}

    def stays_put(self, model, key, names):
        """Return whether a row keeps its values in these columns."""
        row = self.rows.get((model, key))
        return row is None or (row.outcome is Outcome.MOVES and not row.fields & set(names))

    def replace(self, row, key):
        """Let the row with this key take the place of `row`: two records are merged, other rows united."""
        row.instead = key
        if not is_record(row.model):
            row.outcome = Outcome.UNITED
            self.instead[row.model][row.key] = key
            return
        one, other = (Record.objects.get(pk=each) for each in (row.key, key))
        if one.status != Status.PUBLISHED:
            row.outcome = Outcome.STAYS
        elif one.held or other.held or other.status != Status.PUBLISHED:
            self.refuse(
                f"“{one}” and “{other}” ({other.public_id}) would say the same, and one of them is "
                f"{'held' if one.held or other.held else other.get_status_display().lower()}: "
                "settle that first."
            )
        else:
            row.outcome = Outcome.MERGED
            self.instead[Record][row.key] = key

    def number_passages(self):
        """Give the passages that come to another record the next numbers of that one."""
        highest = dict(
            Record.objects.filter(pk__in=self.instead[Record].values()).values_list("pk", "last_passage_number")
        )
        passages = [
            row for (model, _), row in self.rows.items() if model is Passage and "record_id" in row.changes
        ]
        for row in sorted(passages, key=lambda row: (row.before["record_id"], row.before["number"])):
            owner = row.after["record_id"]
            highest[owner] += 1
            row.after["number"] = highest[owner]
        self.highest = highest

    @property
    def pairs(self):
        """The pairs of links (list of key, key) that become one with this merge."""
        return [(row.key, row.instead) for row in self.rows.values() if row.outcome is Outcome.MERGED]


def root_of(each):
    """Return the root of what a column points to."""
    return root(each.remote_field.model)


def pointing(model, wanted):
    """Return the rows (dicts of their own columns) of a model in which a field has one of its wanted keys."""
    query = Q(pk__in=[])
    for each, keys in wanted.items():
        query |= Q(**{f"{each.name}__in": keys})
    return model._base_manager.filter(query).order_by("pk").values(*columns(model))


UNORDERED = {Link: ("source_id", "target_id"), NotTheSame: ("one_id", "other_id")}
"""Pairs that say the same either way round, and stand with the smaller key first; a link's if it is symmetric."""


def ordered(model, values):
    """Return the values of a row, an unordered pair in its one order."""
    first, second = UNORDERED.get(model, ("", ""))
    is_directed = model is Link and values["relation"] not in Relation.symmetric()
    if not first or is_directed or values[first] < values[second]:
        return values
    return values | {first: values[second], second: values[first]}


def is_about_itself(model, row):
    """Return whether a row would break a rule of its table by naming one record twice."""
    named = [row.after[each.attname] for each in model._meta.local_concrete_fields if is_of_records(each)]
    named = [key for key in named if key is not None]
    if len(named) == len(set(named)):
        return False
    rules = [rule.condition for rule in model._meta.constraints if isinstance(rule, CheckConstraint)]
    return not all(holds(model, rule, row.after) for rule in rules)


def is_of_records(each):
    """Return whether a column holds the key of a record, its own too."""
    return bool(each.remote_field) and is_record(each.remote_field.model)


def holds(model, condition, values):
    """Return whether a condition (Q or None) on one table holds for a row's values by column."""
    if condition is None:
        return True
    names = condition.referenced_base_fields
    fields = [each for each in model._meta.local_concrete_fields if each.name in names]
    return condition.check({each.name: each.get_prep_value(values[each.attname]) for each in fields})


def name_of(row):
    """Return what an editor calls a row, without quotation marks round it."""
    return str(row.model._base_manager.get(pk=row.key)).strip("“”")[:300]
