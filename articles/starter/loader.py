"""The loader: the starter collection into the database, all or nothing, through the publishing gate."""

import hashlib
from collections import Counter

from django.db import transaction

from articles.choices import Kind, Status
from articles.description import describe, fingerprint
from articles.models import Identifier, Record, StarterEntry
from articles.publishing.gate import Refused, publish_all
from articles.publishing.showing import survivor_of

from .files import FOLDER, StarterError, read_entries
from .rows import Writer

CHANGE = "Loaded with the starter collection."


def load_starter(folder=FOLDER, *, once=False):
    """Load the entries of a folder; return Counter(created, updated, unchanged, touched, gone).

    What an editor has touched is left alone, and what was deleted, merged or withdrawn never comes
    back. With `once`, nothing is done in a database that had the collection before. Raise StarterError,
    with nothing loaded, if an entry is wrong or the gate refuses it.
    """
    if once and StarterEntry.objects.exists():
        return Counter()
    with transaction.atomic():
        return Loading(read_entries(folder)).run()


class Loading:
    """One run of the loader over a list of entries."""

    def __init__(self, entries):
        self.entries = entries
        self.by_key = {entry.key: entry for entry in entries}
        self.ledger = StarterEntry.objects.in_bulk()
        self.records = {row.public_id: row for row in Record.objects.filter(public_id__in=self.ids())}
        self.counts = Counter()

    def ids(self):
        """Return the public ids of all entries."""
        return [entry.public_id for entry in self.entries]

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
        for entry in chosen:
            StarterEntry.objects.update_or_create(
                public_id=entry.public_id,
                defaults={"entry_sha256": entry.sha256, "rows_sha256": rows_digest(self.records[entry.public_id])},
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
            if loaded is None and Identifier.objects.filter(pk=entry.public_id).exists():
                raise entry.error(f"the identifier {entry.public_id} was given to another record.")
            return "created" if loaded is None else "gone"
        if loaded is None:
            raise entry.error(
                f"the identifier {entry.public_id} belongs to a record that was not loaded from here."
            )
        if record.status in (Status.MERGED, Status.WITHDRAWN):
            return "gone"
        if rows_digest(record) != loaded.rows_sha256:
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
        record = survivor_of(record)
        return record if record.KIND is None else record.record

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
                report = self.records[entry.public_id].child
                report.refresh_from_db()
                told = self.find(entry, entry.data["inquiry"]).pk if "inquiry" in entry.data else None
                if report.inquiry_id != told:
                    raise entry.error("its inquiry and the link “produced” do not agree.")


def rows_digest(record):
    """Return the digest of what editors can change in a record: it tells whether one has touched it."""
    record = record.child
    hidden = [record.internal_note, record.held, getattr(record, "text", "")]
    hidden += [(row.number, row.prefix, row.suffix) for row in record.passages_owned.all()]
    return hashlib.sha256(f"{fingerprint(describe(record))}{hidden!r}".encode()).hexdigest()
