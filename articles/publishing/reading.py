"""The entries of a reading list: versions of many records, each as the public may read it today."""

from dataclasses import dataclass
from enum import Enum

from articles.description import Description
from articles.identifiers import is_well_formed
from articles.models import Record, Version

from .showing import State, find, show_many, state_of


class Entry(Enum):
    """What stands at a place of a reading list."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    WITHOUT_WORDS = "without words"
    NO_VERSION = "no version"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


@dataclass(frozen=True)
class Reading:
    """A place of a reading list: a version of a record, or why it is not shown.

    `description` is set where the entry is shown, `version` (without its core) where the record has it;
    `latest` is the number of the record's latest version, `survivor` what the record was merged into.
    """

    public_id: str
    number: int | None
    entry: Entry
    record: Record | None = None
    version: Version | None = None
    description: Description | None = None
    latest: int | None = None
    survivor: Record | None = None


def latest_numbers(public_ids):
    """Return {identifier: number of the latest version} of those of these records that the public can see."""
    versions = Version.objects.filter(record__card__public_id__in=public_ids).order_by("number")
    return dict(versions.values_list("record__public_id", "number"))


def readings(places):
    """Return a Reading for each of these places: (identifier, number of a version or None)."""
    records = Record.objects.filter(public_id__in={public_id for public_id, _ in places}).select_related("card")
    records = {record.public_id: record for record in records}
    known = {}
    numbers = Version.objects.filter(record__in=records.values()).order_by("number")
    for public_id, number, key in numbers.values_list("record__public_id", "number", "pk"):
        known.setdefault(public_id, {})[number] = key
    wanted = {known.get(public_id, {}).get(number) for public_id, number in places} - {None}
    versions = Version.objects.select_related("redaction").in_bulk(wanted)
    shown = show_many([version for version in versions.values() if version.core])
    return [reading(place, records.get(place[0]), known.get(place[0], {}), versions, shown) for place in places]


def reading(place, record, numbers, versions, shown):
    """Return the Reading of a place: `numbers` has the keys of the record's versions, `shown` Descriptions."""
    public_id, number = place
    if not is_well_formed(public_id):
        return Reading(public_id, number, Entry.MISTYPED)
    state, survivor = state_of(record), None
    if state is State.MERGED:
        state, survivor = find(record.survivor.public_id)
        state = State.MERGED if state is State.PUBLIC else state
    if state is State.UNKNOWN:
        return Reading(public_id, number, Entry.UNKNOWN)
    if state in (State.HIDDEN, State.WITHDRAWN):
        return Reading(public_id, number, Entry(state.value), survivor or record)
    version = versions.get(numbers.get(number))
    entry = entry_of(number, version, survivor, shown)
    description = shown[version.pk] if entry is Entry.SHOWN else None
    return Reading(public_id, number, entry, record, version, description, max(numbers), survivor)


def entry_of(number, version, survivor, shown):
    """Return what stands at the place of a record that the public can see, itself or what it was merged into."""
    if version is None:
        return Entry.MERGED if survivor and number is None else Entry.NO_VERSION
    if not version.core:
        return Entry.WITHOUT_WORDS
    return Entry.SHOWN if shown[version.pk] else Entry.HIDDEN
