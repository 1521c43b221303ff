"""The 36 articles have the addresses, outlets, headlines, bylines and dates of the corpus."""

import re

import pytest

from tests.corpus.tables import names, rows, same, section

SEEDS = {"star-cabinet-quit-2015": 1, "pse-cabinet-2015": 2}
GENRES = {
    "news report": "news",
    "news report (live updates)": "live",
    "official statement": "statement",
    "official statement (council news)": "statement",
    "official statement (press release)": "statement",
    "official document (ministerial statement)": "document",
    "official document (committee report)": "document",
}
SEEN = {"printed on page": "stated", "in url": "address", "not shown": "inferred", "year not shown": "inferred"}


@pytest.fixture
def articles(of_kind):
    """The articles of the collection: {key: data}."""
    return {key: entry.data for key, entry in of_kind("article").items()}


@pytest.fixture
def told(facts):
    """What starter-facts.md tells of the seeds: {row: [A1's cell, A2's cell]}."""
    return {row[0]: row[1:] for row in rows(section(facts, "Articles"))}


def test_the_articles_are_the_seeds_and_those_of_coverage_json(articles, coverage):
    assert set(articles) == {*SEEDS, *coverage}
    assert len(articles) == 36


@pytest.mark.parametrize(("ours", "theirs"), [("url", "url"), ("title", "headline"), ("byline", "byline")])
def test_they_have_the_addresses_headlines_and_bylines_of_coverage_json(ours, theirs, articles, coverage):
    told = {key: row[theirs] for key, row in coverage.items()}
    assert {key: articles[key].get(ours) for key in coverage} == told


def test_they_have_the_outlets_of_coverage_json(articles, coverage, entries):
    outlets = {key: entries[articles[key]["outlet"]] for key in coverage}
    assert [key for key, row in coverage.items() if same(row["outlet"]) not in names(outlets[key])] == []


def test_they_have_the_genres_of_coverage_json(articles, coverage):
    told = {key: GENRES[row["genre"]] for key, row in coverage.items()}
    assert {key: articles[key]["genre"] for key in coverage} == told


def test_a_date_has_the_basis_on_which_coverage_json_gives_it(articles, coverage):
    told = {key: SEEN[re.match("|".join(SEEN), row["published_seen"])[0]] for key, row in coverage.items()}
    assert {key: articles[key]["date_basis"] for key in coverage} == told
    assert [key for key, row in coverage.items() if bool(row["published"]) != (told[key] != "inferred")] == []


def test_a_date_that_coverage_json_gives_is_that_day(articles, coverage):
    given = {key: row["published"] for key, row in coverage.items() if row["published"]}
    assert {key: str(articles[key]["date"]) for key in given} == given


def test_a_date_that_it_does_not_give_has_a_reason(articles):
    inferred = {key: data for key, data in articles.items() if data["date_basis"] == "inferred"}
    assert [key for key, data in inferred.items() if not data.get("date_reason")] == []
    assert [key for key, data in articles.items() if "~" in str(data["date"]) and key not in inferred] == []


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
