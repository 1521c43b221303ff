""" "Start here": the list that editors keep, and the story that the home page tells from it."""

import re
from dataclasses import dataclass

from django.db import transaction

from articles.choices import StandingTerm
from articles.description import Core, prune, references, relabel
from articles.models import Card, Record, StartingPoint

from . import clock
from .faces import public_faces
from .freezing import latest_versions, thaw
from .gate import Refused
from .spreading import visible_cores

LONGEST = 12
"""How many places the list has: the home page stays small enough for a slow line."""

NOT_SEEN = "The public does not see it: publish it first."
NO_PASSAGE = "It has no passage to show under it: choose a record that has one."
TWICE = "It stands in the list twice."
TOO_MANY = f"The list has {LONGEST} places: leave this one out, or another."

# Where a sentence ends and another begins, and the last words of what only looks so: Dr. Jay, J. Drew.
_END = re.compile(r"[.!?][”’)]*(?= +[“‘(£]?[A-Z0-9])")
_SHORTENED = re.compile(r"\b(?:[A-Z]|Cllr|Dr|Hon|Mrs?|Ms|No|Nos|Prof|Rev|St|vs?)\.$")


@dataclass(frozen=True)
class Step:
    """A step of the story: the record's card and core as the public sees them, one sentence, its passages."""

    card: Card
    core: Core
    sentence: str
    passages: tuple


def arrange_start(records, *, by=None):
    """Make "Start here" these records in their order; return whether that changed it.

    `by` is a user or None. What stands in the list already may stay while the public does not see it.
    Raise Refused, and change nothing, if a new one is not public, has no passage, stands there twice or
    finds no place. The clock is moved last.
    """
    with transaction.atomic():
        now = clock.lock()
        before = list(StartingPoint.objects.values_list("record_id", flat=True))
        after = [record.pk for record in records]
        if after == before:
            return False
        check(records, known=before)
        StartingPoint.objects.all().delete()
        StartingPoint.objects.bulk_create(
            StartingPoint(record_id=key, position=position, arranged_by=by)
            for position, key in enumerate(after, start=1)
        )
        clock.move(now)
    return True


def hand_on(merged, survivor, *, by=None):
    """Give a merged record's place in "Start here" to the survivor; return the keys (two lists) before and after.

    The place is given up if the survivor has one; it stays as it is if the survivor cannot stand there.
    """
    before = list(StartingPoint.objects.values_list("record_id", flat=True))
    after = [
        survivor.pk if key == merged.pk else key for key in before if key != merged.pk or survivor.pk not in before
    ]
    try:
        arrange_start(in_their_order(after), by=by)
    except Refused:
        return before, before
    return before, after


def hand_back(merged, survivor, before, *, by=None):
    """Give a record the place in "Start here" that it had in `before` (keys); return whether it has it."""
    keys = list(StartingPoint.objects.values_list("record_id", flat=True))
    if merged.pk not in before or merged.pk in keys:
        return True
    if survivor.pk in keys and survivor.pk not in before:
        keys[keys.index(survivor.pk)] = merged.pk
    else:
        keys.insert(before.index(merged.pk), merged.pk)
    try:
        arrange_start(in_their_order(keys), by=by)
    except Refused:
        return False
    return True


def in_their_order(keys):
    """Return the records with these keys (list), those that are gone left out."""
    records = Record.objects.in_bulk(keys)
    return [records[key] for key in keys if key in records]


def check(records, known):
    """Raise Refused with all that stands against this list; `known` are the keys of what is in it now."""
    new = Record.objects.filter(pk__in={record.pk for record in records} - set(known))
    cores, reasons, seen = visible_cores(new), {}, set()
    for place, record in enumerate(records, start=1):
        why = []
        if record.pk in seen:
            why.append(TWICE)
        elif record.pk not in known:
            why += obstacles(cores.get(record.pk))
        if place > LONGEST:
            why.append(TOO_MANY)
        seen.add(record.pk)
        if why:
            reasons[record] = [*reasons.get(record, ()), *why]
    if reasons:
        raise Refused(reasons)


def obstacles(core):
    """Return the reasons (list of str) against showing a visible Core, or None, in the list."""
    if core is None:
        return [NOT_SEEN]
    return [] if core.passages else [NO_PASSAGE]


def start_here():
    """Return (list of Steps, faces of what they name): the list as the public sees it, by two queries."""
    versions = latest_versions().filter(record__starting_point__isnull=False, record__card__isnull=False)
    versions = versions.select_related("record__card").order_by("record__starting_point__position")
    told = [(version.record.card, thaw(version)) for version in versions]
    faces = public_faces(set().union(*(references(core) for _, core in told)))
    steps = [step(card, relabel(prune(core, faces), faces)) for card, core in told]
    return [step for step in steps if step.passages], faces


def step(card, core):
    """Return the Step that a public Core makes."""
    return Step(card, core, first_sentence(core.summary) or core.title, passages_under(core))


def passages_under(core):
    """Return the passages (tuple) that stand under a step: one, or one of each of two accounts that differ."""
    standing = core.standings[-1] if core.standings else None
    if core.differences and standing and standing.term.code == StandingTerm.DISPUTED:
        first, *others = (core.passages_on(side.rests_on) for side in core.differences[0].accounts)
        # Of another outlet if one is there: with the same source twice nothing would seem to differ.
        others = [passage for side in others for passage in side if passage.number != first[0].number]
        elsewhere = [passage for passage in others if passage.source.outlet != first[0].source.outlet]
        return (first[0], *(elsewhere or others)[:1])
    resting = core.passages_on(standing.rests_on) if standing else core.passages
    supporting = [passage for passage in resting if passage.stance.code == "supports"]
    return tuple((supporting or core.passages)[:1])


def first_sentence(text):
    """Return the first sentence of a summary; all of it if no end is found."""
    line = text.partition("\n")[0]
    ends = (line[: end.end()] for end in _END.finditer(line))
    return next((sentence for sentence in ends if not _SHORTENED.search(sentence)), line)


def start_is_in_order():
    """The places of "Start here" are 1, 2, 3 …, and each is of a record that was published once."""
    for place, point in enumerate(StartingPoint.objects.select_related("record"), start=1):
        named = f"{point.record.public_id} “{point.record.title}”"
        if point.position != place:
            yield f"{named}: its place in “Start here” is {point.position}, not {place}."
        if not point.record.versions.exists():
            yield f"{named}: it stands in “Start here” and was never published."
