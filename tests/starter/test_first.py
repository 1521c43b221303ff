"""The loader in an empty database: through the gate, each record once."""

import io

from django.core.management import call_command

from articles.models import Card, Clock, Version
from articles.publishing.verify import verify


def test_all_that_is_loaded_is_published_once_with_its_own_identifier(collection):
    counts = collection.load()
    assert counts == {"created": 11}
    ids = {entry["id"] for rows in collection.entries.values() for entry in rows}
    assert set(Card.objects.values_list("public_id", flat=True)) == ids
    assert set(Version.objects.values_list("record__public_id", "number")) == {(one, 1) for one in ids}
    assert Clock.objects.get().value == 1
    assert verify() == []


def test_once_loads_into_an_empty_database_and_the_command_says_what_it_did(collection):
    out = io.StringIO()
    call_command("load_starter", folder=collection.write(), once=True, stdout=out)
    assert out.getvalue() == "Starter collection: 11 created.\n"
