"""Chains: the shortest ways from one record to another along sourced steps, each walked either way.

A search grows from both ends, a level at a time and the smaller side first, until the two meet: the work is
at most one look at each step of the archive from either end, whatever is asked, and far less where MOST_STEPS
ends it. The first chain has the fewest steps; among as few, the firmest and those that pass the least
connected records; among equals, the first public ids. A further chain passes no record that an earlier one
passed. A hub is passed only if no chain of MOST_STEPS does without one.
"""

from dataclasses import dataclass
from functools import partial

from django.db.models import TextChoices

from articles.choices import EventSort, Relation, StandingTerm, Strength

from .graph import Sort

MOST_STEPS = 6
"""A longer chain ties nearly everything to everything."""

MOST_CHAINS = 3
LONGER = 2
"""So many steps more than the shortest chain a further one may have."""

DOUBT = {
    StandingTerm.OVERTURNED: 40,
    StandingTerm.ALLEGED: 30,
    StandingTerm.DISPUTED: 10,
    StandingTerm.REPORTED: 3,
}
UNFIRM = {Strength.INFERENCE: 25, Strength.LATER: 20, Strength.FOLLOWING: 1}
VAGUE = 5
"""What doubt about a step costs a chain beside others with as many steps; VAGUE is a link that only relates."""


class LeftOut(TextChoices):
    """What a reader can leave out; the values stand in addresses."""

    ALLEGATIONS = "allegations", "Allegations, unproven"
    INFERENCES = "inferences", "The archive’s own inferences"
    LATER = "later", "Steps that only follow in time"


@dataclass(frozen=True)
class Chain:
    """A way from one record to another: the public ids that it passes, both ends included, and its Steps.

    `hubs` are the public ids of the hubs between its ends.
    """

    records: tuple
    steps: tuple
    hubs: tuple = ()


def chains(graph, start, goal, left_out=()):
    """Return at most MOST_CHAINS Chains (list) between two different records (public ids) of a Graph.

    `left_out` are members of LeftOut.
    """
    for through_hubs in (False, True):
        found = some_chains(partial(shortest, graph, start, goal, frozenset(left_out), through_hubs))
        if found:
            return found
    return []


def some_chains(search):
    """Return the Chains (list) that a search finds one after the other, each without what the others passed."""
    found, passed, most, is_direct = [], set(), MOST_STEPS, False
    while len(found) < MOST_CHAINS:
        chain = search(passed, is_direct, most)
        if chain is None:
            break
        found.append(chain)
        passed.update(chain.records[1:-1])
        is_direct = is_direct or len(chain.steps) == 1
        most = min(MOST_STEPS, len(found[0].steps) + LONGER)
    return found


def shortest(graph, start, goal, left_out, through_hubs, passed, not_directly, most):
    """Return the best Chain between two records, or None.

    It has at most so many steps, passes none of the records in `passed`, and hubs only if that is allowed.
    """
    near, far = Side(graph, start, left_out), Side(graph, goal, left_out)

    def may_pass(record):
        """Return whether a record may stand between the two ends."""
        return record not in passed and (through_hubs or not graph.is_hub(record))

    while near.depth + far.depth < most and near.front and far.front:
        side, end = (near, far) if len(near.front) <= len(far.front) else (far, near)
        side.grow(end.first, may_pass, not_directly)
        meetings = near.front.keys() & far.front.keys()
        if meetings:
            best = min(meetings, key=lambda record: (near.front[record].cost + far.front[record].cost, record))
            return joined(graph, near.way(best), far.way(best))
    return None


def joined(graph, near, far):
    """Return the Chain of two ways to the record where they meet, each (records, steps) from its own end on."""
    records, steps = (*near[0], *far[0][-2::-1]), (*near[1], *far[1][::-1])
    return Chain(records, steps, tuple(record for record in records[1:-1] if graph.is_hub(record)))


@dataclass(frozen=True)
class Reached:
    """How a record was reached: at what cost, by which Step, from which record reached before (or None)."""

    cost: int
    step: object = None
    before: object = None
    record: str = ""


class Side:
    """What a search has reached from one end: `front` is {public id: Reached} of its last level."""

    def __init__(self, graph, first, left_out):
        self.graph, self.first, self.left_out = graph, first, left_out
        self.front = {first: Reached(0, record=first)}
        self.seen = {first}
        self.depth = 0

    def grow(self, end, may_pass, not_directly):
        """Go one level on from each record of the front; the other end may be reached, but not passed."""
        front = {}
        for record in sorted(self.front):
            before = self.front[record]
            for other, between in self.graph.around.get(record, {}).items():
                if other in self.seen or not (other == end or may_pass(other)):
                    continue
                if other == end and record == self.first and not_directly:
                    continue
                step = best_step(self.graph, between, self.left_out)
                if step is None:
                    continue
                cost = before.cost + cost_of(step) + (0 if other == end else self.graph.degree(other).bit_length())
                if other not in front or cost < front[other].cost:
                    front[other] = Reached(cost, step, before, other)
        self.front = front
        self.seen.update(front)
        self.depth += 1

    def way(self, record):
        """Return the way to a record of the front: (records, steps), from the end on."""
        reached, records, steps = self.front[record], [], []
        while reached:
            records.append(reached.record)
            steps += [reached.step] if reached.step else []
            reached = reached.before
        return records[::-1], steps[::-1]


def best_step(graph, between, left_out):
    """Return the firmest of the steps between two records that is not left out, or None."""
    kept = [step for step in between if not is_left_out(graph, step, left_out)] if left_out else between
    return min(kept, key=lambda step: (cost_of(step), step), default=None)


def is_left_out(graph, step, left_out):
    """Return whether a step is of what is left out; what only an allegation names is one too."""
    if LeftOut.INFERENCES in left_out and step.strength == Strength.INFERENCE:
        return True
    if LeftOut.LATER in left_out and step.strength == Strength.LATER:
        return True
    ends = (graph.by_id[step.source], graph.by_id[step.target])
    return LeftOut.ALLEGATIONS in left_out and (
        step.standing == StandingTerm.ALLEGED or any(is_allegation(node) for node in ends)
    )


def is_allegation(node):
    """Return whether a record is itself an allegation."""
    return node.standing == StandingTerm.ALLEGED or node.sort == EventSort.ALLEGATION


def cost_of(step):
    """Return what a step costs beside another one: the less firm, the more."""
    vague = VAGUE if step.sort == Sort.LINK and step.detail == Relation.RELATES_TO else 0
    return DOUBT.get(step.standing, 0) + UNFIRM.get(step.strength, 0) + vague
