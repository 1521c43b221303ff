"""A drawing: where everything in a scene stands. All lengths are in pixels, y runs down.

Templates draw it and compute nothing; tests read overlaps and crossings from it.
"""

from dataclasses import dataclass

from .scene import Arrow, Item, Lane


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: `y` is its baseline, `anchor` SVG's ("start", "middle", "end"), `style` a class name."""

    x: float
    y: float
    text: str
    style: str = ""
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Box:
    """A card at its place, with its lines of text: styles "when", "title" and "note"."""

    item: Item
    x: float
    y: float
    width: float
    height: float
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow at its place: the corners of its line from the earlier to the later card, both ends included.

    Every stretch is level or plumb; the mark stands at the last point, in the direction of the last stretch.
    `number` is the arrow's number and sign.
    """

    arrow: Arrow
    points: tuple[tuple[float, float], ...]
    number: Words


@dataclass(frozen=True, slots=True)
class Band:
    """A lane at its place, with its heading."""

    lane: Lane
    y: float
    height: float
    heading: Words


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time at its place: its headings (styles "year" and "days"), and the line below them."""

    x: float
    width: float
    words: tuple[Words, ...]
    rule: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the true scale: `height` grows with the number of records on it."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Range:
    """The days that a date may mean which is known only roughly, on the true scale."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture laid out. A ladder has no bands, columns, ticks, ranges or wedges, but `words` for its months.

    `wedges` are polygons (tuples of points) that unfold a stretch of the true scale into its column; `words` are
    all other texts: years of the scale, silences between columns, "No date".
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    bands: tuple[Band, ...] = ()
    columns: tuple[Column, ...] = ()
    ticks: tuple[Tick, ...] = ()
    ranges: tuple[Range, ...] = ()
    wedges: tuple[tuple[tuple[float, float], ...], ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def headings(self):
        """The headings (Words) of the bands."""
        return tuple(band.heading for band in self.bands)
