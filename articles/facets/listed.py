"""A group of keys, read as one text."""

from django.db.models import Aggregate, TextField


class Listed(Aggregate):
    """The keys of a group as one text, with commas: a row for each would take most of the time."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        """Compile for PostgreSQL."""
        template = "STRING_AGG((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, template=template, **context)
