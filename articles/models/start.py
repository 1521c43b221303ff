"""StartingPoint: the records that a new reader is shown first, in order."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class StartingPoint(models.Model):
    """A place in "Start here", the story that the home page tells; articles.publishing alone writes it.

    A record that the public cannot see keeps its place and is not shown, so that it comes back by itself.
    """

    record = models.OneToOneField("articles.Record", models.PROTECT, related_name="starting_point")
    position = models.PositiveSmallIntegerField()
    arranged_at = models.DateTimeField(auto_now_add=True)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """In order, from 1; each place once."""

        ordering = ["position"]
        verbose_name = "place in “Start here”"
        verbose_name_plural = "Start here"
        constraints = [
            models.UniqueConstraint(fields=["position"], name="start_position_once"),
            models.CheckConstraint(name="start_position_from_one", condition=Q(position__gte=1)),
        ]

    def __str__(self):
        return f"{self.position}. {self.record}"
