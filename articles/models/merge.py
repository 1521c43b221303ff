"""Merge and Move: which record was merged into which, and every row that moved with it, so that it can go back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.choices import MoveAct

from .record import Record


class Merge(models.Model):
    """That one record became part of another: who, when, what it did in sentences, and what undoing it did.

    A merge of two links that became the same by a merge of their ends is `part_of` that one.
    """

    merged = models.ForeignKey(Record, models.PROTECT, related_name="merges")
    survivor = models.ForeignKey(Record, models.PROTECT, related_name="merges_received")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    told = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_told = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """A record is merged into one other at a time, and never into itself."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at=None), name="merge_in_force_once"),
            models.CheckConstraint(name="merge_of_two", condition=~Q(merged=F("survivor"))),
        ]

    def __str__(self):
        return f"{self.merged} into {self.survivor}"


class Move(models.Model):
    """What a merge did to one field of one row, or to the whole row where `field` is empty.

    `model` is a label like "articles.post", `row_key` the row's primary key, `before` and `after` are JSON:
    of one value, or of a row's values by column. `words` is what an editor calls the row.
    """

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="moves")
    act = models.CharField(max_length=10, choices=MoveAct)
    model = models.CharField(max_length=100)
    row_key = models.BigIntegerField()
    field = models.CharField(max_length=100, blank=True)
    before = models.TextField()
    after = models.TextField()
    words = models.CharField(max_length=300, blank=True)
    undone = models.BooleanField(default=False)

    class Meta:
        """In the order in which they were made; found by the row."""

        ordering = ["id"]
        indexes = [models.Index(fields=["model", "row_key"], name="move_of_row")]
        constraints = [models.CheckConstraint(name="move_act_known", condition=Q(act__in=MoveAct.values))]

    def __str__(self):
        return f"{self.get_act_display()}: {self.words}"
