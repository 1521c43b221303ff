"""The five articles have the addresses, outlets, headlines and dates of the corpus."""

import re

import pytest

from tests.corpus.tables import rows, section

SEEDS = {"star-cabinet-quit-2015": 1, "pse-cabinet-2015": 2}
OTHERS = ("star-cabinet-2015", "localgov-cabinet-2015", "hansard-pickles-2015")


@pytest.fixture
def articles(entries):
    """The articles of the collection: {key: data}."""
    return {key: entry.data for key, entry in entries.items() if entry.kind == "article"}


@pytest.fixture
def told(facts):
    """What starter-facts.md tells of the seeds: {row: [A1's cell, A2's cell]}."""
    return {row[0]: row[1:] for row in rows(section(facts, "Articles"))}


def names(entries, key):
    """Return the names of an outlet."""
    return {entries[key].data["title"], *entries[key].data.get("other_names", ())}


def test_there_are_five(articles):
    assert set(articles) == {*SEEDS, *OTHERS}


@pytest.mark.parametrize("key", OTHERS)
def test_the_others_are_as_coverage_json_has_them(key, articles, coverage, entries):
    data, row = articles[key], coverage[key]
    assert (data["url"], data["title"], data.get("byline")) == (row["url"], row["headline"], row["byline"])
    assert row["outlet"] in names(entries, data["outlet"])


@pytest.mark.parametrize("key", OTHERS)
def test_a_date_is_stated_where_the_page_states_it_and_else_inferred(key, articles, coverage):
    data, row = articles[key], coverage[key]
    if row["published"]:
        assert (data["date"].isoformat(), data["date_basis"]) == (row["published"], "stated")
    else:
        assert data["date_basis"] == "inferred"
        assert data["date_reason"]


@pytest.mark.parametrize("key", SEEDS)
def test_the_seeds_have_their_addresses(key, articles, index):
    near = re.search(r"Addresses of the two seeds.*?\n\n", index, re.S)[0]
    assert re.findall(r"https://\S+", near)[SEEDS[key] - 1] == articles[key]["url"]


@pytest.mark.parametrize("key", SEEDS)
def test_the_seeds_have_their_headlines(key, articles, seeds):
    assert articles[key]["title"] in seeds[key].splitlines()


@pytest.mark.parametrize("key", SEEDS)
def test_the_seeds_have_their_outlets(key, articles, told, entries):
    cell = told["outlet"][SEEDS[key] - 1]
    assert cell.startswith(entries[articles[key]["outlet"]].data["title"])
    if "carried by" in cell:
        assert entries[articles[key]["carried_by"]].data["title"] in cell
    else:
        assert "carried_by" not in articles[key]


@pytest.mark.parametrize("key", SEEDS)
def test_the_seeds_have_inferred_dates_and_no_byline(key, articles, told):
    date = re.search(r"so (\S+), inferred", told["date"][SEEDS[key] - 1])[1]
    assert str(articles[key]["date"]).rstrip("~") == date
    assert articles[key]["date_basis"] == "inferred"
    assert told["byline"][SEEDS[key] - 1] == "none"
    assert "byline" not in articles[key]


@pytest.mark.parametrize("key", SEEDS)
def test_the_seeds_credit_their_pictures(key, articles, told):
    assert told["image credit"][SEEDS[key] - 1].startswith(articles[key]["image_credit"])
