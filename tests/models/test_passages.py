"""Passages: their numbers, their length, and whether their words are found in the article."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from articles.models.passage import MAX_WORDS
from tests.factories import make_article, make_event, make_passage, make_person


@pytest.mark.django_db
class TestNumbers:
    def test_they_run_from_one_within_each_record(self):
        one, other = make_person(), make_person()
        assert [make_passage(record).number for record in (one, one, other, one)] == [1, 2, 1, 3]

    def test_none_is_given_twice_even_when_the_last_passage_is_deleted(self):
        person = make_person()
        make_passage(person)
        make_passage(person).delete()
        assert make_passage(person).number == 3

    def test_none_is_given_twice_when_all_passages_are_deleted(self):
        person = make_person()
        make_passage(person)
        person.passages_owned.all().delete()
        assert make_passage(person).number == 2

    def test_a_passage_that_is_saved_again_keeps_its_own(self):
        person = make_person()
        passage = make_passage(person)
        make_passage(person)
        passage.save()
        assert passage.number == 1
        assert make_passage(person).number == 3

    def test_after_a_number_that_was_brought_they_go_on(self):
        person = make_person()
        make_passage(person, number=7)
        assert make_passage(person).number == 8

    def test_saving_a_record_that_was_read_before_does_not_turn_them_back(self):
        person = make_person()
        make_passage(person).delete()
        person.save()
        assert make_passage(person).number == 2


THREADS, EACH = 4, 5


def test_editors_who_add_passages_at_the_same_time_get_different_numbers(triggers_lifted):
    person = make_person()
    articles = [make_article() for _ in range(THREADS)]
    start = Barrier(THREADS, timeout=30)

    def add(article):
        try:
            start.wait()
            return [make_passage(person, article=article).number for _ in range(EACH)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        numbers = [number for found in pool.map(add, articles) for number in found]
    assert sorted(numbers) == list(range(1, THREADS * EACH + 1))


@pytest.mark.django_db
class TestLength:
    def test_the_longest_passage_is_taken(self):
        make_passage(make_person(), exact="word " * MAX_WORDS).full_clean()

    def test_a_longer_one_is_refused_with_its_count(self):
        passage = make_passage(make_person(), exact="word " * (MAX_WORDS + 1))
        with pytest.raises(ValidationError, match="at most 15 words; this one has 16") as refusal:
            passage.full_clean()
        assert refusal.value.message_dict.keys() == {"exact"}

    def test_dashes_and_brackets_are_no_words(self):
        make_passage(make_person(), exact="word – " * MAX_WORDS).full_clean()


TEXT = "The leader said the leader would go. The council agreed."


@pytest.mark.django_db
class TestAnchor:
    def test_without_the_text_of_the_article_there_is_none(self):
        assert make_passage(make_person(), exact="would go").anchor == "no_text"

    def test_words_found_once_are_anchored(self):
        assert make_passage(make_person(), article=make_article(text=TEXT), exact="would go").anchor == "anchored"

    @pytest.mark.parametrize("exact", ["resigned", "leader", "Would go"])
    def test_words_not_found_or_found_twice_are_an_orphan(self, exact):
        assert make_passage(make_person(), article=make_article(text=TEXT), exact=exact).anchor == "orphan"

    @pytest.mark.parametrize("around", [{"prefix": "said the "}, {"suffix": " would go"}])
    def test_the_words_around_tell_two_places_apart(self, around):
        passage = make_passage(make_person(), article=make_article(text=TEXT), exact="leader", **around)
        assert passage.anchor == "anchored"


@pytest.mark.django_db
def test_passages_are_looked_for_again_when_the_text_of_their_article_changes():
    article = make_article(text="She said that he stood down on Monday.")
    passage = make_passage(make_event(), article=article, exact="stood down on Monday")
    assert passage.anchor == "anchored"
    article.text = "She said that he resigned on Monday."
    article.save()
    passage.refresh_from_db()
    assert passage.anchor == "orphan"
