"""Person: somebody who acted in a public or official capacity."""

from django.db import models

from articles.choices import Kind

from .record import Record


class Person(Record):
    """Somebody in office or with an official task; never a victim, a complainant or an accused person."""

    KIND = Kind.PERSON

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_person"
    )
    honorific = models.CharField(
        max_length=40, blank=True, help_text="Professor, Sir, Dame … as the sources give it."
    )

    class Meta:
        """Plural as the site says it."""

        verbose_name_plural = "people"
