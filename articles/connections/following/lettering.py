"""The words on a card of a picture, as lines that fit: a browser wraps no text in an SVG.

Sizes are in pixels. They stand in static/css/followed.css too, by the same names.
"""

from articles.connections.text_widths import width_of, wrapped

from .drawing import Words

SIZES = {
    "when": 11,
    "title": 12,
    "heavy": 12,
    "note": 11,
    "number": 10,
    "lane": 12,
    "year": 13,
    "days": 11,
    "scale": 11,
    "silence": 10,
}
"""The size of each style of words on the wide picture."""

LADDER_SIZES = SIZES | {"when": 13, "title": 14, "heavy": 14, "note": 13, "number": 11}
"""The sizes on the ladder, which is read on a phone."""

BOLD = frozenset({"heavy", "note", "number", "lane", "year"})
_BOLDER = 1.09  # how much wider Arial Bold is than Arial, at most, over a line of words

MOST_LINES = 4
"""How many lines of a title are shown; the whole title is in the card's accessible name and in the list."""

PAD = 7
BAR = 4
"""How wide the bar at the left of an inquiry or report is."""


def length_of(text, style, sizes=SIZES):
    """Return how wide a text of a style is, in pixels, at most."""
    return width_of(text, sizes[style]) * (_BOLDER if style in BOLD else 1)


def lettered(item, width, sizes=SIZES):
    """Return the words of a card (tuple of Words, from the card's top left corner) and the height that they need.

    Words that are wider than the card are cut; a title longer than MOST_LINES ends in "…".
    """
    left = PAD + BAR * item.is_heavy
    room = width - left - PAD + 1
    title = "heavy" if item.is_heavy else "title"
    lines = [("when", line) for line in _lines(item.when, "when", room, sizes)]
    lines += [(title, line) for line in _short(_lines(item.title, title, room, sizes), title, room, sizes)]
    for note in item.notes:
        lines += [("note", line) for line in _lines(note, "note", room, sizes)]
    words, y = [], PAD - 2
    for style, line in lines:
        y += round(sizes[style] * 1.25)
        words.append(Words(left, y - 3, line, style))
    return tuple(words), y + PAD - 2


def _lines(text, style, room, sizes):
    """Return a text as lines (list) that fit; a word too long for a line goes on in the next."""
    size = sizes[style] * (_BOLDER if style in BOLD else 1)
    parts = []
    for word in text.split():
        while width_of(word, size) > room and len(word) > 1:
            end = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width_of(word[:n], size) <= room)
            parts.append(word[:end])
            word = word[end:]
        parts.append(word)
    return wrapped(" ".join(parts), size, room)


def _short(lines, style, room, sizes):
    """Return the first lines of a title, with "…" where some are left out."""
    if len(lines) <= MOST_LINES:
        return lines
    last = lines[MOST_LINES - 1]
    while last and length_of(f"{last}…", style, sizes) > room:
        last = last[:-1].rstrip()
    return [*lines[: MOST_LINES - 1], f"{last}…"]
