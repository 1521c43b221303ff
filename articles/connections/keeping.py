"""The graph that a process keeps: read once, then brought up to the clock by what changed."""

from threading import Lock

from django.db import connection

from articles.choices import Kind
from articles.models import Change

from .graph import made
from .reading import read_nodes, read_steps

MOST_CHANGES = 2_000
"""More changed records than these are not caught up with: the graph is read again."""


class Keeper:
    """Keeps the Graph for all threads of a process; one that is in use never changes."""

    def __init__(self):
        self.lock = Lock()
        self.graph = None

    def at(self, state):
        """Return a Graph that knows all that was published up to the clock's state, or more.

        A thread may have read the clock before another one did. Who asked then finds that the clock moved,
        and asks again.
        """
        with self.lock:
            if self.graph is None or self.graph.state[0] != state[0]:
                self.graph = read(state)
            elif self.graph.state[1] < state[1]:
                self.graph = caught_up(self.graph, state)
            return self.graph


KEEPER = Keeper()


def graph(state):
    """Return the Graph of what the public sees at a clock's (epoch, value).

    What is seen inside a transaction may be rolled back: there the graph is read for this call alone.
    """
    return read(state) if connection.in_atomic_block else KEEPER.at(state)


def read(state):
    """Return the Graph of all that is public, at the clock's state or a little later."""
    nodes = read_nodes()
    return made(state, nodes, read_steps(nodes))


def caught_up(known, state):
    """Return a Graph with what changed since a known one, of the same epoch, up to the clock's state.

    The gate writes down a change of every record whose edges changed, so that their owners are all there
    is to read anew; articles own no step.
    """
    changes = Change.objects.filter(clock__gt=known.state[1], clock__lte=state[1])
    changes = changes.exclude(record__kind=Kind.ARTICLE).order_by().values_list("record", flat=True).distinct()
    changed = list(changes[: MOST_CHANGES + 1])
    if len(changed) > MOST_CHANGES:
        return read(state)
    nodes = known.nodes | dict.fromkeys(changed) | read_nodes(changed)
    nodes = {key: node for key, node in nodes.items() if node}
    steps = known.steps | dict.fromkeys(changed, ()) | read_steps(nodes, changed)
    return made(state, nodes, {key: owned for key, owned in steps.items() if owned})
