"""The admin of differences, reached from the form of the record that they are about."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.identifiers import is_well_formed
from articles.models import Difference, Record
from articles.publishing.carrying import note_ahead

from .base import Strict
from .drafts import KeepsDrafts
from .forms import ArchiveForm
from .inlines import AccountInline
from .permissions import may_change
from .roles import OfViewableKinds
from .saving import SavedInTurn


def form_of(record):
    """Return the address of the form of a record's kind."""
    return reverse(f"admin:articles_{record.kind}_change", args=[record.pk])


def named_record(query):
    """Return the record whose identifier stands in an address's query (a QueryDict), or None."""
    public_id = query.get("record", "")
    return Record.objects.filter(public_id=public_id).first() if is_well_formed(public_id) else None


class DifferenceForm(ArchiveForm):
    """What accounts of a record differ about."""

    may_change = None

    def clean_record(self):
        """Refuse a record that this editor may not change."""
        record = self.cleaned_data["record"]
        if not self.may_change(record):
            raise ValidationError("You may not change this record.")
        return record


@admin.register(Difference)
class DifferenceAdmin(KeepsDrafts, OfViewableKinds, Strict, SavedInTurn, admin.ModelAdmin):
    """Where accounts differ. Saving one publishes nothing: it goes out with its record."""

    form = DifferenceForm
    fields = ["record", "matter", "aspect"]
    autocomplete_fields = ["record"]
    inlines = [AccountInline]
    list_display = ["matter", "aspect", "record"]
    list_filter = ["aspect"]
    list_select_related = ["record"]
    search_fields = ["matter", "record__folded"]

    def get_readonly_fields(self, request, obj=None):
        """Return the record, once it is chosen: the accounts rest on its passages."""
        return ["record"] if obj else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return the form, told whose records this editor may change."""
        form = super().get_form(request, obj, change, **kwargs)
        form.may_change = staticmethod(lambda record: may_change(self.admin_site, request, record))
        return form

    def has_change_permission(self, request, obj=None):
        """Return whether this editor may change the record as well."""
        return super().has_change_permission(request, obj) and (
            obj is None or may_change(self.admin_site, request, obj.record)
        )

    def has_delete_permission(self, request, obj=None):
        """Return whether this editor may change the record as well."""
        return super().has_delete_permission(request, obj) and (
            obj is None or may_change(self.admin_site, request, obj.record)
        )

    def get_changeform_initial_data(self, request):
        """Return the record that the address names."""
        record = named_record(request.GET)
        return {"record": record.pk} if record else {}

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Let a new difference offer the passages of the record that its address names."""
        if obj.record_id is None and (record := named_record(request.GET)):
            obj.record_id = record.pk
        return super().get_formset_kwargs(request, obj, inline, prefix)

    def save_related(self, request, form, formsets, change):
        """Save the accounts, and note that their record now says something else than readers see."""
        super().save_related(request, form, formsets, change)
        note_ahead(form.instance.record)

    def delete_model(self, request, obj):
        """Delete a difference, and note the same of its record."""
        super().delete_model(request, obj)
        note_ahead(obj.record)

    def get_actions(self, request):
        """Return no actions."""
        return {}

    def response_post_save_add(self, request, obj):
        """Go back to the record."""
        return HttpResponseRedirect(form_of(obj.record))

    def response_post_save_change(self, request, obj):
        """Go back to the record."""
        return HttpResponseRedirect(form_of(obj.record))
