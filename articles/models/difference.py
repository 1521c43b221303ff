"""Difference: where the accounts of one thing part."""

from django.db import models
from django.db.models import Q

from articles.choices import Aspect


class Difference(models.Model):
    """What two or more accounts of a record differ about; the archive does not settle it."""

    record = models.ForeignKey("articles.Record", models.CASCADE, related_name="differences")
    matter = models.CharField(
        "what differs", max_length=200, help_text="As in “How many commissioners there were”."
    )
    aspect = models.CharField(max_length=10, choices=Aspect)

    class Meta:
        """In the order in which they were recorded."""

        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="difference_has_matter", condition=~Q(matter="")),
            models.CheckConstraint(name="difference_aspect_known", condition=Q(aspect__in=Aspect.values)),
        ]

    def __str__(self):
        return self.matter


class Account(models.Model):
    """A statement: what one side says, by these passages."""

    difference = models.ForeignKey(Difference, models.CASCADE, related_name="accounts")
    says = models.CharField(max_length=200, help_text="In the archive’s own words, as in “Five”.")
    passages = models.ManyToManyField("articles.Passage", blank=True, related_name="accounts")

    class Meta:
        """In the order in which they were recorded; each once."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["difference", "says"], name="account_once"),
            models.CheckConstraint(name="account_says_something", condition=~Q(says="")),
        ]

    def __str__(self):
        return self.says
