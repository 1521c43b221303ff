"""What the admins of all kinds of records share: the list, the form, who may delete."""

from django.contrib import admin
from django.urls import reverse

from articles.choices import Status
from articles.models import Record
from articles.publishing.carrying import note_ahead
from articles.words import fold

from .acts import ACTS, Acting
from .bulk import BulkActs
from .choosing import Choosing, offered
from .copying import Copies
from .drafts import KeepsDrafts
from .forms import RecordForm
from .importing import Importing
from .many import ManyPassages
from .merging import Merges
from .moving import move_token
from .noting import Noting
from .popups import ToldInPopups
from .reconciling import Reconciling
from .record_sheet import RecordSheet
from .redacting import waiting_requests
from .reviewing import Reviewing
from .roles import PUBLISH, Permitting
from .saving import SavedInTurn
from .states import state_of
from .warned import Warned

WAS_PUBLIC = (Status.PUBLISHED, Status.WITHDRAWN)
"""What is withdrawn, or has a tombstone that can be changed."""


def arranged(heading, *own, title=("title",)):
    """Return the fieldsets of a kind: its title, its own fields under `heading`, and what all kinds have."""
    return [
        (None, {"fields": [*title, "summary"]}),
        (heading, {"fields": own}),
        ("Date", {"fields": ["date", "date_basis", "date_reason"]}),
        ("How readers meet it", {"fields": ["short_title", "content_note", "noindex"]}),
        ("For editors only", {"fields": ["internal_note"]}),
    ]


class WaitingFilter(admin.SimpleListFilter):
    """The editors' queue: published, but out of sight."""

    title = "waiting"
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        """Return the one choice."""
        return [("yes", "Lost its last public source, or an end")]

    def queryset(self, request, queryset):
        """Return the records that wait, if they are asked for."""
        return queryset.waiting() if self.value() == "yes" else queryset


class Strict:
    """A ModelAdmin whose addresses take what they are made for: no regex, no walk to other tables, no fault."""

    def get_object(self, request, object_id, from_field=None):
        """Return the row, or None; for a number too large for any row as well."""
        try:
            return super().get_object(request, object_id, from_field)
        except OverflowError:
            return None

    def get_changeform_initial_data(self, request):
        """Return nothing: what stands in an address is not typed into a form."""
        return {}

    def lookup_allowed(self, lookup, value, request):
        """Return whether the list's address may hold this parameter."""
        return lookup in {
            f"{item}__exact" if isinstance(item, str) else item.parameter_name for item in self.list_filter
        }


class RecordList(Strict, admin.ModelAdmin):
    """The list of records, and the search that the fields which point to them use."""

    list_display = ["title", "status_words", "date_words", "updated_at"]
    list_filter = ["status", "held", WaitingFilter]
    search_fields = ["folded", "other_names__folded", "public_id"]
    search_help_text = "Words of the title, another name, or the identifier."
    ordering = ["-updated_at", "-pk"]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description="status", ordering="status")
    def status_words(self, record):
        """Where the record stands."""
        return f"{record.get_status_display()}, held" if record.held else record.get_status_display()

    @admin.display(description="date", ordering="date_earliest")
    def date_words(self, record):
        """The date as it is printed."""
        return record.date.words

    def get_search_results(self, request, queryset, search_term):
        """Return the records that hold all words of the search, however they are accented."""
        if "field_name" in request.GET:
            queryset = offered(request, queryset)
        folded = fold(search_term)
        if search_term.strip() and not folded:
            return queryset.none(), False
        return super().get_search_results(request, queryset, folded)

    def get_actions(self, request):
        """Return no actions."""
        return {}


class KindAdmin(
    KeepsDrafts,
    ToldInPopups,
    Permitting,
    Choosing,
    ManyPassages,
    Copies,
    Reviewing,
    Merges,
    SavedInTurn,
    Reconciling,
    Warned,
    Noting,
    Importing,
    BulkActs,
    Acting,
    RecordList,
):
    """The admin of one kind of record."""

    form = RecordForm
    change_form_template = "admin/articles/record_form.html"
    change_list_template = "admin/articles/record_list.html"
    history_model = Record
    sheet_class = RecordSheet

    def get_deleted_objects(self, objs, request):
        """Return what goes with a deleted record; its row in the table of all records goes anyway."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, perms_needed - {Record._meta.verbose_name}, protected

    def save_model(self, request, obj, form, change):
        """Save a record with who did it; its edit token moves in the database, from the form's value on."""
        obj.updated_by = request.user
        if change:
            move_token(obj, form.cleaned_data["edit_token"])
        else:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Save the rows of a record, and note whether it now says something else than readers see."""
        super().save_related(request, form, formsets, change)
        note_ahead(form.instance)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Show the form with where the record stands, what can be done with it, and "Save and publish"."""
        context["show_publish"] = self.may(request, PUBLISH, obj) and not context["is_popup"]
        if obj is not None and not context["is_popup"]:
            context |= self.desk(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def desk(self, request, obj):
        """Return what the form shows above and below its fields: of what can be done, what this user may do."""
        saved = self.model.objects.get(pk=obj.pk)
        may_publish = self.may(request, PUBLISH, obj)
        return {
            "state": state_of(saved),
            "acts": [
                (self.address(name, saved), act.label)
                for name, act in ACTS.items()
                if act.is_offered(saved) and self.may(request, act.permission, obj)
            ],
            "withdraw": self.address("withdraw", saved) if may_publish and saved.status in WAS_PUBLIC else "",
            "preview": self.address("preview", saved),
            "copy": self.copy_of(request, saved),
            "warnings": self.warnings(saved),
            "may_tell_apart": self.has_change_permission(request, obj),
            "may_add_difference": request.user.has_perm("articles.add_difference"),
            "differences": [
                (reverse("admin:articles_difference_change", args=[row.pk]), row.matter)
                for row in saved.differences.all()
            ],
            "versions": [
                (reverse("admin:articles_version_change", args=[row.pk]), row)
                for row in saved.versions.order_by("-number")
            ],
            "redaction_requests": waiting_requests(saved) if may_publish else [],
            **self.noting_of(request, saved),
            **self.merging_of(request, saved),
            **self.passages_of(request, saved),
        }
