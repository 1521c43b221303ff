"""Times in milliseconds, and what is made of them."""

from statistics import median
from time import perf_counter

import numpy as np


def milliseconds(act):
    """Return (milliseconds that `act()` took, what it returned)."""
    start = perf_counter()
    answer = act()
    return (perf_counter() - start) * 1_000, answer


def in_rounds(acts, rounds, before=None):
    """Return for each of these functions the median of its times in ms (list).

    Each round runs all of them one after the other, so that none profits from being asked again at once; a
    first round that is not counted warms up. `before` is called before each, outside the time.
    """
    times = [[] for _ in acts]
    for number in range(rounds + 1):
        for act, own in zip(acts, times, strict=True):
            if before:
                before()
            taken, _ = milliseconds(act)
            if number:
                own.append(taken)
    return list(map(median, times))


def summary(times):
    """Return {"p50_ms", "p95_ms"} of times (list, in ms) of different requests."""
    p50, p95 = np.percentile(times, [50, 95])
    return {"p50_ms": round(float(p50), 3), "p95_ms": round(float(p95), 3)}


def by_sort(requests, times):
    """Return {sort of request: summary} of the times (list) of Requests."""
    sorts = dict.fromkeys(request.sort for request in requests)
    return {
        sort: summary([time for request, time in zip(requests, times, strict=True) if request.sort == sort])
        for sort in sorts
    }
