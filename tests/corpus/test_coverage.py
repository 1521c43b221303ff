"""Every fact of coverage.json is in the collection: a passage is cut out of its quotation."""

import pytest

KINDS = {
    "event": {"event", "report"},
    "relation": {"link", "event", "finding"},
    "finding": {"finding", "event"},
    "report": {"report"},
    "role": {"person", "organisation", "inquiry"},
}
"""What a fact of a kind can have become."""


@pytest.fixture
def cut(entries, quotations):
    """What was cut out of each quotation: {(article, kind, quotation): [(kind of record, words)]}."""
    rows = [(entry.kind, row) for entry in entries.values() for row in entry.data.get("passages", ())]
    return {
        (article, kind, quote): [
            (home, row["exact"]) for home, row in rows if row["article"] == article and row["exact"] in quote
        ]
        for article, kind, quote in quotations
    }


def test_there_are_201_facts(quotations):
    assert len(quotations) == 201


def test_each_has_a_passage(cut):
    assert [fact for fact, found in cut.items() if not found] == []


def test_each_has_a_passage_of_more_than_a_name(cut):
    assert [fact for fact, found in cut.items() if all(len(words.split()) < 3 for _kind, words in found)] == []


def test_each_is_told_by_a_record_of_a_fitting_kind(cut):
    lost = [fact for fact, found in cut.items() if not KINDS[fact[1]] & {str(kind) for kind, _words in found}]
    assert lost == []


def test_an_allegation_of_coverage_json_is_no_finding(coverage, entries):
    alleged = [
        (key, fact["quote"])
        for key, row in coverage.items()
        for fact in row["facts"]
        if fact["standing"] == "allegation"
    ]
    assert len(alleged) == 5
    for entry in entries.values():
        for row in entry.data.get("passages", ()) if entry.kind == "finding" else ():
            assert not any(row["article"] == key and row["exact"] in quote for key, quote in alleged), str(entry)
