"""The ladder: a picture for a phone. Cards stand under each other in the order of time, lines run on their left.

Each source has one track in the gutter, from its card to the last that it leads to. Lines enter a card high and
leave it low, each at a height of its own: no two sources can share a stretch, and no line meets a card or a text.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from articles.dates import MONTHS

from .drawing import Box, Drawing, Route, Words
from .lettering import LADDER_SIZES, length_of, lettered
from .tracks import Trunk, tracks_of
from .wide.scale import silence

WIDTH = 328
"""What a phone of 360 pixels has room for."""

LEAST_CARD = 160
"""No card is narrower than this: a picture with very many lines at once is wider instead."""

_ENTERS = 15  # how far below a card's top its first line enters
_APART = 14
_LEAVES = 11  # how far above a card's bottom its lines leave
_GAP = 12
_HEADING = 34
_SILENCE = 22
_HEAD = 12  # from a card's edge to the number over an arrowhead
_EDGE = 2
_FEW = 4
_ROUNDS = 4


@dataclass
class _Card:
    """An item on its rung: where its lines end (`enters`, from top to bottom), and the words of the card."""

    item: object
    words: tuple = ()
    need: float = 0
    y: float = 0
    is_source: bool = False
    enters: list = field(default_factory=list)

    @property
    def height(self):
        """The height that its words and its lines need."""
        lines = _ENTERS + _APART * (len(self.enters) - bool(self.enters)) + _LEAVES * (1 + self.is_source)
        return max(self.need, lines)

    @property
    def leaves(self):
        """The height at which its lines leave it."""
        return self.y + self.height - _LEAVES

    def height_of(self, arrow):
        """Return the height at which an arrow enters."""
        return self.y + _ENTERS + _APART * self.enters.index(arrow)


def ladder(scene, width=WIDTH):
    """Return the Drawing of a Scene as a ladder, `width` pixels wide; one with very many lines may be wider."""
    cards = {item.key: _Card(item) for item in scene.items}
    for arrow in scene.arrows:
        cards[arrow.earlier].is_source = True
        cards[arrow.later].enters.append(arrow)
    heads = {item.key: words for item, words in _heads(scene.items)}
    numbers = max((length_of(_number(arrow), "number", LADDER_SIZES) for arrow in scene.arrows), default=0)
    margin = _HEAD + numbers + 4 if scene.arrows else 0
    count, pitch = 0, 7.5
    for _ in range(_ROUNDS):
        pitch = min(7.5, max(4.5, (width - margin - LEAST_CARD - 2 * _EDGE) / max(1, count)))
        gutter = _EDGE + pitch * count + margin if scene.arrows else _EDGE
        room = int(max(LEAST_CARD, width - gutter - _EDGE))
        height = _stand(cards, heads, room)
        tracks = _tracks(cards, scene.arrows)
        needed = 1 + max(tracks.values(), default=-1)
        if needed <= count:
            break
        count = needed
    return _drawn(scene, cards, heads, tracks, _Frame(gutter, room, pitch, margin, height))


@dataclass(frozen=True)
class _Frame:
    """Where cards begin and how wide they are, how far apart tracks are, and the last from the cards."""

    left: float
    room: float
    pitch: float
    margin: float
    height: float

    def track(self, number):
        """Return where a track runs: the first is the one next to the cards."""
        return round(self.left - self.margin - self.pitch * (number + 0.5), 1)


def _stand(cards, heads, room):
    """Set words and heights of the cards, `room` wide, and return the height of the whole."""
    y = 0
    for card in cards.values():
        item = card.item
        when = " · ".join(filter(None, (item.when, item.sort)))
        card.words, card.need = lettered(replace(item, when=when), room, LADDER_SIZES)
        y += sum(height for height, _, _ in heads.get(item.key, ()))
        card.y = y
        y += card.height + _GAP
    return round(y - _GAP + _EDGE, 1) if cards else 0


def _tracks(cards, arrows):
    """Return {source: number of its track}, having put the lines that enter a card into the order that suits them.

    Of lines from above the one on the next track enters first, of lines from below the one on the farthest.
    """
    tracks = {}
    for _ in range(2):
        trunks = defaultdict(Trunk)
        for arrow in arrows:
            if arrow.earlier not in trunks:
                trunks[arrow.earlier].left.append(cards[arrow.earlier].leaves)
            trunks[arrow.earlier].left.append(cards[arrow.later].height_of(arrow))
        if tracks:
            return tracks_of(trunks)
        tracks = tracks_of(trunks)
        for card in cards.values():
            card.enters.sort(key=lambda arrow: _place(arrow, cards, tracks))
    return tracks


def _place(arrow, cards, tracks):
    """Return what lines that enter a card are sorted by."""
    is_below = cards[arrow.earlier].y > cards[arrow.later].y
    track = tracks[arrow.earlier]
    return is_below, -track if is_below else track


def _heads(items):
    """Yield (item, what stands above it): (height, words, style) of silences and of headings of time.

    A year of few records is headed by the year, another month by month.
    """
    years = Counter(item.day.year for item in items if item.day)
    before, said = None, ""
    for item in items:
        day, found = item.day, []
        if day is None:
            heading = "No date"
        else:
            heading = f"{MONTHS[day.month - 1][:3]} {day.year}" if years[day.year] > _FEW else str(day.year)
        quiet = silence((before,), (item,)) if before else ""
        if quiet:
            found.append((_SILENCE, f"{quiet} later", "silence"))
        if heading != said:
            found.append((_HEADING if said else _HEADING - _GAP, heading, "year"))
        if found:
            yield item, found
        before, said = item, heading


def _drawn(scene, cards, heads, tracks, frame):
    """Return the Drawing of cards that stand."""
    words = []
    for key, found in heads.items():
        y = cards[key].y
        for height, text, style in reversed(found):
            words.append(Words(frame.left, y - 9, text, style))
            y -= height
    boxes = []
    for card in cards.values():
        placed = tuple(replace(word, x=word.x + frame.left, y=word.y + card.y) for word in card.words)
        boxes.append(Box(card.item, frame.left, card.y, frame.room, card.height, placed))
    return Drawing(
        width=round(frame.left + frame.room + _EDGE, 1),
        height=frame.height,
        boxes=tuple(boxes),
        routes=tuple(_route(arrow, cards, tracks, frame) for arrow in scene.arrows),
        words=tuple(words),
    )


def _route(arrow, cards, tracks, frame):
    """Return the Route of an arrow."""
    source, target, x = cards[arrow.earlier], cards[arrow.later], frame.track(tracks[arrow.earlier])
    enters = target.height_of(arrow)
    points = ((frame.left, source.leaves), (x, source.leaves), (x, enters), (frame.left, enters))
    return Route(arrow, points, Words(frame.left - _HEAD, enters - 3, _number(arrow), "number", "end"))


def _number(arrow):
    """Return the words over an arrowhead."""
    return f"{arrow.number}{arrow.sign}"
