"""The wide picture: nothing in it meets anything else, and it is the same wherever it is drawn."""

import pytest

from articles.connections.following.scene import Scene
from articles.connections.following.wide import WIDTH, wide

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


def test_what_is_not_dated_stands_in_a_column_that_says_so():
    drawing = wide(next(scene for scene in map(synthetic, range(20)) if scene.items[-1].date.is_unknown))
    last = drawing.columns[-1]
    assert [word.text for word in last.words] == ["No date"]
    assert {box.x for box in drawing.boxes if box.item.date.is_unknown} == {last.x}


def test_a_picture_of_few_records_fits_the_page():
    assert wide(synthetic(1, 30, 30)).width <= WIDTH + 1
