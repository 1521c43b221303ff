"""What the graph is read from: cards, edges and strengths as the gate wrote them.

No core is read here: an edge has public ends only, and the gate takes it away with the last public passage of
what it says.
"""

from collections import defaultdict

from articles.choices import AccessSort, EdgeRole, Kind
from articles.models import AccessPoint, Card, Edge

from .graph import PASSED, Node, Sort, Step

ENDS = (EdgeRole.SOURCE, EdgeRole.TARGET)
ROLES = tuple(sort.value for sort in Sort if sort is not Sort.LINK)
OWNING = (*PASSED, Kind.LINK)
"""The kinds of records whose passages say that there is a step."""


def read_nodes(keys=None):
    """Return {key: Node} of the public records of these keys, or of all, that are of a kind in OWNING."""
    cards = Card.objects.filter(kind__in=OWNING) if keys is None else Card.objects.filter(pk__in=keys)
    rows = cards.order_by().values_list("pk", "public_id", "kind", "sort", "standing", "date_words")
    return {row[0]: Node(*row) for row in rows if row[2] in OWNING}


def read_steps(nodes, owners=None):
    """Return {owner's key: tuple of Steps} of these owners (keys) or of all; `nodes` are all Nodes by key."""
    found, ends = defaultdict(list), defaultdict(dict)
    for owner, role, target, detail in edges_of(owners).values_list("owner", "role", "target", "detail"):
        if owner not in nodes or target not in nodes:
            continue
        if role in ENDS:
            ends[owner][role] = nodes[target].public_id
        else:
            one = nodes[owner]
            target = nodes[target].public_id
            found[owner].append(Step(one.public_id, Sort(role), one.public_id, target, detail, "", one.standing))
    for owner, step in link_steps(nodes, ends, owners):
        found[owner].append(step)
    return {owner: tuple(sorted(steps)) for owner, steps in found.items()}


def edges_of(owners):
    """Return the edges (queryset) that make steps, of these owners (keys) or of all.

    Of all, they are looked up by their sources: a full archive has thirty edges about articles for each of them.
    """
    edges = Edge.objects.filter(role__in=(*ROLES, *ENDS)).order_by()
    if owners is None:
        return edges.filter(source__in=Card.objects.filter(kind__in=OWNING).values("pk"))
    return edges.filter(owner__in=owners)


def link_steps(nodes, ends, owners):
    """Yield (key, Step) of the links that have both of their `ends` (public ids by role, by key)."""
    strengths = AccessPoint.objects.filter(sort=AccessSort.STRENGTH)
    strengths = strengths if owners is None else strengths.filter(record__in=owners)
    strength_of = dict(strengths.values_list("record", "code"))
    for key, both in ends.items():
        if len(both) == len(ENDS):
            link, source, target = nodes[key], both[EdgeRole.SOURCE], both[EdgeRole.TARGET]
            strength = strength_of.get(key, "")
            yield key, Step(link.public_id, Sort.LINK, source, target, link.sort, strength, link.standing)
