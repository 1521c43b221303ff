"""The archive's date: a day, a month, a year or a range, as far as it is known.

`EdtfDate` follows the Extended Date/Time Format of the Library of Congress (EDTF, ISO 8601-2:2019):
levels 0 and 1 for dates, intervals, open ends and `~` ("about"), and level 2's `XXXX` for a year of
which nothing is known. It reads and prints the same values in plain English words.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

# Not the calendar module's names: those change with the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HOW_TO_TYPE = (
    "Type a date such as 4 February 2015, February 2015, 2015, about 2015, February 2015 to March 2015, "
    "from 2014 or until 2015, or leave it empty if the date is not known."
)
NOT_IN_CALENDAR = "There is no such day in the calendar: type a real one, such as 28 February 2015."
WRONG_ORDER = "This range ends before it begins: type the earlier date first."
NOT_KNOWN = "date not known"

_EDTF_UNKNOWN = "XXXX"
_UNKNOWN_TEXTS = {"", _EDTF_UNKNOWN.lower(), NOT_KNOWN, "not known", "unknown"}
_LONGEST = 100  # the longest words are "about 30 September 2014 to about 30 September 2015"

_MONTHS_TYPED = {"sept": 9} | {
    form: number
    for number, name in enumerate(MONTHS, start=1)
    for form in (f"{number:02}", name[:3].lower(), name.lower())
}
_ABOUT = r"(?P<about>(?:about|around|circa|ca?\.?) ?)?"
# Years have four digits everywhere: "4 February 15" could be 1915, and "2010-12" is a month.
# [0-9] and not \d, which matches the digits of every script.
_ISO = re.compile(rf"{_ABOUT}(?P<y>[0-9]{{4}})(?:-(?P<m>[0-9]{{2}})(?:-(?P<d>[0-9]{{2}}))?)?(?P<tilde>~)?")
_WORDS = re.compile(
    rf"{_ABOUT}(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<m>[a-z]+)\.?,? (?P<y>[0-9]{{4}})"
)
_OPEN_END = re.compile(r"(?:from|since) (.+)|(.+)/\.\.")
_OPEN_START = re.compile(r"(?:until|till) (.+)|\.\./(.+)")
_GAP = re.compile(r" ?[-/–—] ?| (?:to|until|till) ")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month (`day` is None) or a year (`month` is None too), exact or `about`.

    Raises ValueError if the calendar has no such day between the years 1 and 9999.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self):
        if self.day is not None and self.month is None:
            raise ValueError(NOT_IN_CALENDAR)
        try:
            date(self.year, *(1 if part is None else part for part in (self.month, self.day)))
        except ValueError as error:
            raise ValueError(NOT_IN_CALENDAR) from error

    @property
    def first(self) -> date:
        """The first day that this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """ISO 8601, as far as known: `2015-02-04`, `2015-02` or `2015`."""
        later = (f"-{part:02}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04}{''.join(later)}"

    @property
    def edtf(self) -> str:
        """`iso`, with EDTF's `~` behind it if it is about."""
        return self.iso + "~" * self.about

    @property
    def words(self) -> str:
        """Plain English: "about February 2015"."""
        about = "about" if self.about else ""
        day = self.day or ""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(f"{about} {day} {month} {self.year:04}".split())


@total_ordering
@dataclass(frozen=True, slots=True)
class EdtfDate:
    """An archive date: from `start` to `end`; None is an open end, two None are a date not known.

    A single date has the same start and end. "About" does not widen the bounds. Raises ValueError if
    the latest day of the end lies before the earliest day of the start. Dates are in total order by
    their earliest and latest days (none comes last), so that the unknown date is the last of all.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def __post_init__(self):
        if self.start and self.end and self.start.first > self.end.last:
            raise ValueError(WRONG_ORDER)

    @classmethod
    def unknown(cls) -> Self:
        """The date of which nothing is known."""
        return cls()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read EDTF, or words as `words` prints them or as an editor may type them; "" is unknown.

        Raises ValueError, whatever the text, with one sentence that says what to type.
        """
        text = text.strip()
        if len(text) > _LONGEST:
            raise ValueError(HOW_TO_TYPE)
        text = " ".join(text.split()).lower()
        return cls() if text in _UNKNOWN_TEXTS else cls(*_read(text))

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of the date."""
        return self.start is None and self.end is None

    @property
    def is_about(self) -> bool:
        """Whether either end is only about right."""
        return any(end.about for end in (self.start, self.end) if end)

    @property
    def earliest(self) -> date | None:
        """The first day that the date may mean; None if it has no start."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that the date may mean; None if it has no end."""
        return self.end.last if self.end else None

    @property
    def edtf(self) -> str:
        """Canonical EDTF: one text for each value, which `parse` reads back."""
        if self.is_unknown:
            return _EDTF_UNKNOWN
        if self.start == self.end:
            return self.start.edtf
        return "/".join(end.edtf if end else ".." for end in (self.start, self.end))

    @property
    def words(self) -> str:
        """Plain English: one text for each value, which `parse` reads back."""
        if self.is_unknown:
            return NOT_KNOWN
        if self.end is None:
            return f"from {self.start.words}"
        if self.start is None:
            return f"until {self.end.words}"
        if self.start == self.end:
            return self.start.words
        return f"{self.start.words} to {self.end.words}"

    @property
    def iso(self) -> str:
        """For HTML's `<time datetime>`: a single day, month or year; "" for what HTML cannot say."""
        return self.start.iso if self.start and self.start == self.end else ""

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Whether some day that the date may mean lies from `start` to `end`, both included.

        None leaves that side open. An unknown date is found only if both sides are open.
        """
        if self.is_unknown:
            return start is None and end is None
        low = max(self.earliest or date.min, start or date.min)
        high = min(self.latest or date.max, end or date.max)
        return low <= high

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, EdtfDate):
            return NotImplemented
        return self._order() < other._order()

    def __str__(self) -> str:
        return self.words

    def _order(self) -> tuple:
        bounds = ((bound is None, bound or date.max) for bound in (self.earliest, self.latest))
        return (*bounds, self.edtf)  # EDTF differs for each value, so that no two values tie


def _read(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return start and end of a date in lower case and single spaces, or raise ValueError."""
    if single := _read_end(text):
        return single, single
    if (match := _OPEN_END.fullmatch(text)) and (start := _read_end(match[1] or match[2])):
        return start, None
    if (match := _OPEN_START.fullmatch(text)) and (end := _read_end(match[1] or match[2])):
        return None, end
    text = text.removeprefix("from ")
    # A hyphen may stand within an end or between both: at most one of the cuts leaves two ends.
    for gap in _GAP.finditer(text):
        start, end = _read_end(text[: gap.start()]), _read_end(text[gap.end() :])
        if start and end:
            return start, end
    raise ValueError(HOW_TO_TYPE)


def _read_end(text: str) -> PartialDate | None:
    """Return the day, month or year, None if the text is none; ValueError for 30 February."""
    match = _ISO.fullmatch(text) or _WORDS.fullmatch(text)
    if not match:
        return None
    found = match.groupdict()
    month = _MONTHS_TYPED.get(found["m"])
    if found["m"] and not month:
        return None
    about = bool(found["about"] or found.get("tilde"))
    return PartialDate(int(found["y"]), month, found["d"] and int(found["d"]), about)
