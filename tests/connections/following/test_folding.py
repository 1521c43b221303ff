"""More records than can be seen at once stand together, and the picture says how many."""

from collections import Counter
from dataclasses import replace

import pytest

from articles.connections.following.folding import MOST_ITEMS, folded
from articles.connections.following.ladder import ladder
from articles.connections.following.lettering import LADDER_SIZES, SIZES
from articles.connections.following.scene import Arrow, Lane, Line, Mark, Scene
from articles.connections.following.wide import wide
from articles.dates import EdtfDate

from .overlaps import complaints
from .scenes import synthetic

ITEM = synthetic(1, 1, 0).items[0]


def item(key, when="2031-03-05", **given):
    """A card that may be folded unless told otherwise."""
    date = EdtfDate.parse(when)
    plain = {"lane": Lane.RESPONSES, "notes": (), "is_alleged": False, "is_heavy": False}
    return replace(ITEM, **plain | {"key": key, "date": date, "day": date.earliest, "when": date.words} | given)


def arrow(earlier, later, number="1", line=Line.CAUSE):
    return Arrow(number, earlier, later, line, Mark.FILLED, f"/links/{number}/", f"Link {number}")


def star(*items):
    """A report that led to each of these."""
    arrows = (arrow("report", one.key, str(number)) for number, one in enumerate(items, start=1))
    return Scene((item("report", "2031-03-01", is_heavy=True), *items), tuple(arrows))


def test_a_picture_that_can_be_seen_at_once_is_left_alone():
    scene = star(*(item(f"item{number}") for number in range(MOST_ITEMS - 1)))
    assert folded(scene) == (scene, ())


def test_what_came_of_the_same_in_the_same_month_stands_together_with_one_line():
    members = tuple(item(f"item{number}", f"2031-03-{number + 2:02}") for number in range(5))
    other = item("other", "2031-06-01")
    scene, (fold,) = folded(star(*members, other), most=3)
    assert fold.members == members
    assert fold.item.title == "5 records together" and fold.item.when == "2 March 2031 – 6 March 2031"
    assert [one.key for one in scene.items] == ["report", "fold-1", "other"]
    assert [(one.later, one.number) for one in scene.arrows] == [("fold-1", "5 links"), ("other", "6")]
    assert scene.arrows[0].url == fold.item.url == "#fold-1"


def test_years_are_folded_only_where_months_do_not_do():
    members = [item(f"item{number}", f"2031-{number + 1:02}-02") for number in range(6)]
    scene, folds = folded(star(*members), most=2)
    assert len(scene.items) == 2 and len(folds) == 1


@pytest.mark.parametrize(
    "never",
    [{"is_heavy": True}, {"lane": Lane.POSTS}, {"notes": ("≠ Accounts differ",)}],
)
def test_a_report_a_resignation_and_what_is_in_doubt_never_fold(never):
    members = [item(f"item{number}", **never) for number in range(6)]
    assert folded(star(*members), most=2)[1] == ()


def test_what_led_to_something_never_folds():
    scene = star(item("a"), item("b"), item("c"))
    scene = replace(scene, arrows=(*scene.arrows, arrow("c", "a", "9")))
    assert all("c" not in [one.key for one in fold.members] for fold in folded(scene, most=1)[1])


def test_a_line_to_what_is_together_claims_a_cause_only_if_each_of_its_links_does():
    scene = star(item("a"), item("b"))
    mixed = (scene.arrows[0], replace(scene.arrows[1], line=Line.LATER))
    assert [one.line for one in folded(scene, most=2)[0].arrows] == [Line.CAUSE]
    assert [one.line for one in folded(replace(scene, arrows=mixed), most=2)[0].arrows] == [Line.RELATION]


@pytest.mark.parametrize("seed", [0, 1])
def test_nothing_is_lost_and_nothing_meets_where_two_hundred_records_fold(seed):
    scene = synthetic(seed, items=200, arrows=230)
    shown, folds = folded(scene)
    members = [member for fold in folds for member in fold.members]
    assert len(shown.items) < len(scene.items) and folds
    alone = [one for one in shown.items if one.count == 1]
    assert Counter(one.key for one in (*alone, *members)) == Counter(one.key for one in scene.items)
    assert complaints(wide(shown), SIZES) == complaints(ladder(shown), LADDER_SIZES) == []
