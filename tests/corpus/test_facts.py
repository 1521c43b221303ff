"""What starter-facts.md tells has an entry in the collection, with passages of the articles that it names."""

import re

import pytest

from tests.corpus.tables import rows, section

ARTICLES = {"A1": "star-cabinet-quit-2015", "A2": "pse-cabinet-2015"}

FINDINGS = {
    1: ("casey-not-fit-for-purpose", "casey-duty-to-protect"),
    2: ("casey-resolute-denial", "casey-forms-of-denial"),
    3: ("casey-70-per-cent",),
    4: ("casey-whistleblowers",),
    5: ("casey-no-disciplinary",),
    6: ("casey-does-not-learn",),
    7: ("casey-safeguarding-denial",),
    8: ("casey-culture",),
    9: ("casey-past-weaknesses",),
    10: ("casey-taxi-licensing",),
    11: ("casey-leadership-failed", "casey-leadership-not-strong"),
    12: ("casey-no-shared-vision",),
    13: ("casey-exploitation-team",),
    14: ("casey-race-contentious", "casey-failure-to-act"),
    15: ("casey-deference-to-police",),
    16: ("casey-failures-to-combat",),
}

EVENTS = {
    "Jay Report published": "jay-report-published",
    "Jay gives evidence to the committee": "jay-evidence",
    "Pickles asks Casey to inspect the council": "casey-inspection-ordered",
    "Casey Report published": "casey-report-published",
    "the Cabinet resigns": "cabinet-resignation",
    "Paul Lakin resigns as leader": "lakin-resignation",
    "government commissioners to be sent in": "commissioners-announced",
    "the National Crime Agency opens a criminal investigation": "nca-investigation-opened",
    "a police officer and two politicians": "allegation-officer-politicians",
    "the officer alleged to have passed information": "allegation-information",
    "the two councillors passed to the National Crime Agency": "councillors-passed-to-nca",
    "the officer referred to the IPCC": "officer-referred-to-ipcc",
    "a second officer reported to the IPCC": "allegation-colleague",
    "Cabinet's statement": "cabinet-statement",
    "a council spokesman": "council-fresh-start",
    "Casey to The Star": "casey-not-safe-enough",
}

LINKS = {
    ("jay-report", "led_to", "casey-inspection"),
    ("casey-inspection", "produced", "casey-report"),
    ("casey-report", "led_to", "cabinet-resignation"),
    ("casey-report", "led_to", "lakin-resignation"),
    ("casey-report", "led_to", "commissioners-announced"),
    ("casey-report", "led_to", "nca-investigation-opened"),
    ("casey-report", "responds_to", "jay-report"),
    ("casey-culture", "echoes", "jay-evidence-bullying"),
    ("allegation-officer-politicians", "led_to", "councillors-passed-to-nca"),
    ("allegation-officer-politicians", "led_to", "officer-referred-to-ipcc"),
}


BESIDE = {"files and records", "inspection"}
"""Themes that the 34 other articles need, beside the list."""


@pytest.fixture
def casey_findings(facts):
    """The numbered findings of the Casey Report: {number: text}."""
    numbered = section(facts, "Findings").split("Of the Casey Report:")[1]
    return {int(number): text for number, text in re.findall(r"^(\d+)\. (.*)$", numbered, re.M)}


@pytest.fixture
def events(facts):
    """The rows of the table of events."""
    return rows(section(facts, "Events"))


def told_by(entries, keys):
    """Return the keys of the articles that the passages of these entries quote."""
    return {row["article"] for key in keys for row in entries[key].data["passages"]}


def cited(text):
    """Return the keys of the seeds that a text cites as A1 or A2."""
    return {ARTICLES[name] for name in re.findall(r"\bA[12]\b", text)}


def test_the_sixteen_findings_of_the_casey_report_are_in_the_table(casey_findings):
    assert set(casey_findings) == set(FINDINGS) == set(range(1, 17))


@pytest.mark.parametrize("number", FINDINGS)
def test_each_finding_has_its_entries_with_passages_of_its_articles(number, casey_findings, entries):
    found = [entries[key] for key in FINDINGS[number]]
    assert {(entry.kind, entry.data["report"]) for entry in found} == {("finding", "casey-report")}
    assert cited(casey_findings[number]) <= told_by(entries, FINDINGS[number])


def test_the_sixteen_events_are_in_the_table(events):
    assert len(events) == len(EVENTS) == len(set(EVENTS.values())) == 16
    assert [row[0] for row, name in zip(events, EVENTS, strict=True) if not row[0].startswith(name)] == []


@pytest.mark.parametrize("number", range(16), ids=EVENTS.values())
def test_each_event_has_its_entry_with_passages_of_its_articles(number, events, entries):
    event, _date, standing, source = events[number]
    entry = entries[EVENTS[next(name for name in EVENTS if event.startswith(name))]]
    assert entry.kind == "event"
    assert cited(re.sub(r"\(.*\)", "", source)) <= told_by(entries, [entry.key])
    assert ("unproven" in standing) == (entry.data["sort"] == "allegation")


def test_the_findings_of_the_jay_report_and_the_evidence_are_there(entries):
    homes = {
        "jay-1400-children": "jay-report",
        "jay-aware-since-2005": "jay-report",
        "jay-evidence-bullying": "jay-evidence",
    }
    told = {key: entries[key].data.get("report") or entries[key].data["hearing"] for key in homes}
    assert told == homes


def test_the_links_are_there(entries):
    links = [entry.data for entry in entries.values() if entry.kind == "link"]
    assert {(link["source"], link["relation"], link["target"]) for link in links} >= LINKS


def test_every_theme_is_one_of_the_list_or_one_of_two_more(facts, entries):
    told = re.search(r"Themes to file them under:(.*?)\.\n", facts, re.S)[1]
    themes = {" ".join(theme.split()).lower() for theme in told.split(";")}
    used = {theme.lower() for entry in entries.values() for theme in entry.data.get("themes", ())}
    assert used == themes | BESIDE
