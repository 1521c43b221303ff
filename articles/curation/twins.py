"""Links that say what another link says already."""

from articles.choices import Relation, Status
from articles.models import Link

from .remark import Remark


def same_link(source, relation, target, but=None):
    """Return the link (or None) that connects these two in this way already; `but` is a key to leave out.

    A symmetric relation says the same whichever way round it is read.
    """
    ends = [source.pk, target.pk]
    if relation in Relation.symmetric():
        ends.sort()
    return Link.objects.filter(source=ends[0], relation=relation, target=ends[1]).exclude(pk=but).first()


def inverse_exists(link):
    """Yield a remark if another link says the same the other way round."""
    if link.relation in Relation.symmetric():
        return
    others = Link.objects.filter(source=link.target_id, relation=link.relation, target=link.source_id)
    for other in others.exclude(status__in=[Status.WITHDRAWN, Status.MERGED]):
        yield Remark(
            f"The inverse is on record: “{other}” ({other.public_id}). Of the two, “"
            f"{link.get_relation_display()}” can hold in one direction only, as a rule: which is it?",
            "relation",
        )
