"""Edges: the relations that a published core makes between records."""

from typing import NamedTuple

from articles.choices import EdgeRole


class Tie(NamedTuple):
    """A relation by public ids: from, role, to, and a detail (the role in an event, of a post, a relation)."""

    source: str
    role: str
    target: str
    detail: str = ""
    article: str = ""


FACT_ROLES = {
    "outlet": EdgeRole.OUTLET,
    "carried_by": EdgeRole.CARRIED_BY,
    "parent": EdgeRole.PARENT,
    "successor": EdgeRole.SUCCESSOR,
    "asked_for_by": EdgeRole.ASKED_FOR,
    "led_by": EdgeRole.LED_BY,
    "looked_at": EdgeRole.LOOKED_AT,
    "authors": EdgeRole.WRITTEN_BY,
    "publisher": EdgeRole.PUBLISHED_BY,
    "report": EdgeRole.FOUND_BY,
    "hearing": EdgeRole.FOUND_BY,
    "about": EdgeRole.CONCERNS,
}


def ties_of(core):
    """Return the set of Ties that a pruned Core makes."""
    ties = {
        Tie(core.id, role, neighbour.id)
        for code, role in FACT_ROLES.items()
        for neighbour in core.neighbours(code)
    }
    ties |= {Tie(core.id, EdgeRole.NAMES, part.who.id, part.role.code) for part in core.participants}
    ties |= {Tie(core.id, EdgeRole.POST, post.organisation.id, post.role[:120]) for post in core.posts}
    return ties | link_ties(core) | about_ties(core)


def link_ties(core):
    """Return the Ties of a link to its ends, and of a report to the inquiry that produced it."""
    if not core.ends:
        return set()
    source, relation, target = core.ends.source.id, core.ends.relation.code, core.ends.target.id
    ties = {Tie(core.id, EdgeRole.SOURCE, source, relation), Tie(core.id, EdgeRole.TARGET, target, relation)}
    return ties | ({Tie(target, EdgeRole.PRODUCED_BY, source)} if relation == "produced" else set())


def about_ties(core):
    """Return which articles are about which records by the passages of this core.

    A passage counts for the record that it bears on; on a link for both its ends too, on an event or
    finding for what that names; no further.
    """
    targets = {core.id, *named_by(core)}
    articles = {passage.article.id for passage in core.passages}
    return {Tie(article, EdgeRole.ABOUT, target, article=article) for article in articles for target in targets}


def named_by(core):
    """Return the public ids of the records for which the passages of this core count as well."""
    if core.ends:
        return {core.ends.source.id, core.ends.target.id}
    if core.kind == "event":
        return {part.who.id for part in core.participants}
    if core.kind == "finding":
        return {near.id for code in ("report", "hearing", "about") for near in core.neighbours(code)}
    return set()
