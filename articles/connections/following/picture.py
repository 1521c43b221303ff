"""A drawing as a template writes it: each card with the lines that leave it, and what is brought forward."""

from collections import defaultdict
from dataclasses import dataclass

from .drawing import Box, Drawing, Route


@dataclass(frozen=True)
class Leaving:
    """A Route, and whether it is brought forward."""

    route: Route
    is_chosen: bool


@dataclass(frozen=True)
class Record:
    """A Box, the routes (Leaving) of the arrows that leave it, and whether it is brought forward."""

    box: Box
    leaving: tuple
    is_chosen: bool


@dataclass(frozen=True)
class Picture:
    """A Drawing by its name ("wide"), its Records in the order of time, and whether a chain is brought forward."""

    name: str
    drawing: Drawing
    records: tuple
    is_choice: bool


def picture(name, drawing, chosen):
    """Return the Picture of a Drawing in which what is Chosen is brought forward."""
    leaving = defaultdict(list)
    for route in drawing.routes:
        leaving[route.arrow.earlier].append(Leaving(route, route.arrow in chosen.arrows))
    records = tuple(
        Record(box, tuple(leaving[box.item.key]), box.item.key in chosen.keys) for box in drawing.boxes
    )
    return Picture(name, drawing, records, bool(chosen.keys))
