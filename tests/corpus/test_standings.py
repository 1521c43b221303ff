"""The chain, and how sure each statement is by the sources that it rests on."""

from itertools import pairwise

import pytest

from tests.corpus.tables import cited, section

CHAIN = ("jay-report", "casey-inspection", "casey-report", "cabinet-resignation")
STEPS = [*pairwise(CHAIN)]
RELATIONS = ("led_to", "produced", "led_to")
OFFICIAL = ("document", "statement")
SISTERS = {"south-yorkshire-times": "the-star", "theyworkforyou": "hansard"}
"""Who only carries another's articles, and whose: the two are one outlet."""


@pytest.fixture
def statements(entries):
    """All events, findings and links."""
    return [entry for entry in entries.values() if entry.kind in ("event", "finding", "link")]


@pytest.fixture
def supporters(entries):
    """A function (entry, row) that returns (outlets, genres) of the supporting passages under a row."""

    def find(entry, row):
        rested = [one for one in entry.data["passages"] if one["n"] in row["rests_on"]]
        articles = [entries[one["article"]].data for one in rested if one["stance"] == "supports"]
        return {article["outlet"] for article in articles}, {article["genre"] for article in articles}

    return find


def test_the_chain_has_four_records_and_three_links(entries):
    links = {
        (entry.data["source"], entry.data["target"]): entry.data["relation"]
        for entry in entries.values()
        if entry.kind == "link"
        and {entry.data["source"], entry.data["target"]} <= set(CHAIN)
        and entry.data["relation"] in RELATIONS
    }
    assert links == dict(zip(STEPS, RELATIONS, strict=True))


@pytest.mark.parametrize("ends", STEPS)
def test_each_link_of_the_chain_rests_on_two_outlets(entries, supporters, ends):
    (link,) = (
        entry
        for entry in entries.values()
        if (entry.data.get("source"), entry.data.get("target")) == ends and entry.data["relation"] in RELATIONS
    )
    outlets, _genres = supporters(link, link.data["standings"][-1])
    assert len(outlets) >= 2


def test_the_official_sources_are_those_that_the_index_lists(entries, index):
    (told,) = (text for text in section(index, "Traps").split("\n- ") if "are official sources" in text)
    official = {key for key, entry in entries.items() if entry.data.get("genre") in OFFICIAL}
    assert official == cited(told)
    assert len(official) == 7


def test_sister_titles_are_one_outlet(entries):
    articles = [entry.data for entry in entries.values() if entry.kind == "article"]
    carried = {row["carried_by"]: row["outlet"] for row in articles if "carried_by" in row}
    assert carried == SISTERS
    assert not set(SISTERS) & {row["outlet"] for row in articles}


def test_every_statement_has_a_standing_that_rests_on_a_supporting_passage_of_its_own(statements):
    loose = []
    for entry in statements:
        supporting = {row["n"] for row in entry.data["passages"] if row["stance"] == "supports"}
        if not entry.data["standings"] or any(
            not supporting & {*row["rests_on"]} for row in entry.data["standings"]
        ):
            loose.append(str(entry))
    assert loose == []


def test_established_is_what_an_official_source_or_two_outlets_say(statements, supporters):
    weak = []
    for entry in statements:
        for row in entry.data["standings"]:
            outlets, genres = supporters(entry, row)
            if row["standing"] == "established" and len(outlets) < 2 and not genres & {*OFFICIAL}:
                weak.append(str(entry))
    assert weak == []


def test_what_two_outlets_or_an_official_source_say_is_not_called_reported(statements, supporters):
    shy = []
    for entry in statements:
        row = entry.data["standings"][-1]
        outlets, genres = supporters(entry, row)
        if row["standing"] == "reported" and (len(outlets) > 1 or genres & {*OFFICIAL}):
            shy.append(str(entry))
    assert shy == []


def test_an_allegation_stands_as_alleged_and_is_no_finding(statements):
    alleged = {e.key for e in statements if any(row["standing"] == "alleged" for row in e.data["standings"])}
    assert alleged == {entry.key for entry in statements if entry.data.get("sort") == "allegation"}
    assert alleged


def test_where_accounts_differ_there_are_two_each_with_its_passages(entries):
    for entry in entries.values():
        standings = entry.data.get("standings", [])
        if standings and standings[-1]["standing"] == "disputed":
            assert entry.data["differences"], str(entry)
        for difference in entry.data.get("differences", ()):
            rested = [set(account["rests_on"]) for account in difference["accounts"]]
            assert len(rested) > 1, str(entry)
            assert all(rested), str(entry)
            assert not set.intersection(*rested), str(entry)


def test_every_date_that_no_source_states_says_from_what_it_is_inferred(entries):
    silent = [
        str(entry)
        for entry in entries.values()
        if "date" in entry.data
        and entry.data.get("date_basis") not in ("stated", "report")
        and not (entry.data.get("date_basis") == "address" and entry.kind == "article")
        and not (entry.data.get("date_basis") == "inferred" and entry.data.get("date_reason"))
    ]
    assert silent == []
