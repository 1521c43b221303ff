"""Nobody is a person record whom the corpus does not name in an official capacity."""

import re

import pytest

from tests.corpus.tables import rows, section


@pytest.fixture
def officials(index):
    """The names in the table of people in an official capacity."""
    cells = [row[0] for row in rows(section(index, "People in an official capacity"))]
    return {re.sub(r"^(Sir|Dame) | \(.*\)$", "", cell) for cell in cells}


@pytest.fixture
def people(entries):
    """The person records of the collection."""
    return [entry for entry in entries.values() if entry.kind == "person"]


def test_every_person_is_in_the_table(people, officials):
    assert {entry.data["title"] for entry in people} <= officials
    assert people


def test_the_four_people_of_the_seeds_are_there(facts, people):
    told = section(facts, "People")
    assert sorted(entry.data["title"] for entry in people) == [
        *("Alexis Jay", "Eric Pickles", "Louise Casey", "Paul Lakin")
    ]
    assert all(entry.data["title"] in told for entry in people)


def test_other_names_of_people_are_those_of_the_corpus(facts, index, people):
    for entry in people:
        for name in entry.data.get("other_names", ()):
            assert f"“{name}”" in facts or f'"{name}"' in facts or name in index, str(entry)


def test_an_accused_person_has_no_part_and_no_finding_is_about_a_person(entries):
    people = {key for key, entry in entries.items() if entry.kind == "person"}
    for entry in entries.values():
        if entry.kind == "finding":
            assert not people & {*entry.data.get("about", ())}, str(entry)
        if entry.data.get("sort") in ("allegation", "referral"):
            assert not people & {row["who"] for row in entry.data.get("participants", ())}, str(entry)


def test_whom_the_pictures_are_credited_to_is_named_nowhere_else(entries):
    for credit in ("Merrylees", "Lynne Cameron"):
        told = [entry for entry in entries.values() if credit in str(entry.data)]
        assert [entry.kind for entry in told] == ["article"]
        assert credit in told[0].data["image_credit"]
