"""Steps told: a sentence in the step's true direction, the passages that say so, and what is weak about it.

Only here are cores read, those of the few records that the steps rest on, and shown as the public sees them
today. A step whose passages are gone is not told, and no chain through it.
"""

from dataclasses import dataclass

from articles.choices import AccessSort, Kind
from articles.description import Core, Neighbour, prune, references, relabel
from articles.models import AccessPoint
from articles.publishing.faces import public_faces
from articles.publishing.freezing import latest_versions, thaw
from articles.words import fold

from .doubts import ALONE, doubts_of, weakest
from .graph import Sort, Step
from .sentences import posts_of, sentence

FACTS = (Sort.WRITTEN_BY, Sort.ASKED_FOR, Sort.LED_BY)
"""Steps that are facts of a report or inquiry: those of its passages count that name the other end."""


@dataclass(frozen=True)
class ToldStep:
    """A Step as a page tells it: its sentence (texts and Neighbours), the Core that it rests on, its passages.

    `owner` is the record of that core, `doubts` the words for what is weak about the step.
    """

    step: Step
    owner: Neighbour
    core: Core
    said: tuple
    passages: tuple
    doubts: tuple


@dataclass(frozen=True)
class ToldChain:
    """A Chain as a page tells it: the Neighbours that it passes, ends included, and its ToldSteps.

    `weak_numbers` are the numbers of its weakest steps and `weak_doubts` what is weak about each; `hubs` are
    pairs of a Neighbour and how many records are tied to it.
    """

    records: tuple
    steps: tuple
    weak_numbers: tuple
    weak_doubts: tuple
    hubs: tuple

    @property
    def is_thin(self):
        """Whether it is weak because a step rests on one source, as the page of what is thin counts them."""
        return not set(self.weak_doubts).isdisjoint(ALONE.values())


def tell(graph, chains):
    """Return (ToldChains, faces of all that they name) of Chains of a Graph, by three queries."""
    steps = {step for chain in chains for step in chain.steps}
    cores = cores_of({step.owner for step in steps})
    faces = public_faces(set().union(*(references(core) | {core.id} for core in cores.values())))
    cores = {key: relabel(prune(core, faces), faces) for key, core in cores.items() if key in faces}
    names = names_of({step.target for step in steps if step.sort in FACTS})
    told = {
        step: told_step(step, cores[step.owner], faces, names)
        for step in steps
        if step.owner in cores and step.source in faces and step.target in faces
    }
    return [
        told_chain(graph, chain, [told[step] for step in chain.steps], faces)
        for chain in chains
        if all(step in told and told[step].passages for step in chain.steps)
    ], faces


def cores_of(public_ids):
    """Return {public id: latest Core} of those of these records that the public can see."""
    versions = latest_versions().filter(record__public_id__in=public_ids, record__card__isnull=False)
    return {core.id: core for core in map(thaw, versions)}


def names_of(public_ids):
    """Return {public id: folded names (set) by which words mean a record}, a person's surname too."""
    points = AccessPoint.objects.filter(sort=AccessSort.NAME, record__public_id__in=public_ids)
    found = {}
    for public_id, kind, name in points.values_list("record__public_id", "record__kind", "code"):
        surname = {name.split()[-1]} if kind == Kind.PERSON else set()
        found.setdefault(public_id, set()).update({name} | surname)
    return found


def told_step(step, core, faces, names):
    """Return the ToldStep of a Step that rests on a visible Core."""
    passages, said = passages_of(step, core, names)
    words = sentence(step, core, {key: Neighbour(key, face.kind, face.label) for key, face in faces.items()})
    doubts = doubts_of(step, passages, faces, said=said)
    return ToldStep(step, Neighbour(core.id, core.kind, core.title), core, words, passages, doubts)


def passages_of(step, core, names):
    """Return (the passages that a Step rests on, whether they say it themselves) of its owner's Core."""
    if step.sort is Sort.NAMES:
        parts = [part for part in core.participants if (part.who.id, part.role.code) == (step.target, step.detail)]
        resting = {number for part in parts for number in part.rests_on}
        return (core.passages_on(resting) if resting else core.passages if parts else ()), True
    if step.sort is Sort.POST:
        return core.passages_on({number for post in posts_of(step, core) for number in post.rests_on}), True
    if step.sort in FACTS:
        forms = names.get(step.target, ())
        naming = tuple(
            row for row in core.passages if any(f" {form} " in f" {fold(row.exact)} " for form in forms)
        )
        return naming or core.passages, bool(naming)
    return core.passages, True


def told_chain(graph, chain, steps, faces):
    """Return the ToldChain of a Chain whose steps are told."""
    records = tuple(Neighbour(key, faces[key].kind, faces[key].label) for key in chain.records)
    hubs = tuple((record, graph.degree(record.id)) for record in records if record.id in chain.hubs)
    numbers, doubts = weakest([step.doubts for step in steps])
    return ToldChain(records, tuple(steps), numbers, doubts, hubs)
