"""The ledger of what the starter collection loaded."""

from django.db import models


class StarterEntry(models.Model):
    """One entry of the starter collection: its digest in the files, and of the rows that it made.

    `rows_sha256` tells whether an editor has touched the record since.
    """

    public_id = models.CharField(primary_key=True, max_length=8)
    entry_sha256 = models.CharField(max_length=64)
    rows_sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        """Plural as it is read."""

        verbose_name_plural = "starter entries"

    def __str__(self):
        return self.public_id
