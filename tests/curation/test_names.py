"""Which names may be one, and which are two."""

import pytest

from articles.curation.names import may_be_one_body, may_be_one_person, may_share_initial, pieces
from articles.words import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Okafor", "ADA OKAFÓR"),
        ("Ada Okafor", "Okafor, Ada"),
        ("Dame Ada Okafor", "Ada Okafor CBE"),
        ("Ada Okafor", "Ada Mary Okafor"),
        ("A. Okafor", "Ada Okafor"),
        ("John Harris", "Jon Harris"),
        ("John Harris", "John Haris"),
        ("Okafor", "Okafor"),
    ],
)
def test_names_of_one_person(one, other):
    assert may_be_one_person(fold(one), fold(other))
    assert may_be_one_person(fold(other), fold(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roger Stone", "Kathryn Stone"),
        ("Mr Stone", "Ms Stone"),
        ("Mr Stone", "Roger Stone"),
        ("Mark Harris", "Mary Harris"),
        ("Ada Okafor", "Ada Harris"),
        ("Ada Okafor 1", "Ada Okafor 2"),
        ("R Stone", "K Stone"),
    ],
)
def test_names_of_two_people(one, other):
    assert not may_be_one_person(fold(one), fold(other))
    assert not may_be_one_person(fold(other), fold(one))


def test_one_surname_and_one_initial():
    assert may_share_initial("bob stone", "bill stone")
    assert not may_share_initial("bob stone", "roger stone")
    assert not may_share_initial("bob stone", "bob stoned")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harwell Borough Council", "Harwell Metropolitan Borough Council"),
        ("The Council of Harwell", "Harwell Council"),
        ("Harwell Comissioners", "Harwell Commissioners"),
        ("P.C.C.", "P C C"),
    ],
)
def test_names_of_one_body(one, other):
    assert may_be_one_body(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harwell Council", "Harwell Council Cabinet"),
        ("South Harwell Police", "West Harwell Police"),
        ("PCC", "IPCC"),
        ("Harwell Panel 2014", "Harwell Panel 2015"),
        ("Harwell Panel 12014", "Harwell Panel 12015"),
        ("Complaints Commission", "Complaints Commissioner"),
    ],
)
def test_names_of_two_bodies(one, other):
    assert not may_be_one_body(fold(one), fold(other))


@pytest.mark.parametrize("slip", ["barnardos", "barnados", "barnnardos", "bernardos", "barnardo"])
def test_one_slip_leaves_a_piece_in_the_name(slip):
    assert any(piece in slip for piece in pieces("barnardos"))


def test_pieces_leave_out_what_many_names_hold():
    assert pieces("sir ada j harwell council of the city") == {"ada", "har", "well", "cou", "ncil"}
    assert pieces("the") == {"the"}
