"""Post: an office that a person held."""

from django.db import models
from django.db.models import F, Q

from .fields import EdtfField


class Post(models.Model):
    """A statement: this person held this role at this body, from and until, by these passages."""

    person = models.ForeignKey("articles.Person", models.CASCADE, related_name="posts")
    organisation = models.ForeignKey("articles.Organisation", models.PROTECT, related_name="posts")
    role = models.CharField(max_length=120, help_text="As in “leader of the council”.")
    since = EdtfField("from")
    until = EdtfField()
    since_earliest = models.DateField(null=True, editable=False)
    until_latest = models.DateField(null=True, editable=False)
    passages = models.ManyToManyField("articles.Passage", blank=True, related_name="posts")

    class Meta:
        """In order of time; nobody leaves a post before taking it."""

        ordering = [F("since_earliest").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(name="post_has_role", condition=~Q(role="")),
            models.CheckConstraint(
                name="post_dates_in_order",
                condition=Q(since_earliest=None) | Q(until_latest=None) | Q(since_earliest__lte=F("until_latest")),
            ),
        ]

    def __str__(self):
        return f"{self.role}, {self.organisation}"

    def save(self, *args, **kwargs):
        """Save with the bounds of the dates."""
        self.since_earliest, self.until_latest = self.since.earliest, self.until.latest
        super().save(*args, **kwargs)
