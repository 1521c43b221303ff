"""The edit token of a record, by which a form knows that it is stale."""

from django.db import IntegrityError
from django.db.models import F

from articles.models import Record


def move_token(record, token):
    """Raise a record's edit token in the database, from the value that the form was made with."""
    row = Record.objects.filter(pk=record.pk, edit_token=token)
    if not row.update(edit_token=F("edit_token") + 1):
        raise IntegrityError("Another editor saved this record meanwhile.")
    record.edit_token = token + 1
