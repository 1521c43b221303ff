"""The admin of organisations."""

from django.contrib import admin

from articles.models import Organisation

from .base import KindAdmin, arranged
from .forms import RecordForm
from .inlines import OtherNameInline, PassageInline


class OrganisationForm(RecordForm):
    """A body is neither part of itself nor its own successor."""

    class Meta:
        """What choosing does."""

        help_texts = {
            "title": "The full name. What else it is called goes below: readers find it by every name.",
            "sort": "Only an outlet can be published without a passage that names it.",
            "parent": "The larger body that it belongs to, as the Cabinet belongs to its council.",
            "successor": "The body that took over from it.",
        }

    def clean_parent(self):
        """Refuse the body itself."""
        return self.another("parent", "A body is not part of itself: choose the larger one, or none.")

    def clean_successor(self):
        """Refuse the body itself."""
        return self.another("successor", "A body does not follow itself: choose another one, or none.")

    def another(self, name, sentence):
        """Return the body in the field `name`; refuse, with a sentence, the one that is being edited."""
        body = self.cleaned_data[name]
        if body and body.pk == self.instance.pk:
            self.add_error(name, sentence)
        return body


@admin.register(Organisation)
class OrganisationAdmin(KindAdmin):
    """Public bodies, parties, outlets."""

    form = OrganisationForm
    fieldsets = arranged("The body", "sort", "parent", "successor")
    autocomplete_fields = ["parent", "successor"]
    inlines = [OtherNameInline, PassageInline]
    list_display = ["title", "sort", "status_words", "updated_at"]
    list_filter = [*KindAdmin.list_filter, "sort"]
