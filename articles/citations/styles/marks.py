"""What the styles write with: italics, quotation marks, full stops and commas, as plain text with marks in it.

Inside a style a text is a `str` in which three private characters stand for what is not a letter: where italics
begin and end, and an apostrophe, which looks like a closing quotation mark but ends nothing. `Citation` turns it
into runs, text and HTML.
"""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

ITALIC, ROMAN, APOSTROPHE = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\ue00f]")
_RUN = re.compile(f"{ITALIC}([^{ROMAN}]*){ROMAN}|([^{ITALIC}]+)")
_CLOSING = re.compile("[’”]*$")

BRITISH = (("‘", "’"), ("“", "”"))
AMERICAN = (("“", "”"), ("‘", "’"))


@dataclass(frozen=True)
class Citation:
    """A citation as a style wrote it (`marked`): as text, as runs of (text, whether in italics), as HTML."""

    marked: str

    @property
    def runs(self):
        """The text in runs, each with whether it stands in italics."""
        found = _RUN.finditer(self.marked.replace(APOSTROPHE, "’"))
        return tuple((run[1] or run[2], run[1] is not None) for run in found)

    @property
    def text(self):
        """The text without italics."""
        return "".join(text for text, _ in self.runs)

    @property
    def html(self):
        """The text as safe HTML, in which `i` is the only element."""
        return format_html_join("", "{}", ((format_html("<i>{}</i>", t) if i else t,) for t, i in self.runs))


def cleaned(value):
    """Return a JSON value in which no text holds a private character, and all is on one line."""
    if isinstance(value, str):
        return " ".join(_PRIVATE.sub("", value).split())
    if isinstance(value, dict):
        return {key: cleaned(item) for key, item in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, list) else value


def italic(text):
    """Return a text in italics; nothing stays nothing."""
    return f"{ITALIC}{text}{ROMAN}" if text else ""


def joined(separator, *parts):
    """Return those of the parts that are not empty, with a separator between."""
    return separator.join(filter(None, parts))


def closed(text, mark, *, inside=False):
    """Return a text with a full stop or comma behind it, `inside` closing quotation marks as in American English.

    A full stop is left out behind one, and behind a question or exclamation mark.
    """
    bare = text.removesuffix(ROMAN)
    tail = text[len(bare) :]
    quotes = _CLOSING.search(bare)[0]
    words = bare.removesuffix(quotes)
    if not words or (mark == "." and words[-1] in ".?!"):
        return text
    return f"{words}{mark}{quotes}{tail}" if inside and quotes else f"{text}{mark}"


def quoted(text, pairs):
    """Return a title in quotation marks, those within it alternating; `pairs` are BRITISH or AMERICAN."""
    return pairs[0][0] + typeset(text, pairs, depth=1) + pairs[0][1]


def typeset(text, pairs, depth=0):
    """Return a text with curly quotation marks and apostrophes.

    In a text that is itself in quotation marks (`depth` 1) they alternate with those; elsewhere curly ones
    stay as they were typed.
    """
    letters, open_at = list(text), []
    for place, letter in enumerate(text):
        if letter not in "'\"‘’“”":
            continue
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        family = "'‘’" if letter in "'‘’" else '"“”'
        if opens(letter, before, after) and closes_later(text, place, family):
            open_at.append((place, family))
        elif open_at and open_at[-1][1] == family and letter not in "‘“" and not after.isalpha():
            place_of_opening, _ = open_at.pop()
            is_kept = not depth and text[place_of_opening] in "‘“"
            pair = pairs[(depth + len(open_at)) % 2]
            letters[place_of_opening] = text[place_of_opening] if is_kept else pair[0]
            letters[place] = letter if is_kept else pair[1]
        elif letter in "'’":
            letters[place] = APOSTROPHE
    return "".join(letters)


def opens(letter, before, after):
    """Return whether a quotation mark may be an opening one, by what stands before and after it."""
    if letter in "‘“":
        return not before.isalnum()
    return letter in "'\"" and (not before or before in " ([-–—/‘“'\"") and bool(after.strip())


def closes_later(text, place, family):
    """Return whether a mark that could close what opens at `place` comes later: no letter follows that one."""
    closing = [mark for mark in family if mark not in "‘“"]
    return any(
        letter in closing and not text[at + 1 : at + 2].isalpha() and not text[at - 1].isspace()
        for at, letter in enumerate(text[place + 1 :], place + 1)
    )
