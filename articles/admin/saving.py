"""How the admin saves: one editor at a time, all or nothing, and remembered in the editors' history."""

from contextlib import contextmanager

import reversion
from django.contrib.admin.utils import unquote
from django.db import IntegrityError

from articles.publishing import clock

from .history import keep_as_it_stood
from .telling import Entry, saves_of


@contextmanager
def turn(user):
    """Open a transaction in which nobody else saves or publishes, remembered as one act of `user`.

    The clock's lock orders all writers: taken before any record's, so that no two wait for each other,
    and before a record is read, so that what is saved over is what was read.
    """
    with reversion.create_revision():
        reversion.set_user(user)
        clock.lock()
        yield


class SavedInTurn:
    """A ModelAdmin whose saves and deletions take their turn; what the database refuses is a form error."""

    object_history_template = "admin/articles/history.html"
    history_model = None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, or save it. If the database refuses, show it again with all that was typed."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        self.keep_before(request, object_id)
        try:
            with turn(request.user):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            request.database_refused = True
            with turn(request.user):
                return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        """Ask, or delete."""
        if request.method != "POST":
            return super().delete_view(request, object_id, extra_context)
        self.keep_before(request, object_id)
        with turn(request.user):
            return super().delete_view(request, object_id, extra_context)

    def keep_before(self, request, object_id):
        """Keep how a row stands before this editor saves or deletes it, if no save of it was ever kept."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is not None and self.has_change_permission(request, row):
            keep_as_it_stood(row)

    def history_view(self, request, object_id, extra_context=None):
        """Show who did what, and what each save changed, in one stream; the latest comes first."""
        extra = {}
        row = self.get_object(request, unquote(object_id))
        if row is not None and self.has_view_or_change_permission(request, row):
            saves = saves_of(self.history_model or self.model, row.pk)
            entries = sorted(self.entries(row, saves), key=lambda entry: entry.at, reverse=True)
            extra = {"saves": saves, "entries": entries}
        return super().history_view(request, object_id, (extra_context or {}) | extra)

    def entries(self, row, saves):
        """Return what the history of a row tells: its saves."""
        return [Entry.of_save(save) for save in saves]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return the form, told whether the database has refused this save already."""
        form = super().get_form(request, obj, change, **kwargs)
        form.database_refused = getattr(request, "database_refused", False)
        return form
