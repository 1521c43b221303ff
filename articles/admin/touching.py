"""What happens to a record whose passages are changed on another form than its own."""

import reversion
from django.utils import timezone

from articles.models import Record
from articles.publishing.carrying import note_ahead

from .choosing import is_key
from .history import keep_as_it_stood
from .many import has_many
from .moving import move_token
from .permissions import may_change


def keep_first(site, request, keys):
    """Keep how records stand before their passages change, if no save of them was ever kept.

    `keys` are as they were sent; only records that this editor may change count. Take this before a turn.
    """
    for record in Record.objects.filter(pk__in={key for key in keys if is_key(key)}):
        if may_change(site, request, record):
            keep_as_it_stood(record.child)


def touch(key, user):
    """Note who changed a record, keep how it stands now, and stop a form that shows its passages as they were.

    Take this within a turn, once the passages are saved.
    """
    record = Record.objects.get(pk=key)
    if not has_many(key):
        move_token(record, record.edit_token)
    Record.objects.filter(pk=key).update(updated_by=user, updated_at=timezone.now())
    note_ahead(record)
    reversion.add_to_revision(Record.objects.get(pk=key).child)
