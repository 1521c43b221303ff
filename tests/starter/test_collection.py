"""The real collection, loaded once."""

import pytest
from django.db.models import Count

from articles.curation.duplicates import likely_duplicates
from articles.curation.warnings import remarks_on
from articles.models import Card, Clock, Record, Version
from articles.publishing.verify import verify
from articles.starter.files import read_entries
from articles.starter.loader import CHANGE, load_starter
from tests.starter.collection import everything

pytestmark = pytest.mark.usefixtures("starter", "db")


def test_every_entry_is_loaded(starter):
    assert starter == {"created": len(read_entries())}


def test_each_record_has_the_identifier_and_the_kind_of_its_file():
    told = {(entry.public_id, entry.kind) for entry in read_entries()}
    assert set(Record.objects.values_list("public_id", "kind")) == told


def test_all_is_published_and_has_its_card():
    assert set(Record.objects.values_list("status", "held")) == {("published", False)}
    assert not Record.objects.filter(card=None).exists()
    assert Card.objects.count() == Record.objects.count()


def test_each_record_has_its_first_version_and_no_other():
    assert not Record.objects.annotate(count=Count("versions")).exclude(count=1).exists()
    assert set(Version.objects.values_list("number", "change")) == {(1, CHANGE)}
    assert Clock.objects.get().value == 2  # the records at once, then “Start here”


def test_every_rule_of_the_archive_holds():
    assert verify() == []


def test_loaded_again_it_changes_nothing():
    before = everything()
    assert load_starter() == {"unchanged": len(read_entries())}
    assert everything() == before


def test_no_two_records_look_alike_and_nothing_is_out_of_order():
    """Loaded words apart, of which the house's list says something on purpose, there is nothing to tell."""
    told = [
        remark.sentence
        for record in Record.objects.all()
        for remark in remarks_on(record)
        if "outside quotation marks" not in remark.sentence
    ]
    alike = [f"{record}: {other.line}" for record in Record.objects.all() for other in likely_duplicates(record)]
    assert told + alike == []
