"""Cores to canonical bytes and back, and the two digests that a version carries."""

import hashlib
import json
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import get_args, get_origin, get_type_hints

from .labels import relabel
from .parts import SCHEMA, Core

UPGRADES = {}
"""Functions from a core's tree of schema n to that of n + 1, by n: old bytes stay, readers move on."""


def to_bytes(core):
    """Return the canonical bytes of a Core: JSON in UTF-8, keys sorted, no white space between tokens."""
    return json.dumps(asdict(core), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(data, schema=SCHEMA):
    """Return the Core that canonical bytes of the given schema number hold, upgraded to today's schema."""
    tree = json.loads(bytes(data))
    for number in range(schema, SCHEMA):
        tree = UPGRADES[number](tree)
    return build(Core, tree)


def digest(data):
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(core):
    """Return the digest of a Core without its neighbours' labels: two that differ are two versions."""
    return digest(to_bytes(relabel(core, {})))


def build(kind, tree):
    """Return plain JSON values as the type `kind`: a dataclass of parts, a tuple of them, or as they are."""
    if tree is None:
        return None
    if is_dataclass(kind):
        hints = hints_of(kind)
        return kind(**{name: build(hint, tree[name]) for name, hint in hints.items() if name in tree})
    if get_origin(kind) is tuple:
        return tuple(build(get_args(kind)[0], item) for item in tree)
    options = [option for option in get_args(kind) if option is not NoneType]
    return build(options[0], tree) if options else tree


@cache
def hints_of(kind):
    """Return the types of a dataclass's fields by name."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
