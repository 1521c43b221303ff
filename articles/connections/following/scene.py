"""A scene: the records and links that a picture of what followed shows, before anything has a place.

Records are named by their public ids. A scene is plain, frozen data: equal scenes give equal pictures.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.dates import EdtfDate


class Lane(StrEnum):
    """Where a record stands across time, from top to bottom: one order for the whole archive."""

    REPORTS = "reports"
    GOVERNMENT = "government"
    POSTS = "posts"
    RESPONSES = "responses"
    POLICE = "police"

    @property
    def words(self):
        """The heading of the lane."""
        return LANE_WORDS[self]


LANE_WORDS = {
    Lane.REPORTS: "Inquiries & reports",
    Lane.GOVERNMENT: "Government",
    Lane.POSTS: "Resignations & posts",
    Lane.RESPONSES: "Responses",
    Lane.POLICE: "Police & watchdogs",
}


class Line(StrEnum):
    """How the line of an arrow is drawn: how firmly the sources tie its two ends together."""

    CAUSE = "cause"
    FOLLOWING = "following"
    LATER = "later"
    INFERENCE = "inference"
    RELATION = "relation"
    """Not a claim that one came of the other: the mark says what the link is."""


class Mark(StrEnum):
    """What stands at the later end of an arrow: what sort of relation it is."""

    FILLED = "filled"
    OPEN = "open"
    RING = "ring"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Item:
    """A card of the picture: a record, or `count` records folded together.

    `when` is the date as short words ("4 Feb 2015", "about Sep 2014", "" if not known), `day` the day of that time
    at which it stands, None if no date is known. `sort` is what kind of thing it is ("Resignation"); `notes` are
    the words of its standing ("≠ Accounts differ"), if it has one to show. An allegation is drawn dashed, an
    inquiry or report heavy. `label` is the accessible name, `key` the public id, or the name of the fold.
    """

    key: str
    lane: Lane
    title: str
    date: EdtfDate
    day: date | None
    when: str
    sort: str
    url: str
    label: str
    notes: tuple[str, ...] = ()
    is_alleged: bool = False
    is_heavy: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link of the picture, from the earlier to the later of two items (keys), whichever way its relation reads.

    `number` is that of its line in the list ("8"; of links to one fold "3 links"), `sign` what stands after it:
    "≠" (accounts differ), "?" (alleged), "×" (overturned) or "".
    """

    number: str
    earlier: str
    later: str
    line: Line
    mark: Mark
    url: str
    label: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows: items in the order of time (undated last), arrows in that of their numbers."""

    items: tuple[Item, ...]
    arrows: tuple[Arrow, ...]
