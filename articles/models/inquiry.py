"""Inquiry: an inquiry, inspection or investigation."""

from django.db import models

from articles.choices import Kind

from .record import Record


class Inquiry(Record):
    """Somebody asked somebody to look at a body; what came of it are reports."""

    KIND = Kind.INQUIRY

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_inquiry"
    )
    asked_for_by = models.ManyToManyField(Record, blank=True, related_name="inquiries_asked_for")
    led_by = models.ManyToManyField(Record, blank=True, related_name="inquiries_led")
    looked_at = models.ManyToManyField(Record, blank=True, related_name="inquiries_into")

    class Meta:
        """Plural as the site says it."""

        verbose_name_plural = "inquiries"
