"""Access points: the words under which a published record is found, besides those of its card."""

from django.db import models

from articles.choices import AccessSort

from .fields import ByteOrderCharField
from .record import Record


class AccessPoint(models.Model):
    """A name, theme or strength of a public record, or why it is thin, as the gate wrote it.

    `code` is what it is found and counted by, `words` what a reader sees: for a name its folded form and
    the name as printed, for a theme its slug and name, for a strength or what is thin its code and words.
    """

    record = models.ForeignKey(Record, models.PROTECT, related_name="access_points")
    sort = models.CharField(max_length=10, choices=AccessSort)
    code = ByteOrderCharField(max_length=300)
    words = models.CharField(max_length=300)

    class Meta:
        """Each once for a record; looked up by what they are and by record."""

        constraints = [models.UniqueConstraint(fields=["record", "sort", "code"], name="access_point_once")]
        indexes = [models.Index(fields=["sort", "code", "record"], name="access_point_to")]

    def __str__(self):
        return self.words
