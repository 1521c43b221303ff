"""Organisation: a body that acts in a story, or an outlet that tells it."""

from django.db import models

from articles.choices import Kind, OrganisationSort

from .record import Record


class Organisation(Record):
    """A public body, a party, a panel, an outlet."""

    KIND = Kind.ORGANISATION

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_organisation"
    )
    sort = models.CharField("sort of body", max_length=20, choices=OrganisationSort)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="part of"
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="followed by"
    )

    class Meta:
        """A body is neither part of itself nor its own successor."""

        constraints = [
            models.CheckConstraint(
                name="organisation_sort_known", condition=models.Q(sort__in=OrganisationSort.values)
            ),
            models.CheckConstraint(
                name="organisation_not_its_own_part",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("record")),
            ),
            models.CheckConstraint(
                name="organisation_not_its_own_successor",
                condition=models.Q(successor=None) | ~models.Q(successor=models.F("record")),
            ),
        ]
