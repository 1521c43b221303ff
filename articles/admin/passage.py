"""The admin of passages: the list of those of a record or of an article, and a form for each."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property

from articles.identifiers import is_well_formed
from articles.models import Passage, Record
from articles.words import fold

from .base import Strict
from .choosing import Choosing
from .difference import form_of, named_record
from .drafts import KeepsDrafts
from .forms import ArchiveForm, in_words
from .importing import Importing
from .many import has_many, list_of
from .passage_sheet import PassageSheet
from .permissions import may_change
from .quoting import SELECTOR, BearingForm
from .roles import OfViewableKinds
from .saving import SavedInTurn
from .touching import keep_first, touch

CONTENT = ("article_id", *SELECTOR, "stance", "locator")


class OwnFilter(admin.SimpleListFilter):
    """The passages of one record, named in the address by its identifier."""

    title = "record"
    parameter_name = "record"
    column = "record"

    def lookups(self, request, model_admin):
        """Return the record that was asked for as the one choice."""
        public_id = request.GET.get(self.parameter_name, "")
        found = Record.objects.filter(public_id=public_id).first() if is_well_formed(public_id) else None
        return [(public_id, str(found) if found else "Not known")] if public_id else []

    def queryset(self, request, queryset):
        """Return its passages, none if there is no such record."""
        if not self.value():
            return queryset
        if not is_well_formed(self.value()):
            return queryset.none()
        return queryset.filter(**{f"{self.column}__public_id": self.value()})


class QuotedFilter(OwnFilter):
    """The passages that quote one article."""

    title = "article"
    parameter_name = "article"
    column = "article"


class OnePassageForm(ArchiveForm, BearingForm):
    """The form of one passage: no save over what another editor saved meanwhile."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Remember in the form which state of the passage it was made from."""
        super().__init__(*args, **kwargs)
        if "seen" in self.fields:
            self.fields["seen"].initial = state_of(self.instance)

    @cached_property
    def changed_data(self):
        """The names of the passage's own fields that were changed."""
        return [name for name in super().changed_data if name != "seen"]

    def clean(self):
        """Refuse a stale form with both values; sent again, it counts as made from today's state."""
        now = state_of(self.instance)
        if self.instance.pk and self.cleaned_data.get("seen") != now:
            differing = list(both_values(self))
            self.data = self.data.copy()
            self.data["seen"] = now
            said = "This passage was changed after you opened it. Compare, and save again."
            self.add_error(None, [said, *differing])
        return super().clean()


def both_values(form):
    """Yield a sentence with both values for each field in which a bound form differs from what is stored."""
    for name in form.changed_data:
        bound = form[name]
        now, yours = in_words(bound.field, bound.initial), in_words(bound.field, bound.data)
        yield f"{bound.label}: now “{now}”, yours “{yours}”."


def state_of(passage):
    """Return the text by which a form tells whether the passage is still the one it was made from."""
    return fold(" ".join(str(getattr(passage, name)) for name in CONTENT)) if passage.pk else ""


@admin.register(Passage)
class PassageAdmin(KeepsDrafts, OfViewableKinds, Choosing, Strict, SavedInTurn, Importing, admin.ModelAdmin):
    """Passages by record, 25 a page. Saving one publishes nothing: it goes out with its record."""

    form = OnePassageForm
    sheet_class = PassageSheet
    change_list_template = "admin/articles/table_list.html"
    fields = ["record", "number", "article", "exact", "stance", "locator", "prefix", "suffix", "anchor", "seen"]
    autocomplete_fields = ["record", "article"]
    list_display = ["words", "number", "record", "article", "stance", "anchor"]
    list_display_links = ["words"]
    list_filter = [OwnFilter, QuotedFilter, "stance", "anchor"]
    list_per_page = 25
    list_max_show_all = 25
    list_select_related = ["record", "article"]
    search_fields = ["exact", "article__folded", "record__folded"]
    search_help_text = "Words of the passage, or of the title of its article or record."
    ordering = ["record__sort_key", "record_id", "number"]
    show_facets = admin.ShowFacets.NEVER
    sortable_by = []

    @admin.display(description="words quoted")
    def words(self, passage):
        """The words, in quotation marks."""
        return str(passage)

    def get_readonly_fields(self, request, obj=None):
        """Return what is never typed; the record, once it is chosen."""
        return ["number", "anchor", *(["record"] if obj else [])]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return the form, told whose records this editor may change."""
        form = super().get_form(request, obj, change, **kwargs)
        form.may_change = staticmethod(lambda record: may_change(self.admin_site, request, record))
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Keep the spaces at the ends of the words before and after: they join the quotation."""
        if db_field.name in ("prefix", "suffix"):
            kwargs["strip"] = False
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        """Return whether this editor may change the record as well."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or may_change(self.admin_site, request, obj.record))

    def has_delete_permission(self, request, obj=None):
        """Return whether this editor may change the record as well."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or may_change(self.admin_site, request, obj.record))

    def get_changeform_initial_data(self, request):
        """Return the record that the address names, or the list from which one is added."""
        record = named_record(request.GET) or named_record(QueryDict(request.GET.get("_changelist_filters", "")))
        return {"record": record.pk} if record else {}

    def get_actions(self, request):
        """Return no actions."""
        return {}

    def keep_before(self, request, object_id):
        """Keep how the passage stands before it is saved or deleted, and how its record does."""
        super().keep_before(request, object_id)
        row = self.get_object(request, unquote(object_id)) if object_id else None
        key = str(row.record_id) if row else request.POST.get("record", "")
        keep_first(self.admin_site, request, [key])

    def save_model(self, request, obj, form, change):
        """Save a passage, and who changed its record."""
        super().save_model(request, obj, form, change)
        touch(obj.record_id, request.user)

    def delete_model(self, request, obj):
        """Delete a passage, and note who changed its record."""
        super().delete_model(request, obj)
        touch(obj.record_id, request.user)

    def back(self, record):
        """Return the redirection to the record's passages: their list, or its form if they stand there."""
        return HttpResponseRedirect(list_of("record", record) if has_many(record.pk) else form_of(record))

    def response_post_save_add(self, request, obj):
        """Go back to the record's passages."""
        return self.back(obj.record)

    def response_post_save_change(self, request, obj):
        """Go back to the record's passages."""
        return self.back(obj.record)
