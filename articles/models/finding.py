"""Finding: what a report found, or what was said at a hearing."""

from django.db import models
from django.db.models import Q

from articles.choices import FindingNature, Kind

from .record import Record


class Finding(Record):
    """A statement of a named report, or evidence given to a hearing; never an allegation."""

    KIND = Kind.FINDING

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_finding"
    )
    report = models.ForeignKey("articles.Report", models.PROTECT, null=True, blank=True, related_name="findings")
    hearing = models.ForeignKey(
        "articles.Event",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        help_text="The hearing that it was given to, if it stands in no report.",
    )
    nature = models.CharField(max_length=10, choices=FindingNature)
    themes = models.ManyToManyField("articles.Theme", blank=True, related_name="findings")
    about = models.ManyToManyField(
        Record, blank=True, related_name="findings_about", verbose_name="whom it is about"
    )
    locator = models.CharField(
        "place in the report", max_length=60, blank=True, help_text="Page or paragraph, as in “paragraph 8.3”."
    )

    class Meta:
        """Of a report or of a hearing, not of both."""

        constraints = [
            models.CheckConstraint(
                name="finding_of_report_or_hearing", condition=Q(report=None) | Q(hearing=None)
            ),
            models.CheckConstraint(name="finding_nature_known", condition=Q(nature__in=FindingNature.values)),
        ]
