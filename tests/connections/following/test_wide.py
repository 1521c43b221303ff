"""The wide picture: nothing in it meets anything else, and it is the same wherever it is drawn."""

from dataclasses import replace

import pytest

from articles.connections.following.scene import Scene
from articles.connections.following.wide import WIDTH, wide
from articles.dates import EdtfDate

from .overlaps import complaints
from .scenes import synthetic


@pytest.mark.parametrize("seed", range(10))
def test_nothing_meets_in_a_picture_of_eighty_records(seed):
    scene = synthetic(seed)
    drawing = wide(scene)
    assert complaints(drawing) == []
    assert [box.item for box in drawing.boxes] == list(scene.items)
    assert [route.arrow for route in drawing.routes] == list(scene.arrows)


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_nothing_meets_in_a_small_picture(count):
    assert complaints(wide(synthetic(7, count, count))) == []


def test_a_picture_of_nothing_is_empty():
    drawing = wide(Scene((), ()))
    assert (drawing.boxes, drawing.routes) == ((), ())


def test_equal_scenes_give_equal_pictures():
    assert wide(synthetic(3)) == wide(synthetic(3))


def test_a_line_runs_from_the_edge_of_its_earlier_card_to_the_edge_of_its_later_one():
    drawing = wide(synthetic(2))
    boxes = {box.item.key: box for box in drawing.boxes}
    for route in drawing.routes:
        for key, (x, y) in ((route.arrow.earlier, route.points[0]), (route.arrow.later, route.points[-1])):
            box = boxes[key]
            on_side = x in (box.x, box.x + box.width) and box.y <= y <= box.y + box.height
            on_end = y in (box.y, box.y + box.height) and box.x <= x <= box.x + box.width
            assert on_side or on_end


def test_cards_stand_in_the_order_of_time_and_in_their_lanes():
    drawing = wide(synthetic(4))
    bands = {band.lane: band for band in drawing.bands}
    for box in drawing.boxes:
        band = bands[box.item.lane]
        assert band.y <= box.y and box.y + box.height <= band.y + band.height
    lefts = [box.x for box in drawing.boxes]
    assert lefts == sorted(lefts)


def scale_of(*dates):
    """Return a Drawing of records with these dates (EDTF), the first day of each being where it stands."""
    dated = zip(synthetic(1, len(dates), 0).items, map(EdtfDate.parse, dates), strict=True)
    return wide(Scene(tuple(replace(item, date=date, day=date.earliest) for item, date in dated), ()))


def test_a_day_is_a_tick_on_the_scale_and_a_rough_date_all_the_days_that_it_may_mean():
    drawing = scale_of("2014-01-01", "2014-07-02", "2014-12-31")
    assert (len(drawing.ticks), drawing.ranges) == (3, ())
    first, middle, last = (tick.x for tick in drawing.ticks)
    drawing = scale_of("2014", "2014-01-01", "2014-01-01/2014-07-02", "2014-12-31")
    year, half = sorted(drawing.ranges, key=lambda one: -one.width)
    assert [(one.x, round(one.x + one.width, 1)) for one in (year, half)] == [(first, last), (first, middle)]
    assert [tick.x for tick in drawing.ticks] == [first, last]


def test_a_rough_date_at_the_end_has_room_on_the_scale():
    drawing = scale_of("2014-06-15", "2016")
    (range_,) = drawing.ranges
    assert range_.width > 0 and range_.x + range_.width <= drawing.width


def test_what_is_only_about_a_day_is_no_tick():
    drawing = scale_of("2014-01-01", "2014-06-15~", "2014-12-31")
    assert (len(drawing.ticks), len(drawing.ranges)) == (2, 1)


def test_what_is_not_dated_stands_in_a_column_that_says_so():
    drawing = wide(next(scene for scene in map(synthetic, range(20)) if scene.items[-1].date.is_unknown))
    last = drawing.columns[-1]
    assert [word.text for word in last.words] == ["No date"]
    assert {box.x for box in drawing.boxes if box.item.date.is_unknown} == {last.x}


def test_a_picture_of_few_records_fits_the_page():
    assert wide(synthetic(1, 30, 30)).width <= WIDTH + 1
