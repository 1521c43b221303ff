"""What a process keeps of the index: brought up to the clock at each request, nothing of what may be undone."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection, transaction
from pyroaring import BitMap

from articles.choices import Genre
from articles.dates import EdtfDate
from articles.facets import Choices, OrmEngine, catching_up, engine, engines
from articles.facets.engines import Gatherer, Keeper
from articles.models import Card, Change
from articles.publishing import clock
from articles.publishing.gate import hold, publish, release
from tests.factories import make_article, make_participation, make_passage, make_published, make_ready

EVERYTHING = Choices()


@pytest.fixture
def keeper(monkeypatch):
    """The Keeper that `engine` asks, with nothing in it yet."""
    keeper = Keeper()
    monkeypatch.setattr(engines, "KEEPER", keeper)
    return keeper


def genres(asked):
    """Return {genre: count} that an engine counts."""
    return {row.value: row.count for row in asked.counts(EVERYTHING)["genre"]}


def now():
    """Return the engine of articles at the clock's present state."""
    return engine("article", clock.state())


def regenre(article, genre):
    """Publish an article as of another genre."""
    article.genre = genre
    article.save()
    publish(article)


class Stop(Exception):
    """Rolls a transaction back."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_two_processes_see_each_others_edits_on_their_next_request(keeper):
    articles = [make_published("article", genre=Genre.NEWS) for _ in range(3)]
    environment = os.environ | {"DATABASE_URL": database_url(), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.facets.asked"]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:

        def ask(*task):
            """Return what the other process answers."""
            other.stdin.write(json.dumps(task) + "\n")
            other.stdin.flush()
            answer = json.loads(other.stdout.readline())
            return {value: count for value, _, count, _ in answer["counts"]["genre"]}, answer["page"]

        assert ask("count", None)[0] == genres(now()) == {"news": 3}
        regenre(articles[0], Genre.LIVE)
        assert ask("count", None)[0] == {"news": 2, "live": 1}
        assert ask("hold", articles[1].pk)[0] == genres(now()) == {"news": 1, "live": 1}
        added = make_published("article", genre=Genre.OPINION, date=EdtfDate.parse("2020"))
        assert ask("count", None)[1] == now().page(EVERYTHING, "newest", 0, 99)
        assert added.pk == now().page(EVERYTHING, "newest", 0, 1)[0]
        other.stdin.close()
        assert other.wait(timeout=60) == 0


def database_url():
    """Return the DATABASE_URL of the tests' database."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_an_edit_that_is_rolled_back_is_seen_by_nobody(keeper):
    article = make_published("article", genre=Genre.NEWS)
    other = make_published("article", genre=Genre.NEWS)
    assert genres(now()) == {"news": 2}
    with pytest.raises(Stop), transaction.atomic():
        regenre(article, Genre.LIVE)
        undone = clock.state()
        assert genres(now()) == {"news": 1, "live": 1}, "within the transaction it is seen"
        raise Stop
    assert genres(now()) == {"news": 2}
    regenre(other, Genre.OPINION)
    assert clock.state() == undone, "the next edit has the same value of the clock"
    assert genres(now()) == {"news": 1, "opinion": 1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_after_a_restore_nobody_shows_the_old_state(keeper):
    make_published("article", genre=Genre.NEWS)
    assert genres(now()) == {"news": 1}
    Card.objects.update(sort=Genre.LIVE)
    Change.objects.all().delete()
    assert genres(now()) == {"news": 1}, "nothing says that it changed"
    clock.renew_epoch()
    assert genres(now()) == {"live": 1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_an_index_with_too_many_articles_out_of_order_is_built_again_while_readers_use_the_old_one(
    keeper, monkeypatch
):
    monkeypatch.setattr(engines, "MOST_LATE", 1)
    make_published("article")
    old = now().index
    for _ in range(2):
        make_published("article")
    asked = now()
    assert asked.index is old
    assert asked.total(EVERYTHING) == 3
    if renewal := keeper.renewal:
        renewal.join(timeout=60)
    fresh = now()
    assert fresh.index is not old
    assert not fresh.index.orders.late
    assert fresh.page(EVERYTHING, "newest", 0, 9) == asked.page(EVERYTHING, "newest", 0, 9)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
def test_what_fails_half_way_is_built_again(keeper, monkeypatch):
    article = make_published("article", genre=Genre.NEWS)
    assert genres(now()) == {"news": 1}
    before = keeper.index
    regenre(article, Genre.LIVE)
    with monkeypatch.context() as patch:
        patch.setattr(catching_up, "renew_values", fail)
        with pytest.raises(Stop):
            now()
    assert genres(now()) == {"live": 1}
    assert keeper.index is not before


def fail(*args):
    """Fail."""
    raise Stop


@pytest.mark.django_db
def test_nothing_is_kept_of_a_transaction(keeper):
    make_published("article")
    assert now().total(EVERYTHING) == 1
    assert keeper.index is None


@pytest.mark.django_db
def test_a_request_at_the_same_clock_asks_the_database_nothing(django_assert_num_queries):
    make_published("article", genre=Genre.NEWS)
    state, keeper = clock.state(), Keeper()
    keeper.engine(state)
    with django_assert_num_queries(0):
        asked = keeper.engine(state)
        assert genres(asked) == {"news": 1}
        assert len(asked.page(EVERYTHING, "name", 0, 25)) == asked.total(EVERYTHING) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [1, 9])
def test_catching_up_asks_as_many_questions_however_many_articles_a_change_reaches(
    articles, django_assert_num_queries
):
    event, keeper = make_ready("event"), Keeper()
    for _ in range(articles):
        make_passage(event, article=make_published("article"))
    keeper.engine(clock.state())
    publish(event)
    state = clock.state()
    with django_assert_num_queries(6):
        keeper.engine(state)


@pytest.mark.django_db
def test_a_thread_that_read_the_clock_earlier_is_given_what_is_newer():
    article, keeper = make_published("article", genre=Genre.NEWS), Keeper()
    before = clock.state()
    regenre(article, Genre.LIVE)
    index = keeper.engine(clock.state()).index
    assert keeper.engine(before).index is index
    assert genres(keeper.engine(before)) == {"live": 1}


@pytest.mark.django_db
def test_more_changes_than_it_is_worth_to_catch_up_with_build_it_again(monkeypatch):
    monkeypatch.setattr(catching_up, "MOST_CHANGES", 2)
    article, keeper = make_published("article"), Keeper()
    built = keeper.engine(clock.state()).index
    regenre(article, Genre.LIVE)
    assert keeper.engine(clock.state()).index is built
    for _ in range(3):
        make_published("article")
    assert keeper.engine(clock.state()).index is not built
    assert keeper.engine(clock.state()).total(EVERYTHING) == 4


@pytest.mark.django_db
def test_an_empty_archive_and_its_first_article():
    keeper = Keeper()
    asked = keeper.engine(clock.state())
    assert asked.total(EVERYTHING) == 0
    assert asked.counts(EVERYTHING) == {name: [] for name in asked.facets}
    assert asked.page(EVERYTHING, "oldest", 0, 25) == []
    article = make_published("article", date=EdtfDate.parse("2014"))
    asked = keeper.engine(clock.state())
    assert asked.counts(EVERYTHING) == OrmEngine("article").counts(EVERYTHING)
    assert asked.page(EVERYTHING, "oldest", 0, 25) == [article.pk]


@pytest.mark.django_db
def test_an_article_that_comes_back_stands_where_it_stood():
    articles = [make_published("article", date=EdtfDate.parse(f"2014-0{month}")) for month in (1, 2, 3)]
    keeper = Keeper()
    before = keeper.engine(clock.state()).page(EVERYTHING, "newest", 0, 9)
    hold(articles[1])
    assert keeper.engine(clock.state()).page(EVERYTHING, "newest", 0, 9) == [articles[2].pk, articles[0].pk]
    release(articles[1])
    asked = keeper.engine(clock.state())
    assert asked.page(EVERYTHING, "newest", 0, 9) == before
    assert not asked.index.orders.late


@pytest.mark.django_db
@pytest.mark.parametrize("kind_of_set", [frozenset, BitMap])
def test_words_become_numbers_once_for_the_same_keys(kind_of_set):
    articles = [make_published("article") for _ in range(3)]
    keeper = Keeper()
    asked = keeper.engine(clock.state())

    def total(*keys):
        """Return how many articles have these keys, asked with a set of its own."""
        return asked.total(Choices(words=kind_of_set(keys)))

    both = articles[0].pk, articles[2].pk, 10**9
    assert total(*both) == 2
    first = asked.index.of_words(kind_of_set(both))
    for number in range(40):
        assert total(articles[1].pk, 10**9 + number) == 1
        assert asked.index.of_words(kind_of_set(both)) is first
    assert len(asked.index._words) < 20
    hold(articles[0])
    keeper.engine(clock.state())
    assert total(*both) == 1


@pytest.mark.django_db
def test_unknown_values_are_those_of_no_public_article():
    article = make_published("article", genre=Genre.NEWS)
    make_article()
    choices = Choices({"genre": ("news", "live", "\0"), "outlet": (article.outlet.public_id,), "year": ("2014",)})
    for asked in (Keeper().engine(clock.state()), OrmEngine("article")):
        assert asked.unknown(choices) == {"genre": ["live", "\0"], "year": ["2014"]}
        assert asked.unknown(EVERYTHING) == {}


@pytest.mark.django_db
def test_the_index_of_another_kind_is_made_again_when_something_other_than_an_article_changed(
    django_assert_num_queries,
):
    event, article, gatherer = make_published("event"), make_published("article"), Gatherer("person")
    index = gatherer.engine(clock.state()).index
    regenre(article, Genre.LIVE)
    state = clock.state()
    assert gatherer.engine(state).index is index
    with django_assert_num_queries(0):
        assert gatherer.engine(state).total(EVERYTHING) == 0
    make_participation(event, person := make_published("person"))
    publish(event)
    asked = gatherer.engine(clock.state())
    assert asked.index is not index
    assert asked.page(EVERYTHING, "name", 0, 9) == [person.pk]
    assert [row.count for row in asked.counts(EVERYTHING)["event_sort"]] == [1]


@pytest.mark.django_db
def test_after_a_restore_the_index_of_another_kind_is_made_again():
    person, gatherer = make_published("person"), Gatherer("person")
    assert gatherer.engine(clock.state()).total(EVERYTHING) == 1
    Card.objects.filter(pk=person.pk).delete()
    assert gatherer.engine(clock.state()).total(EVERYTHING) == 1, "nothing says that it changed"
    clock.renew_epoch()
    assert gatherer.engine(clock.state()).total(EVERYTHING) == 0
