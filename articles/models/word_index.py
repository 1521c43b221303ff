"""The word index: which cards hold a word or a phrase, asked of the database.

On SQLite it is an FTS5 table that reads its text from the cards (external content) and is kept by triggers;
on PostgreSQL a table of `simple` lexemes with a GIN index, kept by triggers too. Both see only tokens of
articles.words, [a-z0-9]+ with one space between, so that neither has anything to interpret.

The lexemes stand beside the cards and not among their columns: a common word is in thousands of cards, and
their long rows would all be read for no more than their keys. They have no places either: lexemes know 255
places of a word at most, and none beyond the 16,383rd, so that of a phrase the text itself is asked.

SQLite drops a table's triggers without a word when it rebuilds the table: they are lifted before a migration
there, the index is written anew after it, and a system check looks for what is lacking.
"""

from django.core import checks
from django.db import DatabaseError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

TABLE = "articles_card_words"
MIGRATION = ("articles", "0005_word_index")

_ADD = f"INSERT INTO {TABLE} (rowid, words) VALUES (NEW.record_id, NEW.words);"
_TAKE = f"INSERT INTO {TABLE} ({TABLE}, rowid, words) VALUES ('delete', OLD.record_id, OLD.words);"
_ON = "ON articles_card FOR EACH ROW"
_CHANGED = "WHEN OLD.words <> NEW.words OR OLD.record_id <> NEW.record_id"

# The planner takes reading every row for cheap; it takes ten times as long as the index.
_HOLDING = f"""CREATE FUNCTION card_words_holding(tsquery, text) RETURNS text
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    SELECT string_agg(record_id::text, ',') FROM {TABLE} held
    WHERE lexemes @@ $1 AND ($2 = '' OR EXISTS (
        SELECT 1 FROM articles_card card
        WHERE card.record_id = held.record_id AND strpos(' ' || words || ' ', ' ' || $2 || ' ') > 0))
$$"""
_KEPT = f"""CREATE FUNCTION card_words_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE {TABLE};
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM {TABLE} WHERE record_id = OLD.record_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO {TABLE} VALUES (NEW.record_id, strip(to_tsvector('simple', NEW.words)));
    END IF;
    RETURN NULL;
END $$"""
_STRIPPED = "strip(to_tsvector('simple', words))"
_DO = "EXECUTE FUNCTION card_words_kept()"

PARTS = {
    "sqlite": {
        TABLE: f"CREATE VIRTUAL TABLE {TABLE} USING fts5("
        "words, content='articles_card', content_rowid='record_id', tokenize='ascii', columnsize=0)",
        "card_words_added": f"CREATE TRIGGER card_words_added AFTER INSERT {_ON} BEGIN {_ADD} END",
        "card_words_changed": "CREATE TRIGGER card_words_changed AFTER UPDATE OF words, record_id "
        f"{_ON} {_CHANGED} BEGIN {_TAKE} {_ADD} END",
        "card_words_removed": f"CREATE TRIGGER card_words_removed AFTER DELETE {_ON} BEGIN {_TAKE} END",
    },
    "postgresql": {
        TABLE: f"CREATE TABLE {TABLE} (record_id bigint PRIMARY KEY, lexemes tsvector NOT NULL)",
        "card_lexemes": f"CREATE INDEX card_lexemes ON {TABLE} USING gin (lexemes)",
        "card_words_kept": _KEPT,
        "card_words_added": f"CREATE TRIGGER card_words_added AFTER INSERT {_ON} {_DO}",
        "card_words_changed": "CREATE TRIGGER card_words_changed AFTER UPDATE OF words, record_id "
        f"{_ON} {_CHANGED.replace('WHEN ', 'WHEN (')}) {_DO}",
        "card_words_removed": f"CREATE TRIGGER card_words_removed AFTER DELETE {_ON} {_DO}",
        "card_words_emptied": f"CREATE TRIGGER card_words_emptied AFTER TRUNCATE ON articles_card {_DO}",
        "card_words_holding": _HOLDING,
    },
}
"""What the index is made of, by vendor: {name: the statement that creates it}, in their order."""

