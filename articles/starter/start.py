""" "Start here" as the starter collection has it: arranged once, and left alone when an editor has changed it."""

import hashlib
import json
import tomllib
from pathlib import Path

from articles.models import Card, StarterEntry, StartingPoint
from articles.publishing.gate import Refused
from articles.publishing.start import arrange_start

from .files import StarterError

FILE = "start.toml"
LEDGER = "start"
"""Under what the ledger has the list: no record's identifier, for those have eight characters."""


def load_start(folder, find):
    """Arrange the list as its file says, if there is one and no editor has changed the list since.

    `find(key)` returns the record of a key, None for one that is gone, or raises KeyError. Raise
    StarterError for a file that has not its shape, or that the gate refuses.
    """
    keys = read_keys(Path(folder, FILE))
    told = digest(keys)
    loaded = StarterEntry.objects.filter(pk=LEDGER).first()
    if keys is None or (loaded and loaded.entry_sha256 == told) or is_touched(loaded):
        return
    try:
        arrange_start(public([find(key) for key in keys]))
    except KeyError as error:
        raise StarterError(f"{FILE}: no entry has the key “{error.args[0]}”.") from error
    except Refused as error:
        raise StarterError(f"{FILE}: {error}") from error
    StarterEntry.objects.update_or_create(
        pk=LEDGER, defaults={"entry_sha256": told, "rows_sha256": digest(listed())}
    )


def read_keys(path):
    """Return the keys (list) in the file, or None if there is no file."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StarterError(f"{path.name}: cannot be read: {error}") from error
    keys = tree.get("start")
    if set(tree) != {"start"} or not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise StarterError(f'{path.name}: write start = ["…"], with the keys in order, and nothing else.')
    return keys


def is_touched(loaded):
    """Return whether the list is not as the collection last arranged it; `loaded` is its ledger row or None."""
    return loaded.rows_sha256 != digest(listed()) if loaded else StartingPoint.objects.exists()


def listed():
    """Return the identifiers (list) of what stands in the list."""
    return list(StartingPoint.objects.values_list("record__public_id", flat=True))


def public(records):
    """Return those of these records, some of them None, that the public can see."""
    seen = set(Card.objects.filter(pk__in=[row.pk for row in records if row]).values_list("pk", flat=True))
    return [row for row in records if row and row.pk in seen]


def digest(value):
    """Return the SHA-256 of a list of texts, or of None."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
