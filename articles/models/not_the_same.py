"""NotTheSame: what an editor has said of two records that look alike."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .record import Record


class NotTheSame(models.Model):
    """Two records that an editor has looked at and told apart, so that nobody is asked again."""

    one = models.ForeignKey(Record, models.CASCADE, related_name="told_apart_from_later")
    other = models.ForeignKey(Record, models.CASCADE, related_name="told_apart_from_earlier")
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Each pair once: the record with the smaller key stands first."""

        verbose_name_plural = "not the same"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="not_the_same_once"),
            models.CheckConstraint(name="not_the_same_in_order", condition=Q(one__lt=F("other"))),
        ]

    def __str__(self):
        return f"{self.one} is not {self.other}"

    def save(self, *args, **kwargs):
        """Save with the two in their one order."""
        if self.one_id > self.other_id:
            self.one, self.other = self.other, self.one
        super().save(*args, **kwargs)
