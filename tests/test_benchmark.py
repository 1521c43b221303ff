"""benchmark: what it measures on a small archive, what it refuses, and what it leaves alone."""

import json
import sys
from io import StringIO

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from pyroaring import BitMap

from articles.choices import Kind
from articles.facets import Choices, engine
from articles.management.benchmarking import datasette, following, hostile, publishing, reading, requests, timing
from articles.management.benchmarking.reading import Browser
from articles.management.benchmarking.requests import forty
from articles.models import Card, Event, Version
from articles.publishing import clock
from articles.publishing.sample import is_sample, make_sample
from tests.factories import make_published

SORTS = {
    "no filter": 2,
    "one facet": 10,
    "three facets": 4,
    "several values": 5,
    "date range": 3,
    "common word": 3,
    "rarer word": 4,
    "word and facets": 5,
    "deep page": 4,
}
MEASURED = {"counting", "counting_anew", "page", "repeat", "unchanged"}


def counter():
    """Return what counts the articles of the archive as it stands."""
    return engine(Kind.ARTICLE, clock.state())


@pytest.fixture
def quick(monkeypatch):
    """Let each request be measured once, and publications touch few articles."""
    for name in reading.ROUNDS:
        monkeypatch.setitem(reading.ROUNDS, name, 1)
    monkeypatch.setattr(following, "TIMES", 1)
    monkeypatch.setattr(hostile, "RANDOM", 3)
    monkeypatch.setattr(publishing, "TOUCHED", (1, 5))
    monkeypatch.setattr(publishing, "TIMES", 2)


@pytest.mark.django_db(transaction=True)
def test_the_figures_of_a_sample(triggers_lifted, quick, tmp_path):
    make_sample(60)
    out = StringIO()
    call_command("benchmark", json=tmp_path / "figures.json", stdout=out)
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["articles"] == 60
    assert figures["database"] in ("sqlite", "postgresql")
    assert figures["requests"] == 40
    assert set(figures["sorts"]) == set(SORTS)
    for summaries in (figures, *figures["sorts"].values()):
        for name in MEASURED:
            assert 0 < summaries[name]["p50_ms"] <= summaries[name]["p95_ms"]
    assert figures["index"]["build_ms"] > 0 < figures["index"]["bytes_an_article"]
    assert [row["articles"] for row in figures["publication"]] == [1, 5]
    assert {"what followed, a report", "chains", "posts, a body", "accounts, an event", "what is thin"} <= {
        row["asked"] for row in figures["following"] if row["status"] == 200
    }
    assert all(row["status"] < 500 for row in figures["hostile"])
    told = out.getvalue()
    assert "60 articles on" in told
    assert "An event on 5 articles: published in" in told
    assert not Card.objects.filter(title="Benchmark on 1000 articles").exists()


@pytest.mark.django_db(transaction=True)
def test_a_collection_is_measured_and_nothing_is_published_in_it(triggers_lifted, quick):
    make_published("article")
    versions, out = Version.objects.count(), StringIO()
    call_command("benchmark", stdout=out)
    assert "Publications are measured in a sample only" in out.getvalue()
    assert Version.objects.count() == versions
    assert not is_sample()


@pytest.mark.django_db
def test_an_archive_without_articles_is_refused():
    with pytest.raises(CommandError, match="no articles to measure on"):
        call_command("benchmark")


@pytest.mark.django_db
def test_datasette_is_asked_for_in_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    with pytest.raises(CommandError, match="Datasette is not installed: `make benchmark-datasette`"):
        call_command("benchmark", against="datasette")


@pytest.mark.django_db(transaction=True)
def test_the_forty_requests_are_the_same_each_time_and_find_something(triggers_lifted):
    make_sample(60)
    chosen = forty(counter(), clock.state())
    assert {sort: [one.sort for one in chosen].count(sort) for sort in SORTS} == SORTS
    assert [one.asked.address for one in chosen] == [one.asked.address for one in forty(counter(), clock.state())]
    for one in chosen:
        if one.sort != "date range":
            assert counter().total(one.asked.choices(clock.state())) > 0, one.asked.address


@pytest.mark.django_db
def test_words_are_chosen_by_how_many_articles_hold_them(monkeypatch):
    make_sample(100)
    monkeypatch.setitem(requests.SHARES, "rare", (0.01, 2))
    words = requests.words_by_share()
    texts = [set(text.split()) for text in Card.objects.of_kind(Kind.ARTICLE).values_list("words", flat=True)]
    assert all(sum(word in text for text in texts) == 1 for word in words["rare"])
    assert all(8 <= sum(word in text for text in texts) <= 22 for word in words["common"])
    assert [len(words[name]) for name in ("common", "medium", "rare")] == [3, 2, 2]


@pytest.mark.django_db(transaction=True)
def test_every_hostile_address_is_answered(triggers_lifted):
    make_sample(20)
    browser = Browser()
    for what, address in hostile.addresses().items():
        assert hostile.follow(browser, address).status < 500, what


@pytest.mark.django_db
def test_a_publication_lets_somebody_join_or_leave():
    make_sample(20)
    event = publishing.the_event(3)
    assert publishing.the_event(3) == event
    assert event.passages_owned.count() == 3
    for joined in (1, 0, 1):
        publishing.join_or_leave(event)
        assert event.participations.count() == joined
    assert Event.objects.filter(title__startswith="Benchmark").count() == 1


def test_the_median_of_each_act_counts(monkeypatch):
    taken = iter([9, 9, 1, 2, 5, 4, 3, 100])  # the first round warms up
    monkeypatch.setattr(timing, "milliseconds", lambda act: (next(taken), act()))
    assert timing.in_rounds([lambda: None, lambda: None], 3) == [3, 4]


def test_times_are_summed_up_over_requests():
    assert timing.summary([1, 2, 3, 4, 5]) == {"p50_ms": 3.0, "p95_ms": 4.8}


def test_an_object_weighs_what_it_holds_once():
    array = np.zeros(1_000, np.int64)
    numbers = BitMap(range(0, 100_000, 7))
    weight = reading.weight({"array": array, "again": [array, array[:5]], "numbers": numbers}, set())
    assert 8_000 + len(numbers.serialize()) < weight < 9_500 + len(numbers.serialize())


@pytest.mark.django_db
def test_the_table_for_datasette_has_a_row_an_article(tmp_path):
    make_sample(20)
    datasette.write(tmp_path / "archive.db")
    for one in forty(counter(), clock.state()):
        assert datasette.address(one.asked, tmp_path / "archive.db").startswith("/archive/articles?")
    rows = list(datasette.rows())
    assert len(rows) == 20
    people = json.loads(rows[0][datasette.COLUMNS.index("person")])
    key = Card.objects.get(pk=rows[0][0])
    told = {one.value for one in counter().all_counts("person", Choices(words=BitMap([key.pk]))) if one.count}
    assert set(people) == told
