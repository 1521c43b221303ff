"""The order of time: where records stand that are known only roughly, and in which order those of one day."""


def days_of(dates, ties):
    """Return {key: the day (date) at which a record stands, or None} of `dates` (EdtfDate) by key.

    It is the first day that a date allows; or a later one that it allows too, if what led to it is later.
    """
    days = {key: date.earliest or date.latest for key, date in dates.items()}
    moved = True
    while moved:
        moved = False
        for tie in ties:
            before, day = days[tie.earlier], days[tie.later]
            if before and day and day < before and before <= (dates[tie.later].latest or before):
                days[tie.later], moved = before, True
    return days


def in_time(days, ties):
    """Return the keys (list) of `days` in the order of time, undated last; of one day what led to others first."""
    depth = dict.fromkeys(days, 0)
    same_day = [tie for tie in ties if days[tie.earlier] == days[tie.later]]
    for _ in days:  # as often as the longest chain could be: a circle of links must not keep it going
        deeper = {tie.later: depth[tie.earlier] + 1 for tie in same_day if depth[tie.later] <= depth[tie.earlier]}
        if not deeper:
            break
        depth |= deeper
    return sorted(days, key=lambda key: (days[key] is None, str(days[key] or ""), depth[key], key))
