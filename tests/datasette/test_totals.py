"""Datasette, which the benchmark measures beside the archive, finds the same articles."""

import pytest

from articles.choices import Kind
from articles.facets import engine
from articles.management.benchmarking import datasette
from articles.management.benchmarking.requests import forty
from articles.publishing import clock
from articles.publishing.sample import make_sample


@pytest.mark.django_db(transaction=True)
def test_datasette_finds_as_many(triggers_lifted):
    make_sample(60)
    state = clock.state()
    counter = engine(Kind.ARTICLE, state)
    chosen = forty(counter, state)
    totals = [counter.total(one.asked.choices(state)) for one in chosen]
    times, about = datasette.measure(chosen, totals)
    assert len(times) == about["agreeing"] == 40
