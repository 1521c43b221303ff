"""The editors' site. Its start page shows what waits, what to search and what to add; the tables stay below.

It stands outside articles.admin, whose modules register with it while they are imported.
"""

from base64 import b64encode

from django.contrib import admin
from django.utils.crypto import salted_hmac

from articles.models import Record


class DeskSite(admin.AdminSite):
    """Django's admin, whose first page is made from the list of all records."""

    def each_context(self, request):
        """Return what all pages have, and for whom the browser keeps drafts; see articles.admin.drafts."""
        return super().each_context(request) | {"drafts": drafts_of(request)}

    def index(self, request, extra_context=None):
        """Show the jobs that wait for this user, each with its count."""
        extra = self.get_model_admin(Record).start_page(request)
        return super().index(request, (extra_context or {}) | extra)


def drafts_of(request):
    """Return {"user", "key", "saved"}: whose drafts this page may open, by which key, and which it may forget.

    The key (256 bits, base64) is the same for an editor at each log-in, and can be had in no other way. Nobody
    who may not use the desk has one.
    """
    if not (request.user.is_active and request.user.is_staff):
        return {}
    key = salted_hmac("articles.desk.drafts", str(request.user.pk), algorithm="sha256").digest()
    saved = request.session.pop("saved_drafts", [])
    return {"user": request.user.pk, "key": b64encode(key).decode(), "saved": " ".join(saved)}
