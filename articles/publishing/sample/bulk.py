"""Rows by the hundred thousand: past the ORM's own bulk_create, which refuses tables of several models."""

from itertools import islice

from django.db import connection

BATCH = 20_000


def insert(model, instances):
    """Write the rows that instances (any iterable) have in the table of `model` alone; return how many.

    A primary key of None is left to the database, for all or for none of them.
    """
    instances = iter(instances)
    first = next(instances, None)
    if first is None:
        return 0
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not (field.primary_key and getattr(first, field.attname) is None)
    ]
    rows = (prepared(fields, instance) for group in ((first,), instances) for instance in group)
    return insert_rows(model, [field.column for field in fields], rows)


def prepared(fields, instance):
    """Return the values (tuple) of an instance as the database takes them."""
    return tuple(
        field.get_db_prep_save(field.pre_save(instance, add=True), connection=connection) for field in fields
    )


def insert_rows(model, columns, rows):
    """Write rows (iterable of tuples, ready for the database) into a model's table; return how many."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(map(connection.ops.quote_name, columns))
    write = copy if connection.vendor == "postgresql" else execute_many
    rows, count = iter(rows), 0
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            write(cursor, table, names, batch)
            count += len(batch)
    return count


def execute_many(cursor, table, names, batch):
    """Write a batch of rows by one prepared statement."""
    places = ", ".join(["%s"] * len(batch[0]))
    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", batch)


def copy(cursor, table, names, batch):
    """Write a batch of rows by PostgreSQL's COPY."""
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as stream:
        for row in batch:
            stream.write_row(row)
