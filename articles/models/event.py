"""Event: something that happened, and who took part."""

from django.db import models
from django.db.models import Q

from articles.choices import EventSort, Kind, Role

from .record import Record


class Event(Record):
    """A resignation, a referral, a publication: one event, however many accounts of it."""

    KIND = Kind.EVENT

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_event"
    )
    sort = models.CharField("sort of event", max_length=15, choices=EventSort)

    class Meta:
        """Only the sorts that the archive knows."""

        constraints = [models.CheckConstraint(name="event_sort_known", condition=Q(sort__in=EventSort.values))]


class Participation(models.Model):
    """A statement: this person or body took this part in the event.

    It rests on its own passages, or, where it has none, on the event's.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    who = models.ForeignKey(Record, models.PROTECT, related_name="took_part_in")
    role = models.CharField(max_length=12, choices=Role)
    passages = models.ManyToManyField("articles.Passage", blank=True, related_name="participations")

    class Meta:
        """Each part once."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "who", "role"], name="participation_once"),
            models.CheckConstraint(name="participation_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="participation_not_of_the_event_itself", condition=~Q(event=models.F("who"))
            ),
        ]

    def __str__(self):
        return f"{self.who} {self.get_role_display()}"
