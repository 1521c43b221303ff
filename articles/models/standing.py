"""Standing: how sure a statement is, as the record of how that changed."""

from django.db import models
from django.db.models import Q

from articles.choices import StandingTerm

from .fields import EdtfField


class Standing(models.Model):
    """A row that says from when an event, finding or link stands how, by which passages.

    Rows are added and never overwritten (a trigger holds it); the latest added counts.
    """

    record = models.ForeignKey("articles.Record", models.CASCADE, related_name="standings")
    standing = models.CharField(max_length=12, choices=StandingTerm)
    since = EdtfField()
    passages = models.ManyToManyField("articles.Passage", blank=True, related_name="standings")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order in which they were added."""

        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="standing_known", condition=Q(standing__in=StandingTerm.values))
        ]

    def __str__(self):
        return self.get_standing_display()
