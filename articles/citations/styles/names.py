"""The names of authors, as the styles order and join them. A body or a role is always one whole name."""

import re

from .marks import AMERICAN, typeset

_GIVEN = re.compile(r"[\s.]+")
_DOTS = re.compile(r"\b(\w)\.\s*(?=\w\.)|\b(\w)\.")


def straight(name):
    """Return "Sam Holloway Jr"."""
    return whole(name) or apostrophes(" ".join(name[key] for key in ("given", "family", "suffix") if key in name))


def inverted(name):
    """Return "Holloway, Sam, Jr"."""
    return whole(name) or apostrophes(", ".join(name[key] for key in ("family", "given", "suffix") if key in name))


def with_initials(name, between):
    """Return "Holloway, S. J., Jr", `between` standing between the initials."""
    if "literal" in name:
        return whole(name)
    short = {**name, "given": initials(name["given"], between)} if name.get("given") else name
    return inverted(short)


def without_stops(name):
    """Return a straight name whose initials have no full stops: "JK Marlowe", "John Q Smithers"."""
    return _DOTS.sub(r"\1\2", straight(name))


def initials(given, between):
    """Return the initials of given names: "A.-M." of "Ann-Marie"."""
    words = [word for word in _GIVEN.split(given) if word]
    return between.join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def whole(name):
    """Return a name that is not taken apart, or "" if it is a person's."""
    return apostrophes(name.get("literal", ""))


def apostrophes(text):
    """Return a name or a title that no quotation marks stand around, with curly marks."""
    return typeset(text, AMERICAN)


def series(names, last, *, most, shown, others):
    """Return names in a row, `last` before the last one; more than `most` are `shown` ones and `others`."""
    if len(names) > most:
        return ", ".join(names[:shown]) + others
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
