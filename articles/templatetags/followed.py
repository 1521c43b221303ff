"""Shapes of a picture of what followed: a Route as SVG paths, with round corners and a mark at its end."""

from itertools import pairwise

from django import template

from articles.connections.following.scene import Mark

register = template.Library()

CORNER = 5
HIT = 14
"""So far from its mark an arrow can be hit by a pointer; before that, lines of one source are shared."""

# Drawn at the end of a line that comes from the left; turned to the direction of its last stretch.
SHAPES = {
    Mark.FILLED: "m0 0l-8 -4.5v9z",
    Mark.OPEN: "m-8 -4.5l8 4.5l-8 4.5",
    Mark.RING: "m-8 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    Mark.CROSS: "m-9 -4l7 8m0 -8l-7 8",
}
TURNS = {(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}


@register.filter
def line_of(route):
    """Return the path of a Route: level and plumb stretches, with corners of CORNER pixels at most."""
    points = list(dict.fromkeys(route.points))
    said = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        said.append(
            f"L{_pair(_towards(corner, before, room))}Q{_pair(corner)} {_pair(_towards(corner, after, room))}"
        )
    return "".join([*said, f"L{_pair(points[-1])}" if len(points) > 1 else ""])


@register.filter
def hit_of(route):
    """Return the path of the end of a Route, by which a pointer finds the arrow."""
    before, end = list(pairwise(dict.fromkeys(route.points)))[-1]
    return f"M{_pair(_towards(end, before, min(HIT, _length(before, end))))}L{_pair(end)}"


@register.filter
def mark_of(route):
    """Return the path of the mark at the end of a Route, as if the line came from the left."""
    return f"M0 0{SHAPES[route.arrow.mark]}"


@register.filter
def place_of_mark(route):
    """Return the transformation that puts a mark where it belongs."""
    (x, y), (to_x, to_y) = list(pairwise(dict.fromkeys(route.points)))[-1]
    turn = TURNS[(to_x > x) - (to_x < x), (to_y > y) - (to_y < y)]
    return f"translate({_pair((to_x, to_y))})" + (f"rotate({turn})" if turn else "")


@register.filter
def corners(points):
    """Return points as the points of an SVG polygon."""
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _length(one, other):
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start, end, far):
    """Return the point that lies `far` pixels from one point to another, level or plumb."""
    length = _length(start, end) or 1
    return tuple(a + (b - a) * far / length for a, b in zip(start, end, strict=True))


def _pair(point):
    return " ".join(map(_number, point))


def _number(value):
    """Return a length as short text."""
    return f"{round(value, 1):g}"
