"""How wide text is in a picture that the server draws: the browser does not wrap text in SVG.

The widths are those of Arial and of Liberation Sans, which share them (in thousandths of the font's size);
what is not listed counts as wide as a capital.
"""

_WIDTHS = {
    222: "ijl'’",
    278: " ft.,:;/|!I()[]r-·",
    333: '“”"',
    500: "ckszvxyJ",
    556: "abdeghnopqu0123456789?–£$#L_",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    944: "W",
    1000: "—…%@",
}
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_OTHER = 722
_ROOM = 1.02  # for fonts that are a little wider than the ones named first


def width_of(text, size):
    """Return how wide a text is in pixels at a font size in pixels, at most."""
    return sum(_WIDTH_OF.get(character, _OTHER) for character in text) * size * _ROOM / 1000


def wrapped(text, size, room):
    """Return a text as lines (list) that fit into `room` pixels; only a single word may be wider."""
    lines = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
