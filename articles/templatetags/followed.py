"""Shapes of a picture of what followed: cards, arrows and words as SVG.

They are put together here and not by a template for each: a picture has a thousand of them.
"""

from itertools import pairwise

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.connections.following.scene import Mark

register = template.Library()

CORNER = 5
HIT = 14
"""So far from its mark an arrow can be hit by a pointer; before that, lines of one source are shared."""

MOST_NAMES = 8
"""So many outlets stand beside a link in the list; its page has them all."""

# Drawn at the end of a line that comes from the left; turned to the direction of its last stretch.
SHAPES = {
    Mark.FILLED: "m0 0l-8 -4.5v9z",
    Mark.OPEN: "m-8 -4.5l8 4.5l-8 4.5",
    Mark.RING: "m-8 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    Mark.CROSS: "m-9 -4l7 8m0 -8l-7 8",
}
TURNS = {(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}


@register.filter
def lettering(words):
    """Return Words as SVG texts."""
    return mark_safe("".join(map(_text, words)))


@register.filter
def drawn(record, site=""):
    """Return a Record as SVG: its card, and the arrows that leave it; `site` stands before every address.

    Only a file of its own names its site; there a link is an xlink, which older programs ask for.
    """
    box, item = record.box, record.box.item
    classes = ["box"]
    classes += ["heavy"] * item.is_heavy + ["alleged"] * item.is_alleged + ["together"] * (item.count > 1)
    casings = "".join(f'<path class="casing" d="{_line(leaving.route)}"/>' for leaving in record.leaving)
    bar = f'<path class="bar" d="M{box.x} {box.y}m2 0v{box.height}"/>' if item.is_heavy else ""
    card = (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"/>{bar}'
        f'<g aria-hidden="true">{lettering(box.words)}</g>'
    )
    arrows = "".join(_arrow(leaving, site) for leaving in record.leaving)
    return mark_safe(  # names and addresses are escaped; all else is numbers and fixed words
        f'<g class="rec{" chosen" * record.is_chosen}" role="listitem" data-key="{escape(item.key)}">'
        f'<g aria-hidden="true">{casings}</g>{_anchor(site, item, " ".join(classes), card)}{arrows}</g>'
    )


@register.filter
def corners(points):
    """Return points as the points of an SVG polygon."""
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


@register.filter
def first_names(names):
    """Return the first MOST_NAMES of names (tuple), and in words how many more there are."""
    more = len(names) - MOST_NAMES
    return (*names[:MOST_NAMES], f"{more} more") if more > 0 else names


def _text(word):
    anchor = "" if word.anchor == "start" else f' text-anchor="{word.anchor}"'
    return f'<text class="{word.style}" x="{word.x}" y="{word.y}"{anchor}>{escape(word.text)} </text>'


def _anchor(site, what, classes, inside, attributes=""):
    """Return a link to an Item or Arrow that is named by its label."""
    href = f'xlink:href="{escape(site + what.url)}"' if site else f'href="{escape(what.url)}"'
    return f'<a {href} class="{classes}"{attributes}><title>{escape(what.label)}</title>{inside}</a>'


def _arrow(leaving, site):
    """Return a Leaving as SVG: a line, the part of it that a pointer finds, its mark, and its number."""
    route, arrow = leaving.route, leaving.route.arrow
    inside = (
        f'<path class="line" d="{_line(route)}"/><path class="hit" d="{_hit(route)}"/>'
        f'<path class="mark {arrow.mark}" d="M0 0{SHAPES[arrow.mark]}" transform="{_place_of_mark(route)}"/>'
        f'<g aria-hidden="true">{_text(route.number)}</g>'
    )
    classes = f"arrow {arrow.line}{' chosen' * leaving.is_chosen}"
    return _anchor(site, arrow, classes, inside, f' data-later="{escape(arrow.later)}"')


def _line(route):
    """Return the path of a Route: level and plumb stretches, with corners of CORNER pixels at most."""
    points = list(dict.fromkeys(route.points))
    said = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        said.append(
            f"L{_pair(_towards(corner, before, room))}Q{_pair(corner)} {_pair(_towards(corner, after, room))}"
        )
    return "".join([*said, f"L{_pair(points[-1])}" if len(points) > 1 else ""])


def _hit(route):
    """Return the path of the end of a Route, by which a pointer finds the arrow."""
    before, end = _last_stretch(route)
    return f"M{_pair(_towards(end, before, min(HIT, _length(before, end))))}L{_pair(end)}"


def _place_of_mark(route):
    """Return the transformation that puts a mark where it belongs."""
    (x, y), (to_x, to_y) = _last_stretch(route)
    turn = TURNS[(to_x > x) - (to_x < x), (to_y > y) - (to_y < y)]
    return f"translate({_pair((to_x, to_y))})" + (f"rotate({turn})" if turn else "")


def _last_stretch(route):
    return list(pairwise(dict.fromkeys(route.points)))[-1]


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