_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass('articles_card') "
    f"UNION SELECT relname FROM pg_class WHERE oid IN (to_regclass('{TABLE}'), to_regclass('card_lexemes')) "
    "UNION SELECT proname FROM pg_proc WHERE oid IN "
    "(to_regprocedure('card_words_holding(tsquery, text)'), to_regprocedure('card_words_kept()'))",
}
_TRIGGERS = [name for name in PARTS["sqlite"] if name != TABLE]
_UNTRIGGER = {"sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in _TRIGGERS], "postgresql": []}
_REMOVAL = {
    "sqlite": [f"DROP TABLE IF EXISTS {TABLE}"],
    "postgresql": [
        "DROP FUNCTION IF EXISTS card_words_holding(tsquery, text)",
        "DROP FUNCTION IF EXISTS card_words_kept() CASCADE",  # and the triggers that call it
        f"DROP TABLE IF EXISTS {TABLE}",
        "ALTER TABLE IF EXISTS articles_card DROP COLUMN IF EXISTS lexemes",  # where they stood at first
    ],
}
_FILL = {
    "sqlite": [f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')"],
    "postgresql": [f"INSERT INTO {TABLE} SELECT record_id, {_STRIPPED} FROM articles_card"],
}
_COMPARE = {
    "sqlite": f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('integrity-check', 1)",
    "postgresql": f"SELECT NOT EXISTS (SELECT 1 FROM articles_card card FULL JOIN {TABLE} held USING (record_id) "
    f"WHERE {_STRIPPED} IS DISTINCT FROM lexemes)",
}

# One text comes back and not thousands of rows: each would cost a tuple and a number of Python's.
_ASKING = {
    "sqlite": f"SELECT group_concat(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s",
    "postgresql": "SELECT card_words_holding(%s::tsquery, %s)",
}
_ASKING_ALL = {
    "sqlite": "SELECT group_concat(record_id) FROM articles_card",
    "postgresql": "SELECT string_agg(record_id::text, ',') FROM articles_card",
}


def holding(connection, tokens):
    """Return the keys (text, commas between; "" for none) of the cards that hold these tokens side by side."""
    text = " ".join(tokens)
    one = len(tokens) == 1
    values = [f'"{text}"'] if connection.vendor == "sqlite" else [" & ".join(tokens), "" if one else text]
    return _text(connection, _ASKING, values)


def all_keys(connection):
    """Return the keys (text, commas between; "" for none) of all cards."""
    return _text(connection, _ASKING_ALL)


def _text(connection, queries, values=()):
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor], values)
        return cursor.fetchone()[0] or ""


def _execute(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def install(connection):
    """Create the index in place of what is there of it, and fill it from the cards."""
    with transaction.atomic(using=connection.alias):
        uninstall(connection)
        _execute(connection, {vendor: parts.values() for vendor, parts in PARTS.items()})
        _execute(connection, _FILL)


def uninstall(connection):
    """Drop what is there of the index."""
    _execute(connection, _UNTRIGGER)
    _execute(connection, _REMOVAL)


def in_place(connection):
    """Return the names (set) of the parts of the index that the database has."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        return {row[0] for row in cursor.fetchall()} & PARTS[connection.vendor].keys()


def lacking(connection):
    """Return the names (list) of the parts of the index that a database with cards lacks."""
    if "articles_card" not in connection.introspection.table_names():
        return []
    return sorted(PARTS[connection.vendor].keys() - in_place(connection))


def lift(using, plan=(), **_signal):
    """Drop the triggers on SQLite before migrations rebuild tables (a receiver of pre_migrate)."""
    if plan:
        _execute(connections[using], _UNTRIGGER)


def restore(using, **_signal):
    """Write the index anew if something of it is lacking and its migration stands (a receiver of post_migrate)."""
    connection = connections[using]
    if lacking(connection) and is_migrated(connection):
        install(connection)


def is_migrated(connection):
    """Return whether the migration that brings the index was run."""
    return MIGRATION in MigrationRecorder(connection).applied_migrations()


def agrees(connection):
    """Return whether the index holds the words of the cards, neither more nor less."""
    if lacking(connection):
        return False
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(_COMPARE[connection.vendor])
            return connection.vendor == "sqlite" or cursor.fetchone()[0]
    except DatabaseError:  # SQLite's way to say no
        return False


def check_in_place(databases=None, **_options):
    """Return a system check warning for each database whose word index is not whole.

    One that is still to be migrated gets its index by that.
    """
    return [
        checks.Warning(
            f"The database lacks parts of the word index: {', '.join(names)}.",
            hint="Run manage.py migrate: it writes the index anew.",
            id="articles.W002",
        )
        for connection in map(connections.__getitem__, databases or ())
        if (names := lacking(connection)) and is_migrated(connection)
    ]
