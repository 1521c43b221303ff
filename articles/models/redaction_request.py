"""RedactionRequest: that an editor asks for words of a version to go, and what a second editor decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.choices import RedactionKind, RequestOutcome

from .version import Redaction, Version

LONGEST = 300


class RedactionRequest(models.Model):
    """One editor asks, another one confirms or declines. Rows are decided once and never changed after: triggers.

    `phrase` holds the words that are to go, only until it is decided; nothing keeps them afterwards.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="redaction_requests")
    kind = models.CharField(max_length=10, choices=RedactionKind)
    phrase = models.TextField("words to take out", blank=True)
    reason = models.CharField(
        max_length=LONGEST, help_text="Shown to the public. Never repeat the words taken out."
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=RequestOutcome, default=RequestOutcome.WAITING)
    answer = models.CharField("why it was declined", max_length=LONGEST, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    redaction = models.OneToOneField(Redaction, models.PROTECT, null=True, related_name="request")

    class Meta:
        """The latest first. Two people take words out, and of a version one request waits at a time."""

        ordering = ["-id"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(name="request_kind_known", condition=Q(kind__in=RedactionKind.values)),
            models.CheckConstraint(name="request_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="request_decided_by_somebody",
                condition=Q(outcome=RequestOutcome.WAITING, decided_at=None, decided_by=None)
                | Q(
                    outcome__in=(RequestOutcome.DONE, RequestOutcome.DECLINED),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="request_carried_out_by_another",
                condition=(Q(outcome=RequestOutcome.DONE, redaction__isnull=False) & ~Q(decided_by=F("asked_by")))
                | (~Q(outcome=RequestOutcome.DONE) & Q(redaction=None)),
            ),
            models.CheckConstraint(
                name="request_words_only_while_waiting",
                condition=Q(phrase="") | Q(outcome=RequestOutcome.WAITING, kind=RedactionKind.REDACTED),
            ),
            models.UniqueConstraint(
                fields=["version"], condition=Q(outcome=RequestOutcome.WAITING), name="request_waits_once"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.version}"
