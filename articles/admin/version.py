"""The admin of versions and redactions: to be read, never changed. Two editors take words out of a version."""

import json

from django.contrib import admin

from articles.models import Redaction, RedactionRequest, Version

from .base import Strict
from .redacting import Asking, Deciding
from .roles import OfViewableKinds


class ReadOnly(OfViewableKinds, Strict, admin.ModelAdmin):
    """Rows that the gate writes and nobody changes."""

    def has_add_permission(self, request):
        """Return that none is made here."""
        return False

    def has_change_permission(self, request, obj=None):
        """Return that none is changed here."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Return that none is deleted here."""
        return False


@admin.register(Version)
class VersionAdmin(Asking, ReadOnly):
    """What a record said, kept for good."""

    list_display = ["record", "number", "created_at", "created_by", "change"]
    list_select_related = ["record", "created_by"]
    search_fields = ["record__folded", "record__public_id"]
    ordering = ["-created_at", "-pk"]
    fields = ["record", "number", "created_at", "created_by", "change", "redaction", "sha256", "intact", "words"]
    readonly_fields = ["intact", "words"]

    @admin.display(description="bytes unchanged", boolean=True)
    def intact(self, version):
        """Whether the bytes have the digest that was written with them."""
        return version.is_intact

    @admin.display(description="words")
    def words(self, version):
        """The core as it was frozen, laid out for reading."""
        core = bytes(version.core)
        return json.dumps(json.loads(core), ensure_ascii=False, indent=2) if core else "All words withdrawn."


@admin.register(Redaction)
class RedactionAdmin(ReadOnly):
    """What was taken out of versions, when, by whom, and why."""

    kind_lookup = "version__record__kind"
    list_display = ["version", "kind", "reason", "created_at", "asked_by", "created_by"]
    list_filter = ["kind"]
    list_select_related = ["version__record", "asked_by", "created_by"]


@admin.register(RedactionRequest)
class RedactionRequestAdmin(Deciding, ReadOnly):
    """What editors asked to have taken out, and what became of it."""

    kind_lookup = "version__record__kind"
    list_display = ["version", "kind", "reason", "outcome", "asked_by", "asked_at", "decided_by"]
    list_filter = ["outcome"]
    list_select_related = ["version__record", "asked_by", "decided_by"]
