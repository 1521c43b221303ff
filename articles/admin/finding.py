"""The admin of findings."""

from django.contrib import admin

from articles.models import Finding

from .base import KindAdmin, arranged
from .forms import RecordForm
from .inlines import PassageInline, StandingInline


class FindingForm(RecordForm):
    """A finding stands in a report or was given to a hearing, not in both."""

    class Meta:
        """What choosing does."""

        help_texts = {
            "title": "Who found what, in neutral words: the public reads it as a fact of this report.",
            "report": "The report that says so.",
            "nature": "Readers see it before the title. An allegation is no finding: record it as an event.",
            "about": "People and bodies: the finding is shown on their pages.",
        }

    def clean(self):
        """Refuse two homes."""
        cleaned = super().clean()
        if self.cleaned_data.get("report") and self.cleaned_data.get("hearing"):
            self.add_error("hearing", "It stands in a report or was given to a hearing: choose one of the two.")
        return cleaned


@admin.register(Finding)
class FindingAdmin(KindAdmin):
    """What reports found, and what was said at hearings."""

    form = FindingForm
    fieldsets = arranged("The finding", "nature", "report", "hearing", "locator", "about", "themes")
    autocomplete_fields = ["report", "hearing", "about", "themes"]
    inlines = [PassageInline, StandingInline]
    bulk = (*KindAdmin.bulk, "add-theme")
    list_filter = [*KindAdmin.list_filter, "nature"]
