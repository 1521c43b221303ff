"""Link: how two records are connected."""

from django.db import models
from django.db.models import F, Q

from articles.choices import Kind, Relation, Strength

from .record import Record


class Link(Record):
    """A statement: the source bears on the target in this way, and how firmly the sources say so."""

    KIND = Kind.LINK

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_link"
    )
    source = models.ForeignKey(Record, models.PROTECT, related_name="links_out", verbose_name="from")
    relation = models.CharField(max_length=20, choices=Relation)
    target = models.ForeignKey(Record, models.PROTECT, related_name="links_in", verbose_name="to")
    strength = models.CharField(
        max_length=10,
        choices=Strength,
        blank=True,
        help_text="Needed for “led to” and “turned attention to”: how firmly do the sources tie the two?",
    )

    class Meta:
        """Two different ends, and no connection twice, whichever way round it is read."""

        constraints = [
            models.CheckConstraint(name="link_ends_differ", condition=~Q(source=F("target"))),
            models.CheckConstraint(name="link_relation_known", condition=Q(relation__in=Relation.values)),
            models.CheckConstraint(name="link_strength_known", condition=Q(strength__in=["", *Strength.values])),
            models.CheckConstraint(
                name="link_causal_has_strength",
                condition=~Q(relation__in=Relation.causal()) | ~Q(strength=""),
            ),
            models.CheckConstraint(
                name="link_symmetric_ends_ordered",
                condition=~Q(relation__in=Relation.symmetric()) | Q(source__lt=F("target")),
            ),
            models.UniqueConstraint(fields=["source", "relation", "target"], name="link_once"),
        ]

    def derive(self):
        """Set the title from the ends, and the ends of a symmetric relation in their one order."""
        if self.relation in Relation.symmetric() and self.source_id > self.target_id:
            self.source, self.target = self.target, self.source
        self.title = link_title(self.source.title, self.get_relation_display(), self.target.title)
        super().derive()


def link_title(source, relation, target):
    """Return the title of a link: its ends and relation (text) as one line of at most 300 characters."""
    return f"{source} — {relation} — {target}"[:300]
