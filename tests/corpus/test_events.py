"""Every row of the index's table of events has its records, with its date, its standing and its articles."""

import re

import pytest

from tests.corpus.tables import cited, quoted, row_of, rows, section, unpaired

EVENTS = {
    "the council commissions the inquiry": "jay-inquiry-commissioned",
    "Jay Report published": "jay-report-published",
    "Roger Stone announces that he is stepping down": "stone-resignation",
    "Theresa May's Commons statement": "may-statement",
    "Martin Kimber announces that he will step down": "kimber-departure",
    "council meeting: cabinet to be dissolved": "cabinet-to-be-dissolved",
    "full council: Paul Lakin elected leader; motion": "lakin-elected-leader council-calls-on-wright",
    "Casey inspection announced": "casey-inspection-ordered",
    "Home Affairs Committee hears Joyce Thacker": "thacker-evidence committee-calls-on-thacker",
    "Shaun Wright resigns": "wright-resignation",
    "Joyce Thacker's departure announced": "thacker-departure",
    "Ofsted's letter to the education secretary": "ofsted-letter-sent",
    "Malcolm Newsam appointed": "newsam-appointed",
    "Home Affairs Committee report": "home-affairs-report-published",
    "14 people referred to the IPCC": "officers-referred-2014",
    "by-election: Alan Billings elected": "billings-elected",
    "IPCC to investigate ten officers": "ipcc-ten-officers",
    "Ofsted rates children's services and the board": "ofsted-inspection-published council-accepts-ofsted",
    "first stage of Operation Stovewood": "stovewood-opened",
    "Casey Report laid and published": "casey-report-published",
    "cabinet: ": "cabinet-resignation",
    "Paul Lakin resigns as leader": "lakin-resignation",
    "Eric Pickles: considering commissioners; elections": "commissioners-announced elections-announced",
    "NCA: matters referred, Operation Stovewood": "matters-referred-to-stovewood nca-investigation-opened",
    "Paul Lakin and Mahroof Hussain resign": "lakin-councillor-resignation hussain-councillor-resignation",
    "the interim chief executive accepts": "council-accepts-casey",
    "Louise Casey's evidence": "casey-evidence",
    "five commissioners appointed": "commissioners-appointed",
    "Roger Stone's evidence": "stone-evidence",
    "HMIC follow-up review reported": "hmic-review-published",
    "return of some services proposed": "powers-return-proposed",
    "powers returned, four times": "powers-returned",
    "Drew Review": "drew-review-published",
    "IPCC: nine of 62 inquiries complete": "ipcc-progress-2017",
    "the council publishes its independent": "council-investigations-published",
    "Ofsted rates children's services good": "ofsted-good-2018",
    'ministers "minded to" end': "intervention-end-considered",
    "the last three commissioners removed": "last-commissioners-removed",
    "directions lapse; the intervention ends": "intervention-ends",
    "Operation Linden report": "linden-report-published",
}

STANDINGS = {
    "established": {"established", "reported"},
    "announced": {"announced", "established"},
    "reported": {"reported"},
    "the accounts differ": {"disputed"},
}
"""What a row calls an event, and what it can be here: a lone press source makes it reported."""

LEFT_OFFICE = {"kimber-departure", "thacker-departure"}
"""Whose leaving the sources do not agree to call a resignation."""


@pytest.fixture
def table(index):
    """The rows of the table of events: {event: cells}."""
    return {row[1]: row for row in rows(section(index, "Events (EDTF)"))}


def test_each_row_has_its_line_and_each_line_its_row(table):
    assert unpaired(EVENTS, table) == []
    assert len(table) == len(EVENTS) == 40


def test_no_event_is_that_of_two_rows(of_kind):
    keys = " ".join(EVENTS.values()).split()
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(of_kind("event"))


@pytest.mark.parametrize(("line", "keys"), EVENTS.items())
def test_each_has_the_date_of_its_row(line, keys, table, entries):
    first, *others = row_of(line, table)[0].split(", ")
    date = "/".join([first, *others[-1:]])
    assert {str(entries[key].data["date"]).rstrip("~") for key in keys.split()} == {date.rstrip("~")}


@pytest.mark.parametrize(("line", "keys"), EVENTS.items())
def test_each_has_the_standing_of_its_row_or_what_its_sources_bear(line, keys, table, entries):
    told = {row["standing"] for key in keys.split() for row in entries[key].data["standings"]}
    assert told & STANDINGS[row_of(line, table)[2]]


@pytest.mark.parametrize(("line", "keys"), EVENTS.items())
def test_each_is_quoted_from_the_articles_of_its_row(line, keys, table, entries):
    assert cited(row_of(line, table)[3]) <= quoted(entries, keys.split())


def test_resigned_is_who_is_said_to_have_resigned_in_a_passage(of_kind):
    silent = [
        key
        for key, entry in of_kind("event").items()
        if {"resigned"} & {row["role"] for row in entry.data.get("participants", ())}
        and not any(re.search(r"resign", row["exact"]) for row in entry.data["passages"])
    ]
    assert silent == []


def test_a_departure_that_the_sources_call_otherwise_is_no_resignation(of_kind):
    departures = {key: entry.data for key, entry in of_kind("event").items() if entry.data["sort"] == "departure"}
    assert set(departures) == LEFT_OFFICE
    told = [f"{data['title']} {data['short_title']}" for data in departures.values()]
    assert [words for words in told if "resign" in words] == []
