"""The head of the wide picture: a true scale of time, and how each stretch of it unfolds into its column."""

from collections import Counter
from datetime import date
from itertools import pairwise

from articles.dates import MONTHS

from ..drawing import Column, Range, Tick, Words
from ..lettering import length_of

HEIGHT = 112
LONG = 300
"""A silence of so many days between two columns is said."""

_AXIS = 32
_WEDGE = 58
_RULE = 100
_YEAR_APART = 38
_LEAST_RANGE = 6
_ROW = 4
_ROWS = 4


def column_heads(runs, places, width):
    """Return the Columns of runs of items that stand at `places` (x), cards being `width` wide."""
    heads, before = [], None
    for run, x in zip(runs, places, strict=True):
        if run[0].day is None:
            heads.append(Column(x, width, (Words(x, 76, "No date", "year"),), _RULE))
            continue
        first, last = run[0].day, run[-1].day
        year = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        days = _days(run[0], run[-1])
        if before and before == first and length_of(f"{days}, continued", "days") <= width:
            days = f"{days}, continued"
        heads.append(Column(x, width, (Words(x, 76, year, "year"), Words(x, 92, days, "days")), _RULE))
        before = last
    return tuple(heads)


def scale(runs, places, width, whole):
    """Return (ticks, ranges, wedges, words) of the true scale, `whole` pixels wide; nothing if no date is known.

    A day that is known has a tick; a date that is known only roughly is drawn as all the days that it may mean.
    """
    dated = [item for run in runs for item in run if item.day]
    if not dated:
        return (), (), (), ()
    start = min(item.date.earliest or item.day for item in dated)
    end = max(item.date.latest or item.day for item in dated)
    per_day = (whole - 20) / max(1, (end - start).days)

    def across(day):
        return round(10 + (day - start).days * per_day, 1)

    days = Counter(item.day for item in dated if is_exact(item.date))
    ticks = tuple(
        Tick(across(day), _AXIS - 3 - 3 * min(number, 5), 3 + 3 * min(number, 5))
        for day, number in sorted(days.items())
    )
    rough = {
        (item.date.earliest or item.day, item.date.latest or item.day) for item in dated if not is_exact(item.date)
    }
    ranges = _in_rows((across(first), across(last)) for first, last in sorted(rough))
    wedges = tuple(
        (
            (across(run[0].day), _AXIS),
            (across(run[-1].day) + 1, _AXIS),
            (x + width, _WEDGE),
            (x, _WEDGE),
        )
        for run, x in zip(runs, places, strict=True)
        if run[0].day
    )
    return ticks, ranges, wedges, _years(start, end, across, whole)


def _in_rows(spans):
    """Return Ranges of (left, right) in order, each in the lowest row that is free there; of _ROWS rows."""
    ranges, free = [], [float("-inf")] * _ROWS
    for left, right in spans:
        right = max(right, left + _LEAST_RANGE)
        row = next((row for row, until in enumerate(free) if until < left), _ROWS - 1)
        free[row] = max(free[row], right + _LEAST_RANGE / 2)
        ranges.append(Range(left, _AXIS - 2 - _ROW * row, round(right - left, 1)))
    return tuple(ranges)


def is_exact(when):
    """Return whether an EdtfDate is one day, and not only about right."""
    return when.earliest == when.latest is not None and not when.is_about


def silences(runs, gutters):
    """Return the Words for long silences between columns; `gutters` are the (left, right) before each column."""
    words = []
    for (before, after), (left, right) in zip(pairwise(runs), gutters[1:], strict=True):
        if said := silence(before, after):
            number, unit = said.split()
            middle = round((left + right) / 2, 1)
            words += [
                Words(middle, y, text, "silence", "middle") for y, text in ((66, number), (77, unit), (92, "//"))
            ]
    return tuple(words)


def silence(before, after):
    """Return how long nothing is shown between two runs, in words ("11 months"); "" if it is not long."""
    last, first = before[-1].day, after[0].day
    if first is None or (first - last).days < LONG:
        return ""
    months = round((first - last).days / 30.44)
    return f"{months} months" if months < 24 else f"{round(months / 12)} years"


def _years(start, end, across, whole):
    """Return the Words of the years on the scale, each where it begins, none too near to the one before."""
    words, free = [], 0
    for year in range(start.year, end.year + 1):
        x = max(4.0, across(date(year, 1, 1)))
        if x >= free and x + _YEAR_APART <= whole:
            words.append(Words(x, 12, str(year), "scale"))
            free = x + _YEAR_APART
    return tuple(words)


def _days(first, last):
    """Return the stretch of time of a run in short words, no closer than its first and last dates are known."""
    one, other = first.day, last.day
    exact = all(item.date.start == item.date.end and item.date.start.day for item in (first, last))
    month, other_month = MONTHS[one.month - 1][:3], MONTHS[other.month - 1][:3]
    if exact and one == other:
        return f"{one.day} {month}"
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day}–{other.day} {month}" if exact else month
    if one.year == other.year:
        return f"{month} – {other_month}"
    return f"{month} {one.year} – {other_month} {other.year}"
