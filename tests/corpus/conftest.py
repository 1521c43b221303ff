"""The corpus that the starter collection was made from: a folder that is not part of the project."""

import json
import os

import pytest

from articles.starter.files import read_entries
from tests.corpus.tables import ROOT

SEEDS = {"star-cabinet-quit-2015": "000_*.txt", "pse-cabinet-2015": "001_*.txt"}


@pytest.fixture(scope="session", autouse=True)
def corpus():
    """The folder that ARCHIVE_CORPUS names, seen from the top of the project; without it nothing passes."""
    folder = ROOT / os.environ.get("ARCHIVE_CORPUS", "../shared")
    assert folder.is_dir(), f"There is no folder {folder}: set ARCHIVE_CORPUS."
    return folder


@pytest.fixture(scope="session")
def seeds(corpus):
    """The texts of the two articles that the corpus holds, by key."""
    return {key: next(corpus.glob(f"seeds/{name}")).read_text(encoding="utf-8") for key, name in SEEDS.items()}


@pytest.fixture(scope="session")
def coverage(corpus):
    """The articles of coverage.json, by key."""
    return {row["key"]: row for row in json.loads((corpus / "coverage.json").read_text(encoding="utf-8"))}


@pytest.fixture(scope="session")
def quotations(coverage):
    """All quotations of coverage.json: [(article's key, kind of fact, words)]."""
    return [(key, fact["kind"], fact["quote"]) for key, row in coverage.items() for fact in row["facts"]]


@pytest.fixture(scope="session")
def sources(seeds, coverage):
    """What can be quoted of each article: {key: [its text]} or {key: its quotations}."""
    quotations = {key: [fact["quote"] for fact in row["facts"]] for key, row in coverage.items()}
    return quotations | {key: [text] for key, text in seeds.items()}


@pytest.fixture(scope="session")
def index(corpus):
    """The text of coverage-index.md."""
    return (corpus / "coverage-index.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def facts(corpus):
    """The text of starter-facts.md."""
    return (corpus / "starter-facts.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def entries():
    """The entries of the starter collection, by key."""
    return {entry.key: entry for entry in read_entries()}


@pytest.fixture(scope="session")
def of_kind(entries):
    """A function (kind) that returns the entries of that kind, by key."""
    return lambda kind: {key: entry for key, entry in entries.items() if entry.kind == kind}


@pytest.fixture(scope="session")
def passages(entries):
    """All passages of the collection: [(where, article's key, words)]."""
    return [
        (f"{entry}, passage {row['n']}", row["article"], row["exact"])
        for entry in entries.values()
        for row in entry.data.get("passages", ())
    ]
