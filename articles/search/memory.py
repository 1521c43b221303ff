"""What a search read at one state of the archive's clock, remembered until the clock moves."""

from collections import OrderedDict
from threading import Lock

from django.db import connection


class Memory:
    """A bounded memory of answers, for all threads of a process: the longest unused one goes first.

    What is read inside a transaction may be rolled back: there nothing is kept and nothing looked up.
    """

    def __init__(self, most):
        """`most` is how many answers are kept, those of all states of the clock together."""
        self.most = most
        self.kept = OrderedDict()
        self.lock = Lock()

    def recall(self, state, key, make):
        """Return what `make()` gave for `key` at the clock's `state` (epoch, value); made now if it is not kept.

        The answer is shared: who gets it must not change it. Two threads may make the same one.
        """
        if connection.in_atomic_block:
            return make()
        at = (*state, key)
        with self.lock:
            if at in self.kept:
                self.kept.move_to_end(at)
                return self.kept[at]
        answer = make()
        with self.lock:
            self.kept[at] = answer
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return answer
