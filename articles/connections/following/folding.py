"""Folding: records that came of the same and lead nowhere stand together, where a picture would hold too many."""

from collections import defaultdict
from dataclasses import dataclass, replace

from articles.dates import EdtfDate, PartialDate

from .scene import Arrow, Item, Lane, Line, Mark, Scene

MOST_ITEMS = 80
"""More cards than these are too many to see at once. It is a goal: what may not be folded, stands."""


@dataclass(frozen=True, slots=True)
class Fold:
    """The card of records that are folded together, and those records (Items)."""

    item: Item
    members: tuple[Item, ...]


def folded(scene, most=MOST_ITEMS):
    """Return (Scene with `most` items if that can be, Folds) of a Scene.

    Together stand records of one lane and one month that all came of the same records and led to nothing: the
    biggest groups first, then those of one year, then of any time. An inquiry or report, a resignation or post,
    and what has a doubtful standing is never folded.
    """
    sources = defaultdict(set)
    for arrow in scene.arrows:
        sources[arrow.later].add(arrow.earlier)
    leading = {arrow.earlier for arrow in scene.arrows}
    loose = [item for item in scene.items if item.key in sources and item.key not in leading and _may_fold(item)]
    groups = []
    for span in (_month, _year, _any_time):
        found = defaultdict(list)
        for item in loose:
            found[frozenset(sources[item.key]), item.lane, span(item)].append(item)
        for group in sorted((group for group in found.values() if len(group) > 1), key=lambda group: -len(group)):
            if _count(scene, groups) <= most:
                break
            groups.append(group)
            loose = [item for item in loose if item not in group]
    folds = [_fold(number, group) for number, group in enumerate(groups, start=1)]
    return _with_folds(scene, folds), tuple(folds)


def _may_fold(item):
    return not (item.is_heavy or item.notes or item.lane is Lane.POSTS)


def _month(item):
    return (item.day.year, item.day.month) if item.day else None


def _year(item):
    return item.day.year if item.day else None


def _any_time(item):
    return bool(item.day)


def _count(scene, groups):
    """Return how many cards there are with these groups folded."""
    return len(scene.items) - sum(len(group) - 1 for group in groups)


def _fold(number, group):
    """Return the Fold of a group of items, at the place of the first."""
    first, words = group[0], f"{len(group)} records together"
    days = [day for item in group for day in (item.date.earliest, item.date.latest) if day]
    ends = [PartialDate(day.year, day.month, day.day) for day in (min(days), max(days))] if days else (None, None)
    item = replace(
        first,
        key=f"fold-{number}",
        title=words,
        date=EdtfDate(*ends),
        when=_span(group),
        sort="",
        url=f"#fold-{number}",
        label=f"{words}: the list names them",
        count=len(group),
    )
    return Fold(item, tuple(group))


def _span(group):
    """Return the time of a group of items in short words."""
    first, last = group[0].when, group[-1].when
    return first if first == last else " – ".join(filter(None, (first, last)))


def _with_folds(scene, folds):
    """Return a Scene with its folded items as one card each, and the arrows to each from one source as one."""
    home = {member.key: fold.item for fold in folds for member in fold.members}
    items = dict.fromkeys(home.get(item.key, item) for item in scene.items)
    into = defaultdict(list)
    for arrow in scene.arrows:
        # What is not folded is alone under its own number.
        place = (arrow.earlier, home[arrow.later].key) if arrow.later in home else arrow.number
        into[place].append(arrow)
    arrows = (_together(some, home[some[0].later]) if some[0].later in home else some[0] for some in into.values())
    return Scene(tuple(items), tuple(arrows))


def _together(arrows, fold):
    """Return one Arrow to the item of a fold for some from one source: drawn as they are if they are alike."""
    lines, marks = {arrow.line for arrow in arrows}, {arrow.mark for arrow in arrows}
    words = f"{len(arrows)} links" if len(arrows) > 1 else arrows[0].number
    return Arrow(
        number=words,
        earlier=arrows[0].earlier,
        later=fold.key,
        line=lines.pop() if len(lines) == 1 else Line.RELATION,
        mark=marks.pop() if len(marks) == 1 else Mark.RING,
        url=fold.url,
        label=f"{words} together: the list names them",
    )
