"""Taking words out of versions: the one change that a version may see, and it leaves its mark."""

import json
from dataclasses import replace

from django.db import connection, models
from django.db.models import BinaryField, F, Func, IntegerField
from django.utils import timezone

from articles.choices import RedactionKind
from articles.description import Core, Neighbour, Source, digest, fingerprint, to_bytes
from articles.description.labels import mapped
from articles.description.parts import (
    AccountText,
    DifferenceText,
    Fact,
    LinkText,
    PassageText,
    PostText,
    Value,
)
from articles.models import Redaction, Version
from articles.words import slug

from .clock import publication
from .freezing import thaw
from .gate import settle

MARK = "[removed]"
"""One word, so that no passage grows longer than may be quoted."""

WORDS = {
    Core: ("title", "short_title", "summary", "date_reason", "content_note"),
    Neighbour: ("label",),
    Source: ("outlet",),
    PassageText: ("exact", "locator"),
    Value: ("text",),
    PostText: ("role",),
    AccountText: ("says",),
    DifferenceText: ("matter",),
    LinkText: ("summary",),
}
"""The texts of each part that are words of sources or editors; the others are identifiers and vocabulary."""

ADDRESSES = {Value: ("url",), Source: ("url", "archived_url")}
"""The web addresses in parts: one in which a phrase stands goes whole, for half of it leads nowhere."""


def withdraw_words(version, *, reason, asked_by, by):
    """Take all words out of a Version, for a reason that the public reads; return the Redaction.

    `asked_by` and `by` are two different users: who asked for it and who confirms it. Raise ValueError if it
    has no words left.
    """
    words_of(version)
    kind = RedactionKind.WITHDRAWN
    return rewrite(version, b"", version.fingerprint, "", kind=kind, reason=reason, asked_by=asked_by, by=by)


def take_out(version, phrase, *, reason, asked_by, by):
    """Put MARK in place of a phrase (text) wherever it stands in a Version; return the Redaction.

    Capitals count. Identifiers, dates and the words of the vocabularies stay. Raise ValueError as `left` does.
    Take the words out of the record itself first: its next version is made from there.
    """
    core = left(version, phrase, reason)
    change = version.change.replace(phrase, MARK)[:300]
    kind, data, mark = RedactionKind.REDACTED, to_bytes(core), fingerprint(core)
    return rewrite(version, data, mark, change, kind=kind, reason=reason, asked_by=asked_by, by=by)


def left(version, phrase, reason):
    """Return the Core that is left of a Version without a phrase.

    Raise ValueError if the phrase is empty, does not stand there, or is repeated in the reason.
    """
    core = words_of(version)
    redacted = without(core, phrase) if phrase.strip() else core
    if redacted == core:
        raise ValueError("These words do not stand in this version.")
    if phrase in reason:
        raise ValueError("The public reads the reason: do not repeat there what is taken out.")
    return redacted


def versions_with(phrase):
    """Return the versions (queryset) of all records in whose words a phrase stands, capitals counted."""
    needle = models.Value(json.dumps(phrase, ensure_ascii=False)[1:-1].encode(), BinaryField())
    if connection.vendor == "postgresql":
        place = Func(needle, F("core"), function="POSITION", arg_joiner=" IN ", output_field=IntegerField())
    else:
        place = Func(F("core"), needle, function="INSTR", output_field=IntegerField())
    return Version.objects.annotate(place=place).filter(place__gt=0)


def words_of(version):
    """Return the Core of a Version; raise ValueError if its words were withdrawn."""
    if not version.core:
        raise ValueError("The words of this version were withdrawn already.")
    return thaw(version)


def without(core, phrase):
    """Return the Core with MARK in place of a phrase in every text, and a slug made of the title that is left."""

    def change(part):
        new = {name: getattr(part, name).replace(phrase, MARK) for name in WORDS.get(type(part), ())}
        gone = [name for name in ADDRESSES.get(type(part), ()) if phrase in getattr(part, name)]
        new |= dict.fromkeys(gone, "")
        if isinstance(part, Value) and gone and part.text == part.url:
            new["text"] = ""
        if isinstance(part, Fact):
            new["values"] = tuple(value for value in part.values if value != Value())
        if isinstance(part, Core) and new["title"] != part.title:
            new["slug"] = slug(new["title"])
        return replace(part, **new)

    return mapped(core, change)


def rewrite(version, data, mark, change, *, by, **given):
    """Write the bytes that are left, with their digests and the Redaction that says so; let it spread."""
    with publication() as changed:
        redaction = Redaction.objects.create(
            version=version,
            sha256_before=version.sha256,
            sha256_after=digest(data),
            created_at=timezone.now(),
            created_by=by,
            **given,
        )
        Version.objects.filter(pk=version.pk).update(
            core=data, sha256=digest(data), fingerprint=mark, change=change, redaction=redaction
        )
        changed.add(version.record_id)
        changed |= settle({version.record_id}, changed, by=by)
    version.refresh_from_db()
    return redaction
