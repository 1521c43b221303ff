"""Note: what editors say to each other about a record."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .record import Record

LONGEST = 2000


class Note(models.Model):
    """Words of one editor for the others: added, and neither changed nor deleted. No reader ever sees them."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="notes")
    text = models.TextField("note", max_length=LONGEST)
    sent_back = models.BooleanField("sent the record back with it", default=False, editable=False)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """The newest first. Who may change a record may write one: there is nothing else to permit."""

        ordering = ["-id"]
        default_permissions = ()
        constraints = [models.CheckConstraint(name="note_has_words", condition=~Q(text=""))]

    def __str__(self):
        return self.text
