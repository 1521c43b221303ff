"""Theme: what findings are filed under."""

from django.db import models


class Theme(models.Model):
    """A heading for findings; editors add their own for each collection."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        """By name."""

        ordering = ["slug"]

    def __str__(self):
        return self.name
