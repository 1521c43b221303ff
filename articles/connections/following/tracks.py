"""Tracks: plumb lines beside each other in a gutter, one for each source, in the order that crosses least."""

from dataclasses import dataclass, field
from itertools import combinations

_APART = 8
_SAME = 5


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
