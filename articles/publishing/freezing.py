"""Versions: cores frozen as bytes, and read again."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.description import digest, fingerprint, from_bytes, references, to_bytes
from articles.description.parts import SCHEMA
from articles.models import Reference, Version

from .faces import keys_of


def latest_versions():
    """Return the versions (queryset) that are the latest of their records and still have words."""
    newest = Version.objects.filter(record=OuterRef("record")).order_by("-number").values("pk")[:1]
    return Version.objects.filter(pk=Subquery(newest)).exclude(core=b"")


def thaw(version):
    """Return the Core that a Version holds."""
    return from_bytes(version.core, version.schema)


def latest_core(record_key):
    """Return the Core of a record's latest version, or None if it has none or its words are withdrawn."""
    version = Version.objects.filter(record=record_key).order_by("-number").first()
    return thaw(version) if version and version.core else None


def latest_cores(record_keys):
    """Return {key: Core} of the latest versions of these records, those without words left out."""
    versions = latest_versions().filter(record__in=record_keys)
    return {version.record_id: thaw(version) for version in versions}


def freeze(record_key, core, *, by, change):
    """Write `core` as a new version if it differs from the latest by fingerprint; return whether it does.

    The references that visibility and labels spread along follow the new version.
    """
    latest = Version.objects.filter(record=record_key).order_by("-number").first()
    mark = fingerprint(core)
    if latest and todays_fingerprint(latest) == mark:
        return False
    data = to_bytes(core)
    Version.objects.create(
        record_id=record_key,
        number=latest.number + 1 if latest else 1,
        core=data,
        schema=SCHEMA,
        sha256=digest(data),
        fingerprint=mark,
        created_at=timezone.now(),
        created_by=by,
        change=change,
    )
    write_references(record_key, core)
    return True


def todays_fingerprint(version):
    """Return the fingerprint that a version's words have in today's schema: an upgrade alone is no new version."""
    is_older = version.core and version.schema != SCHEMA
    return fingerprint(thaw(version)) if is_older else version.fingerprint


def write_references(record_key, core):
    """Set which records the latest version of a record refers to."""
    targets = set(keys_of(references(core)).values())
    known = set(Reference.objects.filter(owner=record_key).values_list("target_id", flat=True))
    Reference.objects.filter(owner=record_key, target__in=known - targets).delete()
    Reference.objects.bulk_create(Reference(owner_id=record_key, target_id=key) for key in sorted(targets - known))
