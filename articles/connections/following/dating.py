"""When records happened, as far as a graph of them says."""

from functools import lru_cache

from articles.choices import Kind
from articles.dates import EdtfDate

from ..graph import Sort

parsed = lru_cache(maxsize=10_000)(EdtfDate.parse)


def date_of(graph, public_id):
    """Return the date (EdtfDate) of a record of a Graph: of a finding that of the report or hearing it is of."""
    return parsed((bearer_of(graph, public_id) or graph.node(public_id)).date)


def bearer_of(graph, public_id):
    """Return the Node of the report or hearing that a finding is of, the first by public id; else None."""
    if graph.node(public_id).kind != Kind.FINDING:
        return None
    near = graph.around.get(public_id, {})
    bearers = sorted(
        step.target
        for steps in near.values()
        for step in steps
        if step.sort is Sort.FOUND_BY and step.source == public_id
    )
    return graph.node(bearers[0]) if bearers else None
