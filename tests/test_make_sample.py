"""make_sample: what the command makes, prints and refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Edge, Record
from articles.publishing.sample import NotEmpty, make_sample
from tests.factories import make_outlet

pytestmark = pytest.mark.django_db


def test_the_edges_keep_their_indexes():
    def indexes():
        with connection.cursor() as cursor:
            return connection.introspection.get_constraints(cursor, Edge._meta.db_table)

    before = indexes()
    make_sample(20)
    assert indexes() == before


def test_an_archive_with_records_is_left_alone():
    make_outlet()
    with pytest.raises(NotEmpty):
        make_sample(10)
    with pytest.raises(CommandError, match="Name a database of its own in DATABASE_URL"):
        call_command("make_sample", articles=10)
    assert Record.objects.count() == 1


def test_the_command_prints_what_it_made():
    out = StringIO()
    call_command("make_sample", "--articles", "30", stdout=out)
    assert "       30 article\n" in out.getvalue()


@pytest.mark.parametrize("articles", ["0", "-1", "many", "²", "10000001"])
def test_a_number_that_is_none_is_refused(articles):
    with pytest.raises(CommandError, match="a number from 1"):
        call_command("make_sample", f"--articles={articles}")
