"""Public identifiers: the NOID check character and what it catches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identifiers import (
    ALPHABET,
    LENGTH,
    check_character,
    is_well_formed,
    looks_like_identifier,
    random_identifier,
)

sevens = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)
identifiers = sevens.map(lambda seven: seven + check_character(seven))
positions = st.integers(0, LENGTH - 1)


def test_the_alphabet_is_that_of_noid():
    assert ALPHABET == "0123456789bcdfghjkmnpqrstvwxz"
    assert list(ALPHABET) == sorted(set(ALPHABET))
    assert len(ALPHABET) == 29  # a prime above LENGTH: the proof that the check catches errors needs both


@pytest.mark.parametrize(
    ("seven", "check"),
    [
        ("0000000", "0"),
        ("1000000", "1"),  # 1 × 1
        ("0000001", "7"),  # 7 × 1
        ("zzzzzzz", "1"),  # 28 × (1 + … + 7) = 784 = 27 × 29 + 1
        ("1234567", "t"),  # 1 + 4 + 9 + 16 + 25 + 36 + 49 = 140 = 4 × 29 + 24
        ("bcdfghj", "h"),  # 10 + 22 + 36 + 52 + 70 + 90 + 112 = 392 = 13 × 29 + 15
    ],
)
def test_check_characters_computed_by_hand(seven, check):
    assert check_character(seven) == check


@given(identifiers)
def test_a_sound_identifier_is_well_formed(identifier):
    assert is_well_formed(identifier)
    assert looks_like_identifier(identifier)


@given(identifiers, positions, st.sampled_from(ALPHABET))
def test_every_substitution_of_one_character_is_caught(identifier, place, other):
    changed = identifier[:place] + other + identifier[place + 1 :]
    assert is_well_formed(changed) == (changed == identifier)


@given(identifiers, st.integers(0, LENGTH - 2))
def test_every_swap_of_two_different_neighbours_is_caught(identifier, place):
    one, two = identifier[place : place + 2]
    swapped = identifier[:place] + two + one + identifier[place + 2 :]
    assert is_well_formed(swapped) == (one == two)
    assert looks_like_identifier(swapped)


@given(st.text())
def test_any_text_is_answered(text):
    assert not is_well_formed(text) or (len(text) == LENGTH and set(text) <= set(ALPHABET))
    assert looks_like_identifier(text) in (True, False)


@pytest.mark.parametrize(
    "text", ["", "0", "0000000", "000000000", "00000001", "0000000\n", "٠٠٠٠٠٠٠٠", "0000000O"]
)
def test_other_texts_are_not_well_formed(text):
    assert not is_well_formed(text)


@pytest.mark.parametrize("text", ["000000", "00000000a", "000000A", "oooooo٠", "00000é0", "", "000-000"])
def test_no_check_character_over_anything_but_seven(text):
    with pytest.raises(ValueError):
        check_character(text)


@pytest.mark.parametrize("text", ["6G3H5K2D", " 6g3h5k2d ", "6g3h5k2", "6g3h5k2dd", "6g3h5l2o"])
def test_near_misses_look_like_identifiers(text):
    assert looks_like_identifier(text)


@pytest.mark.parametrize(
    "text", ["", "6g3h5k", "6g3h5k2ddd", "6g3h-5k2", "jay-report", "６ｇ３ｈ５ｋ２ｄ", "6g3h\0k2d"]
)
def test_other_texts_do_not(text):
    assert not looks_like_identifier(text)


def test_random_identifiers_are_well_formed_and_use_the_whole_alphabet():
    minted = {random_identifier() for _ in range(2000)}
    assert len(minted) == 2000  # two equal ones among 29**7: about 1 in 8,600 runs
    assert all(map(is_well_formed, minted))
    assert all({identifier[place] for identifier in minted} == set(ALPHABET) for place in range(LENGTH))
