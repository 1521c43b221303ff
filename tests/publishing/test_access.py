"""Access points: the names, themes and strengths under which the public finds a record."""

import importlib

import pytest
from django.apps import apps

from articles.models import AccessPoint, Change, Clock, OtherName, Theme
from articles.publishing.gate import hold, publish, release
from tests.factories import make_finding, make_link, make_passage, make_public, make_published, make_standing

pytestmark = pytest.mark.django_db


def points(record):
    """Return {(sort, code, words)} of a record, less why it is thin."""
    rows = AccessPoint.objects.filter(record=record.pk).exclude(sort="thin")
    return set(rows.values_list("sort", "code", "words"))


def ready_finding(*themes):
    """Return a saved finding with themes that would pass the gate."""
    finding = make_finding()
    make_public(finding.report)
    finding.themes.set(Theme.objects.create(name=name, slug=name.lower()) for name in themes)
    make_standing(finding, passages=[make_passage(finding, article=make_published("article"))])
    return finding


def test_a_body_is_found_by_its_title_and_its_other_names():
    body = make_published("organisation", title="Harwell’s Borough Council")
    OtherName.objects.create(record=body.record, name="HBC")
    assert points(body) == {("name", "harwells borough council", "Harwell’s Borough Council")}
    publish(body)
    assert points(body) == {
        ("name", "harwells borough council", "Harwell’s Borough Council"),
        ("name", "hbc", "HBC"),
    }


def test_two_names_that_fold_alike_are_one_access_point_and_the_title_counts():
    body = make_published("organisation", title="Harwell Council")
    OtherName.objects.create(record=body.record, name="HARWELL COUNCIL")
    publish(body)
    assert points(body) == {("name", "harwell council", "Harwell Council")}


def test_a_finding_is_found_by_its_themes_and_a_link_by_its_strength():
    finding = ready_finding("Denial", "Training")
    publish(finding)
    assert points(finding) == {("theme", "denial", "Denial"), ("theme", "training", "Training")}
    link = make_link(strength="cause")
    for end in (link.source, link.target):
        make_public(end.child)
    make_public(link)
    assert points(link) == {("strength", "cause", "Announced as the cause")}


def test_a_theme_that_was_only_saved_is_no_access_point():
    finding = ready_finding("Denial")
    publish(finding)
    finding.themes.add(Theme.objects.create(name="Secret", slug="secret"))
    assert points(finding) == {("theme", "denial", "Denial")}


def test_the_access_points_of_a_held_record_go_and_come_back():
    body = make_published("organisation")
    before = points(body)
    hold(body)
    assert points(body) == set()
    release(body)
    assert points(body) == before != set()


def test_a_change_of_themes_alone_is_a_change_at_the_clock():
    finding = ready_finding("Denial")
    publish(finding)
    finding.themes.set([Theme.objects.create(name="Training", slug="training")])
    publish(finding)
    assert Change.objects.filter(clock=Clock.objects.get().value, record=finding.pk).exists()


def test_the_migration_gives_what_was_published_before_it_the_same_access_points():
    body, finding, link = make_published("organisation"), ready_finding("Denial"), make_published("link")
    OtherName.objects.create(record=body.record, name="HBC")
    publish(body)
    publish(finding)
    held = make_published("person")
    hold(held)
    before = {record.pk: points(record) for record in (body, finding, link, held)}
    AccessPoint.objects.all().delete()
    importlib.import_module("articles.migrations.0004_access_points").fill(apps, None)
    assert {record.pk: points(record) for record in (body, finding, link, held)} == before
    assert before[held.pk] == set()
