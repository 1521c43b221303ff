"""The clock: moved once by what publishes, ordered between writers, and still for readers."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from articles.models import Change, Clock, Event, Record
from articles.publishing import clock
from articles.publishing.gate import Refused, hold, publish, publish_all
from articles.publishing.verify import verify
from tests.factories import make_event, make_published, make_ready


def value():
    """Return what the clock shows."""
    return Clock.objects.get().value


@pytest.mark.django_db
def test_a_publication_moves_the_clock_once_however_much_it_changes():
    records = [make_ready("event"), make_ready("event")]
    before = value()
    publish_all(records)
    assert value() == before + 1
    assert set(Change.objects.filter(clock=before + 1).values_list("record", flat=True)) == {
        record.pk for record in records
    }


@pytest.mark.django_db
def test_what_changes_nothing_in_public_leaves_the_clock():
    event = make_published("event")
    before = value()
    publish(event)
    event.save()
    with pytest.raises(Refused):
        publish(make_event())
    assert value() == before


@pytest.mark.django_db
def test_the_changes_name_all_that_a_hold_reached():
    event = make_published("event")
    article = event.passages_owned.get().article
    hold(article)
    changed = set(Change.objects.filter(clock=value()).values_list("record", flat=True))
    assert changed == {event.pk, article.pk}


@pytest.mark.django_db
def test_the_clock_moves_last(django_assert_num_queries, monkeypatch):
    event = make_ready("event")
    with connection.execute_wrapper(recorder := Recorder()):
        publish(event)
    writes = [sql for sql in recorder.statements if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert "articles_clock" in writes[-1]
    assert sum("articles_clock" in sql for sql in writes) == 1


class Recorder:
    """Keeps the statements that a connection executes."""

    def __init__(self):
        self.statements = []

    def __call__(self, execute, sql, params, many, context):
        self.statements.append(sql)
        return execute(sql, params, many, context)


@pytest.mark.django_db
def test_an_answer_made_while_the_clock_moved_is_made_again():
    moves = iter([True, False])

    def read(_state):
        if next(moves, False):
            Clock.objects.update(value=value() + 1)
        return value()

    state, answer = clock.consistently(read, clock.state())
    assert state[1] == answer == value()


@pytest.mark.django_db
def test_an_answer_for_which_the_clock_never_stood_still_is_not_to_be_kept():
    def read(_state):
        Clock.objects.update(value=value() + 1)
        return "answer"

    assert clock.consistently(read, clock.state()) == (None, "answer")


@pytest.mark.django_db
def test_a_new_epoch_is_another_one():
    before = clock.state()
    clock.renew_epoch()
    assert clock.state()[0] != before[0]
    assert clock.state()[1] == before[1]


def publish_together(*records):
    """Publish records at the same time, each by a writer of its own; return the exceptions (list)."""
    barrier, failures = Barrier(len(records)), []

    def write(record):
        try:
            barrier.wait(timeout=30)
            publish(record)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=write, args=[record]) for record in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return failures


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_two_writers_at_the_same_time_give_two_numbers():
    records = [make_ready("event"), make_ready("event")]
    before = value()
    assert publish_together(*records) == []
    changes = Change.objects.filter(clock__gt=before).values_list("record", "clock")
    assert sorted(tick for _, tick in changes) == [before + 1, before + 2]
    assert {record for record, _ in changes} == {record.pk for record in records}
    assert Record.objects.published().filter(pk__in=[record.pk for record in records]).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_a_record_that_two_publish_at_the_same_time_gets_one_version():
    event, before = make_ready("event"), value()
    assert publish_together(event, Event.objects.get(pk=event.pk)) == []
    assert [version.number for version in event.versions.all()] == [1]
    assert list(Change.objects.filter(clock__gt=before).values_list("record", "clock")) == [(event.pk, before + 1)]
    assert verify() == []
