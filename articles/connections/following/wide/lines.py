"""Lines between cards: which way each goes, and on which track, so that only lines of one source are ever shared.

A line leaves its card on the right, runs up or down a track in the gutter beside it, then level: on a clear
height, or in the corridor at the top of a lane; in the gutter before its target it comes to where it enters.
"""

from collections import defaultdict
from dataclasses import dataclass

from ..tracks import Trunk
from .cards import GRID

LEVEL = 7
"""How far apart two levels in a corridor are."""

TRACK = 6.5
"""How far apart two tracks in a gutter are."""


@dataclass(frozen=True, slots=True)
class Way:
    """Which way an arrow goes: `sort` is one of "plumb", "side", "next", "straight" and "corridor"."""

    sort: str
    corridor: int = -1


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
