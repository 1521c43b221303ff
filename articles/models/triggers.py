"""The promises that the database keeps by triggers, on SQLite and on PostgreSQL.

SQLite rebuilds a table to change it: it drops the table's triggers without a word, and stumbles over those
of other tables that name it. So they are lifted before a migration there, written anew after every
migration, and a system check looks for them.
"""

from typing import NamedTuple

from django.core import checks
from django.db import connections


class Trigger(NamedTuple):
    """A refusal: before `act` on `table`, when `condition` holds, the statement fails with `message`."""

    name: str
    table: str
    act: str
    condition: str
    message: str


REDACTED = """EXISTS (
    SELECT 1 FROM articles_redaction
    WHERE id = NEW.redaction_id AND version_id = OLD.id AND id > COALESCE(OLD.redaction_id, 0)
      AND sha256_before = OLD.sha256 AND sha256_after = NEW.sha256
      AND (kind <> 'withdrawn' OR length(NEW.core) = 0)
)"""


MERGED = """EXISTS (
    SELECT 1 FROM articles_move
    WHERE model = 'articles.standing' AND row_key = OLD.id AND field = 'record_id'
      AND CAST(NEW.record_id AS TEXT) IN (before, after)
)"""
"""Whether a merge moved the standing to where it goes, or from there."""


def same(*columns):
    """Return the SQL condition that an update leaves these columns (none of them null) as they are."""
    return " AND ".join(f"NEW.{column} = OLD.{column}" for column in columns)


SAME_VERSION = (
    same("id", "record_id", "number", "schema", "created_at")
    + " AND COALESCE(NEW.created_by_id, 0) = COALESCE(OLD.created_by_id, 0)"
)


SAME_REQUEST = same("id", "version_id", "kind", "reason", "asked_at", "asked_by_id")


TRIGGERS = (
    Trigger(
        "version_only_redacted",
        "articles_version",
        "UPDATE",
        f"NOT ({SAME_VERSION} AND {REDACTED})",
        "A version is never changed: take words out with a redaction.",
    ),
    Trigger("version_kept", "articles_version", "DELETE", "", "A version is never deleted."),
    Trigger("redaction_fixed", "articles_redaction", "UPDATE", "", "A redaction is never changed."),
    Trigger("redaction_kept", "articles_redaction", "DELETE", "", "A redaction is never deleted."),
    Trigger(
        "redaction_request_fixed",
        "articles_redactionrequest",
        "UPDATE",
        f"NOT (OLD.outcome = 'waiting' AND {SAME_REQUEST})",
        "A request is decided once: make a new one.",
    ),
    Trigger("redaction_request_kept", "articles_redactionrequest", "DELETE", "", "A request is never deleted."),
    Trigger("identifier_fixed", "articles_identifier", "UPDATE", "", "An identifier is never changed."),
    Trigger("identifier_kept", "articles_identifier", "DELETE", "", "An identifier is never deleted."),
    Trigger(
        "record_identifier_fixed",
        "articles_record",
        "UPDATE",
        "NEW.public_id <> OLD.public_id",
        "The identifier of a record never changes.",
    ),
    Trigger(
        "standing_fixed",
        "articles_standing",
        "UPDATE",
        f"NOT ({same('id', 'standing', 'since', 'recorded_at')})",
        "A standing is never overwritten: add a new one.",
    ),
    Trigger(
        "standing_moves_by_merge",
        "articles_standing",
        "UPDATE",
        f"NEW.record_id <> OLD.record_id AND NOT {MERGED}",
        "A standing is never overwritten: add a new one.",
    ),
    Trigger(
        "standing_kept",
        "articles_standing",
        "DELETE",
        "EXISTS (SELECT 1 FROM articles_version WHERE record_id = OLD.record_id)",
        "A standing that was published is never deleted: add a new one.",
    ),
)


def creation(trigger, vendor):
    """Return the SQL statements that create a Trigger on this vendor's database."""
    when = f"WHEN ({trigger.condition})" if trigger.condition and vendor == "sqlite" else ""
    head = f"CREATE TRIGGER {trigger.name} BEFORE {trigger.act} ON {trigger.table} FOR EACH ROW"
    if vendor == "sqlite":
        return [f"{head} {when} BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"]
    raising = f"RAISE EXCEPTION '{trigger.message}' USING ERRCODE = 'integrity_constraint_violation';"
    guarded = f"IF {trigger.condition} THEN {raising} END IF;" if trigger.condition else raising
    result = "OLD" if trigger.act == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {guarded} RETURN {result}; END $$",
        f"{head} EXECUTE FUNCTION {trigger.name}()",
    ]


def removal(trigger, vendor):
    """Return the SQL statements that drop a Trigger if it is there."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {trigger.name}"]
    return [
        f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}",
        f"DROP FUNCTION IF EXISTS {trigger.name}()",
    ]


def install(connection, only=None):
    """Create the triggers (those named in `only`, or all), in place of what has their names."""
    with connection.cursor() as cursor:
        for trigger in chosen(only):
            for act in (removal, creation):
                for statement in act(trigger, connection.vendor):
                    cursor.execute(statement)


def uninstall(connection, only=None):
    """Drop the triggers (those named in `only`, or all)."""
    with connection.cursor() as cursor:
        for trigger in chosen(only):
            for statement in removal(trigger, connection.vendor):
                cursor.execute(statement)


def chosen(only):
    """Return the triggers named in `only`, or all for None."""
    return [trigger for trigger in TRIGGERS if only is None or trigger.name in only]


def in_place(connection):
    """Return the names (set) of the archive's triggers that the database has."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()} & {trigger.name for trigger in TRIGGERS}


def lift(using, plan=(), **_signal):
    """Drop the triggers on SQLite before migrations rebuild tables (a receiver of pre_migrate)."""
    if plan and connections[using].vendor == "sqlite":
        uninstall(connections[using], in_place(connections[using]))


def restore(using, **_signal):
    """Write the triggers that are lacking where their tables stand (a receiver of post_migrate)."""
    connection = connections[using]
    tables = connection.introspection.table_names()
    standing = {trigger.name for trigger in TRIGGERS if trigger.table in tables}
    install(connection, standing & set(lacking(connection)))


def lacking(connection):
    """Return the names (sorted list) of the triggers that a migrated database lacks."""
    if "articles_version" not in connection.introspection.table_names():
        return []
    return sorted({trigger.name for trigger in TRIGGERS} - in_place(connection))


def check_in_place(databases=None, **_options):
    """Return a system check warning for each database that lacks a trigger.

    A warning and no error: an error would keep `migrate` from writing the triggers anew.
    """
    return [
        checks.Warning(
            f"The database lacks the triggers {', '.join(names)}.",
            hint="Run manage.py migrate: it writes them anew.",
            id="articles.W001",
        )
        for names in (lacking(connections[alias]) for alias in databases or ())
        if names
    ]
