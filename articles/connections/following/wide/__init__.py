"""The wide picture: time in columns, lanes across them, a line for each link.

What may not happen is ruled out by the way that it is built, not looked for afterwards: cards stand in cells,
lines run in gutters between columns and corridors between lanes. Several cuts of time into columns are tried, and
the picture kept that is lowest and has the fewest crossings.
"""

from ..drawing import Band, Box, Drawing, Route, Words
from ..lettering import length_of
from ..tracks import crossings, tracks_of
from .cards import GRID, cards_of, cells_of, height_of, plumb_pairs, put_in_order, slide, stack
from .columns import columns, undated
from .lines import (
    LEVEL,
    TRACK,
    choose_ways,
    levels_of,
    set_ports,
    straighten,
    trunks_of,
)
from .scale import HEIGHT, column_heads, scale, silence, silences

WIDTH = 1232
LEAST_CARD = 100
_MOST_CARD = 190
_HEADING = 28
_MARGIN = 10
_HEAD = 12
_SILENCE = 46
_ROUNDS = 5


def wide(scene, width=WIDTH):
    """Return the Drawing of a Scene as columns and lanes, `width` pixels wide; a very full one may be wider."""
    late = undated(scene)
    best = None
    for count in range(max(1, width // 260), width // 150 + 1):
        runs = columns(scene, max(0, count - bool(late)))
        if runs is None:
            continue
        attempt = _Attempt(scene, (*runs, late) if late else runs, width)
        if best is None or attempt.cost < best.cost:
            best = attempt
    return (best or _Attempt(scene, tuple((item,) for item in scene.items), width)).drawing


class _Attempt:
    """A picture of a scene with its items in these columns; `cost` is the less the better it reads."""

    def __init__(self, scene, runs, width):
        self.scene, self.runs = scene, runs
        self.card_width = min(_MOST_CARD, max(LEAST_CARD, width // max(1, len(runs)) - 60))
        for _ in range(_ROUNDS):
            self._lay_out()
            fits = (width - sum(self.gutters)) // max(1, len(runs))
            new = int(min(_MOST_CARD, max(LEAST_CARD, fits)))
            if new == self.card_width or (new > self.card_width and self.card_width > LEAST_CARD + 40):
                break
            self.card_width = new
        self.drawing = self._drawn(width)
        sides = sum(way.sort == "side" for way in self.ways.values())
        self.cost = (
            self.drawing.height
            + 14 * crossings(self.drawing.routes)
            + 30 * sides
            + 30 * max(0, 112 - self.card_width)
            + 8 * max(0, self.drawing.width - width)
        )

    def _lay_out(self):
        """Place the cards, choose the ways of the lines, and give each its track."""
        arrows = self.scene.arrows
        self.cards = cards_of(self.runs, self.card_width)
        self.cells = cells_of(self.cards)
        self.lane_count = 1 + max((card.lane for card in self.cards.values()), default=-1)
        pairs = plumb_pairs(self.cells, arrows)
        self._stand([0] * self.lane_count, pairs)
        for _ in range(2):
            put_in_order(self.cells, self.cards, arrows)
            pairs = plumb_pairs(self.cells, arrows)
            self._stand([0] * self.lane_count, pairs)
        ways = choose_ways(self.cards, arrows, pairs, self.tops)
        set_ports(self.cards, ways, self.tops)
        self._stand([0] * self.lane_count, pairs)
        self.ways = straighten(self.cards, self.cells, ways)
        levels, needed = levels_of(self.cards, self.ways, self.lane_count)
        self._stand(needed, pairs)
        heights = {key: self.tops[key[0]] + LEVEL * level for key, level in levels.items()}
        self.levels = heights
        trunks = trunks_of(self.cards, self.ways, heights)
        self.tracks = {gutter: tracks_of(some) for gutter, some in trunks.items()}
        self._open_gutters()

    def _stand(self, levels, pairs):
        """Give each card its height; `levels` says how many lines run in the corridor of each lane."""
        y, self.tops, self.bands = HEIGHT, [], []
        for lane in range(self.lane_count):
            cells = [cell for (_, number), cell in sorted(self.cells.items()) if number == lane]
            corridor = -(-LEVEL * levels[lane] // GRID) * GRID
            top = y + _HEADING + corridor
            room = max(height_of(cell, pairs) for cell in cells)
            for cell in cells:
                stack(cell, top, pairs)
            for cell in cells:
                slide(cell, top, room, self.cards, self.scene.arrows, pairs)
            self.tops.append(y + _HEADING)
            self.bands.append((y, top + room + GRID - y, cells[0][0].item.lane))
            y = top + room + GRID
        self.height = y

    def _open_gutters(self):
        """Set how wide the gutter before each column is, and that after the last."""
        self.gutters, self.starts = [], []
        for gutter in range(len(self.runs) + 1):
            backs = [arrow for card in self._column(gutter - 1) for arrow in card.right]
            enters = [arrow for card in self._column(gutter) for arrow in card.left]
            tracks = 1 + max(self.tracks.get(gutter, {}).values(), default=-1)
            start = _room(backs) if backs else _MARGIN if gutter else 0
            size = start + TRACK * tracks + (_room(enters) if enters else _MARGIN if tracks else 0)
            if 0 < gutter < len(self.runs):
                size = max(size, _SILENCE if silence(*self.runs[gutter - 1 : gutter + 1]) else GRID)
            elif not tracks:
                size = 0
            self.starts.append(start)
            self.gutters.append(round(size, 1))

    def _column(self, number):
        """Return the cards of a column."""
        return [card for card in self.cards.values() if card.column == number]

    def _drawn(self, width):
        """Return the Drawing."""
        lefts, x = [], 1.0
        for gutter in self.gutters:
            lefts.append(x)
            x = round(x + gutter + self.card_width, 1)
        places = [round(left + gutter, 1) for left, gutter in zip(lefts, self.gutters, strict=True)]
        places = places[: len(self.runs)]
        for card in self.cards.values():
            card.x = places[card.column]
        whole = max(width, x - self.card_width + 1)
        ticks, ranges, wedges, years = scale(self.runs, places, self.card_width, whole)
        gutters = [(left, left + gutter) for left, gutter in zip(lefts, self.gutters, strict=True)]
        return Drawing(
            width=round(whole, 1),
            height=self.height,
            boxes=tuple(self._box(self.cards[item.key]) for item in self.scene.items),
            routes=tuple(self._route(arrow, lefts) for arrow in self.scene.arrows),
            bands=tuple(
                Band(lane, y, height, Words(places[0], y + 17, lane.words, "lane"))
                for y, height, lane in self.bands
            ),
            columns=column_heads(self.runs, places, self.card_width),
            ticks=ticks,
            ranges=ranges,
            wedges=wedges,
            words=years + silences(self.runs, gutters[: len(self.runs)]),
        )

    def _box(self, card):
        """Return the Box of a card."""
        words = tuple(
            Words(word.x + card.x, word.y + card.y, word.text, word.style, word.anchor) for word in card.words
        )
        return Box(card.item, card.x, card.y, self.card_width, card.height, words)

    def _route(self, arrow, lefts):
        """Return the Route of an arrow."""
        source, target = self.cards[arrow.earlier], self.cards[arrow.later]
        way, text = self.ways[arrow], f"{arrow.number}{arrow.sign}"

        def track(gutter):
            return lefts[gutter] + self.starts[gutter] + TRACK * (self.tracks[gutter][arrow.earlier] + 0.5)

        if way.sort == "plumb":
            x = source.x + round(self.card_width / 3)
            down = target.y > source.y
            ends = (source.y + source.height, target.y) if down else (source.y, target.y + target.height)
            number = Words(x + 8, ends[1] - 9 if down else ends[1] + 17, text, "number")
            return Route(arrow, ((x, ends[0]), (x, ends[1])), number)
        enters, x = target.enters(arrow), track(source.column + 1)
        points = [(source.x + self.card_width, source.leaves), (x, source.leaves)]
        if way.sort == "side":
            edge = target.x + self.card_width
            number = Words(edge + _HEAD, enters - 3, text, "number")
            return Route(arrow, (*points, (x, enters), (edge, enters)), number)
        if way.sort == "corridor":
            level, into = self.levels[way.corridor, arrow.earlier], track(target.column)
            points += [(x, level), (into, level), (into, enters)]
        else:
            points.append((x, enters))
        points.append((target.x, enters))
        return Route(arrow, tuple(points), Words(target.x - _HEAD, enters - 3, text, "number", "end"))


def _room(arrows):
    """Return how wide a gutter must be beside its tracks for the numbers and marks of arrows that end there."""
    return _HEAD + 6 + max(length_of(f"{arrow.number}{arrow.sign}", "number") for arrow in arrows)
