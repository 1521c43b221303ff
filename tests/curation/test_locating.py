"""Pasted words are found in a text whatever they were typed like, and their place is made certain."""

import pytest

from articles.curation.locating import LONGEST, places, selector

TEXT = (
    "The council’s leader – Ada Stone –\nstood down at once, “without delay”, it was said. Later the Cabinet "
    "stood down too, and the café closed. So the Cabinet stood down."
)


@pytest.mark.parametrize(
    ("pasted", "held"),
    [
        ("council's leader", "council’s leader"),
        ("Leader - Ada Stone -- stood down", None),
        ("leader — Ada Stone — stood  down", "leader – Ada Stone –\nstood down"),
        ('at once, "without delay"', "at once, “without delay”"),
        ("“stood down at once”", "stood down at once"),
        ("“without delay”", "“without delay”"),
        ("CAFÉ closed", "café closed"),
        ("cafe\u0301 closed", "café closed"),
        ("at\u00a0on\u00adce", "at once"),
        ("cafe closed", None),
        ("stood up", None),
        ("“”", None),
        ("", None),
    ],
)
def test_words_are_found_and_given_as_the_text_has_them(pasted, held):
    assert [place.words(TEXT) for place in places(TEXT, pasted)] == [held] * bool(held)


def test_an_accent_of_its_own_belongs_to_its_letter():
    text = "At the cafe\u0301 he said so."
    assert [place.words(text) for place in places(text, "the café")] == ["the cafe\u0301"]


def test_whole_words_come_first():
    text = "He resigned. They asked him to resign."
    assert [place.start for place in places(text, "resign")] == [text.rindex("resign")]
    assert len(places(text, "esign")) == 2


@pytest.mark.parametrize(
    ("prefix", "suffix", "number"),
    [
        ("", "", 3),
        ("Cabinet", "", 2),
        ("", "TOO", 1),
        ("later the cabinet ", "", 1),
        ("mayor", "", 0),
        ("", ".", 1),
    ],
)
def test_the_words_around_tell_the_places_apart(prefix, suffix, number):
    assert len(places(TEXT, "stood down", prefix, suffix)) == number


def test_around_a_place_stand_whole_words_until_it_is_certain():
    (place,) = places(TEXT, "stood down at once")
    prefix, exact, suffix = selector(TEXT, place)
    assert exact == "stood down at once" and f"{prefix}{exact}{suffix}" in TEXT
    assert prefix == "leader – Ada Stone –\n"
    assert suffix == ", “without delay”, it was said"


def test_it_takes_as_much_as_makes_it_unique():
    sentence = "On that day of all days the whole of the Cabinet stood down, as we said in our first report. "
    text = f"First. {sentence}Then again. {sentence}End."
    for place in places(text, "stood down"):
        before, exact, after = selector(text, place)
        assert text.count(f"{before}{exact}{after}") == 1 and max(len(before), len(after)) <= LONGEST


def test_what_was_typed_around_is_kept_as_the_text_has_it():
    (place,) = places(TEXT, "stood down", "ada stone -", "")
    assert selector(TEXT, place, "ada stone -")[:2] == ("Ada Stone –\n", "stood down")
    (place,) = places(TEXT, "stood down", "", "at ONCE")
    assert selector(TEXT, place, "", "at ONCE")[1:] == ("stood down", " at once")
