"""The ladder: nothing in it meets anything else, and it reads in the order of time."""

from dataclasses import replace

import pytest

from articles.connections.following.ladder import LEAST_CARD, WIDTH, ladder
from articles.connections.following.lettering import LADDER_SIZES
from articles.connections.following.scene import Scene
from articles.dates import EdtfDate

from .overlaps import complaints
from .scenes import synthetic


@pytest.mark.parametrize("seed", range(10))
def test_nothing_meets_in_a_ladder_of_eighty_records(seed):
    scene = synthetic(seed)
    drawing = ladder(scene)
    assert complaints(drawing, LADDER_SIZES) == []
    assert [box.item for box in drawing.boxes] == list(scene.items)
    assert [route.arrow for route in drawing.routes] == list(scene.arrows)


@pytest.mark.parametrize("width", [288, 420])
def test_nothing_meets_at_other_widths(width):
    assert complaints(ladder(synthetic(3), width), LADDER_SIZES) == []


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_a_small_ladder_is_as_wide_as_a_phone(count):
    drawing = ladder(synthetic(7, count, count))
    assert complaints(drawing, LADDER_SIZES) == []
    assert drawing.width <= WIDTH


def test_a_ladder_of_nothing_is_empty():
    drawing = ladder(Scene((), ()))
    assert (drawing.boxes, drawing.routes, drawing.height) == ((), (), 0)


def test_equal_scenes_give_equal_ladders():
    assert ladder(synthetic(3)) == ladder(synthetic(3))


def test_cards_stand_under_each_other_in_time_and_are_never_too_narrow_to_read():
    drawing = ladder(synthetic(2))
    tops = [box.y for box in drawing.boxes]
    assert tops == sorted(tops)
    assert {box.x for box in drawing.boxes} == {drawing.boxes[0].x}
    assert drawing.boxes[0].width >= LEAST_CARD


def test_lines_enter_a_card_above_where_its_own_leave():
    drawing = ladder(synthetic(5))
    leaves = {route.arrow.earlier: route.points[0][1] for route in drawing.routes}
    for route in drawing.routes:
        assert route.points[-1][1] < leaves.get(route.arrow.later, 10**9)


def headings(drawing):
    return [word.text for word in drawing.words if word.style == "year"]


def dated(scene, *dates):
    """The scene with its first items on these dates, and the others left out."""
    dates = map(EdtfDate.parse, dates)
    return Scene(
        tuple(replace(item, date=when, day=when.earliest) for item, when in zip(scene.items, dates, strict=False)),
        (),
    )


def test_a_year_of_many_records_is_headed_by_months_and_a_sparse_one_by_the_year():
    scene = dated(synthetic(1), "2030-05-01", *[f"2031-0{month}-02" for month in (1, 2, 2, 3, 3)], "")
    assert headings(ladder(scene)) == ["2030", "Jan 2031", "Feb 2031", "Mar 2031", "No date"]


def test_a_long_silence_is_said():
    words = [word.text for word in ladder(dated(synthetic(1), "2030-01-01", "2033-01-01")).words]
    assert set(words) == {"2030", "3 years later", "2033"}


def test_a_line_from_an_undated_record_reaches_a_dated_one():
    scene = next(scene for scene in map(synthetic, range(20)) if scene.items[-1].date.is_unknown)
    last = scene.items[-1].key
    up = next(route for route in ladder(scene).routes if route.arrow.earlier == last)
    assert up.points[0][1] > up.points[-1][1]
