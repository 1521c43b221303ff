"""Who wrote a text: bylines and the names of records as authors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.bylines import Author, author_of, authors_of_byline
from articles.choices import Kind


def person(given, family, suffix=""):
    """Return a person as an Author."""
    return Author(family=family, given=given, suffix=suffix)


def whole(name):
    """Return somebody who is called by one name."""
    return Author(literal=name)


OKAFOR, SMITH, LEE = person("Jane", "Okafor"), person("John", "Smith"), person("Ann", "Lee")


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("", ()),
        ("  \n ", ()),
        ("Jane Okafor", (OKAFOR,)),
        ("By Jane Okafor", (OKAFOR,)),
        ("by: Jane Okafor", (OKAFOR,)),
        ("Words by Jane Okafor", (OKAFOR,)),
        ("By  Jane\nOkafor", (OKAFOR,)),
        ("By Jane Okafor and John Smith", (OKAFOR, SMITH)),
        ("Jane Okafor & John Smith", (OKAFOR, SMITH)),
        ("Jane Okafor, John Smith and Ann Lee", (OKAFOR, SMITH, LEE)),
        ("Jane Okafor, John Smith, and Ann Lee", (OKAFOR, SMITH, LEE)),
        ("JANE OKAFOR", (person("JANE", "OKAFOR"),)),
    ],
)
def test_names_in_a_byline_are_told_apart(byline, authors):
    assert authors_of_byline(byline) == authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Jane Okafor, Political Editor", (OKAFOR,)),
        ("By Jane Okafor, Home Affairs Correspondent, and John Smith", (OKAFOR, SMITH)),
        ("Jane Okafor in Harwell", (OKAFOR,)),
        ("Jane Okafor (speaker)", (OKAFOR,)),
        ("Dr Jane Okafor", (OKAFOR,)),
        ("Prof. Dame Jane Okafor DBE", (OKAFOR,)),
        ("Jane Okafor MP", (OKAFOR,)),
        ("Jane Okafor, KC", (OKAFOR,)),
    ],
)
def test_roles_places_titles_and_honours_are_no_part_of_a_name(byline, authors):
    assert authors_of_byline(byline) == authors


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Anna van der Berg", person("Anna", "van der Berg")),
        ("Anna Van Den Berg", person("Anna", "Van Den Berg")),
        ("Anna De Souza", person("Anna", "De Souza")),
        ("Anna O’Neil-Smith", person("Anna", "O’Neil-Smith")),
        ("Anna d’Arbel", person("Anna", "d’Arbel")),
        ("J. K. Okafor", person("J. K.", "Okafor")),
        ("Jane Mary Okafor", person("Jane Mary", "Okafor")),
        ("John Smith Jr", person("John", "Smith", "Jr")),
        ("John Smith, Jr.", person("John", "Smith", "Jr.")),
        ("Zoë Ångström", person("Zoë", "Ångström")),
    ],
)
def test_a_surname_keeps_its_particles_and_a_name_its_suffix(byline, author):
    assert authors_of_byline(byline) == (author,)


@pytest.mark.parametrize(
    "byline",
    [
        *("Press Association", "PA", "Standard Reporter", "Our Correspondent", "Harwell Courier staff"),
        *("Department for Work and Pensions", "Culture, Media and Sport Committee", "Health and Social Care"),
        *("Marks and Okafor", "Jane and John Okafor", "Okafor, Jane", "Baroness Okafor", "Lord Smith of Harwell"),
        *("Anonymous", "Jane Okafor @janeokafor", "Jane Okafor for Harwell Live", "张伟", "Agent 7"),
    ],
)
def test_what_does_not_read_as_names_stays_whole(byline):
    assert authors_of_byline(byline) == (whole(byline),)


def test_an_agency_beside_a_name_is_an_author_of_its_own():
    assert authors_of_byline("Jane Okafor and Press Association") == (OKAFOR, whole("Press Association"))
    assert authors_of_byline("Jane Okafor, John Smith, Harwell News") == (OKAFOR, SMITH, whole("Harwell News"))
    assert authors_of_byline("Reuters and AFP") == (whole("Reuters"), whole("AFP"))


def test_only_a_person_among_records_has_a_surname():
    assert author_of(Kind.PERSON, "Jane van der Okafor") == person("Jane", "van der Okafor")
    assert author_of(Kind.PERSON, "Emily Press") == person("Emily", "Press")
    assert author_of(Kind.PERSON, "Okafor") == whole("Okafor")
    assert author_of(Kind.ORGANISATION, "Harwell Borough Council") == whole("Harwell Borough Council")
    assert author_of("organisation", "Jane Okafor") == whole("Jane Okafor")


def test_an_author_is_said_in_words():
    assert person("John", "Smith", "Jr").words == "John Smith Jr"
    assert whole("Press Association").words == "Press Association"


@given(st.text() | st.text("aA ’.,&()-\nByand "))
def test_any_byline_with_a_word_has_an_author_and_no_author_is_empty(byline):
    authors = authors_of_byline(byline)
    assert bool(authors) == bool(byline.split())
    assert all(author.words for author in authors)
