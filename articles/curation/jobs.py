"""The jobs that wait for editors: each is a list of records that something is still to be done with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.choices import AccessSort, Anchor, DateBasis, Kind, RequestOutcome, Status, Thin
from articles.models import AccessPoint, Note, Passage, RedactionRequest, Standing, Version

RECENT_DAYS = 14
OUT_OF_USE = (Status.WITHDRAWN, Status.MERGED)


@dataclass(frozen=True)
class Job:
    """A list of records: its name, what narrows records to it for a user, and whether only publishers have it."""

    label: str
    narrow: Callable
    for_publishers: bool = False


def in_use(records):
    """Return those of `records` that are neither withdrawn nor merged away."""
    return records.exclude(status__in=OUT_OF_USE)


def drafts_of(records, user):
    """Return the drafts that a user made."""
    return records.filter(status=Status.DRAFT, created_by=user)


def sent_back_to(records, user):
    """Return the drafts of a user that a note sent back; only such a note makes a draft of what was submitted."""
    return drafts_of(records, user).filter(Exists(Note.objects.filter(record=OuterRef("pk"), sent_back=True)))


def links_without_passage(records):
    """Return the links that no words of an article bear out."""
    return in_use(records).filter(kind=Kind.LINK).exclude(Exists(Passage.objects.filter(record=OuterRef("pk"))))


def with_orphans(records):
    """Return the records with a passage whose words are not found in its article."""
    orphans = Passage.objects.filter(record=OuterRef("pk"), anchor=Anchor.ORPHAN)
    return in_use(records).filter(Exists(orphans))


def without_standing(records):
    """Return the events, findings and links of which nobody said how sure they are."""
    statements = in_use(records).filter(kind__in=(Kind.EVENT, Kind.FINDING, Kind.LINK))
    return statements.exclude(Exists(Standing.objects.filter(record=OuterRef("pk"))))


def with_redactions_to_confirm(records, user):
    """Return the records with a version of which another editor asked to have words taken out."""
    asked = RedactionRequest.objects.filter(version__record=OuterRef("pk"), outcome=RequestOutcome.WAITING)
    return records.filter(Exists(asked.exclude(asked_by=user)))


def recently_published(records):
    """Return the public records with a version of the last RECENT_DAYS."""
    since = timezone.now() - timedelta(days=RECENT_DAYS)
    versions = Version.objects.filter(record=OuterRef("pk"), created_at__gte=since)
    return records.published().filter(Exists(versions))


def thin_for(reason):
    """Return what narrows records, for a user, to those public ones that are thin for a reason (Thin)."""
    points = AccessPoint.objects.filter(record=OuterRef("pk"), sort=AccessSort.THIN, code=reason)
    return lambda records, user: records.filter(Exists(points))


JOBS = {
    "drafts": Job("My drafts", drafts_of),
    "sent-back": Job("Sent back to me", sent_back_to),
    "review": Job(
        "Waiting for review", lambda records, user: records.filter(status=Status.IN_REVIEW), for_publishers=True
    ),
    "redactions": Job("Redactions that wait for a second editor", with_redactions_to_confirm, for_publishers=True),
    "bare-links": Job("Links without a passage", lambda records, user: links_without_passage(records)),
    "orphans": Job("Passages not found in their article", lambda records, user: with_orphans(records)),
    "no-standing": Job("Statements without a standing", lambda records, user: without_standing(records)),
    "inferred": Job(
        "Dates that are only inferred",
        lambda records, user: in_use(records).filter(date_basis=DateBasis.INFERRED),
    ),
    "waiting": Job("Lost their last public source, or an end", lambda records, user: records.waiting()),
    "ahead": Job(
        "Saved, not published", lambda records, user: records.filter(status=Status.PUBLISHED, is_ahead=True)
    ),
    **{
        f"thin-{reason.replace('_', '-')}": Job(
            f"Thin: {reason.label[0].lower()}{reason.label[1:]}", thin_for(reason)
        )
        for reason in Thin
    },
    "recent": Job(f"Published in the last {RECENT_DAYS} days", lambda records, user: recently_published(records)),
}
"""By the word that stands for it in an address: what waits, the user's own first."""
