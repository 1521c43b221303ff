"""Lines between cards: which way each goes, and on which track, so that only lines of one source are ever shared.

A line leaves its card on the right, runs up or down a track in the gutter beside it, then level: on a clear
height, or in the corridor at the top of a lane; in the gutter before its target it comes to where it enters.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from .cards import GRID

LEVEL = 7
"""How far apart two levels in a corridor are."""

TRACK = 6.5
"""How far apart two tracks in a gutter are."""

_APART = 8
_SAME = 5


@dataclass(frozen=True, slots=True)
class Way:
    """Which way an arrow goes: `sort` is one of "plumb", "side", "next", "straight" and "corridor"."""

    sort: str
    corridor: int = -1


@dataclass
class Trunk:
    """The lines of one source in one gutter: the heights at which they come in or go out, on either side."""

    left: list = field(default_factory=list)
    right: list = field(default_factory=list)

    @property
    def span(self):
        """The heights (from, to) of its track."""
        heights = self.left + self.right
        return min(heights), max(heights)


def choose_ways(cards, arrows, pairs, tops):
    """Return {arrow: Way}. `tops` are the heights of the corridors, from the highest to the lowest.

    A corridor is taken where the line is short, and rather one that lines of the same source take already.
    """
    ways, taken = {}, set()
    for arrow in arrows:
        source, target = cards[arrow.earlier], cards[arrow.later]
        if arrow in pairs:
            ways[arrow] = Way("plumb")
        elif source.column == target.column:
            ways[arrow] = Way("side")
        elif target.column == source.column + 1:
            ways[arrow] = Way("next")
        else:
            corridor = min(
                range(len(tops)),
                key=lambda number: (
                    abs(source.y - tops[number])
                    + abs(target.y - tops[number])
                    - 120 * ((arrow.earlier, number) in taken),
                    number,
                ),
            )
            taken.add((arrow.earlier, corridor))
            ways[arrow] = Way("corridor", corridor)
    return ways


def straighten(cards, cells, ways):
    """Return the ways with "straight" wherever no card is in between at the height at which a line enters."""
    return {
        arrow: Way("straight") if way.sort == "corridor" and _is_clear(arrow, cards, cells) else way
        for arrow, way in ways.items()
    }


def set_ports(cards, ways, tops):
    """Give each arrow its place among those that enter its target, by where they come from."""
    for card in cards.values():
        card.left, card.right = [], []
    for arrow, way in ways.items():
        if way.sort == "side":
            cards[arrow.later].right.append(arrow)
        elif way.sort != "plumb":
            cards[arrow.later].left.append(arrow)

    def height(arrow):
        way = ways[arrow]
        return tops[way.corridor] if way.sort == "corridor" else cards[arrow.earlier].leaves

    for card in cards.values():
        # A stable sort: of those from the same height the order of their numbers stays.
        card.left.sort(key=height)
        card.right.sort(key=height)


def levels_of(cards, ways, count):
    """Return ({(corridor, source): level}, [how many levels each of the `count` corridors needs])."""
    spans = defaultdict(list)
    for arrow, way in ways.items():
        if way.sort == "corridor":
            ends = cards[arrow.earlier].column + 1, cards[arrow.later].column
            spans[way.corridor, arrow.earlier] += ends
    levels, needed = {}, [0] * count
    taken = defaultdict(list)
    for (corridor, source), ends in sorted(spans.items(), key=lambda item: (item[0][0], min(item[1]), item[0][1])):
        low, high = min(ends), max(ends)
        level = next(
            number
            for number in range(len(spans))
            if all(high < start or end < low for start, end in taken[corridor, number])
        )
        taken[corridor, level].append((low, high))
        levels[corridor, source] = level
        needed[corridor] = max(needed[corridor], level + 1)
    return levels, needed


def trunks_of(cards, ways, level_heights):
    """Return {gutter: {source: Trunk}}; gutter n is the one to the left of column n."""
    trunks = defaultdict(lambda: defaultdict(Trunk))
    for arrow, way in ways.items():
        source, target = cards[arrow.earlier], cards[arrow.later]
        if way.sort == "plumb":
            continue
        first, last = source.column + 1, target.column
        out = trunks[first][arrow.earlier]
        out.left.append(source.leaves)
        enters = target.enters(arrow)
        if way.sort == "side":
            out.left.append(enters)
        elif way.sort in ("next", "straight"):
            out.right.append(enters)
        else:
            level = level_heights[way.corridor, arrow.earlier]
            (out.right if last > first else out.left).append(level)
            into = trunks[last][arrow.earlier]
            (into.left if last > first else into.right).append(level)
            into.right.append(enters)
    return trunks


def tracks_of(trunks):
    """Return {source: number of its track, from left to right} for the trunks of a gutter, with few crossings."""
    order = sorted(trunks, key=lambda source: (sum(trunks[source].right), source))
    cost = {}
    for one, other in combinations(order, 2):
        cost[one, other] = _crossings(trunks[one], trunks[other])
        cost[other, one] = _crossings(trunks[other], trunks[one])
    better = True
    while better:
        better = False
        for place, source in enumerate(order):
            rest = order[:place] + order[place + 1 :]
            sums = [sum(cost[source, other] for other in rest)]
            for other in rest:
                sums.append(sums[-1] - cost[source, other] + cost[other, source])
            best = min(range(len(sums)), key=sums.__getitem__)
            if sums[best] < sums[place]:
                order, better = [*rest[:best], source, *rest[best:]], True
                break
    tracks = {}
    for source in order:
        tracks[source] = 1 + max(
            (tracks[other] for other in tracks if _meet(trunks[other], trunks[source])), default=-1
        )
    return tracks


def crossings(routes):
    """Return how many times lines of two sources cross in routes."""
    level, plumb = [], []
    for route in routes:
        for (x, y), (to_x, to_y) in zip(route.points, route.points[1:], strict=False):
            if y == to_y:
                level.append((min(x, to_x), max(x, to_x), y, route.arrow.earlier))
            else:
                plumb.append((x, min(y, to_y), max(y, to_y), route.arrow.earlier))
    return len(
        {
            (x, y, source, other)
            for left, right, y, source in level
            for x, top, bottom, other in plumb
            if source != other and left < x < right and top < y < bottom
        }
    )


def _is_clear(arrow, cards, cells):
    """Return whether a line at the height at which an arrow enters meets no card on its way."""
    source, target = cards[arrow.earlier], cards[arrow.later]
    if target.column < source.column:
        return False
    height = target.enters(arrow)
    return all(
        height < card.y - GRID or height > card.y + card.height + GRID
        for (column, lane), cell in cells.items()
        if lane == target.lane and source.column < column < target.column
        for card in cell
    )


def _meet(one, other):
    """Return whether two trunks cannot share a track."""
    (top, bottom), (other_top, other_bottom) = one.span, other.span
    return top - _APART < other_bottom and other_top - _APART < bottom


def _crossings(left, right):
    """Return how often two trunks cross, one left of the other; much if their lines would run together."""
    if not _meet(left, right):
        return 0
    top, bottom = right.span
    other_top, other_bottom = left.span
    count = sum(top < height < bottom for height in set(left.right))
    count += sum(other_top < height < other_bottom for height in set(right.left))
    together = any(abs(one - other) < _SAME for one in left.right for other in right.left)
    return count + 100 * together
