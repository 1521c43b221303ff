"""Time, cut into columns: runs of records that stand above each other.

A run is cheap if it is small, holds no long silence, and if what a record led to stands in a later one: then a
report stands alone and its consequences hang in the next column.
"""

from collections import Counter
from math import inf

SILENCE = 540
"""After so many days of which no record is shown a new column always begins."""

_QUIET = 60
_NEVER = 1_000


def columns(scene, count):
    """Return the dated items of a scene in their order, cut into `count` runs (tuple of tuples) at the least cost.

    None if there are fewer items than columns.
    """
    items = [item for item in scene.items if item.day]
    total = len(items)
    if total < count:
        return None
    cost = _costs(items, scene.arrows)
    best = [[inf] * (total + 1) for _ in range(count + 1)]
    cut = [[0] * (total + 1) for _ in range(count + 1)]
    best[0][0] = 0
    for run in range(1, count + 1):
        for end in range(run, total + 1):
            best[run][end], cut[run][end] = min(
                (best[run - 1][start] + cost[start][end], start) for start in range(run - 1, end)
            )
    runs, end = [], total
    for run in range(count, 0, -1):
        start = cut[run][end]
        runs.append(tuple(items[start:end]))
        end = start
    return tuple(reversed(runs))


def undated(scene):
    """Return the items (tuple) of a scene whose date is not known: they have a column of their own."""
    return tuple(item for item in scene.items if not item.day)


def _costs(items, arrows):
    """Return what each run costs: cost[start][end], as rows of numbers."""
    place = {item.key: index for index, item in enumerate(items)}
    sources = [[] for _ in items]
    for arrow in arrows:
        ends = sorted((place.get(arrow.earlier, -1), place.get(arrow.later, -1)))
        if ends[0] >= 0:
            sources[ends[1]].append((ends[0], arrow.earlier))
    days = [item.day for item in items]
    cost = [[inf] * (len(items) + 1) for _ in items]
    for start in range(len(items)):
        lanes, inside, silence = Counter(), Counter(), 0
        same_day = 4 if start and days[start - 1] == days[start] else 0
        for end in range(start, len(items)):
            lanes[items[end].lane] += 1
            inside.update(source for first, source in sources[end] if first >= start)
            gap = (days[end] - days[end - 1]).days if end > start else 0
            silence += _NEVER if gap >= SILENCE else gap / 30 if gap > _QUIET else 0
            cost[start][end + 1] = (
                same_day
                + silence
                + 3 * sum(max(0, number - 2) ** 2 for number in lanes.values())
                + sum(5 + 12 * (number - 1) for number in inside.values())
                + (end + 1 - start) ** 2 / 20
            )
    return cost
