"""The archive's clock: what orders the writers, and what tells readers that nothing has moved."""

from contextlib import contextmanager

from django.db import connection, transaction

from articles.models import Change, Clock
from articles.models.clock import new_epoch

TRIES = 3


def lock():
    """Take the writers' turn until the transaction ends, and return the Clock as it stands.

    Taken before any other row, by whoever publishes and by who saves before publishing, it keeps two
    writers from waiting for each other.
    """
    return Clock.objects.select_for_update().get()


@contextmanager
def publication():
    """Open a transaction that publishes; yield the set into which the changed records' keys go.

    The clock's row is locked first, so that one writer publishes at a time, and moved last and once,
    if anything changed; the Change rows carry its new value.
    """
    with transaction.atomic():
        clock = lock()
        changed = set()
        yield changed
        if changed:
            tick = clock.value + 1
            Change.objects.bulk_create(Change(clock=tick, record_id=pk) for pk in sorted(changed))
            move(clock)


def move(clock):
    """Move the locked Clock on by one: what readers keep is no longer valid."""
    Clock.objects.update(value=clock.value + 1)


def state():
    """Return the clock's (epoch, value) as it stands now.

    Every request asks several times: by a queryset it would take ten times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT epoch, value FROM articles_clock")
        return cursor.fetchone()


def consistently(read, before):
    """Return (state, what `read(state)` returned) with a clock that stood still meanwhile.

    `before` is the clock's state as the caller read it. There is no transaction: on SQLite a reading one
    would take the write lock. After TRIES moves the state is None, and the answer must not be kept.
    """
    for _ in range(TRIES):
        answer = read(before)
        after = state()
        if after == before:
            return after, answer
        before = after
    return None, answer


def renew_epoch():
    """Give the clock a new random epoch, as after a restore, and return it: nothing kept is valid any more."""
    epoch = new_epoch()
    Clock.objects.update(epoch=epoch)
    return epoch
