"""Version and Redaction: what a record said, kept for good."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.choices import RedactionKind

from .record import Record


class Version(models.Model):
    """A frozen core of a record. Rows are never changed or deleted: triggers hold it.

    `core` is canonical JSON in UTF-8, `sha256` the hexadecimal digest of those bytes (fixity),
    `fingerprint` that of the core without its neighbours' labels: it decides whether a version is new.
    The one change allowed takes words out, and comes with its Redaction.
    """

    record = models.ForeignKey(Record, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    core = models.BinaryField()
    schema = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    change = models.CharField("what changed", max_length=300, blank=True)
    redaction = models.ForeignKey("articles.Redaction", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Numbered from 1 within a record."""

        ordering = ["record", "number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="version_number_once"),
            models.CheckConstraint(name="version_number_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"{self.record.public_id}, version {self.number}"

    @property
    def is_intact(self):
        """Whether the bytes still have the digest that was written with them."""
        return hashlib.sha256(bytes(self.core)).hexdigest() == self.sha256


class Redaction(models.Model):
    """That words were taken out of a version: when, why, who asked and confirmed, the digests before and after."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="redactions")
    kind = models.CharField(max_length=10, choices=RedactionKind)
    reason = models.CharField(max_length=300, help_text="Shown to the public. Never repeat the words taken out.")
    sha256_before = models.CharField(max_length=64)
    sha256_after = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="confirmed by",
    )

    class Meta:
        """It took something out, says why, and two people stand for it."""

        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="redaction_changes_words", condition=~Q(sha256_before=F("sha256_after"))),
            models.CheckConstraint(name="redaction_by_two", condition=~Q(asked_by=F("created_by"))),
            models.CheckConstraint(name="redaction_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="redaction_kind_known", condition=Q(kind__in=RedactionKind.values)),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.reason}"
