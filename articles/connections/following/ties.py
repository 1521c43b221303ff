"""Ties: links between records in the order of time, whichever way round their relations read."""

from dataclasses import dataclass

from articles.choices import Kind, Relation, StandingTerm, Strength

from ..graph import Sort
from .dating import date_of
from .scene import Line, Mark

FORWARD = frozenset({Relation.LED_TO, Relation.PRODUCED, Relation.REFERRED_TO, Relation.TURNED_ATTENTION_TO})
"""Relations whose source always comes before their target."""

SOURCE_FIRST = FORWARD | {Relation.RELATES_TO}
"""Relations whose source stands first where dates do not tell; of the others it answers or repeats the target."""

LASTING = frozenset({Kind.PERSON, Kind.ORGANISATION})
"""What does not happen at a time. What ties two of them is told by their posts, not by what followed."""

LINES = {
    Strength.CAUSE: Line.CAUSE,
    Strength.FOLLOWING: Line.FOLLOWING,
    Strength.LATER: Line.LATER,
    Strength.INFERENCE: Line.INFERENCE,
}

MARKS = dict.fromkeys(FORWARD, Mark.FILLED) | {
    Relation.FOLLOWS_UP: Mark.OPEN,
    Relation.REPLACED: Mark.OPEN,
    Relation.DISPUTES: Mark.CROSS,
    Relation.CRITICISES: Mark.CROSS,
    Relation.CONTRADICTS: Mark.CROSS,
}
"""What stands at the later end of a relation; of all others a ring."""

SIGNS = {StandingTerm.DISPUTED: "≠", StandingTerm.ALLEGED: "?", StandingTerm.OVERTURNED: "×"}
"""What stands before the words of a doubtful standing, and after the number of a link."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link (its public id) between two records (public ids), and what it says: codes, or "".

    `is_forward` is whether its relation reads from the earlier record to the later one.
    """

    link: str
    earlier: str
    later: str
    relation: Relation
    is_forward: bool
    strength: str = ""
    standing: str = ""

    @property
    def words(self):
        """The relation as it reads from the earlier record to the later one."""
        return self.relation.label if self.is_forward else self.relation.inverse

    @property
    def line(self):
        """The Line that it is drawn as."""
        return LINES.get(self.strength, Line.RELATION)

    @property
    def mark(self):
        """The Mark at its later end."""
        return MARKS.get(self.relation, Mark.RING)

    @property
    def sign(self):
        """The sign after its number."""
        return SIGNS.get(self.standing, "")


def ties_of(graph):
    """Return the Ties (list) of all links of a Graph that stand in time: one end at least happened then."""
    return [
        _tie(step, date_of(graph, step.source), date_of(graph, step.target))
        for steps in graph.steps.values()
        for step in steps
        if step.sort is Sort.LINK and _can_stand(graph.node(step.source), graph.node(step.target))
    ]


def _can_stand(source, target):
    """Return whether a link between two Nodes (None if not public) is drawn."""
    return bool(source and target) and not LASTING.issuperset({source.kind, target.kind})


def _tie(step, source, target):
    """Return the Tie of a step between records of these dates."""
    relation = Relation(step.detail)
    is_forward = relation in SOURCE_FIRST
    if relation not in FORWARD:
        is_forward = _is_before(source, target) or (is_forward and not _is_before(target, source))
    ends = (step.source, step.target) if is_forward else (step.target, step.source)
    return Tie(step.owner, *ends, relation, is_forward, step.strength, step.standing)


def _is_before(one, other):
    """Return whether each day that a date (EdtfDate) allows is before each that another one does."""
    return bool(one.latest and other.earliest and one.latest < other.earliest)
