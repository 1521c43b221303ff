"""Every row of the table of organisations has its record, with its kind, its other names and passages."""

import re

import pytest

from tests.corpus.tables import cited, names, quoted, rows, same, section, unpaired

SORTS = {
    "local authority": "local_authority",
    "council executive": "council_executive",
    "party group on the council": "party_group",
    "multi-agency board": "board",
    "council youth project": "council_service",
    "government appointees": "appointees",
    "police force": "police",
    "elected office": "police_office",
    "panel over": "panel",
    "police watchdog": "watchdog",
    "its successor": "watchdog",
    "national law enforcement": "law_enforcement",
    "police inspectorate": "inspectorate",
    "inspectorate of": "inspectorate",
    "government department": "department",
    "select committee": "committee",
    "party": "party",
}


@pytest.fixture
def table(index):
    """The rows of the table of organisations: {name: cells}."""
    return {row[0]: row for row in rows(section(index, "Organisations"))}


@pytest.fixture
def records(of_kind, table):
    """The organisation with the name of each row: {name: entry or None}."""
    by_title = {same(entry.data["title"]): entry for entry in of_kind("organisation").values()}
    return {name: by_title.get(same(name)) for name in table}


def other_names(cell):
    """Yield the names in a cell that are not in quotation marks."""
    now, _, later = re.sub(r'"[^"]*"( elsewhere)?', "", cell).partition("; later the ")
    yield from (name.strip() for name in (*now.split(","), later) if name.strip())


def sort_of(cell):
    """Return the sort of organisation that a cell tells; of two beginnings the longer one."""
    return SORTS[max((words for words in SORTS if cell.startswith(words)), key=len)]


def test_every_organisation_has_its_record(records):
    assert len(records) == 20
    assert [name for name, entry in records.items() if entry is None] == []


def test_each_is_of_the_kind_that_the_row_tells(table, records):
    told = {name: sort_of(row[1]) for name, row in table.items()}
    assert {name: entry.data["sort"] for name, entry in records.items()} == told


OF_ANOTHER_BODY = {"outreach project"}
"""Given for Risky Business, but the BBC’s words are of a project that was promised in 2015."""


def test_each_has_the_other_names_that_the_row_gives_without_quotation_marks(table, records):
    lacking = [
        f"{entry}: {other}"
        for name, entry in records.items()
        for other in other_names(table[name][2])
        if same(other) not in names(entry) and other not in OF_ANOTHER_BODY
    ]
    assert lacking == []


def test_no_other_name_is_unknown_to_the_corpus(of_kind, index, facts, coverage, sources):
    corpus = same(" ".join([index, facts, str([*coverage.values()]), *(q for qs in sources.values() for q in qs)]))
    strange = [
        f"{entry}: {name}"
        for entry in of_kind("organisation").values()
        for name in entry.data.get("other_names", ())
        if same(name) not in corpus
    ]
    assert strange == []


def test_each_is_quoted_from_an_article_of_its_row(table, records, entries):
    told = {records[name].key: cited(row[3]) for name, row in table.items() if row[3] != "most"}
    assert [key for key, keys in told.items() if not keys & quoted(entries, [key])] == []


def test_every_body_that_is_more_than_an_outlet_has_passages(of_kind):
    bodies = [entry for entry in of_kind("organisation").values() if entry.data["sort"] != "outlet"]
    assert [str(entry) for entry in bodies if not entry.data.get("passages")] == []


def test_every_sort_of_the_test_is_one_of_the_table(table):
    used = {max((words for words in SORTS if row[1].startswith(words)), key=len) for row in table.values()}
    assert used == set(SORTS)


def test_a_line_without_a_row_and_a_row_without_a_line_are_found():
    assert unpaired(["a", "b"], ["ax", "c"]) == ["b", "c"]
    assert unpaired(["a"], ["ax", "ay"]) == ["a"]
