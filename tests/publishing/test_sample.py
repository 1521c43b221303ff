"""The sample is an archive that obeys the archive's rules, each smaller one the beginning of a larger."""

import numpy as np
import pytest
from django.db import transaction

from articles.choices import EdgeRole, Kind
from articles.description import describe, references, relabel
from articles.description.labels import STATEMENT_KINDS
from articles.identifiers import is_well_formed
from articles.models import Card, Change, Clock, Edge, Record
from articles.publishing import sample, verify
from articles.publishing.access import points_of
from articles.publishing.edges import named_by, ties_of
from articles.publishing.faces import card_of, public_faces, same_card
from articles.publishing.sample import make_sample
from articles.publishing.sample.draws import chunks, first_articles
from articles.publishing.sample.names import WORDS, word
from articles.publishing.sample.names import search_words as quick_search_words
from articles.publishing.sample.rows import key
from articles.words import search_words, stem
from tests.factories import make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """A sample of 200 articles, which the tests of this module share; each undoes what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_sample(200)
        transaction.set_rollback(True)


def some_of_each_kind(count=6):
    """Return some records (list) of each kind, with their children's fields."""
    return [record for kind in Kind for record in Record.objects.filter(kind=kind).order_by("pk")[:count]]


def core_of_live_rows(record):
    """Return the core that the gate would freeze of a record, as the public would see it."""
    core = describe(record)
    return relabel(core, public_faces(references(core)))


def edge_rows():
    """Return what the edges (set of tuples) of the archive say."""
    return set(Edge.objects.values_list("owner_id", "source_id", "role", "target_id", "detail", "article_id"))


def test_every_kind_is_there_and_counted(archive):
    assert archive["article"] == 200
    for kind in Kind:
        assert archive[kind.label.lower()] == Card.objects.of_kind(kind).count() > 0
    assert archive["edges"] == Edge.objects.count()


def test_the_archive_obeys_every_rule_but_that_on_edges(archive):
    offences = verify.verify()
    assert len(offences) > 100
    assert {sentence.rpartition(": ")[2] for sentence in offences} == {
        "its edges are not those of its latest version."
    }


def test_every_identifier_is_well_formed_and_has_its_card(archive):
    identifiers = dict(Record.objects.values_list("pk", "public_id"))
    assert all(map(is_well_formed, identifiers.values()))
    assert identifiers == dict(Card.objects.values_list("pk", "public_id"))


def test_cards_and_access_points_are_those_that_the_gate_would_write(archive):
    for record in some_of_each_kind():
        core = core_of_live_rows(record)
        assert same_card(record.card, card_of(core)), record
        points = set(record.access_points.values_list("sort", "code", "words"))
        expected = points_of(core, public_faces(references(core)))
        assert points == {tuple(map(str, point)) for point in expected.values()}, record


def test_edges_but_for_passages_are_those_that_the_gate_would_write(archive):
    for record in some_of_each_kind():
        told = record.edges_owned.exclude(role=EdgeRole.ABOUT)
        told = told.values_list("source__public_id", "role", "target__public_id", "detail")
        ties = [tie for tie in ties_of(core_of_live_rows(record)) if tie.role != EdgeRole.ABOUT]
        assert set(told) == {(tie.source, tie.role, tie.target, tie.detail) for tie in ties}, record


def test_each_passage_counts_for_its_owner_and_for_what_that_names(archive):
    keys = dict(Record.objects.values_list("public_id", "pk"))
    expected = set()
    (chunk,) = chunks(200, seed=1)
    owners = Record.objects.in_bulk([key(one) for _, things in chunk.passages.values() for one in things.tolist()])
    targets = {pk: {pk} for pk in owners}
    for pk, row in owners.items():
        if row.kind in STATEMENT_KINDS:
            targets[pk] |= {keys[near] for near in named_by(describe(row))}
    for articles, things in chunk.passages.values():
        for place, thing in zip(articles.tolist(), things.tolist(), strict=True):
            article, owner = key(chunk.first + place), key(thing)
            expected |= {(owner, article, "about", target, "", article) for target in targets.get(owner, ())}
    assert {row for row in edge_rows() if row[2] == EdgeRole.ABOUT} == expected


def test_events_findings_and_links_tell_of_more_than_themselves(archive):
    for kind in (Kind.EVENT, Kind.FINDING, Kind.LINK):
        about = Edge.objects.filter(owner__kind=kind, role=EdgeRole.ABOUT)
        assert about.exclude(target__kind=kind).exists()


def test_the_clock_moves_once_and_tells_of_every_record(archive):
    assert Clock.objects.get().value == 1
    assert set(Change.objects.values_list("record_id", flat=True)) == set(
        Card.objects.values_list("pk", flat=True)
    )


def test_the_next_record_has_a_key_of_its_own(archive):
    last = Record.objects.order_by("-pk")[0].pk
    assert make_outlet().pk > last


def same_chunk(one, other):
    """Return whether two chunks are of the same articles."""
    flat = [
        [part.first, part.days, part.outlets, part.genres, part.words, *sum(part.passages.values(), ())]
        for part in (one, other)
    ]
    return all(map(np.array_equal, *flat))


def test_fewer_articles_are_the_beginning_of_more(monkeypatch):
    monkeypatch.setattr(sample.draws, "CHUNK", 100)
    whole = list(chunks(350, seed=1))
    assert [len(part.days) for part in whole] == [100, 100, 100, 50]
    for fewer in (100, 200, 300):
        assert all(map(same_chunk, chunks(fewer, seed=1), whole[: fewer // 100]))
    assert same_chunk(next(chunks(40, seed=1)), sample.draws.cut(whole[0], 40))
    assert not same_chunk(whole[0], next(chunks(100, seed=2)))
    assert not np.array_equal(whole[0].days, whole[1].days)
    assert first_articles(100, seed=1).items() < first_articles(350, seed=1).items()


def test_a_smaller_cast_is_part_of_a_larger_one():
    smaller, larger = (
        sample.public(sample.CAST, first_articles(articles, seed=1), seed=1) for articles in (200, 2_000)
    )
    assert smaller.keys() < larger.keys()
    for number, thing in smaller.items():
        assert thing.title == larger[number].title
        assert set(thing.people) <= set(larger[number].people)


def test_every_word_is_its_own_stem_and_comes_once():
    words = [word(number) for number in range(WORDS)]
    assert len(set(words)) == WORDS
    assert [word for word in words[::37] if stem(word) != word] == []


@pytest.mark.parametrize("text", ["Opening of an inquiry at Bakomuk.", "https://sample.example/36", word(7)])
def test_the_quick_search_words_are_those_of_the_archive(text):
    assert quick_search_words(text) == search_words(text)
