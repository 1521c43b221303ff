"""The graph: public records, and the sourced steps between them.

Records are named by their public ids, so that whatever is computed from a graph is the same on every
database. A Graph never changes: one that has caught up is another one, which shares what stayed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.choices import EdgeRole, Kind

HUB = 20
"""A person or body that steps tie to so many other records or more is a hub: nearly everything meets there."""


PASSED = (Kind.ORGANISATION, Kind.PERSON, Kind.INQUIRY, Kind.REPORT, Kind.FINDING, Kind.EVENT)
"""The kinds of records that a chain can pass. A link is a step; an article is what steps are quoted from."""


class Sort(StrEnum):
    """What sort of step ties two records together; all but links are named as their edges are."""

    LINK = "link"
    NAMES = EdgeRole.NAMES.value
    POST = EdgeRole.POST.value
    WRITTEN_BY = EdgeRole.WRITTEN_BY.value
    ASKED_FOR = EdgeRole.ASKED_FOR.value
    LED_BY = EdgeRole.LED_BY.value
    FOUND_BY = EdgeRole.FOUND_BY.value
    CONCERNS = EdgeRole.CONCERNS.value


class Node(NamedTuple):
    """A public record: its key, and what its card says of it. `standing` and `sort` are codes, or "".

    `date` is its date in words, "" if it is not known.
    """

    key: int
    public_id: str
    kind: str
    sort: str
    standing: str
    date: str = ""


class Step(NamedTuple):
    """A sourced step in its true direction: `source` and `target` are public ids, and so is `owner`.

    The owner is the record whose passages say so: the link, the event, the person who held the post, the
    report, inquiry or finding. `detail` is the relation of a link, the role in an event, or the post held;
    `strength` a link's; `standing` the owner's.
    """

    owner: str
    sort: Sort
    source: str
    target: str
    detail: str = ""
    strength: str = ""
    standing: str = ""


@dataclass(frozen=True)
class Graph:
    """The graph at the clock's `state`.

    `nodes` are the Nodes by key and `steps` the tuples of Steps by their owners' keys; `around` leads from a
    public id to its neighbours' public ids, and from there to the tuple of steps between the two; `by_id`
    from a public id to its Node, for the kinds in PASSED.
    """

    state: tuple
    nodes: Mapping
    steps: Mapping
    around: Mapping
    by_id: Mapping

    def node(self, public_id):
        """Return the Node of a public record, or None: a link, an article and whatever is not public has none."""
        return self.by_id.get(public_id)

    def degree(self, public_id):
        """Return how many records steps tie to this one."""
        return len(self.around.get(public_id, ()))

    def is_hub(self, public_id):
        """Return whether a record is one where nearly everything meets: see HUB."""
        node = self.by_id[public_id]
        return node.kind in (Kind.PERSON, Kind.ORGANISATION) and self.degree(public_id) >= HUB

    def between(self, one, other):
        """Return the steps (tuple) between two records, in the order of their owners."""
        return self.around.get(one, {}).get(other, ())


def made(state, nodes, steps):
    """Return the Graph of Nodes by key and tuples of Steps by their owners' keys."""
    by_id = {node.public_id: node for node in nodes.values() if node.kind in PASSED}
    around = defaultdict(lambda: defaultdict(list))
    for step in (step for owned in steps.values() for step in owned):
        if step.source in by_id and step.target in by_id:
            around[step.source][step.target].append(step)
            around[step.target][step.source].append(step)
    ordered = {one: {other: tuple(sorted(both)) for other, both in near.items()} for one, near in around.items()}
    return Graph(state, nodes, steps, ordered, by_id)
