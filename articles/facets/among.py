"""A condition that a column is one of many values, however many these are."""

import json

from django.db.models import BooleanField, Func


class Among(Func):
    """That an expression is one of `values` (numbers or texts), which travel as one parameter.

    A list of 100,000 would need as many parameters; SQLite takes 32,766.
    """

    output_field = BooleanField()
    arity = 1

    def __init__(self, expression, values=(), **extra):
        super().__init__(expression, **extra)
        self.values = tuple(values)

    def as_sqlite(self, compiler, connection, **context):
        """Compile for SQLite, which reads the values out of a JSON array."""
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} IN (SELECT value FROM json_each(%s))", (*params, json.dumps(self.values))

    def as_postgresql(self, compiler, connection, **context):
        """Compile for PostgreSQL, which knows arrays."""
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} = ANY(%s)", (*params, list(self.values))
