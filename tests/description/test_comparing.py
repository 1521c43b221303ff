"""Two cores compared: whatever differs for a reader is named, and the words that differ are marked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.description import Core, Neighbour
from articles.description.comparing import ADDED, CHANGED, REMOVED, differing, in_words, lines_of, marked
from articles.description.parts import Fact, LinkText, PassageText, PostText, Term, Value
from tests.description.test_codec import LINK, at, changed, leaves, named

CORE = Core("10000001", "event", "A resignation", "a-resignation", summary="She left on Monday.")
ARTICLE = Neighbour("10000017", "article", "Leader quits")
NOT_READ = {"id", "kind", "slug", "code", "edtf", "iso", "inverse", "outward", "number"}
"""Fields that say nothing in words, or say again what others do."""
NOT_SHOWN = {(0, "link", "label"), ("values", 0, "text")}
"""What a link is called, which its parts say; the text beside a neighbour."""


def is_caption(path):
    """Whether a path leads into a passage's caption, which is its article's."""
    return "source" in path and "passages" in path


def sides(runs):
    """The earlier and the later text that runs make."""
    before = "".join(run.words for run in runs if run.how != ADDED)
    after = "".join(run.words for run in runs if run.how != REMOVED)
    return before, after


def passage(number, exact="stood down"):
    return PassageText(number, exact, Term("supports", "Supports"), ARTICLE)


@given(st.text("ab \n", max_size=12), st.text("ab \n", max_size=12))
def test_marking_loses_no_word_of_either_text(before, after):
    assert sides(marked(before, after)) == (before, after)


def test_only_the_words_that_differ_are_marked():
    runs = marked("She left on Monday, she said.", "She left on Tuesday, she said.")
    assert [(run.how, run.words) for run in runs] == [
        ("same", "She left on "),
        (REMOVED, "Monday,"),
        (ADDED, "Tuesday,"),
        ("same", " she said."),
    ]


def test_a_long_text_in_which_all_is_different_is_marked_as_a_whole():
    before, after = " ".join("ab" * 1100), " ".join("cd" * 1100)
    assert [run.how for run in marked(before, after)] == [REMOVED, ADDED]


def test_a_slip_in_a_long_text_is_still_one_word():
    before = " ".join(map(str, range(5000)))
    runs = marked(before, before.replace("2500", "other"))
    assert [run.words for run in runs if run.how != "same"] == ["2500", "other"]


@pytest.mark.parametrize(
    "path",
    [path for path in leaves(LINK) if not (path[-1] in NOT_READ or path[-3:] in NOT_SHOWN or is_caption(path))],
    ids=named,
)
def test_whatever_a_reader_sees_differ_is_named(path):
    parts = differing(LINK, changed(LINK, path))
    assert parts, f"a change of {path} is not told, though it was {at(LINK, path)!r}"
    assert in_words(parts)


def test_equal_cores_differ_in_nothing():
    assert differing(LINK, LINK) == []
    assert in_words([]) == ""


def test_what_came_went_and_changed_is_told_in_words():
    before = replace(CORE, passages=(passage(1), passage(2)), short_title="Resignation")
    after = replace(CORE, summary="She left on Tuesday.", passages=(passage(1, "left"), passage(3), passage(4)))
    parts = differing(before, after)
    assert [(part.label, part.how) for part in parts] == [
        ("Summary", CHANGED),
        ("Passage 1", CHANGED),
        ("Passage 3", ADDED),
        ("Passage 4", ADDED),
        ("Short title", REMOVED),
        ("Passage 2", REMOVED),
    ]
    assert in_words(parts) == (
        "Changed: summary, 1 passage. Added: 2 passages. Taken out: short title, 1 passage."
    )


def test_one_that_comes_before_others_does_not_make_them_different():
    body = Neighbour("10000025", "organisation", "Harwell Council")
    posts = tuple(PostText(role, body, rests_on=(1,)) for role in ("clerk", "leader"))
    parts = differing(replace(CORE, posts=posts[1:]), replace(CORE, posts=posts))
    assert [(part.how, part.after) for part in parts] == [(ADDED, "clerk, Harwell Council, passage 1")]


def test_two_posts_of_the_same_name_are_two():
    body = Neighbour("10000025", "organisation", "Harwell Council")
    twice = replace(CORE, posts=(PostText("leader", body, rests_on=(1,)), PostText("leader", body, rests_on=(2,))))
    assert len([line for line in lines_of(twice).values() if line.label == "Post"]) == 2


def test_a_passage_added_to_a_link_is_a_change_of_the_link():
    link = LinkText(
        Neighbour("10000033", "link", "One led to the other"),
        Term("led_to", "led to"),
        True,
        Neighbour("10000041", "event", "The other"),
        None,
        None,
        "",
        (passage(1),),
    )
    before, after = (
        replace(CORE, links=(replace(link, passages=row),)) for row in ((passage(1),), (passage(1), passage(2)))
    )
    (part,) = differing(before, after)
    assert (part.how, part.label) == (CHANGED, "Link")
    assert part.before.count("stood down") == 1
    assert part.after.count("stood down") == 2


def test_an_address_that_changes_behind_the_same_words_is_told():
    before, after = (
        replace(CORE, facts=(Fact("corrections", "Corrections", (Value("Sorry.", url=url),)),))
        for url in ("https://one.example/", "https://two.example/")
    )
    (part,) = differing(before, after)
    assert (part.before, part.after) == ("Sorry. (https://one.example/)", "Sorry. (https://two.example/)")
