"""The loader: the starter collection into the database, all or nothing, through the publishing gate."""

import hashlib
import json
from collections import Counter

from articles.choices import Kind, Status
from articles.models import (
    KINDS,
    Article,
    Difference,
    Event,
    Identifier,
    Link,
    Person,
    Record,
    Redaction,
    StarterEntry,
)
from articles.publishing.clock import publication
from articles.publishing.gate import Refused, publish_all

from .files import FOLDER, StarterError, read_entries
from .rows import Writer
from .start import load_start

CHANGE = "Loaded with the starter collection."
OWNED_BY_ALL = ("passages_owned", "standings", "differences", "other_names")
OWNED = {
    Article: ("headline_variants", "corrections"),
    Person: ("posts",),
    Event: ("participations",),
    Difference: ("accounts",),
}
"""The rows that hang on a record, or on a row that does, by the names under which it has them."""


def load_starter(folder=FOLDER, *, once=False):
    """Load the entries of a folder; return Counter(created, updated, unchanged, touched, gone).

    What an editor has touched is left alone, and what was deleted, merged or withdrawn never comes
    back. With `once`, nothing is done in a database that had the collection before. Raise StarterError,
    with nothing loaded, if an entry is wrong or the gate refuses it.
    """
    with publication():  # its lock lets one loader in at a time: two servers may start together
        if once and StarterEntry.objects.exists():
            return Counter()
        loading = Loading(read_entries(folder))
        counts = loading.run()
        load_start(folder, loading.record)
        return counts


class Loading:
    """One run of the loader over a list of entries."""

    def __init__(self, entries):
        self.entries = entries
        self.by_key = {entry.key: entry for entry in entries}
        self.ledger = StarterEntry.objects.in_bulk()
        ids = [entry.public_id for entry in entries]
        self.records = {row.public_id: row for row in Record.objects.filter(public_id__in=ids)}
        self.given_out = set(Identifier.objects.filter(pk__in=ids).values_list("pk", flat=True))
        self.digests = rows_digests(self.records.values())
        redactions = Redaction.objects.filter(version__record__public_id__in=ids)
        self.redacted = set(redactions.values_list("version__record__public_id", flat=True))
        self.counts = Counter()

    def run(self):
        """Write the rows that are new or changed, publish them, and enter them in the ledger."""
        writer = Writer(self.find)
        chosen = [entry for entry in self.entries if self.is_due(entry)]
        for entry in chosen:
            known = self.records.get(entry.public_id)
            self.records[entry.public_id] = writer.write_record(entry, known and known.child)
        for entry in chosen:
            writer.write_rest(entry, self.records[entry.public_id])
        self.publish(chosen)
        digests = rows_digests([self.records[entry.public_id] for entry in chosen])
        StarterEntry.objects.bulk_create(
            [StarterEntry(entry.public_id, entry.sha256, digests[entry.public_id]) for entry in chosen],
            update_conflicts=True,
            unique_fields=["public_id"],
            update_fields=["entry_sha256", "rows_sha256", "loaded_at"],
        )
        return self.counts

    def is_due(self, entry):
        """Return whether an entry is to be written now, and count it."""
        outcome = self.outcome(entry)
        self.counts[outcome] += 1
        return outcome in ("created", "updated")

    def outcome(self, entry):
        """Return what becomes of an entry: created, updated, unchanged, touched or gone."""
        record, loaded = self.records.get(entry.public_id), self.ledger.get(entry.public_id)
        if record is None:
            if loaded is None and entry.public_id in self.given_out:
                raise entry.error(f"the identifier {entry.public_id} was given to another record.")
            return "created" if loaded is None else "gone"
        if loaded is None:
            raise entry.error(
                f"the identifier {entry.public_id} belongs to a record that was not loaded from here."
            )
        if record.status in (Status.MERGED, Status.WITHDRAWN):
            return "gone"
        if entry.public_id in self.redacted or self.digests[entry.public_id] != loaded.rows_sha256:
            return "touched"
        return "unchanged" if loaded.entry_sha256 == entry.sha256 else "updated"

    def find(self, entry, key):
        """Return the record that `key` names in an entry: for a merged one, the record it ended up in."""
        named = self.by_key.get(key)
        if named is None:
            raise entry.error(f"no entry has the key “{key}”.")
        record = self.records.get(named.public_id)
        if record is None:
            raise entry.error(f"it names “{key}”, which was deleted, or which stands after it.")
        self.records[named.public_id] = record = record.child
        return record.survivor.child

    def record(self, key):
        """Return the record of the entry with this key, or None if it was deleted; raise KeyError for no entry."""
        return self.records.get(self.by_key[key].public_id)

    def publish(self, chosen):
        """Publish the records of these entries; raise StarterError with the gate's reasons."""
        files = {entry.public_id: entry for entry in chosen}
        try:
            publish_all([self.records[public_id] for public_id in files], change=CHANGE)
        except Refused as error:
            lines = [f"{files[row.public_id]}: {' '.join(why)}" for row, why in error.reasons.items()]
            raise StarterError("\n".join(lines)) from error
        self.check_inquiries(chosen)

    def check_inquiries(self, chosen):
        """Raise StarterError for a report whose inquiry is not the one that a link says produced it."""
        for entry in chosen:
            if entry.kind == Kind.REPORT:
                report = self.records[entry.public_id]
                report.refresh_from_db()
                told = self.find(entry, entry.data["inquiry"]).pk if "inquiry" in entry.data else None
                if report.inquiry_id != told:
                    raise entry.error("its inquiry and the link “produced” do not agree.")


def rows_digests(records):
    """Return {public id: digest of what editors can change}: it tells whether one has touched a record."""
    digests = {}
    for model in KINDS:
        keys = [record.pk for record in records if record.kind == model.KIND]
        for row in model.objects.filter(pk__in=keys).prefetch_related(*paths(model)):
            text = json.dumps([row.held, told(row)], sort_keys=True, default=str)
            digests[row.public_id] = hashlib.sha256(text.encode()).hexdigest()
    return digests


def owned(model):
    """Return the names (tuple) under which a model has the rows that hang on it."""
    return (OWNED_BY_ALL if model in KINDS else ()) + OWNED.get(model, ())


def paths(model):
    """Return the lookups (list) by which the sets and the owned rows of a model are read together."""
    found = [field.name for field in model._meta.many_to_many]
    for name in owned(model):
        inner = model._meta.get_field(name).related_model
        found += [name, *(f"{name}__{path}" for path in paths(inner))]
    return found


def told(row):
    """Return what editors can change in a row and in those that it owns, as a dict of plain values.

    What is empty is left out, so that a field that is new in a release changes no digest; the words of
    the vocabularies and the title that a link gets from its ends are not in it either.
    """
    values = {
        field.name: field.get_prep_value(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if (field.editable or field.name == "number") and not field.primary_key
    }
    for field in row._meta.many_to_many:
        values[field.name] = sorted(other.pk for other in getattr(row, field.name).all())
    for name in owned(type(row)):
        values[name] = [told(inner) for inner in getattr(row, name).all()]
    if isinstance(row, Link):
        del values["title"]
    return {name: value for name, value in values.items() if value not in (None, "", False, [])}
