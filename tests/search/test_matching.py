"""What a query finds: words in all forms, phrases, alternatives, exceptions, other names; and what it costs."""

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pyroaring import BitMap

from articles.choices import Kind
from articles.models import Card
from articles.publishing import clock
from articles.publishing.gate import hold, publish
from articles.search import best_first, did_you_mean, marked, matching, parse, suggestions, with_names
from articles.search.query import TOO_LONG
from tests.factories import make_published
from tests.search.archive import write_card

pytestmark = pytest.mark.django_db


def found(text):
    """The titles of what a text finds."""
    return set(Card.objects.filter(pk__in=matching(parse(text), clock.state())).values_list("title", flat=True))


@pytest.fixture
def three(db):
    write_card("Jay", "The council’s leader resigned over a culture of denial")
    write_card("Casey", "The council is not fit for purpose; Zoë O’Brien spoke of its culture")
    write_card("Отчёт", "denial of the culture, 日本語")


class TestWords:
    @pytest.mark.parametrize(
        ("text", "titles"),
        [
            ("council", {"Jay", "Casey"}),
            ("resignation", {"Jay"}),
            ("zoe obrien", {"Casey"}),
            ("council culture", {"Jay", "Casey"}),
            ("council qqqq", set()),
            ("отчет", {"Отчёт"}),
            ("日本語", {"Отчёт"}),
            ("NEAR", set()),
            ("cultur*", {"Jay", "Casey", "Отчёт"}),
        ],
    )
    def test_all_words_must_be_there(self, three, text, titles):
        assert found(text) == titles

    @pytest.mark.parametrize(
        ("text", "titles"),
        [
            ('"culture of denial"', {"Jay"}),
            ('"denial of culture"', set()),
            ("“not fit for purpose”", {"Casey"}),
            ('"its cultures"', {"Casey"}),
            ("O’Brien-spoke", {"Casey"}),
        ],
    )
    def test_a_phrase_stands_side_by_side(self, three, text, titles):
        assert found(text) == titles

    @pytest.mark.parametrize(
        ("text", "titles"),
        [
            ("casey OR jay", {"Jay", "Casey"}),
            ("casey OR jay denial", {"Jay"}),
            ("culture -council", {"Отчёт"}),
            ('council -"culture of denial"', {"Casey"}),
            ("-council", {"Отчёт"}),
            ("jay OR -council", {"Jay", "Отчёт"}),
            ("council -council", set()),
            ("-qqqq", {"Jay", "Casey", "Отчёт"}),
        ],
    )
    def test_one_or_the_other_or_without(self, three, text, titles):
        assert found(text) == titles

    @pytest.mark.parametrize("text", ["", "OR", "-", "x" * 201])
    def test_nothing_asked_finds_nothing(self, three, text, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert matching(parse(text), ("epoch", 1)) == BitMap()

    def test_a_phrase_far_into_a_long_text_is_found(self):
        """PostgreSQL knows no place beyond the 16,383rd, and 255 places of a word."""
        write_card("Minutes", "council " * 300 + "denied", "minute by minute " * 8000, "leader report")
        assert found('"leader report"') == found('"council denied"') == {"Minutes"}
        assert found('"report leader"') == found('"minute report"') == set()

    def test_a_published_record_is_found_until_it_is_held(self):
        person = make_published("person", title="Ada Quillfeather")
        assert found("quillfeather") == {"Ada Quillfeather"}
        hold(person)
        assert found("quillfeather") == set()

    def test_what_is_saved_but_not_published_is_not_found(self):
        person = make_published("person", title="Ada Quillfeather")
        person.title = "Ada Thornbury"
        person.save()
        assert found("thornbury") == set()
        publish(person)
        assert found("thornbury") == {"Ada Thornbury"}


class TestOtherNames:
    @pytest.fixture(autouse=True)
    def council(self, db):
        write_card("Harwell Borough Council", kind=Kind.ORGANISATION, names=["HBC", "Town Hall of Harwell"])
        write_card("Leader quits", "of Harwell Borough Council")
        write_card("Borough", "a council in Harwell")
        write_card("HBC in crisis")
        write_card("Town crier", "by the hall in Harwell of old")

    @pytest.mark.parametrize(
        ("text", "titles"),
        [
            ("HBC", {"Harwell Borough Council", "Leader quits", "HBC in crisis"}),
            ('"hbc"', {"Harwell Borough Council", "Leader quits", "HBC in crisis"}),
            ("hbc quits", {"Leader quits"}),
            ("-HBC", {"Borough", "Town crier"}),
            ("crier OR HBC -crisis", {"Harwell Borough Council", "Leader quits", "Town crier"}),
            ("“Town Hall of Harwell”", {"Harwell Borough Council", "Leader quits"}),
            ("town hall of harwell", {"Harwell Borough Council", "Leader quits", "Town crier"}),
            ("town hall of harwell quits", {"Leader quits"}),
            ("town hall", {"Harwell Borough Council", "Town crier"}),
            ("harwell borough council", {"Harwell Borough Council", "Leader quits", "Borough"}),
        ],
    )
    def test_another_name_finds_the_title_too(self, text, titles):
        assert found(text) == titles

    def test_the_title_does_not_stand_for_the_other_name(self):
        assert "HBC in crisis" not in found('"Harwell Borough Council"')

    def test_what_is_found_under_another_name_is_marked(self, state):
        query = with_names(parse("HBC"), state)
        assert marked("Harwell Borough Council", query).count("<mark>") == 3
        assert with_names(query, state) is query

    def test_a_name_that_many_share_is_looked_up_within_bounds(self, state):
        for number in range(12):
            write_card(f"Harwell {number} Board", kind=Kind.ORGANISATION, names=["The Board"])
        (term,) = with_names(parse('"The Board"'), state).terms
        assert term.also == tuple(("harwel", str(number), "board") for number in range(5))


class TestCost:
    def test_each_word_is_asked_once_and_all_names_at_once(self, three, state, django_assert_num_queries):
        query = parse('council "of denial" OR jay -casey')
        with django_assert_num_queries(6):  # names, four words or phrases, all cards
            matching(query, state)
        with django_assert_num_queries(3):  # names and two words
            matching(parse("council jay"), state)

    def test_the_order_is_one_more(self, three, state, django_assert_num_queries):
        query = parse("council")
        pks = matching(query, state)
        with django_assert_num_queries(2):
            best_first(query, pks, state)

    def test_the_bitmap_is_the_callers_own(self, three, state):
        matching(parse("council"), state).clear()
        assert len(matching(parse("council"), state)) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
class TestMemory:
    """Between two publications nothing is asked twice; within a transaction nothing is kept."""

    def test_what_was_asked_is_remembered_until_the_clock_moves(self, django_assert_num_queries):
        write_card("Jay", "council")
        state = clock.state()
        query = parse("council -casey")
        first = matching(query, state)
        first_order = best_first(query, first, state)
        with django_assert_num_queries(0):
            first.clear()
            assert best_first(query, matching(query, state), state) == first_order
        make_published("person", title="Council Person")
        assert len(matching(query, clock.state())) > len(first_order)

    def test_after_a_restore_nothing_old_is_known(self):
        write_card("Jay", "council")
        assert len(matching(parse("council"), clock.state())) == 1
        write_card("Casey", "council")
        clock.renew_epoch()
        assert len(matching(parse("council"), clock.state())) == 2

    def test_what_was_read_in_a_transaction_is_kept_by_nobody(self):
        state = clock.state()
        with transaction.atomic():
            write_card("Jay", "council")
            assert len(matching(parse("council"), state)) == 1
            assert did_you_mean(parse("cuoncil"), state) == ""
            transaction.set_rollback(True)
        assert matching(parse("council"), state) == BitMap()

    def test_what_is_remembered_is_not_looked_up_in_a_transaction(self):
        state = clock.state()
        assert matching(parse("council"), state) == BitMap()
        with transaction.atomic():
            write_card("Jay", "council")
            assert len(matching(parse("council"), state)) == 1
            transaction.set_rollback(True)


class TestHostileText(TestCase):
    """hypothesis: any text is answered by every part of search, and none of it reaches SQL as more than text."""

    @classmethod
    def setUpTestData(cls):
        """A few cards, one of them with a name of signs."""
        write_card("Jay 100%", "council’s denial_of culture 日本語")
        write_card("C++ Board", "R&D", kind=Kind.ORGANISATION, names=["_%", "\\ Board"])

    @settings(max_examples=150)
    @given(st.text(max_size=250) | st.text("aj 日\"“”-'%_\\*:^()[]{}<>&|!~\x00\ud800ORAND\n", max_size=210))
    def test_every_part_answers_any_text(self, text):
        state, query = clock.state(), parse(text)
        found = matching(query, state)
        assert found <= BitMap(Card.objects.values_list("pk", flat=True))
        assert sorted(best_first(query, found, state)) == list(found)
        assert isinstance(did_you_mean(query, state), str)
        assert len(suggestions(text)) <= 8
        marked(text, with_names(query, state))


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 64_000, "(" * 500, '"' * 500, "'; DROP TABLE articles_card; --", "%" * 150, "\\" * 150, "a" * 200),
        *("OR " * 60, "-" * 199, "((((a OR", "\x00" * 100, "\ud800" * 100, "ab " * 20, '"ab ab ab" ' * 6),
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_a_hostile_text_costs_a_bounded_number_of_queries(three, state, text, django_assert_max_num_queries):
    with django_assert_max_num_queries(120):
        query = parse(text)
        best_first(query, matching(query, state), state)
        did_you_mean(query, state)
        suggestions(text)
    assert connection.is_usable()


def test_a_problem_is_a_sentence(state):
    query = parse("y" * 300)
    assert query.problem == TOO_LONG
    assert not with_names(query, state).groups
