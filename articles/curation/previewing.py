"""What a merge would do, for an editor to look at and choose from: nothing is written."""

from dataclasses import dataclass

from articles.choices import Kind, Status
from articles.models import Record
from articles.publishing.carrying import is_ahead

from .differing import Differing, differing
from .planning import Plan
from .telling import links_become_one, moving, settled

KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.ARTICLE, Kind.EVENT)
"""The kinds of records that can be merged; links follow when their ends become one."""


@dataclass(frozen=True)
class Preview:
    """What merging two records would do, what an editor has to choose, and what stands against it."""

    merged: Record
    survivor: Record
    moving: tuple
    settled: tuple
    fields: tuple[Differing, ...]
    reasons: tuple
    token: str


def preview(merged, survivor):
    """Return the Preview of merging one record into another; nothing is written."""
    merged, survivor = fresh(merged), fresh(survivor)
    reasons = reasons_against(merged, survivor)
    if merged.kind != survivor.kind or merged.pk == survivor.pk:
        return Preview(merged, survivor, (), (), (), tuple(reasons), token(merged, survivor))
    plan = Plan(merged, survivor)
    return Preview(
        merged,
        survivor,
        tuple(row for _, _, row in moving(plan)),
        (*settled(plan), *links_become_one(plan)),
        tuple(differing(merged, survivor)),
        (*reasons, *plan.refusals, *links_not_published(plan)),
        token(merged, survivor),
    )


def fresh(record):
    """Return a record as it stands, as an instance of its kind."""
    return Record.objects.get(pk=record.pk).child


def token(merged, survivor):
    """Return what tells whether either record was edited since."""
    return f"{merged.edit_token}-{survivor.edit_token}"


def reasons_against(merged, survivor):
    """Return the sentences (list) that say why two records cannot be merged; none if they can."""
    if merged.pk == survivor.pk:
        return ["A record cannot be merged into itself: choose another one."]
    if merged.kind != survivor.kind:
        return ["Only records of one kind can be merged: choose another one."]
    if merged.kind not in KINDS:
        return ["Only people, bodies, articles and events can be merged."]
    return [*unfit(merged), *unfit(survivor)]


def unfit(record):
    """Yield why a record can take no part in a merge: the public must see of it what is saved."""
    if record.status != Status.PUBLISHED:
        yield f"“{record}” is {record.get_status_display().lower()}: only published records can be merged."
    elif record.held:
        yield f"“{record}” is held: release it first."
    elif is_ahead(record):
        yield f"“{record}” has saved edits that are not public yet: publish it first."


def links_not_published(plan):
    """Return why links that would become one cannot."""
    return [why for pair in plan.pairs for key in pair for why in unfit(Record.objects.get(pk=key))]
