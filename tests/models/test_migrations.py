"""The migrations run forwards and backwards, say what the models say, and leave the triggers in place."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import IntegrityError, connections
from django.db.migrations.loader import MigrationLoader

from articles.identifiers import random_identifier
from articles.models import Clock, Identifier, Record, Redaction, RedactionRequest, Standing, Version, triggers

MIGRATIONS = [
    migration
    for (app, _name), migration in sorted(MigrationLoader(None).disk_migrations.items())
    if app == "articles"
]
GUARDED = (Identifier, Record, Redaction, RedactionRequest, Standing, Version)


def migrate(alias, *target, **options):
    call_command("migrate", *target, database=alias, verbosity=0, **options)


def tables(alias):
    return {name for name in connections[alias].introspection.table_names() if name.startswith("articles_")}


def rebuild(alias, model):
    """Alter a column of a model's table as the only operation of a migration would, there and back."""
    emit_pre_migrate_signal(0, False, alias, apps=apps, plan=[(MIGRATIONS[-1], False)])
    old = next(field for field in reversed(model._meta.local_concrete_fields) if not field.remote_field)
    new = old.clone()
    new.set_attributes_from_name(old.name)
    new.model = model
    new.null = not old.null
    for before, after in ((old, new), (new, old)):
        with connections[alias].schema_editor() as editor:
            editor.alter_field(model, before, after)


def test_the_way_back_leaves_nothing_and_the_way_there_brings_it_all(scratch):
    before = tables(scratch)
    for migration in reversed(MIGRATIONS):
        migrate(scratch, "articles", migration.name)
    migrate(scratch, "articles", "zero")
    assert tables(scratch) == set()
    assert triggers.in_place(connections[scratch]) == set()
    migrate(scratch)
    assert tables(scratch) == before
    assert not triggers.check_in_place(databases=[scratch])
    assert Clock.objects.using(scratch).count() == 1


def test_a_migration_that_was_broken_off_goes_on(scratch):
    """The tables stand and the triggers do not, as after a fall between the first migration and the second."""
    migrate(scratch, "articles", MIGRATIONS[0].name)
    triggers.uninstall(connections[scratch])
    try:
        migrate(scratch, skip_checks=False)
        assert not triggers.check_in_place(databases=[scratch])
    finally:
        migrate(scratch)


@pytest.mark.parametrize("model", GUARDED)
def test_triggers_come_back_after_a_migration_that_builds_their_table_anew(scratch, model):
    rebuild(scratch, model)
    if connections[scratch].vendor == "sqlite":
        assert triggers.check_in_place(databases=[scratch])
    migrate(scratch)
    assert not triggers.check_in_place(databases=[scratch])


def test_a_trigger_that_came_back_refuses(scratch):
    ledger = Identifier.objects.using(scratch)
    ledger.create(public_id=random_identifier())
    rebuild(scratch, Identifier)
    migrate(scratch)
    with pytest.raises(IntegrityError, match="never deleted"):
        ledger.all().delete()


def test_every_table_with_a_trigger_was_built_anew_here():
    assert {trigger.table for trigger in triggers.TRIGGERS} == {model._meta.db_table for model in GUARDED}


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda migration: migration.name)
def test_every_step_has_a_way_back(migration):
    assert all(operation.reversible for operation in migration.operations)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
