"""The indexes answer as plain queries do, before and after edits of every sort."""

import pytest
from django.db import connection

from articles.choices import Kind
from articles.facets import Choices, dimensions, index
from articles.facets.engines import Gatherer, Keeper
from articles.publishing import clock

from .world import World, assert_same

WAYS = ((10**9, 10**9), (-1, 0))
"""By adding up rows whatever the selection, and by intersecting bitmaps."""


def look_at_the_tables():
    """Let the database plan the oracle's queries: no autovacuum sees the rows of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.django_db
def test_it_answers_as_plain_queries_do_before_and_after_edits_of_every_sort(monkeypatch):
    world, keeper = World(seed=4), Keeper()
    monkeypatch.setattr(dimensions, "FIRST_TRIED", 3)

    def compare(times):
        """Hold as many random selections to the oracle."""
        engine = keeper.engine(clock.state())
        look_at_the_tables()
        for number in range(times):
            small, few = WAYS[number % 2]
            monkeypatch.setattr(index, "SMALL", small)
            monkeypatch.setattr(index, "FEW", few)
            assert_same(engine, world.selection(engine) if number else Choices(), world.random)

    compare(60)
    built = keeper.index
    edits = 0
    while edits < 300:
        edits += sum(world.edit() for _ in range(world.random.choice((1, 5, 15))))
        compare(1)
    compare(140)
    assert keeper.index is built, "it was never built again"
    assert built.orders.late


@pytest.mark.django_db
def test_the_other_kinds_too():
    world, gatherers = World(seed=5, articles=20), [Gatherer(kind) for kind in Kind if kind != Kind.ARTICLE]
    look_at_the_tables()
    for number in range(40):
        for gatherer in gatherers:
            engine = gatherer.engine(clock.state())
            choices = world.selection(engine, gatherer.kind) if number else Choices()
            assert_same(engine, choices, world.random, gatherer.kind)
        world.edit()
