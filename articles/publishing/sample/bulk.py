"""Rows by the hundred thousand: faster than bulk_create, which refuses tables of several models besides."""

from contextlib import contextmanager
from itertools import islice

from django.db import connection

BATCH = 20_000

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
    "postgresql": """SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = %s
        AND indexname NOT IN (SELECT conname FROM pg_constraint)""",
}
"""The indexes of a table that are no constraints, with the statements that make them."""


@contextmanager
def indexes_at_the_end(model):
    """Take the indexes of a model's table down, but for its constraints, and make them anew afterwards.

    Row by row they would take three times as long. If the transaction fails they are there as before.
    """
    with connection.cursor() as cursor:
        cursor.execute(INDEXES[connection.vendor], [model._meta.db_table])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for _, statement in indexes:
            cursor.execute(statement)


def check_at_once():
    """Let PostgreSQL check each statement's foreign keys and not all at the end: memory stays bounded."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def insert(model, names, rows):
    """Write rows into the table of `model` alone, not of its parents.

    `names` are the fields (as attributes) that each row (tuple) gives, ready for the database; all others
    are as in a new instance, and a primary key that is not given is left to the database.
    """
    given = [model._meta.get_field(name).column for name in names]
    others = [
        field for field in model._meta.local_concrete_fields if field.column not in given and not field.primary_key
    ]
    constants = values(model(), others)
    insert_rows(model, given + [field.column for field in others], (row + constants for row in rows))


def values(instance, fields):
    """Return the values (tuple) of a new instance's fields as the database takes them."""
    return tuple(
        field.get_db_prep_save(field.pre_save(instance, add=True), connection=connection) for field in fields
    )


def insert_rows(model, columns, rows):
    """Write rows (iterable of tuples) into these columns of a model's table."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(map(connection.ops.quote_name, columns))
    write = copy if connection.vendor == "postgresql" else execute_many
    rows = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            write(cursor, table, names, batch)


def execute_many(cursor, table, names, batch):
    """Write a batch of rows by one prepared statement."""
    places = ", ".join(["%s"] * len(batch[0]))
    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", batch)


def copy(cursor, table, names, batch):
    """Write a batch of rows by PostgreSQL's COPY."""
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as stream:
        for row in batch:
            stream.write_row(row)
