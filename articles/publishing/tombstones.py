"""The words of a tombstone: what they may tell of a withdrawn record, today."""

from typing import NamedTuple

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.addresses import permalink_path
from articles.models import Redaction
from articles.words import fold

from .freezing import latest_core, thaw
from .showing import show_version


class Told(NamedTuple):
    """What the tombstone of a record may say: texts, each "" if it may not or there is none."""

    title: str
    note: str
    last_citation: str


def told_by_tombstone(record):
    """Return what the tombstone of a withdrawn record may say today, as Told.

    Words that tell its name go with the name: when it may not be said, when an end of a link has left the
    public as well, or when words were taken out of a version since.
    """
    title = last_title(record) if record.tombstone_names_it else ""
    texts = [record.withdrawal_note, record.last_citation]
    redacted = Redaction.objects.filter(version__record=record, created_at__gt=record.withdrawn_at).exists()
    if redacted:
        texts = ["", ""]
    elif not title:
        texts = ["" if names(record, text) else text for text in texts]
    return Told(title, *texts)


def last_title(record):
    """Return what a record was last called in public, or "" if those words were withdrawn too."""
    version = record.versions.order_by("number").last()
    shown = show_version(version) if version.core else None
    return shown.core.title if shown else ""


def names(record, text):
    """Return whether a text tells what a record, or an end of a link, was called in any version."""
    folded = f" {fold(text)} "
    return any(f" {name} " in folded for name in names_of(record))


def names_of(record):
    """Return the folded names (set) that a record had in public, and those of its ends if it is a link."""
    cores = [thaw(version) for version in record.versions.exclude(core=b"")]
    called = {record.title, *(core.title for core in cores)}
    called |= {end.label for core in cores if core.ends for end in (core.ends.source, core.ends.target)}
    return {folded for name in called if (folded := fold(name))}


def citation_of(record):
    """Return a citation (text) of the latest version of a published record, for its editors to cut."""
    core = latest_core(record.pk)
    if core is None:
        return ""
    version = record.versions.order_by("number").last()
    day = date_format(localtime(version.created_at), "j F Y")
    address = settings.SITE_URL + permalink_path(record.public_id, version.number)
    return f"{last_title(record) or record.public_id}, version {version.number}, {day}, Inquiry Archive, {address}"
