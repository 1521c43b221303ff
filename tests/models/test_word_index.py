"""The word index follows the cards, whatever happens to them, and comes back when something of it is lost."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection, connections, transaction
from django.db.migrations import Migration

from articles.choices import Kind
from articles.identifiers import random_identifier
from articles.models import Card, Record, word_index
from articles.publishing import verify as rules
from articles.words import search_words

PARTS = list(word_index.PARTS[connection.vendor])


def write(words, using="default"):
    """Write a card with these words past the gate; return its key."""
    fields = {"public_id": random_identifier(), "kind": Kind.ARTICLE, "title": "A title"}
    record = Record.objects.using(using).bulk_create([Record(**fields)])[0]
    return Card.objects.using(using).create(record=record, **fields, words=words).pk


def held(*words, using="default"):
    """The keys of the cards that hold words side by side."""
    return {int(key) for key in word_index.holding(connections[using], words).split(",") if key}


@pytest.mark.django_db
class TestFollowing:
    def test_a_card_that_comes_changes_and_goes(self):
        pk = write("council leader")
        assert held("council") == held("council", "leader") == {pk}
        Card.objects.filter(pk=pk).update(words="culture of denial")
        assert (held("council"), held("denial")) == (set(), {pk})
        Card.objects.filter(pk=pk).delete()
        assert held("denial") == set()
        assert word_index.agrees(connection)

    def test_many_cards_at_once(self):
        keys = {write(f"council number{number}") for number in range(20)}
        assert held("council") == keys
        Card.objects.update(words="denial")
        assert (held("council"), held("denial")) == (set(), keys)
        cards = list(Card.objects.all())
        for card in cards:
            card.words = "culture"
        Card.objects.bulk_update(cards, ["words"])
        assert held("culture") == keys
        Card.objects.all().delete()
        assert held("culture") == set()

    def test_a_card_saved_without_a_change_is_held_once(self):
        pk = write("council")
        Card.objects.get(pk=pk).save()
        assert word_index.holding(connection, ["council"]) == str(pk)
        assert word_index.agrees(connection)

    def test_what_is_rolled_back_was_never_there(self):
        pk = write("council")
        with suppress(ZeroDivisionError), transaction.atomic():
            Card.objects.update(words="denial")
            write("council")
            raise ZeroDivisionError
        assert (held("council"), held("denial")) == ({pk}, set())
        assert word_index.agrees(connection)

    def test_the_longest_card_is_indexed_whole(self):
        words = search_words(*(f"w{number}x" for number in range(100_000))).split(" ")
        pk = write(" ".join(words))
        assert held(words[0]) == held(words[-1]) == {pk}

    def test_all_keys_are_those_of_all_cards(self):
        assert word_index.all_keys(connection) == ""
        keys = {write("council"), write("")}
        assert {int(key) for key in word_index.all_keys(connection).split(",")} == keys


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("triggers_lifted")
class TestFlush:
    """Twice the same: the second finds nothing of the first."""

    @pytest.mark.parametrize("_time", [1, 2])
    def test_a_flush_leaves_nothing_behind(self, _time):
        assert held("council") == set()
        write("council")
        assert word_index.agrees(connection)


@pytest.mark.django_db
class TestInPlace:
    @pytest.mark.parametrize("name", PARTS)
    def test_what_is_missing_is_named_and_migrate_puts_it_back(self, name):
        pk = write("council")
        drop(name)
        assert name in word_index.lacking(connection)
        assert not word_index.agrees(connection)
        assert name in "".join(rules.word_index_is_whole())
        with pytest.raises(SystemCheckError, match=rf"articles\.W002.*{name}"):
            call_command("check", databases=["default"], fail_level="WARNING")
        connection.check_constraints()
        call_command("migrate", skip_checks=False, verbosity=0)
        assert word_index.lacking(connection) == []
        assert word_index.agrees(connection)
        assert held("council") == {pk}

    def test_nothing_is_lacking_in_a_sound_database(self):
        write("council")
        assert word_index.lacking(connection) == list(rules.word_index_is_whole()) == []

    def test_nothing_of_it_is_left_when_it_is_taken_out(self):
        word_index.uninstall(connection)
        word_index.uninstall(connection)
        assert word_index.in_place(connection) == set()
        assert not [name for name in connection.introspection.table_names() if "card_words" in name]


@pytest.mark.django_db
def test_an_index_that_says_otherwise_than_the_cards_is_noticed():
    pk = write("council")
    drop("card_words_changed")
    Card.objects.filter(pk=pk).update(words="denial")
    statement = word_index.PARTS[connection.vendor]["card_words_changed"]
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert word_index.lacking(connection) == []
    assert not word_index.agrees(connection)
    assert list(rules.word_index_is_whole())


def drop(name):
    """Drop a part of the index."""
    statements = {
        "articles_card_words": "DROP TABLE articles_card_words",
        "card_lexemes": "DROP INDEX card_lexemes",
        "card_words_holding": "DROP FUNCTION card_words_holding(tsquery, text)",
        "card_words_kept": "DROP FUNCTION card_words_kept() CASCADE",
    }
    trigger = f"DROP TRIGGER {name}" + (" ON articles_card" if connection.vendor == "postgresql" else "")
    connection.check_constraints()  # PostgreSQL alters no table that still owes checks
    with connection.cursor() as cursor:
        cursor.execute(statements.get(name, trigger))


def rebuild_cards(alias):
    """Alter a column of the cards as the only operation of a migration would, there and back."""
    migration = Migration("0006_cards_anew", "articles")
    emit_pre_migrate_signal(0, False, alias, apps=apps, plan=[(migration, False)])
    old = Card._meta.get_field("line")
    new = old.clone()
    new.set_attributes_from_name("line")
    new.model = Card
    new.null = True
    for before, after in ((old, new), (new, old)):
        with connections[alias].schema_editor() as editor:
            editor.alter_field(Card, before, after)


def test_the_index_comes_back_after_a_migration_that_builds_the_cards_anew(scratch):
    pk = write("council", using=scratch)
    rebuild_cards(scratch)
    Card.objects.using(scratch).update(words="denial")  # as such a migration may
    if connections[scratch].vendor == "sqlite":
        assert word_index.check_in_place(databases=[scratch])
    call_command("migrate", database=scratch, verbosity=0)
    assert not word_index.check_in_place(databases=[scratch])
    assert (held("council", using=scratch), held("denial", using=scratch)) == (set(), {pk})
    Card.objects.using(scratch).update(words="culture")
    assert held("culture", using=scratch) == {pk}
    assert word_index.agrees(connections[scratch])


def test_the_index_of_a_filled_archive_is_written_by_its_migration(scratch):
    pk = write("thornbury", using=scratch)
    call_command("migrate", "articles", "0004", database=scratch, verbosity=0)
    assert word_index.in_place(connections[scratch]) == set()
    call_command("migrate", database=scratch, verbosity=0)
    assert held("thornbury", using=scratch) == {pk}
    Card.objects.using(scratch).filter(pk=pk).delete()
    assert held("thornbury", using=scratch) == set()
