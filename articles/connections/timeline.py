"""Rows of spans on an axis of time, as coordinates for an SVG: pure, and the same for the same rows.

All lengths are in pixels. A row has its words above its bar and what changed below it, so that no text meets
another, however narrow the picture. What is only known to the month, to the year or about is drawn open; an end
that no source gives is a dotted tail.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from articles.dates import EdtfDate

from .text_widths import width_of, wrapped

SIZE = 13
LINE = 17
BAR = 8
GAP = 18
TAIL = 26
BADGE = 18
HEAD = 20
LEAST = 6
MARGIN = 10
LEAST_YEAR = 38


@dataclass(frozen=True)
class Span:
    """What a row shows: its words, its two ends (EdtfDate), and changes as (EdtfDate, words, is leaving)."""

    words: str
    since: EdtfDate
    until: EdtfDate
    changes: tuple = ()
    url: str = ""

    @property
    def bounds(self):
        """The days (list) that are known of it."""
        dates = (self.since, self.until, *(day for day, *_ in self.changes))
        return [bound for day in dates for bound in (day.earliest, day.latest) if bound]


@dataclass(frozen=True)
class Line:
    """Words at a place; `y` is their baseline."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Stretch:
    """A part of a bar: `how` is "known", "open" (only about so far) or "tail" (no source gives the end)."""

    how: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Sign:
    """Where a change stands on a bar: a cross for leaving, a ring for coming."""

    leaving: bool
    x: float
    y: float


@dataclass(frozen=True)
class Row:
    """A row as it is drawn; one with a heading has no bar."""

    lines: tuple
    heading: bool = False
    stretches: tuple = ()
    signs: tuple = ()
    url: str = ""
    words: str = ""


@dataclass(frozen=True)
class Badge:
    """A report: a numbered line across all rows, its number at the head."""

    number: int
    x: float
    y: float
    words: str
    url: str


@dataclass(frozen=True)
class Picture:
    """Everything that a template needs to draw a timeline. `years` are Lines at the foot of the axis."""

    width: int
    height: int
    axis: float
    years: tuple
    rows: tuple
    badges: tuple


class Scale:
    """Days to pixels: from the first year that is named to the end of the last one, with room for tails."""

    def __init__(self, days, width):
        self.first, self.last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
        self.left, self.room = MARGIN + TAIL, width - 2 * (MARGIN + TAIL)

    def __call__(self, day):
        """Return where a day stands."""
        return round(self.left + self.room * (day - self.first).days / (self.last - self.first).days, 1)

    def years(self, y):
        """Return the years as Lines, as many as can be read side by side."""
        count = self.last.year - self.first.year + 1
        step = next(step for step in (1, 2, 5, 10, 25, 50, 100, 1000) if self.room / count * step >= LEAST_YEAR)
        years = range(self.first.year + (-self.first.year % step), self.last.year + 1, step)
        return tuple(Line(self(date(year, 1, 1)), y, str(year)) for year in years)


def picture(groups, reports, width):
    """Return the Picture of [(heading or "", [Span])] and reports as [(EdtfDate, words, address)], or None.

    What has no date is left out: the words beside the picture have it. None if nothing has one.
    """
    groups = [(heading, [span for span in spans if span.bounds]) for heading, spans in groups]
    days = [day for _, spans in groups for span in spans for day in span.bounds]
    if not days:
        return None
    dated = [report for report in reports if report[0].earliest]
    scale = Scale(days + [report[0].earliest for report in dated], width)
    badges = placed(dated, scale)
    axis = max((badge.y + BADGE / 2 + 4 for badge in badges), default=0) + LINE
    rows, y = [], axis + HEAD / 2
    for heading, spans in groups:
        if heading and spans:
            row, y = heading_row(heading, y, width)
            rows.append(row)
        for span in spans:
            row, y = span_row(span, scale, y, width)
            rows.append(row)
    return Picture(width, round(y + 4), axis, scale.years(axis - 5), tuple(rows), badges)


def placed(reports, scale):
    """Return reports as Badges, numbered in their order, each in the highest line where it meets no other."""
    badges, ends = [], []
    for number, (day, words, url) in enumerate(reports, start=1):
        x = scale(day.earliest)
        level = next((level for level, end in enumerate(ends) if end + 2 <= x - BADGE / 2), len(ends))
        ends[level : level + 1] = [x + BADGE / 2]
        badges.append(Badge(number, x, BADGE / 2 + 2 + level * (BADGE + 2), words, url))
    return tuple(badges)


def heading_row(words, y, width):
    """Return (Row, the y below it) of a group's heading."""
    lines, y = text_lines(words, y + HEAD / 2, width)
    return Row(lines, heading=True), y + 2


def span_row(span, scale, y, width):
    """Return (Row, the y below it) of a Span: its words, its bar, and its changes below."""
    lines, y = text_lines(span.words, y, width)
    middle = y + 6 + BADGE / 4
    stretches = tuple(stretches_of(span, scale, middle))
    signs = tuple(
        Sign(leaving, scale(day.earliest or day.latest), middle)
        for day, _, leaving in span.changes
        if day.earliest or day.latest
    )
    y = middle + BAR
    below = []
    for day, words, _ in span.changes:
        x = scale(known(day)) if known(day) else MARGIN
        more, y = text_lines(words, y, width, x)
        below.extend(more)
    return Row((*lines, *below), stretches=stretches, signs=signs, url=span.url, words=span.words), y + GAP


def known(day):
    """Return the first day that an EdtfDate may mean, the last if it has no first, None if it has neither."""
    return day.earliest or day.latest


def text_lines(words, y, width, x=None):
    """Return (Lines, the y below them) of words from the left margin, or round `x` as far as there is room."""
    lines = []
    for text in wrapped(words, SIZE, width - 2 * MARGIN):
        y += LINE
        length = width_of(text, SIZE)
        at = MARGIN if x is None else min(max(x - length / 2, MARGIN), max(width - MARGIN - length, MARGIN))
        lines.append(Line(round(at, 1), y, text))
    return tuple(lines), y


def stretches_of(span, scale, y):
    """Yield the Stretches of a Span: what is known of it, what is open, and tails where no source gives an end."""
    since, until = span.since, span.until
    if since.is_unknown and until.is_unknown:
        return
    start = scale(since.latest or since.earliest) if not since.is_unknown else None
    end = scale(known(until)) if not until.is_unknown else None
    if start is None:
        yield Stretch("tail", end - TAIL, y, TAIL)
    else:
        yield from opened(since, scale, y, -1)
    if start is not None and end is not None and end > start:
        yield Stretch("known", start, y, round(end - start, 1))
    if end is None:
        yield Stretch("tail", start, y, TAIL)
    else:
        yield from opened(until, scale, y, 1)


def opened(day, scale, y, side):
    """Yield the open Stretch of an end that is not known to the day; on the side (-1 left, 1 right) of "about"."""
    first, last = known(day), day.latest or day.earliest
    if first == last and not day.is_about:
        return
    left, right = scale(first), scale(last + timedelta(days=1))
    if right - left < LEAST:
        left, right = (right - LEAST, right) if side < 0 else (left, left + LEAST)
    yield Stretch("open", round(left, 1), y, round(right - left, 1))
