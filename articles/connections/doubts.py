"""What is weak about a step, in words, and which steps of a chain are the weakest."""

from enum import StrEnum

from articles.choices import Relation, Stance, StandingTerm, Strength, Thin
from articles.publishing.thin import alone

from .graph import Sort


class Doubt(StrEnum):
    """What is weak about a step, as a sentence about it goes on after "it"; the worst first."""

    OVERTURNED = "was overturned"
    ALLEGED = "is an allegation, unproven"
    DISPUTED = "is one on which accounts differ"
    CONTRADICTED = "is contradicted by a passage"
    INFERENCE = "is the archive’s own inference"
    LATER = "only follows in time"
    UNSAID = "is not said in so many words by any passage"
    VAGUE = "says only that the two belong together"
    ONE_OUTLET = "rests on one outlet"
    ONE_OFFICIAL = "rests on one official source"


STANDING = {
    StandingTerm.OVERTURNED: Doubt.OVERTURNED,
    StandingTerm.ALLEGED: Doubt.ALLEGED,
    StandingTerm.DISPUTED: Doubt.DISPUTED,
}
STRENGTH = {Strength.INFERENCE: Doubt.INFERENCE, Strength.LATER: Doubt.LATER}
ALONE = {Thin.ONE_OUTLET: Doubt.ONE_OUTLET, Thin.OFFICIAL_SELF: Doubt.ONE_OFFICIAL}
ORDER = list(Doubt)


def doubts_of(step, passages, faces, *, said=True):
    """Return the Doubts (tuple) about a Step, the worst first.

    It rests on these passages, of articles with these faces; `said` tells whether they say it themselves.
    """
    lonely = ALONE.get(alone(passages, faces))
    found = {STANDING.get(step.standing), STRENGTH.get(step.strength), lonely} - {None}
    if any(passage.stance.code == Stance.CONTRADICTS for passage in passages):
        found.add(Doubt.CONTRADICTED)
    if not said:
        found.add(Doubt.UNSAID)
    if step.sort is Sort.LINK and step.detail == Relation.RELATES_TO:
        found.add(Doubt.VAGUE)
    return tuple(sorted(found, key=ORDER.index))


def weakest(steps):
    """Return (numbers from 1, Doubts) of the weakest of a chain's steps, each given by its Doubts; or ((), ()).

    A step is as weak as the worst doubt about it; of two as weak the one with more doubts is weaker.
    """
    worst = max(steps, key=weight)
    numbers = tuple(number for number, doubts in enumerate(steps, start=1) if doubts == worst)
    return (numbers, worst) if worst else ((), ())


def weight(doubts):
    """Return what steps are compared by: how bad the worst Doubt about one is, the next ones, and so on."""
    return [len(ORDER) - ORDER.index(doubt) for doubt in doubts]
