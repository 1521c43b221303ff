"""What a publication costs for the index, and what a reader then waits for: of events on 1, 100, 1,000 articles.

The events are the benchmark's own. They stay in the archive, so they are published in a sample only.
"""

from contextlib import contextmanager
from statistics import median
from time import perf_counter

from django.db import connection

from articles.choices import EventSort, Kind, OrganisationSort, Role, StandingTerm
from articles.facets import engine
from articles.models import Card, Event, Participation, Passage, Record, Standing
from articles.publishing import clock
from articles.publishing.gate import publish

from .timing import milliseconds

TOUCHED = (1, 100, 1_000)
TIMES = 4
FOR_THE_INDEX = ("articles_change", "articles_accesspoint")
"""The tables that the gate writes for facets and search besides cards and edges, which pages need anyway."""


def publications():
    """Return [{"articles", "gate_ms", "for_the_index_ms", "catching_up_ms"}], medians of TIMES publications.

    Each time somebody joins the event or leaves it, which changes what all of its articles are about.
    """
    engine(Kind.ARTICLE, clock.state())
    return [measured(the_event(touched), touched) for touched in TOUCHED]


def measured(event, touched):
    """Return the row of one event."""
    rows = [publish_and_read(event) for _ in range(TIMES)]
    gate, index, reader = (round(median(column), 2) for column in zip(*rows, strict=True))
    return {"articles": touched, "gate_ms": gate, "for_the_index_ms": index, "catching_up_ms": reader}


def publish_and_read(event):
    """Return the times (ms) of one publication, of its statements for the index, of a reader's catching up."""
    join_or_leave(event)
    with stopwatch(FOR_THE_INDEX) as spent:
        gate, _ = milliseconds(lambda: publish(event, change="The benchmark counts."))
    state = clock.state()
    reader, _ = milliseconds(lambda: engine(Kind.ARTICLE, state))
    return gate, sum(spent), reader


def the_event(touched):
    """Return the benchmark's published event with passages of so many articles, made if it is not there."""
    title = f"Benchmark on {touched} articles"
    event = Event.objects.filter(title=title).first()
    return event or make_event(title, touched)


def make_event(title, touched):
    """Make and publish an event with passages of the first so many articles."""
    event = Event.objects.create(title=title, sort=EventSort.STATEMENT)
    articles = Card.objects.of_kind(Kind.ARTICLE).order_by("record_id").values_list("pk", flat=True)[:touched]
    passages = Passage.objects.bulk_create(
        Passage(article_id=article, record_id=event.pk, number=number, exact=f"said so in article {number}")
        for number, article in enumerate(articles, start=1)
    )
    Record.objects.filter(pk=event.pk).update(last_passage_number=len(passages))
    Standing.objects.create(record_id=event.pk, standing=StandingTerm.REPORTED).passages.set(passages[:1])
    publish(event)
    return event


def join_or_leave(event):
    """Let a body take part in an event, or let it leave if it does."""
    body = Card.objects.of_kind(Kind.ORGANISATION).exclude(sort=OrganisationSort.OUTLET).earliest("record_id")
    left, _ = Participation.objects.filter(event=event).delete()
    if not left:
        Participation.objects.create(event=event, who_id=body.pk, role=Role.SPOKE)


@contextmanager
def stopwatch(tables):
    """Yield a list that gets the time (ms) of each statement that names one of these tables."""
    spent = []

    def timed(execute, sql, params, many, context):
        start = perf_counter()
        answer = execute(sql, params, many, context)
        if any(table in sql for table in tables):
            spent.append((perf_counter() - start) * 1_000)
        return answer

    with connection.execute_wrapper(timed):
        yield spent
