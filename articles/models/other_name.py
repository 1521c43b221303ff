"""OtherName: what else a person or body is called in the coverage."""

from django.db import models

from articles.words import fold, one_form

from .fields import ByteOrderCharField


class OtherName(models.Model):
    """Another name of a record ("RMBC"); readers find the record by it."""

    record = models.ForeignKey("articles.Record", models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=200)
    folded = ByteOrderCharField(max_length=200, editable=False, db_index=True)

    class Meta:
        """One spelling once, however it is accented."""

        ordering = ["folded", "id"]
        constraints = [
            models.UniqueConstraint(fields=["record", "folded"], name="other_name_once"),
            models.CheckConstraint(name="other_name_not_empty", condition=~models.Q(name="")),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Save with the folded form."""
        self.name = one_form(self.name)
        self.folded = fold(self.name)[:200]
        super().save(*args, **kwargs)
