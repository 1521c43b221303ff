"""Cards in their cells: a cell is where a column meets a lane, and its cards stand above each other.

Heights are multiples of GRID, and so is every card's place: lines that leave a card and lines that enter one are
then never at the same height, and cannot run into each other.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise, permutations

from ..lettering import lettered
from ..scene import Lane

GRID = 14
LEAVES = 20
"""How far below its top a card's lines leave it."""

ENTERS = 13
ENTERS_BACK = 41
"""How far below its top the first line enters a card: on its left, and on its right."""

_MOST_TRIED = 5


@dataclass
class Card:
    """An Item in its column and lane (numbers), with its lines of text. Its place is in `x` and `y`.

    `left` and `right` are the arrows that enter on that side, from top to bottom.
    """

    item: object
    column: int
    lane: int
    words: tuple
    need: int
    x: float = 0
    y: float = 0
    offset: float = 0
    left: list = field(default_factory=list)
    right: list = field(default_factory=list)

    @property
    def height(self):
        """The height that its words and its arrows need."""
        arrows = max(GRID * (len(self.left) + 1), (ENTERS_BACK + GRID * len(self.right)) * bool(self.right))
        return -(-max(self.need, arrows) // GRID) * GRID

    @property
    def leaves(self):
        """The height at which its lines leave it."""
        return self.y + LEAVES

    def enters(self, arrow):
        """Return the height at which an arrow enters the card."""
        if arrow in self.right:
            return self.y + ENTERS_BACK + GRID * self.right.index(arrow)
        return self.y + ENTERS + GRID * self.left.index(arrow)


def cards_of(runs, width):
    """Return {key: Card} of columns of items, for cards of a width."""
    lanes = [lane for lane in Lane if any(item.lane == lane for run in runs for item in run)]
    return {
        item.key: Card(item, number, lanes.index(item.lane), *lettered(item, width))
        for number, run in enumerate(runs)
        for item in run
    }


def cells_of(cards):
    """Return {(column, lane): cards (list) from top to bottom} of cards in the order of time."""
    cells = defaultdict(list)
    for card in cards.values():
        cells[card.column, card.lane].append(card)
    return dict(cells)


def plumb_pairs(cells, arrows):
    """Return {arrow: (upper Card, lower Card)}: of cards that touch, the first arrow from one to the other."""
    between = {}
    for cell in cells.values():
        for upper, lower in pairwise(cell):
            between[frozenset((upper.item.key, lower.item.key))] = (upper, lower)
    found = {}
    for arrow in arrows:
        if pair := between.pop(frozenset((arrow.earlier, arrow.later)), None):
            found[arrow] = pair
    return found


def gap_below(card, lower, pairs):
    """Return how far the card `lower` stands below the one above it: an arrow between them needs room."""
    return GRID * 2 if any(pair == (card, lower) for pair in pairs) else GRID


def height_of(cell, pairs):
    """Return the height of a cell, without what is around it."""
    return sum(card.height for card in cell) + sum(gap_below(*two, pairs) for two in pairwise(cell))


def stack(cell, top, pairs):
    """Set the height at which each card of a cell stands."""
    for upper, card in zip((None, *cell), cell, strict=False):
        card.y = top if upper is None else upper.y + upper.height + gap_below(upper, card, pairs)


def put_in_order(cells, cards, arrows):
    """Order the cards of each cell so that their lines are short; what a card led to stands below it."""
    linked = defaultdict(list)
    for arrow in arrows:
        linked[arrow.earlier].append((arrow.later, 1))
        linked[arrow.later].append((arrow.earlier, -1))
    for cell in sorted(cells.items()):
        if 1 < len(cell[1]) <= _MOST_TRIED:
            cell[1][:] = min(permutations(cell[1]), key=lambda order: _length(order, cards, linked))
        elif len(cell[1]) > _MOST_TRIED:
            cell[1].sort(key=lambda card: _middle(card, cards, linked))


def slide(cell, top, room, cards, arrows, pairs):
    """Move a cell's cards down together, inside the room of their lane, to where their lines are shortest."""
    links = [
        (cards[arrow.earlier], cards[arrow.later])
        for arrow in arrows
        if (cards[arrow.earlier] in cell) != (cards[arrow.later] in cell)
    ]

    def length(down):
        stack(cell, top + down, pairs)
        return sum(abs(source.leaves - target.y - ENTERS) for source, target in links), down

    spare = room - height_of(cell, pairs)
    best = min(range(0, spare + 1, GRID), key=length, default=0)
    stack(cell, top + best, pairs)


def _length(order, cards, linked):
    """Return how long the lines of a cell's cards would be in an order, on the whole."""
    y, total = order[0].y if len(order) == 1 else min(card.y for card in order), 0
    places = {}
    for card in order:
        places[card.item.key] = y
        y += card.height + GRID
    for card in order:
        here = places[card.item.key]
        for other, sign in linked[card.item.key]:
            there = places.get(other)
            total += abs(here - cards[other].y) if there is None else abs(here - there)
            if there is not None and (there - here) * sign < 0:
                total += 200
    return total


def _middle(card, cards, linked):
    """Return about which height a card is linked to; its own if it is not."""
    heights = [cards[other].y for other, _ in linked[card.item.key]] or [card.y]
    return sum(heights) / len(heights)
