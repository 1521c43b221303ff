"""What belongs to what followed from a record: all that it led to, and all that led to it."""

from collections import defaultdict

from articles.choices import Kind

from ..graph import Sort

MOST_RECORDS = 150
"""No more records than these stand around one: the nearest of them."""

KINDS = (Kind.INQUIRY, Kind.REPORT, Kind.EVENT)
"""The kinds of records that have a page of what followed."""


def belonging(graph, public_id):
    """Return the public ids (set) of a record and of what is a part of it: reports of an inquiry, findings."""
    whole = {public_id}
    if graph.node(public_id).kind == Kind.INQUIRY:
        whole |= {
            step.target
            for near in graph.around.get(public_id, {}).values()
            for step in near
            if step.source == public_id and step.sort is Sort.LINK and step.detail == "produced"
        }
    for one in tuple(whole):
        steps = [step for near in graph.around.get(one, {}).values() for step in near]
        whole |= {step.source for step in steps if step.sort is Sort.FOUND_BY and step.target == one}
    return whole


def later_from(starts, ties):
    """Return the Ties (list) that lead onward from records (public ids), step by step, and on from those."""
    return _reached(starts, ties, "earlier", "later")


def earlier_than(starts, ties):
    """Return the Ties (list) that led to records (public ids), step by step."""
    return _reached(starts, ties, "later", "earlier")


def around(starts, ties, most=MOST_RECORDS):
    """Return (Ties that lead to or on from records, whether some are left out): `most` records at the most."""
    onward, back = later_from(starts, ties), earlier_than(starts, ties)
    found, records, is_cut = {}, set(starts), False
    # In turns, each in the order in which it was reached: what is nearest is never left out for what is far.
    for tie in _in_turns(onward, back):
        more = {tie.earlier, tie.later} - records
        if len(records) + len(more) > most:
            is_cut = True
            continue
        records |= more
        found[tie.link] = tie
    return list(found.values()), is_cut


def _reached(starts, ties, near, far):
    """Return the Ties that are reached from records by walking from their `near` to their `far` ends, in order."""
    leaving = defaultdict(list)
    for tie in ties:
        leaving[getattr(tie, near)].append(tie)
    found, seen, now = [], set(starts), sorted(starts)
    while now:
        new = []
        for key in now:
            for tie in leaving[key]:
                found.append(tie)
                end = getattr(tie, far)
                if end not in seen:
                    seen.add(end)
                    new.append(end)
        now = new
    return found


def _in_turns(*rows):
    """Yield the first of each row, the second of each, and so on."""
    for place in range(max(map(len, rows), default=0)):
        yield from (row[place] for row in rows if place < len(row))
