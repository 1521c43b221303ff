"""The admin of reports."""

from django.contrib import admin

from articles.models import Report

from .base import KindAdmin, arranged
from .forms import NO_ADDRESS, RecordForm, web_address
from .inlines import PassageInline


class ReportForm(RecordForm):
    """A report that readers can find."""

    class Meta:
        """What readers do with it."""

        error_messages = {"url": NO_ADDRESS}
        help_texts = {"url": "Where the report itself can be read: readers follow it."}

    def clean_url(self):
        """Return the address as it is stored."""
        return web_address(self.cleaned_data["url"])


@admin.register(Report)
class ReportAdmin(KindAdmin):
    """Official reports; their inquiry is told by a link."""

    form = ReportForm
    fieldsets = arranged("The report", "inquiry", "authors", "publisher", "number", "url")
    readonly_fields = ["inquiry"]
    autocomplete_fields = ["authors", "publisher"]
    inlines = [PassageInline]
