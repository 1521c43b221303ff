"""Taking words out of versions: the one change that a version may see, and it leaves its mark."""

from django.utils import timezone

from articles.choices import RedactionKind
from articles.description import digest, fingerprint, to_bytes
from articles.description.labels import mapped_texts
from articles.models import Redaction, Version

from .clock import publication
from .freezing import thaw
from .spreading import spread

MARK = "[words taken out]"


def withdraw_words(version, *, reason, by=None):
    """Take all words out of a Version, for a reason that the public reads; return the Redaction."""
    return rewrite(version, b"", version.fingerprint, RedactionKind.WITHDRAWN, reason, by)


def take_out(version, phrase, *, reason, by=None):
    """Put MARK in place of a phrase (text) wherever it stands in a Version; return the Redaction.

    Raise ValueError if the phrase is empty, or does not stand there.
    """
    core = thaw(version)
    redacted = mapped_texts(core, lambda text: text.replace(phrase, MARK)) if phrase else core
    if redacted == core:
        raise ValueError("These words do not stand in this version.")
    return rewrite(version, to_bytes(redacted), fingerprint(redacted), RedactionKind.REDACTED, reason, by)


def rewrite(version, data, mark, kind, reason, by):
    """Write the bytes that are left, with their digests and the Redaction that says so; let it spread."""
    with publication() as changed:
        redaction = Redaction.objects.create(
            version=version,
            kind=kind,
            reason=reason,
            sha256_before=version.sha256,
            sha256_after=digest(data),
            created_at=timezone.now(),
            created_by=by,
        )
        Version.objects.filter(pk=version.pk).update(
            core=data, sha256=digest(data), fingerprint=mark, redaction=redaction
        )
        changed.add(version.record_id)
        changed |= spread({version.record_id})
    version.refresh_from_db()
    return redaction
