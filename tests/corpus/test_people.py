"""The person records are those whom the corpus names in an official capacity, and nobody else."""

import calendar
import re

import pytest

from tests.corpus.tables import cited, quoted, rows, same, section

MONTHS = [*calendar.month_name]


@pytest.fixture
def officials(index):
    """The table of people in an official capacity: {name: cells}."""
    table = rows(section(index, "People in an official capacity"))
    return {re.sub(r"^(Sir|Dame) | \(.*\)$", "", row[0]): row for row in table}


@pytest.fixture
def people(of_kind):
    """The person records of the collection, by name."""
    return {entry.data["title"]: entry for entry in of_kind("person").values()}


def in_words(date):
    """Return a date of a post as the index writes it: 26 August 2014, September 2014 or 2003."""
    year, *rest = str(date).rstrip("~").split("-")
    month = [MONTHS[int(rest[0])]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def test_they_are_those_in_the_table(people, officials):
    assert set(people) == set(officials)
    assert len(people) == 33


def test_each_has_passages_one_of_them_of_an_article_of_its_row(people, officials, entries):
    quotes = {name: quoted(entries, [entry.key]) for name, entry in people.items()}
    assert [name for name, row in officials.items() if not quotes[name] & cited(row[3])] == []


def test_the_title_before_a_name_is_that_of_the_table(people, officials):
    told = {name: entry.data["honorific"] for name, entry in people.items() if entry.data.get("honorific")}
    assert [name for name, title in told.items() if title not in officials[name][0]] == []
    printed = {name for name, row in officials.items() if re.search(r"^Sir |\(Dr|\(Professor", row[0])}
    assert set(told) == printed


def test_the_dates_of_posts_are_those_of_the_table(people, officials):
    strange = [
        f"{entry}, {post['role']}: {post[name]}"
        for person, entry in people.items()
        for post in entry.data.get("posts", ())
        for name in ("since", "until")
        if name in post and in_words(post[name]) not in " ".join(officials[person][1:3])
    ]
    assert strange == []


def test_every_post_rests_on_a_passage_of_its_person(people):
    for entry in people.values():
        own = {row["n"] for row in entry.data["passages"]}
        for post in entry.data.get("posts", ()):
            assert post["rests_on"], str(entry)
            assert {*post["rests_on"]} <= own, str(entry)


def test_the_four_people_of_the_seeds_are_there(facts, people):
    told = section(facts, "People")
    four = {"Alexis Jay", "Eric Pickles", "Louise Casey", "Paul Lakin"}
    assert four <= set(people)
    assert {name for name in people if name in told} == four


def test_other_names_of_people_are_those_of_the_corpus(facts, index, people, sources):
    corpus = " ".join([facts, index, *(text for texts in sources.values() for text in texts)])
    for entry in people.values():
        for name in entry.data.get("other_names", ()):
            assert name in corpus, str(entry)


def test_two_people_of_one_surname_share_no_name(people):
    stones = [people["Kathryn Stone"], people["Roger Stone"]]
    first, second = ({same(name) for name in entry.data.get("other_names", ())} for entry in stones)
    assert not first & second


def test_an_accused_person_has_no_part_and_no_finding_is_about_a_person(entries, of_kind):
    people = set(of_kind("person"))
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
