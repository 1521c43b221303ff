"""How many of everything the files have, and how many are in the collection; pytest -s prints the table."""

from collections import Counter

import pytest

from tests.corpus.tables import rows, same, section
from tests.corpus.test_differences import DIFFERENCES, NOTES
from tests.corpus.test_events import EVENTS
from tests.corpus.test_facts import EVENTS as SEED_EVENTS
from tests.corpus.test_facts import FINDINGS, LINKS
from tests.corpus.test_relations import RELATIONS, triples
from tests.corpus.test_reports import REPORTS

TABLES = {
    "organisation": "Organisations",
    "person": "People in an official capacity",
    "report": "Reports and inquiries",
    "event": "Events (EDTF)",
    "link": "Relations",
}


@pytest.fixture
def files(index, coverage, seeds, facts, quotations):
    """What the files have: {what: number}."""
    told = {f"{kind}s: rows of the index": len(rows(section(index, name))) for kind, name in TABLES.items()}
    return {
        "articles": len(coverage) + len(seeds),
        "facts of coverage.json": len(quotations),
        **told,
        "events: rows of starter-facts.md": len(rows(section(facts, "Events"))),
        "findings: numbers in starter-facts.md": section(facts, "Findings").count("\n", 0, -1) - 5,
        "findings: facts of coverage.json": sum(kind == "finding" for _article, kind, _words in quotations),
        "accounts that differ: rows": 18,
    }


@pytest.fixture
def held(entries, quotations, passages):
    """What of it is in the collection: {what: number}."""
    titles = {same(entry.data["title"]) for entry in entries.values()}
    return titles
