"""Lanes: what a record stands among, by its kind and sort and by the bodies that had a part in it."""

from articles.choices import EventSort, Kind, OrganisationSort

from ..graph import Sort
from .scene import Lane

POSTS = frozenset({EventSort.RESIGNATION, EventSort.DEPARTURE, EventSort.APPOINTMENT, EventSort.ELECTION})
REPORTS = frozenset({EventSort.PUBLICATION, EventSort.COMMISSIONING, EventSort.OPENING, EventSort.EVIDENCE})
POLICE = frozenset(
    {
        OrganisationSort.POLICE,
        OrganisationSort.POLICE_OFFICE,
        OrganisationSort.PANEL,
        OrganisationSort.WATCHDOG,
        OrganisationSort.LAW_ENFORCEMENT,
    }
)
GOVERNMENT = frozenset(
    {
        OrganisationSort.DEPARTMENT,
        OrganisationSort.APPOINTEES,
        OrganisationSort.COMMITTEE,
        OrganisationSort.INSPECTORATE,
    }
)


def lane_of(graph, public_id):
    """Return the Lane of a record of a Graph.

    Inquiries, reports and findings have one, and what happens to posts. Anything else stands with the police or
    the government if a body of theirs took part in it (or a person who had a post there), else with the responses.
    """
    node = graph.node(public_id)
    if node.kind in (Kind.INQUIRY, Kind.REPORT, Kind.FINDING):
        return Lane.REPORTS
    if node.kind == Kind.EVENT and node.sort in POSTS:
        return Lane.POSTS
    bodies = {node.sort} if node.kind == Kind.ORGANISATION else _sorts_around(graph, public_id)
    if bodies & POLICE:
        return Lane.POLICE
    if bodies & GOVERNMENT:
        return Lane.GOVERNMENT
    return Lane.REPORTS if node.kind == Kind.EVENT and node.sort in REPORTS else Lane.RESPONSES


def _sorts_around(graph, public_id):
    """Return the sorts (set) of the bodies that an event names, or at which a person held a post."""
    return {
        graph.node(step.target).sort
        for near in graph.around.get(public_id, {}).values()
        for step in near
        if step.source == public_id and step.sort in (Sort.NAMES, Sort.POST)
    }
