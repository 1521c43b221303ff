"""The admin of people."""

from django.contrib import admin

from articles.models import Person

from .base import KindAdmin, arranged
from .forms import RecordForm
from .inlines import OtherNameInline, PassageInline, PostInline


class PersonForm(RecordForm):
    """Who gets a record."""

    class Meta:
        """Whom never to record."""

        labels = {"title": "Name"}
        help_texts = {
            "title": "Only of somebody in office or with an official task. Never name a victim, a complainant or "
            "an accused person: a published name cannot be called back.",
        }


@admin.register(Person)
class PersonAdmin(KindAdmin):
    """People who acted in a public or official capacity."""

    form = PersonForm
    # No date: the archive keeps no day of birth or death of anybody.
    fieldsets = [part for part in arranged("The person", "honorific") if part[0] != "Date"]
    inlines = [OtherNameInline, PassageInline, PostInline]
