"""Links as their ends show them, always from the links' published words."""

from articles.choices import EdgeRole, Kind
from articles.description import LinkText, Neighbour, Term
from articles.models import Card, Edge, Record

from .spreading import visible_cores

END_ROLES = (EdgeRole.SOURCE, EdgeRole.TARGET)


def ends_of(link_keys):
    """Return the keys (set) of the records at the ends of these links, as published."""
    edges = Edge.objects.filter(owner__in=link_keys, role__in=END_ROLES)
    return set(edges.values_list("target_id", flat=True))


def visible_links(keys):
    """Return those of these keys (set) that are links which the public can see."""
    return set(Card.objects.filter(pk__in=keys, kind=Kind.LINK).values_list("pk", flat=True))


def links_of(record, batch=()):
    """Return the LinkTexts of a record: of its public links, and of the link cores about to be published.

    A core in `batch` takes the place of the same link's earlier version.
    """
    keys = set(Edge.objects.filter(target=record.pk, role__in=END_ROLES).values_list("owner_id", flat=True))
    published = visible_cores(Record.objects.filter(pk__in=keys)) if keys else {}
    cores = {core.id: core for core in (*published.values(), *batch)}
    touching = (core for core in cores.values() if record.public_id in (core.ends.source.id, core.ends.target.id))
    return tuple(link_text(core, record.public_id) for core in sorted(touching, key=lambda core: core.id))


def link_text(core, public_id):
    """Return the Core of a link as the end with this public id shows it."""
    ends = core.ends
    outward = ends.source.id == public_id
    return LinkText(
        link=Neighbour(core.id, core.kind, core.title),
        relation=ends.relation if outward else Term(ends.relation.code, ends.inverse),
        outward=outward,
        other=ends.target if outward else ends.source,
        strength=ends.strength,
        standing=core.standing,
        summary=core.summary,
        passages=core.passages,
    )
