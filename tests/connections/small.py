"""Small graphs, drawn by hand: a letter is a record, and each step is written with its ends."""

from itertools import count

from articles.choices import Kind
from articles.connections.graph import Node, Sort, Step, made


def node(public_id, kind=Kind.EVENT, **given):
    """A Node; the kind decides whether it can be a hub."""
    return Node(0, public_id, kind, **{"sort": "", "standing": "established", **given})


def link(ends, owner="", detail="led_to", strength="cause", standing="established"):
    """A link between the records that two letters name, from the first to the second."""
    source, target = ends
    return Step(owner or f"{source}-{target}", Sort.LINK, source, target, detail, strength, standing)


def graph_of(*steps, nodes=()):
    """The Graph of these Steps; records that `nodes` do not say more of are events."""
    named = {one.public_id: one for one in nodes}
    for step in steps:
        for end in (step.source, step.target):
            named.setdefault(end, node(end))
    keys = count(1)
    return made(("epoch", 1), {next(keys): one for one in named.values()}, {n: (s,) for n, s in enumerate(steps)})


def ways(found):
    """Chains as texts of the records that they pass."""
    return ["".join(chain.records) for chain in found]
