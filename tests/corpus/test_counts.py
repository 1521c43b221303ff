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

LINE = "{:48} {:>9} {:>9} {:>9}"


def all_in(lines, known):
    """Return how many of these lists of keys are wholly among the known ones."""
    return sum(set(keys) <= set(known) for keys in lines)


@pytest.fixture
def counted(entries, of_kind, index, facts, coverage, seeds, quotations, passages):
    """The table: [(what, in the files, of these in the collection, records in the collection)]."""
    there = Counter(str(entry.kind) for entry in entries.values())
    titles = {same(e.data["title"]) for kind in ("organisation", "person") for e in of_kind(kind).values()}
    ends = {(e.data["source"], e.data["relation"], e.data["target"]) for e in of_kind("link").values()}

    def told(heading):
        return rows(section(index, heading))

    bodies = sum(same(row[0]) in titles for row in told("Organisations"))
    people = told("People in an official capacity")
    named = sum(any(title in same(row[0]) for title in titles) for row in people)
    reports = told("Reports and inquiries")
    cut = sum(any(a == article and words in quote for _, a, words in passages) for article, _, quote in quotations)
    seed_events = len(rows(section(facts, "Events")))
    differing = {row for row, key, _number, _matter in DIFFERENCES if key in entries}
    differences = sum(len(entry.data.get("differences", ())) for entry in entries.values())
    return [
        (
            "articles",
            len(coverage) + len(seeds),
            all_in([[key] for key in (*coverage, *seeds)], entries),
            there["article"],
        ),
        ("facts of coverage.json", len(quotations), cut, ""),
        ("organisations", len(told("Organisations")), bodies, there["organisation"]),
        ("people", len(people), named, there["person"]),
        (
            "reports",
            len(reports) - 2,
            all_in([[key] for key in REPORTS.values()], of_kind("report")),
            there["report"],
        ),
        ("inquiries", 2, all_in([[key] for key in REPORTS.values()], of_kind("inquiry")), there["inquiry"]),
        (
            "events, coverage-index.md",
            len(told("Events (EDTF)")),
            all_in(map(str.split, EVENTS.values()), entries),
            "",
        ),
        ("events, starter-facts.md", seed_events, all_in([[key] for key in SEED_EVENTS.values()], entries), ""),
        ("events, both", "", "", there["event"]),
        ("findings, Casey Report in starter-facts.md", 16, all_in(FINDINGS.values(), entries), there["finding"]),
        ("relations", len(told("Relations")), all_in(map(triples, RELATIONS.values()), ends), there["link"]),
        ("links, starter-facts.md", 10, len(LINKS & ends), ""),
        ("rows of accounts that differ: as differences", 18 - len(NOTES), len(differing), differences),
        (
            "rows of accounts that differ: as notes",
            len(NOTES),
            all_in([[k] for k, _ in NOTES.values()], entries),
            "",
        ),
        ("passages", "", "", len(passages)),
        ("records", "", "", len(entries)),
    ]


def test_all_that_the_files_have_is_in_the_collection(counted):
    print()
    for row in [("what", "files", "in", "records"), *counted]:
        print(LINE.format(*row))
    assert [row for row in counted if row[1] != row[2]] == []
