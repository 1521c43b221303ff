"""The admin of records of all kinds: it lists what waits, and serves the search boxes of fields for any record."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from articles.models import Record

from .base import RecordList
from .choosing import Choices
from .deleted import DeletedDrafts
from .jobs import JobFilter, first_steps, jobs_of
from .roles import OfViewableKinds


@admin.register(Record)
class RecordAdmin(OfViewableKinds, DeletedDrafts, RecordList):
    """Nothing is made or changed here; a record's page leads to the form of its kind."""

    kind_lookup = "kind"
    list_display = ["title", "kind", "status_words", "date_words", "updated_at"]
    list_filter = [JobFilter, "status", "held", "kind"]

    def get_urls(self):
        """Put the address that search boxes ask before the admin's own; it checks permissions itself."""
        view = self.admin_site.admin_view(Choices.as_view(admin_site=self.admin_site))
        return [path("choices/", view, name="articles_record_choices"), *super().get_urls()]

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

    def start_page(self, request):
        """Return what the editors' start page shows to this user: the jobs, and what to add."""
        return {"jobs": jobs_of(self, request), "first_steps": first_steps(self.admin_site, request)}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Lead to the form of the record's kind; it checks the editor's permission itself."""
        record = self.get_object(request, object_id)
        if record is None or request.method != "GET":
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse(f"admin:articles_{record.kind}_change", args=[record.pk]))
