"""The admin of links."""

from django.contrib import admin

from articles.choices import Relation
from articles.curation.twins import same_link
from articles.models import Link

from .base import KindAdmin, arranged
from .forms import RecordForm
from .inlines import PassageInline, StandingInline


class LinkForm(RecordForm):
    """Two different ends, and a strength where the relation claims a cause."""

    class Meta:
        """What choosing does."""

        help_texts = {
            "source": "Read it as a sentence: from, relation, to. Publishing shows the link on the pages of both.",
        }

    def clean(self):
        """Refuse ends that make no link, and a cause without its strength."""
        cleaned = super().clean()
        values = self.cleaned_data
        source, relation, target = (values.get(name) for name in ("source", "relation", "target"))
        if source and target:
            self.clean_ends(source, relation, target)
        if relation in Relation.causal() and not values.get("strength"):
            self.add_error(
                "strength", f"“{Relation(relation).label}” claims a cause: how firmly do sources say so?"
            )
        return cleaned

    def clean_ends(self, source, relation, target):
        """Refuse equal ends and a link that exists; put symmetric ends in their one order."""
        other = same_link(source, relation, target, but=self.instance.pk)
        if source == target:
            self.add_error("target", "Both ends are the same record: a link connects two different ones.")
        elif other:
            self.add_error("target", f"This link already exists: “{other}” ({other.public_id}). Use that record.")
        elif relation in Relation.symmetric() and source.pk > target.pk:
            self.cleaned_data |= {"source": target, "target": source}


@admin.register(Link)
class LinkAdmin(KindAdmin):
    """How two records are connected. The title is made from the ends."""

    form = LinkForm
    fieldsets = arranged("The connection", "strength", title=("source", "relation", "target"))
    autocomplete_fields = ["source", "target"]
    inlines = [PassageInline, StandingInline]
    list_filter = [*KindAdmin.list_filter, "relation", "strength"]
