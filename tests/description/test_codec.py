"""The bytes that a version keeps: they read back, they are canonical, and two digests say what is new."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.description import codec, digest, fingerprint, from_bytes, to_bytes
from articles.description.parts import SCHEMA, Core, Neighbour, Source


def values_of(kind):
    """A strategy of values of the type `kind`: a part, a tuple of them, a plain value, or None where it may be."""
    if is_dataclass(kind):
        return st.builds(kind, **{name: values_of(hint) for name, hint in get_type_hints(kind).items()})
    if get_origin(kind) is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=2).map(tuple)
    if NoneType in get_args(kind):
        return st.none() | values_of(get_args(kind)[0])
    return {str: st.text(max_size=8), bool: st.booleans(), int: st.integers(0, 999)}[kind]


cores = values_of(Core)


def full(kind):
    """A value of the type `kind` with something in every field."""
    if is_dataclass(kind):
        return kind(**{name: full(hint) for name, hint in get_type_hints(kind).items()})
    if get_origin(kind) is tuple:
        return (full(get_args(kind)[0]),)
    if NoneType in get_args(kind):
        return full(get_args(kind)[0])
    return {str: "words", bool: True, int: 1}[kind]


def leaves(part, path=()):
    """Yield the path of each plain value in a part: names of fields, and places in tuples."""
    if is_dataclass(part):
        for field in fields(part):
            yield from leaves(getattr(part, field.name), (*path, field.name))
    elif isinstance(part, tuple):
        for place, item in enumerate(part):
            yield from leaves(item, (*path, place))
    else:
        yield path


def at(part, path):
    """What stands at a path."""
    for step in path:
        part = part[step] if isinstance(part, tuple) else getattr(part, step)
    return part


def changed(part, path):
    """A part with another plain value at the path."""
    if not path:
        return {str: "other", bool: False, int: 2}[type(part)]
    step, *rest = path
    new = changed(at(part, [step]), rest)
    if isinstance(part, tuple):
        return (*part[:step], new, *part[step + 1 :])
    return replace(part, **{step: new})


def is_a_face(core, path):
    """Whether what stands at a path is how a neighbour looks: its label, or what a passage's caption says."""
    owners = [at(core, path[:length]) for length in range(len(path))]
    return any(isinstance(owner, Source) for owner in owners) or (
        isinstance(owners[-1], Neighbour) and path[-1] == "label"
    )


def backwards(tree):
    """A JSON tree with the keys of each object in the opposite order."""
    if isinstance(tree, dict):
        return {key: backwards(value) for key, value in reversed(tree.items())}
    return [backwards(item) for item in tree] if isinstance(tree, list) else tree


LINK = full(Core)
RECORD = replace(LINK, ends=None)
FROM_THE_ENDS = {("title",), ("slug",)}


def named(path):
    return ".".join(map(str, path))


class TestBytes:
    @given(cores)
    def test_a_core_reads_back_as_it_was(self, core):
        assert from_bytes(to_bytes(core)) == core

    @given(cores)
    def test_the_order_in_which_another_program_writes_them_does_not_matter(self, core):
        written = json.dumps(backwards(json.loads(to_bytes(core))), indent=1)
        assert to_bytes(from_bytes(written.encode())) == to_bytes(core)

    def test_they_are_sorted_unspaced_utf8(self):
        data = to_bytes(Core("10000001", "person", "Zoë O’Brien", "zoe-obrien"))
        assert "Zoë O’Brien".encode() in data
        assert list(json.loads(data)) == sorted(json.loads(data))
        assert b'"id":"10000001","kind":"person","links":[]' in data

    def test_bytes_of_schema_1_never_change(self):
        """Every permalink has been digested so: if this fails, raise SCHEMA and write an upgrade."""
        assert SCHEMA == 1
        assert to_bytes(Core("10000001", "person", "Ada Okafor", "ada-okafor")) == (
            b'{"content_note":"","date":null,"date_basis":null,"date_reason":"","differences":[],"ends":null,'
            b'"facts":[],"id":"10000001","kind":"person","links":[],"noindex":false,"participants":[],'
            b'"passages":[],"posts":[],"short_title":"","slug":"ada-okafor","sort":null,"standings":[],'
            b'"summary":"","title":"Ada Okafor"}'
        )

    def test_a_memoryview_as_a_database_may_give_it_is_read(self):
        assert from_bytes(memoryview(to_bytes(RECORD))) == RECORD

    def test_bytes_of_an_older_schema_are_upgraded_when_they_are_read(self, monkeypatch):
        def say_title(tree):
            return {**tree, "title": tree["headline"]}

        monkeypatch.setitem(codec.UPGRADES, SCHEMA - 1, say_title)
        old = b'{"id":"10000001","kind":"person","headline":"Ada Okafor","slug":"ada"}'
        assert from_bytes(old, SCHEMA - 1).title == "Ada Okafor"

    def test_a_field_that_was_not_there_yet_reads_as_empty(self):
        assert from_bytes(b'{"id":"1","kind":"person","title":"Ada","slug":"ada"}').passages == ()


class TestDigests:
    def test_a_digest_is_the_sha256_of_the_bytes(self):
        assert digest(b"Ada") == hashlib.sha256(b"Ada").hexdigest()

    @pytest.mark.parametrize("path", [path for path in leaves(RECORD) if path != ("ends",)], ids=named)
    def test_a_version_is_new_if_anything_but_a_neighbours_face_changed(self, path):
        other = changed(RECORD, path)
        assert other != RECORD
        assert (fingerprint(other) == fingerprint(RECORD)) == is_a_face(RECORD, path)

    @pytest.mark.parametrize("path", list(leaves(LINK)), ids=named)
    def test_a_link_is_called_after_its_ends_so_their_names_make_no_version_either(self, path):
        other = changed(LINK, path)
        unmoved = is_a_face(LINK, path) or path in FROM_THE_ENDS
        assert (fingerprint(other) == fingerprint(LINK)) == unmoved

    def test_the_walk_meets_every_part_and_every_face(self):
        paths = list(leaves(LINK))
        assert {path[0] for path in paths} == {field.name for field in fields(Core)}
        assert {("article", "label"), ("who", "label"), ("other", "label"), ("source", "outlet")} <= {
            path[-2:] for path in paths if is_a_face(LINK, path)
        }

    @given(cores)
    def test_it_is_the_same_for_the_same_core_read_back(self, core):
        assert fingerprint(from_bytes(to_bytes(core))) == fingerprint(core)
