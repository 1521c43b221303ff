"""Report: an official report."""

from django.db import models

from articles.choices import Kind

from .article import WEB_ADDRESS, is_of_the_web
from .record import Record


class Report(Record):
    """What an inquiry, a committee or an inspectorate published."""

    KIND = Kind.REPORT

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_report"
    )
    inquiry = models.ForeignKey(
        "articles.Inquiry",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reports",
        help_text="Follows the published link “produced”, which holds the passages.",
    )
    authors = models.ManyToManyField(Record, blank=True, related_name="reports_written")
    publisher = models.ForeignKey(
        "articles.Organisation", models.PROTECT, null=True, blank=True, related_name="reports_published"
    )
    number = models.CharField(max_length=60, blank=True, help_text="As in “House of Commons paper HC 1050”.")
    url = models.CharField("address", max_length=1000, blank=True, validators=[WEB_ADDRESS])

    class Meta:
        """Only web addresses."""

        constraints = [
            models.CheckConstraint(name="report_address_is_of_the_web", condition=is_of_the_web("url")),
        ]
