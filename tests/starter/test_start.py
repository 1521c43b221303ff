""" "Start here" of the starter collection: arranged once, left alone once an editor changed it."""

import pytest

from articles.models import StartingPoint
from articles.publishing.gate import hold
from articles.publishing.start import arrange_start, start_here
from articles.publishing.verify import verify
from articles.starter.files import StarterError
from articles.starter.start import read_keys
from tests.starter.collection import toml


def write(collection, *keys):
    """Write the file of the list."""
    (collection.folder / "start.toml").write_text(f"start = {toml([*keys])}\n", encoding="utf-8")


def listed(collection):
    """Return the keys of what stands in the list."""
    ids = StartingPoint.objects.values_list("record__public_id", flat=True)
    keys = {entry["id"]: entry["key"] for rows in collection.entries.values() for entry in rows}
    return [keys[one] for one in ids]


@pytest.fixture
def arranged(collection):
    """The small collection, loaded with a list of two."""
    write(collection, "resignation", "harwell-report")
    collection.load()
    return collection


def test_it_is_arranged_when_the_collection_is_first_loaded(arranged):
    assert listed(arranged) == ["resignation", "harwell-report"]
    assert verify() == []


def test_loaded_again_it_follows_its_file(arranged):
    arranged.load()
    assert listed(arranged) == ["resignation", "harwell-report"]
    write(arranged, "harwell-report")
    arranged.load()
    assert listed(arranged) == ["harwell-report"]


@pytest.mark.parametrize("kept", [["no-action"], []])
def test_what_an_editor_arranged_is_left_alone(arranged, kept):
    arrange_start([arranged.record(key) for key in kept])
    write(arranged, "harwell-report")
    arranged.load()
    assert listed(arranged) == kept


def test_a_list_that_was_there_before_is_left_alone(loaded):
    arrange_start([loaded.record("no-action")])
    write(loaded, "resignation")
    loaded.load()
    assert listed(loaded) == ["no-action"]


def test_what_is_not_public_is_left_out(loaded):
    hold(loaded.record("resignation"))
    write(loaded, "resignation", "harwell-report")
    loaded.load()
    assert listed(loaded) == ["harwell-report"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("start = [", "cannot be read"),
        ("start = 'x'", "write start ="),
        ("start = [1]", "write start ="),
        ("begin = []", "write start ="),
        ('start = ["nobody"]', "no entry has the key “nobody”"),
        ('start = ["council", "council"]', "stands in the list twice"),
    ],
)
def test_a_wrong_file_is_one_sentence_and_nothing_is_loaded(collection, text, words):
    (collection.folder / "start.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StarterError, match=words):
        collection.load()
    assert not StartingPoint.objects.exists()


def test_the_story_of_the_real_collection_is_told(starter, db, settings):
    keys = read_keys(settings.BASE_DIR / "articles" / "starter" / "start.toml")
    steps, _ = start_here()
    assert len(steps) == len(keys)
    assert all(step.sentence.endswith(".") and step.passages for step in steps)


def test_the_first_page_is_small(starter, client, db, settings):
    """Page, and the style sheets, scripts and icon that it names, as they are before a server packs them."""
    page = client.get("/").content.decode()
    files = [path for path in (settings.BASE_DIR / "static").rglob("*.*") if f"/{path.name}" in page]
    assert {path.suffix for path in files} == {".css", ".js", ".svg"}
    assert len(page.encode()) + sum(path.stat().st_size for path in files) < 60_000
