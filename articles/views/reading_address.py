"""A reading list, which lives in its address alone: what it may hold, checked, and the one address that it has."""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode, urlsplit

from articles.addresses import PLURALS
from articles.citations.styles import STYLES

PATH = "/reading-list/"
MOST = 100
"""How many entries a reading list has at most."""

LONGEST_TITLE = 80
LONGEST_ENTRY = 40
LONGEST_PASTED = 8_000
"""How much of what is pasted is read: an address of MOST entries has 2,000 characters."""

ACTS = {
    "up": lambda asked, place: asked.moved(place, place - 1),
    "down": lambda asked, place: asked.moved(place, place + 1),
    "remove": lambda asked, place: asked.without(place),
}
"""What the buttons do with the entry at a place (from 0), by the parameter that they send."""

_ENTRY = re.compile(r"([0-9a-z]{8})(?:\.v([1-9][0-9]{0,5}))?")
_PAGES = "|".join(("id", *PLURALS.values()))
_PAGE = re.compile(
    rf"(?:[^?#]*/)?(?:(?:{_PAGES})|ark:/?[0-9a-z]+)/([0-9a-z]{{8}})(?:[/.]v([1-9][0-9]{{0,5}}))?(?:[/?#].*)?"
)


@dataclass(frozen=True)
class ReadingList:
    """Entries in their order, each once, such as "6g3h5k2d.v3", and a title in the words of whoever made it.

    `style` (a key of STYLES, or "") is how each entry is cited in the hand-out.
    An entry that names only a record, "6g3h5k2d", or that names nothing, stays as it was given.
    """

    entries: tuple[str, ...] = ()
    title: str = ""
    style: str = ""

    @property
    def query(self):
        """The canonical query string."""
        pairs = [(name, value) for name, value in (("title", self.title), ("style", self.style)) if value]
        return urlencode(pairs + [("v", entry) for entry in self.entries])

    @property
    def address(self):
        """The path and query of the list's page."""
        return f"{PATH}?{self.query}" if self.query else PATH

    @property
    def places(self):
        """What the entries name: (identifier, number or None), (text, None) for what names nothing."""
        return [place_of(entry) or (entry, None) for entry in self.entries]

    def with_entries(self, entries):
        """Return the same list with these entries, each once."""
        return replace(self, entries=tuple(dict.fromkeys(entries)))

    def without(self, place):
        """Return the list without the entry at a place (from 0)."""
        return self.with_entries(self.entries[:place] + self.entries[place + 1 :])

    def moved(self, place, to):
        """Return the list with the entry at a place (from 0) at another one; an end is no place to move beyond."""
        rest = self.without(place).entries
        return self.with_entries((*rest[: max(to, 0)], self.entries[place], *rest[max(to, 0) :]))


def read(data):
    """Return the ReadingList of the parameters (QueryDict) of an address."""
    title = printable(data.get("title", ""))[:LONGEST_TITLE].rstrip()
    style = data.get("style", "")
    asked = ReadingList(title=title, style=style if style in STYLES else "")
    entries = (one_form(text) for text in data.getlist("v"))
    return changed(asked.with_entries(filter(None, entries)), data)


def changed(asked, data):
    """Return a ReadingList as the buttons change it: they name an act and an entry's number, from 1."""
    for act, change in ACTS.items():
        number = data.get(act, "")
        if number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= len(asked.entries):
            return change(asked, int(number[:9]) - 1)
    return asked


def pasted(text):
    """Return the entries (list) that a pasted text names: a permalink, a page, or all of a reading list."""
    text = printable(text)[:LONGEST_PASTED]
    if f"{PATH}?" in text:
        return [one_form(entry) for entry in parse_qs(urlsplit(text).query).get("v", ()) if place_of(entry)]
    return [one_form(text)] if place_of(text) else []


def place_of(text):
    """Return (identifier, number or None) that a text names by an entry, a permalink or a page, or None."""
    text = text.strip().lower().rstrip(".,;:)]>/")
    found = _ENTRY.fullmatch(text) or _PAGE.fullmatch(text)
    return found and (found[1], int(found[2]) if found[2] else None)


def one_form(text):
    """Return an entry in the one form that it has in an address."""
    text = printable(text)
    place = place_of(text)
    return entry_of(*place) if place else text[:LONGEST_ENTRY].rstrip()


def entry_of(public_id, number):
    """Return the entry that names a version of a record, or the record."""
    return f"{public_id}.v{number}" if number else public_id


def printable(text):
    """Return a text on one line, without what cannot be seen or would turn its direction."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
