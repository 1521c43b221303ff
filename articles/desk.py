"""The editors' site. Its start page shows what waits, what to search and what to add; the tables stay below.

It stands outside articles.admin, whose modules register with it while they are imported.
"""

from django.contrib import admin

from articles.models import Record


class DeskSite(admin.AdminSite):
    """Django's admin, whose first page is made from the list of all records."""

    def index(self, request, extra_context=None):
        """Show the jobs that wait for this user, each with its count."""
        extra = self.get_model_admin(Record).start_page(request)
        return super().index(request, (extra_context or {}) | extra)
