"""Where a record stands, in words for its editors."""

from articles.choices import Status
from articles.models import Card
from articles.publishing import gate
from articles.publishing.carrying import is_ahead

from .many import has_many

ROWS = {
    "passages_owned": "passages_owned-group",
    "standings": "standings-group",
    "posts": "posts-group",
    "differences": "differences-heading",
}
"""By relation: the id of what a record's form shows of its rows."""


def state_of(record):
    """Return the sentences (list of str) that say where a saved record stands and what the public sees."""
    latest = record.versions.order_by("number").last()
    sentences = [f"{record.get_status_display()}. {seen(record, latest)}"]
    if record.held:
        sentences.append("Held: it is kept from the public until you release it.")
    if latest and record.status == Status.PUBLISHED and is_ahead(record):
        sentences.append(f"Saved, not published: what is saved here differs from version {latest.number}.")
    return sentences


def seen(record, latest):
    """Return the sentence on what the public sees; `latest` is the latest Version, or None."""
    if record.status == Status.WITHDRAWN:
        reason = record.get_withdrawal_reason_display()
        return f"Its address says that it was taken out {reason}. “Reinstate” would bring it back."
    if record.status == Status.MERGED:
        return f"Its address leads to “{record.merged_into}”."
    if latest is None:
        return "It was never published: only editors see it."
    if Card.objects.filter(pk=record.pk).exists():
        return f"The public sees version {latest.number}."
    return "The public does not see it" + ("." if record.held else ": it waits for a public source, or an end.")


def reasons_today(record):
    """Return the sentences (list of str) with which the gate would refuse the record now."""
    try:
        gate.checked_cores([record])
    except gate.Refused as refused:
        return reasons_in(refused)
    return []


def place_of(record, reason):
    """Return the id, on the record's form, of the field or the rows that a reason is about."""
    at = getattr(reason, "at", "")
    if at == "passages_owned" and has_many(record.pk):
        return "passages-heading"
    return ROWS.get(at) or (f"id_{at}" if at else "content-start")


def reasons_in(refused):
    """Return all reasons of a Refused as one list."""
    return [reason for reasons in refused.reasons.values() for reason in reasons]
