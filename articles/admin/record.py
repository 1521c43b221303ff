"""The admin of records of all kinds: it serves the search boxes of fields that point to any record."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import Record

from .base import RecordList
from .deleted import DeletedDrafts


@admin.register(Record)
class RecordAdmin(DeletedDrafts, RecordList):
    """Nothing is made or changed here; a record's page leads to the form of its kind."""

    list_display = ["title", "kind", "status_words", "date_words", "updated_at"]
    list_filter = [*RecordList.list_filter, "kind"]

    def has_module_permission(self, request):
        """Return that the index does not list it."""
        return False

    def has_add_permission(self, request):
        """Return that none is made here."""
        return False

    def has_change_permission(self, request, obj=None):
        """Return that none is changed here."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Return that none is deleted here."""
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Lead to the form of the record's kind; it checks the editor's permission itself."""
        record = self.get_object(request, object_id)
        if record is None or request.method != "GET":
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse(f"admin:articles_{record.kind}_change", args=[record.pk]))
