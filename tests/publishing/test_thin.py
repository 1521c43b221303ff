"""Why statements are thin: what the gate writes down, and when it changes."""

import importlib
from datetime import date

import pytest
from django.apps import apps

from articles.choices import Genre, Thin
from articles.dates import EdtfDate
from articles.models import AccessPoint
from articles.publishing.gate import hold, publish, reinstate, release, withdraw
from articles.publishing.verify import verify
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_outlet,
    make_passage,
    make_public,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db
COPY = {"archived_url": "https://copies.example/1"}
DATED = {"date": EdtfDate.parse("2015-02-04"), "date_basis": "stated"}


def why(record):
    """Return the codes of why a record is thin."""
    return set(AccessPoint.objects.filter(record=record.pk, sort="thin").values_list("code", flat=True))


def article(genre=Genre.NEWS, **given):
    """A published article with an archived copy, unless it is to have none."""
    return make_published("article", genre=genre, **(COPY | given))


def event(*articles, stance="supports", **given):
    """A published event that rests on these articles."""
    record = make_event(**(DATED | given))
    passages = [make_passage(record, article=one) for one in articles]
    make_standing(record, passages=passages)
    publish(record)
    return record


def test_what_two_outlets_tell_with_copies_and_a_date_is_not_thin():
    assert why(event(article(), article())) == set()


def test_two_articles_of_one_outlet_are_one_outlet():
    outlet = make_outlet()
    publish(outlet)
    assert why(event(article(outlet=outlet), article(outlet=outlet))) == {Thin.ONE_OUTLET}


def test_an_article_that_a_sister_title_carries_is_of_its_outlet():
    outlet, sister = make_outlet(), make_outlet()
    publish(outlet)
    publish(sister)
    carried = article(outlet=outlet, carried_by=sister)
    assert why(event(article(outlet=outlet), carried)) == {Thin.ONE_OUTLET}


def test_what_contradicts_does_not_count_for_it():
    record = event(article())
    make_passage(record, article=article(), stance="contradicts")
    publish(record)
    assert why(record) == {Thin.ONE_OUTLET}


def test_one_official_source_is_told_from_one_outlet_and_is_no_press_coverage():
    assert why(event(article(Genre.STATEMENT))) == {Thin.OFFICIAL_SELF, Thin.NO_COVERAGE}
    assert why(event(article(Genre.STATEMENT), article(Genre.DOCUMENT))) == {Thin.NO_COVERAGE}
    assert why(event(article(Genre.STATEMENT), article())) == set()


def test_opinion_alone_is_thin_however_many_outlets_it_is_of():
    assert why(event(article(Genre.OPINION), article(Genre.OPINION))) == {Thin.OPINION}
    assert why(event(article(Genre.OPINION), article())) == set()


def test_one_copy_among_the_articles_is_enough():
    bare = {"archived_url": ""}
    assert why(event(article(**bare), article(**bare))) == {Thin.NO_ARCHIVED_COPY}
    assert why(event(article(**bare), article())) == set()


def test_it_is_told_when_the_pages_of_all_articles_are_gone_and_no_longer_when_one_is_back():
    gone = {"gone_on": date(2026, 5, 3)}
    first, second = article(**gone), article()
    record = event(first, second)
    assert why(record) == set()
    second.gone_on = date(2026, 5, 4)
    second.save()
    publish(second)
    assert why(record) == {Thin.GONE}
    first.gone_on = None
    first.save()
    publish(first)
    assert why(record) == set()


def test_a_statement_without_a_date_and_a_finding_without_coverage():
    assert why(event(article(), article(), date=EdtfDate.unknown(), date_basis="")) == {Thin.NO_DATE}
    finding = make_finding(**DATED)
    make_public(finding.report)
    make_standing(finding, passages=[make_passage(finding, article=article(Genre.DOCUMENT))])
    publish(finding)
    assert why(finding) == {Thin.OFFICIAL_SELF}, "of a finding nobody asks who covered it"


@pytest.mark.parametrize("kind", ["article", "person", "organisation", "inquiry", "report"])
def test_only_statements_are_thin(kind):
    assert why(make_published(kind)) == set()


def test_a_source_that_goes_makes_thin_and_one_that_comes_back_does_not_leave_it_so():
    other = article()
    record = event(article(), other)
    for leave, back in ((hold, release), (lambda one: withdraw(one, reason="error"), reinstate)):
        leave(other)
        assert why(record) == {Thin.ONE_OUTLET}
        back(other)
        assert why(record) == set()


def test_a_copy_that_appears_and_a_genre_that_is_put_right_are_seen_at_once():
    first = article(Genre.OPINION, archived_url="")
    record = event(first)
    assert why(record) == {Thin.ONE_OUTLET, Thin.OPINION, Thin.NO_ARCHIVED_COPY}
    first.archived_url, first.genre = COPY["archived_url"], Genre.NEWS
    first.save()
    assert why(record) == {Thin.ONE_OUTLET, Thin.OPINION, Thin.NO_ARCHIVED_COPY}, "saved, not published"
    publish(first)
    assert why(record) == {Thin.ONE_OUTLET}


def test_nothing_that_the_public_does_not_see_is_thin():
    record = event(article())
    hold(record)
    assert why(record) == set()
    assert why(make_event()) == set()


def test_verify_finds_a_reason_that_is_not_there_or_is_missing():
    record = event(article())
    assert list(verify()) == []
    AccessPoint.objects.filter(record=record.pk, sort="thin").delete()
    (offence,) = verify()
    assert "access points" in offence


def test_the_migration_gives_what_was_published_before_it_the_same_reasons():
    outlet = make_outlet()
    publish(outlet)
    gone = article()
    records = [
        event(article(outlet=outlet), article(outlet=outlet)),
        event(article(Genre.STATEMENT)),
        event(article(Genre.DOCUMENT), article(Genre.STATEMENT)),
        event(article(Genre.OPINION, archived_url="")),
        event(article(), gone, date=EdtfDate.unknown(), date_basis=""),
        event(article(), article()),
        make_published("link"),
        make_published("finding"),
        make_published("person"),
    ]
    disputed = event(article())
    make_passage(disputed, article=article(Genre.STATEMENT), stance="contradicts")
    publish(disputed)
    held = event(article())
    hold(held)
    withdraw(gone, reason="error")
    unpublished = make_article(genre=Genre.NEWS)
    make_passage(records[1], article=unpublished)
    before = {record.pk: why(record) for record in (*records, disputed, held)}
    known = set(Thin) - {Thin.GONE}  # which was not recorded then
    assert set().union(*before.values()) == known
    migration = importlib.import_module("articles.migrations.0011_thin")
    migration.empty(apps, None)
    assert not AccessPoint.objects.filter(sort="thin").exists()
    migration.fill(apps, None)
    assert {
        key: set(AccessPoint.objects.filter(record=key, sort="thin").values_list("code", flat=True))
        for key in before
    } == before
    words = AccessPoint.objects.filter(sort="thin").values_list("code", "words")
    assert set(words) == {(reason.value, reason.label) for reason in known}
