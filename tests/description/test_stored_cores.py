"""Cores of every schema that was ever written, one of each kind, kept for good: they are still read and shown."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from articles.choices import Kind
from articles.description import Description, codec, from_bytes, to_bytes
from articles.description.parts import SCHEMA
from articles.publishing import freezing, verify
from articles.publishing.context import Context
from articles.publishing.gate import publish
from articles.views.records import page_context
from tests.factories import make_published

FOLDER = Path(__file__).with_name("cores")
CORES = [(kind, schema) for schema in range(1, SCHEMA + 1) for kind in Kind.values]
"""Who raises SCHEMA writes an upgrade, and stores here a core of each kind as the new schema writes it."""


def stored(kind, schema):
    """Return the bytes of a core of a kind, as that schema wrote them."""
    return (FOLDER / f"{kind}-{schema}.json").read_bytes()


def texts(tree):
    """Yield all texts in plain JSON values."""
    for item in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from texts(item)
    if isinstance(tree, str) and tree:
        yield tree


def test_every_schema_has_a_core_of_every_kind_and_every_older_one_an_upgrade():
    assert {path.name for path in FOLDER.glob("*.json")} == {f"{kind}-{schema}.json" for kind, schema in CORES}
    assert codec.UPGRADES.keys() == set(range(1, SCHEMA))


def test_no_byte_of_a_stored_core_ever_changes():
    told = dict(reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
    assert told == {path.name: sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.json")}


@pytest.mark.parametrize("kind", Kind.values)
def test_a_core_of_todays_schema_is_written_as_it_is_stored(kind):
    assert to_bytes(from_bytes(stored(kind, SCHEMA))) == stored(kind, SCHEMA)


@pytest.mark.parametrize(("kind", "schema"), CORES)
def test_a_core_of_any_schema_is_read_and_makes_a_page(kind, schema):
    core = from_bytes(stored(kind, schema), schema)
    tree = json.loads(stored(kind, schema))
    assert (core.id, core.kind, core.title) == (tree["id"], kind, tree["title"])
    shown = Description(core, 1, timezone.now(), "", {}, Context())
    page = render_to_string(f"articles/{kind}_detail.html", page_context(shown, "/") | {"is_version": True})
    for words in (tree["title"], *(passage["exact"] for passage in tree.get("passages", ()))):
        assert words in page


def test_the_stored_cores_fill_every_part():
    """A core of each kind that says little would prove little."""
    trees = [json.loads(stored(kind, SCHEMA)) for kind in Kind.values]
    assert {name for tree in trees for name, value in tree.items() if value} == set(trees[0])
    assert all(len(set(texts(tree))) > 20 for tree in trees)


@pytest.mark.django_db
def test_an_old_version_is_upgraded_when_it_is_shown_and_its_bytes_stay(client, monkeypatch):
    event = make_published("event", summary="He left.")
    version = event.versions.get()
    before = bytes(version.core)
    monkeypatch.setattr(codec, "SCHEMA", SCHEMA + 1)
    monkeypatch.setitem(codec.UPGRADES, SCHEMA, lambda tree: tree | {"summary": f"{tree['summary']} (upgraded)"})
    assert "He left. (upgraded)" in client.get(f"/id/{event.public_id}/v1").content.decode()
    version.refresh_from_db()
    assert (bytes(version.core), version.schema, version.is_intact) == (before, SCHEMA, True)


@pytest.mark.django_db
def test_a_new_schema_alone_makes_no_version_and_no_offence(monkeypatch):
    event = make_published("event", summary="He left.")
    for module in (codec, freezing, verify):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    monkeypatch.setitem(codec.UPGRADES, SCHEMA, lambda tree: tree | {"summary": f"{tree['summary']} (upgraded)"})
    event.summary = "He left. (upgraded)"
    event.save()
    assert not publish(event)
    assert event.versions.count() == 1
    assert [offence for offence in verify.versions_are_intact() if event.public_id in offence] == []
