"""What counts the records of a kind: the indexes that a process keeps."""

import gc
from logging import getLogger
from threading import RLock, Thread

from django.db import connection

from articles.choices import Kind
from articles.models import Change

from .building import build
from .catching_up import TooMany, catch_up
from .gathering import gather

MOST_LATE = 1_000
"""With more articles than these out of their numbers' order, pages get slower: the index is built again."""

SELDOM = 20_000, 20, 20
"""The thresholds of Python's garbage collector in a process that keeps an index."""

log = getLogger(__name__)


class IndexEngine:
    """Counts and pages of one kind of record, from an Index; `lock` is held while it is asked."""

    def __init__(self, index, lock):
        self.index, self.lock = index, lock

    @property
    def facets(self):
        """{name: Facet} of the kind."""
        return self.index.vocabulary.facets

    def total(self, choices):
        """Return how many records the choices leave."""
        with self.lock:
            return self.index.total(choices)

    def counts(self, choices, most=12):
        """Return {facet name: [ValueCount]}: the `most` frequent values and all that are chosen.

        Each facet is counted under the choices of the others; by falling count, then by name.
        """
        with self.lock:
            return self.index.counts(choices, most)

    def all_counts(self, name, choices):
        """Return the ValueCounts (list) of every value that a facet has under the choices of the others."""
        with self.lock:
            return self.index.count(name, choices)

    def page(self, choices, order, start, stop):
        """Return the keys of the records from `start` to `stop` in an order: "newest", "oldest", "name"."""
        with self.lock:
            return self.index.page(choices, order, start, stop)

    def unknown(self, choices):
        """Return {facet name: [values chosen that no public record has]}, facets without any left out."""
        with self.lock:
            return self.index.unknown(choices)


class Gatherer:
    """Keeps the Index of one kind, made again when what it counts may have changed, for all threads of a process.

    No facet of these kinds counts articles, and what an article's passages do to other records is written
    down as a change of those: where only articles changed, the index still holds.
    """

    def __init__(self, kind):
        self.kind = kind
        self.lock = RLock()
        self.index = None

    def engine(self, state):
        """Return an IndexEngine that knows all that was published up to the clock's state, or more."""
        with self.lock:
            if self.index is None or self.index.state[0] != state[0]:
                self.index = gather(self.kind, state)
            elif self.index.state[1] < state[1]:
                if self.is_touched(state):
                    self.index = gather(self.kind, state)
                self.index.state = state
            return IndexEngine(self.index, self.lock)

    def is_touched(self, state):
        """Return whether a record other than an article changed since the index was made, up to a state."""
        changes = Change.objects.filter(clock__gt=self.index.state[1], clock__lte=state[1])
        return changes.exclude(record__kind=Kind.ARTICLE).exists()


class Keeper:
    """Keeps the Index of articles, brought up to the clock at each request, for all threads of a process."""

    def __init__(self):
        self.lock = RLock()
        self.index = None
        self.renewal = None

    def engine(self, state):
        """Return an IndexEngine that knows all that was published up to the clock's state.

        It may know more: a thread may have read the clock before another one did. Who asked then finds
        that the clock moved, and asks again.
        """
        with self.lock:
            self.bring_up_to(state)
            return IndexEngine(self.index, self.lock)

    def bring_up_to(self, state):
        """Build the index or let it catch up; whoever needs it meanwhile has to wait."""
        if self.index is None or self.index.state[0] != state[0]:
            self.index = lasting(build(state))
        elif self.index.state[1] < state[1]:
            try:
                catch_up(self.index, state)
            except TooMany:
                self.index = lasting(build(state))
        if self.index.is_untidy(MOST_LATE) and self.renewal is None:
            self.renewal = Thread(target=self.renew, args=[state], daemon=True)
            self.renewal.start()

    def renew(self, state):
        """Build the index again while readers use the old one."""
        try:
            fresh = lasting(build(state))
            with self.lock:
                if self.index is not None and self.index.state[0] == state[0]:
                    catch_up(fresh, max(state, self.index.state))
                    self.index = fresh
        except Exception:
            log.exception("The index of articles could not be built again; the old one is used on.")
        finally:
            self.renewal = None
            connection.close()


def lasting(index):
    """Return an Index that was just built, out of the garbage collector's sight together with all else there is.

    Going through all of it time and again took the collector a quarter of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    return index


KEEPER = Keeper()
GATHERERS = {kind: Gatherer(kind) for kind in Kind if kind != Kind.ARTICLE}


def engine(kind, state):
    """Return what counts and pages the records of a kind, as the public sees them at a clock's (epoch, value).

    What is seen inside a transaction may be rolled back: there the index is built for this call alone.
    """
    if connection.in_atomic_block:
        return IndexEngine(build(state) if kind == Kind.ARTICLE else gather(kind, state), RLock())
    return (KEEPER if kind == Kind.ARTICLE else GATHERERS[kind]).engine(state)
