"""A picture as a file: the drawing with what it is called above it, and the sources of each of its links below."""

from dataclasses import dataclass

from articles.connections.text_widths import wrapped

from .drawing import Drawing, Words

LEAST_WIDTH = 600
_MARGIN = 24
_TITLE = 20
_SMALL = 11
_LINE = 15
_INDENT = 34


@dataclass(frozen=True, slots=True)
class Sheet:
    """A Drawing at a place (x, y) of a larger picture, with `words` (styles "heading", "source", "number")."""

    width: float
    height: float
    x: float
    y: float
    drawing: Drawing
    words: tuple[Words, ...]


def sheet(drawing, title, notes, sources):
    """Return the Sheet of a Drawing: its title, `notes` (lines of text), and `sources` as (number, text)."""
    width = max(drawing.width, LEAST_WIDTH) + 2 * _MARGIN
    room = width - 2 * _MARGIN
    words, y = [], _MARGIN
    for line in wrapped(title, _TITLE * 1.1, room):
        y += _TITLE + 4
        words.append(Words(_MARGIN, y, line, "heading"))
    for note in notes:
        y = _set(words, note, _MARGIN, y, room)
    top = y + _MARGIN
    y = top + drawing.height + _MARGIN
    if sources:
        y = _set(words, "The links, and the articles that their words stand in:", _MARGIN, y, room)
    for number, text in sources:
        words.append(Words(_MARGIN + _INDENT - 8, y + _LINE, number, "number", "end"))
        y = _set(words, text, _MARGIN + _INDENT, y, room - _INDENT)
    return Sheet(round(width, 1), round(y + _MARGIN, 1), _MARGIN, top, drawing, tuple(words))


def _set(words, text, x, y, room):
    """Add a text in lines that fit, and return the height at which it ends."""
    for line in wrapped(text, _SMALL, room):
        y += _LINE
        words.append(Words(x, y, line, "source"))
    return y
