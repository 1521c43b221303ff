"""The admin of events."""

from django.contrib import admin

from articles.models import Event

from .base import KindAdmin, arranged
from .forms import RecordForm
from .inlines import ParticipationInline, PassageInline, StandingInline


class EventForm(RecordForm):
    """One event, however many accounts of it."""

    class Meta:
        """What choosing does."""

        help_texts = {
            "sort": "An allegation is shown as unproven wherever it appears; name nobody in it who is accused.",
        }


@admin.register(Event)
class EventAdmin(KindAdmin):
    """What happened, who took part, and how sure it is."""

    form = EventForm
    fieldsets = arranged("The event", "sort")
    inlines = [PassageInline, StandingInline, ParticipationInline]
    list_display = ["title", "sort", "status_words", "date_words", "updated_at"]
    list_filter = [*KindAdmin.list_filter, "sort"]
