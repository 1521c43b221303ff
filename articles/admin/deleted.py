"""The page of deleted drafts, from which each can be brought back."""

from dataclasses import dataclass

import reversion
from django.contrib import messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from reversion.models import Version as Saved

from articles.choices import Kind
from articles.curation.bringing_back import CannotComeBack, bring_back
from articles.models import KINDS, Passage, Record

from .history import row_of, states_of
from .saving import turn

MODELS = {model.KIND: model for model in KINDS}


@dataclass(frozen=True)
class Deleted:
    """A deleted draft: its key, model, title and identifier, and the log's entry on its deletion, or None."""

    key: int
    model: type
    title: str
    public_id: str
    entry: object

    @property
    def kind(self):
        """The kind in words."""
        return Kind(self.model.KIND).label


def deleted_drafts():
    """Return the deleted drafts (list of Deleted), the latest first."""
    rows = [row_of(saved) for saved in Saved.objects.get_deleted(Record)]
    log = LogEntry.objects.filter(action_flag=DELETION, object_id__in=[row.key for row in rows])
    entries = {(entry.content_type_id, entry.object_id): entry for entry in log.select_related("user")}
    found = []
    for row in rows:
        model = MODELS[row.values["kind"]]
        entry = entries.get((ContentType.objects.get_for_model(model).pk, row.key))
        found.append(Deleted(int(row.key), model, row.values["title"], row.values["public_id"], entry))
    return sorted(found, key=lambda one: one.key, reverse=True)


class DeletedDrafts:
    """The admin of all records, with the page of those that were deleted."""

    def get_urls(self):
        """Put the addresses of deleted drafts before the admin's own."""
        view = self.admin_site.admin_view
        return [
            path("deleted/", view(self.deleted_view), name="articles_record_deleted"),
            path("deleted/<int:key>/", view(self.bring_back_view), name="articles_record_bring_back"),
            *super().get_urls(),
        ]

    def may_bring_back(self, request, model):
        """Return whether this editor may make records of a kind, and see them."""
        of_kind = self.admin_site.get_model_admin(model)
        return of_kind.has_add_permission(request) and of_kind.has_view_or_change_permission(request)

    def check_may_bring_back(self, request):
        """Raise PermissionDenied if there is no kind of which this editor may bring drafts back."""
        if not any(self.may_bring_back(request, model) for model in KINDS):
            raise PermissionDenied

    def deleted_view(self, request):
        """List the deleted drafts of the kinds that this editor may make."""
        self.check_may_bring_back(request)
        drafts = [draft for draft in deleted_drafts() if self.may_bring_back(request, draft.model)]
        request.current_app = self.admin_site.name
        context = self.admin_site.each_context(request) | {
            "title": "Deleted drafts",
            "drafts": [(draft, reverse("admin:articles_record_bring_back", args=[draft.key])) for draft in drafts],
        }
        return TemplateResponse(request, "admin/articles/deleted.html", context)

    def bring_back_view(self, request, key):
        """Bring a deleted draft back (POST only), and go to its form."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self.check_may_bring_back(request)
        with turn(request.user):
            draft = next((draft for draft in deleted_drafts() if draft.key == key), None)
            if draft and not self.may_bring_back(request, draft.model):
                raise PermissionDenied
            record = draft and self.brought_back(request, draft)
        if record is None:
            return HttpResponseRedirect(reverse("admin:articles_record_deleted"))
        return HttpResponseRedirect(reverse(f"admin:articles_{record.kind}_change", args=[record.pk]))

    def brought_back(self, request, draft):
        """Bring a draft back, log and tell it; return the record, or None if it cannot come back."""
        state = states_of(Record, draft.key)[-1]
        order = [Record, draft.model, Passage]
        rows = sorted(state.rows.values(), key=lambda row: order.index(row.model) if row.model in order else 9)
        try:
            record, left = bring_back([(row.model, int(row.key), row.values) for row in rows], by=request.user)
        except CannotComeBack as why:
            self.message_user(request, str(why), messages.ERROR)
            return None
        record = record.child
        reversion.add_to_revision(record)
        self.admin_site.get_model_admin(draft.model).log_change(request, record, "Brought back as a draft.")
        self.message_user(request, " ".join([f"“{record}” is back, as a draft.", *left]), messages.SUCCESS)
        return record
