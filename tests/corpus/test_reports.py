"""Every row of the table of reports and inquiries has its record, with its author, its date and who asked."""

import re

import pytest

from tests.corpus.tables import cited, names, quoted, row_of, rows, same, section, unpaired

REPORTS = {
    "Jay Report": "jay-report",
    "Ofsted letter of warning": "ofsted-letter-2014",
    "HMIC child protection report": "hmic-report-2014",
    "Home Affairs Committee follow-up report": "home-affairs-report-2014",
    "Ofsted inspection of Rotherham": "ofsted-inspection-2014",
    "Casey Report": "casey-report",
    "Communities Committee report": "communities-committee-report-2015",
    "HMIC follow-up review": "hmic-review-2015",
    "Drew Review": "drew-review",
    "Council's independent investigations": "council-investigations-2017",
    "Independent review of progress": "progress-review-2019",
    "Operation Linden overarching report": "linden-report-2022",
    "Operation Stovewood": "nca-investigation",
    "Operation Linden (investigations)": "operation-linden",
}
PRODUCED = {
    "jay-report": "jay-inquiry",
    "casey-report": "casey-inspection",
    "linden-report-2022": "operation-linden",
}


@pytest.fixture
def table(index):
    """The rows of the table: {name: cells}."""
    return {row[0]: row for row in rows(section(index, "Reports and inquiries"))}


def asker(entries, key):
    """Return the keys of those who asked for a report's inquiry, or for the inquiry."""
    home = entries[PRODUCED.get(key, key)].data
    return home.get("asked_for_by", [])


def test_each_row_has_its_line_and_each_line_its_row(table):
    assert unpaired(REPORTS, table) == []
    assert len(table) == 14


def test_the_reports_are_those_of_the_table_and_the_inquiries_theirs_and_two_more(of_kind):
    assert set(of_kind("report")) | {"nca-investigation", "operation-linden"} == set(REPORTS.values())
    assert set(of_kind("inquiry")) == {"nca-investigation", "operation-linden", "jay-inquiry", "casey-inspection"}


def test_the_inquiry_of_a_report_is_the_one_that_produced_it(of_kind):
    told = {key: entry.data["inquiry"] for key, entry in of_kind("report").items() if "inquiry" in entry.data}
    links = [entry.data for entry in of_kind("link").values() if entry.data["relation"] == "produced"]
    assert told == {link["target"]: link["source"] for link in links} == PRODUCED


@pytest.mark.parametrize(("line", "key"), REPORTS.items())
def test_each_has_the_author_of_its_row(line, key, table, entries):
    name, author, *_rest = row_of(line, table)
    authors = entries[key].data.get("authors") or entries[key].data.get("led_by", [])
    assert bool(authors) == (author != "several")
    told = same(f"{name} {author}")
    assert not authors or any(name in told for one in authors for name in names(entries[one]))


@pytest.mark.parametrize(("line", "key"), REPORTS.items())
def test_each_has_the_date_of_its_row(line, key, table, entries):
    date = re.sub(r" \(.*\)", "", row_of(line, table)[3])
    assert str(entries[key].data["date"]).rstrip("~") == date.rstrip("~")


@pytest.mark.parametrize(("line", "key"), REPORTS.items())
def test_each_is_quoted_from_the_articles_of_its_row(line, key, table, entries):
    assert cited(row_of(line, table)[4]) <= quoted(entries, [key, PRODUCED.get(key, key)])


@pytest.mark.parametrize("line", ["Jay Report", "Casey Report", "Operation Stovewood"])
def test_who_asked_for_an_inquiry_is_whom_the_row_names(line, table, entries):
    (body,) = asker(entries, REPORTS[line])
    assert any(name in same(row_of(line, table)[2]) for name in names(entries[body]))


@pytest.mark.parametrize("line", ["Drew Review", "Operation Linden (investigations)", "HMIC follow-up review"])
def test_where_the_row_names_nobody_nobody_asked(line, entries):
    assert asker(entries, REPORTS[line]) == []
