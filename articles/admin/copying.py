"""One passage on several records: choose passages and records, look at what will be added, then do it."""

import re

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import path
from django.utils import timezone

from articles.choices import Status
from articles.curation.copying import copy, planned
from articles.identifiers import is_well_formed
from articles.models import Passage, Record
from articles.publishing.carrying import note_ahead

from .choosing import KINDS, SearchBoxes
from .permissions import may_change, may_with_passages
from .saving import turn

MOST_TARGETS = 20


class CopyForm(forms.Form):
    """Passages of a record, and the records that they are put on."""

    passages = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Passages",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one passage or more."},
    )
    targets = forms.ModelMultipleChoiceField(queryset=None, required=False, label="Put them on")
    permalinks = forms.CharField(
        label="Or by permalinks",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Addresses on the public site, or identifiers alone, with spaces between.",
    )

    def __init__(self, *args, record, site, **kwargs):
        """Offer the record's own passages, and all other records that passages bear on."""
        super().__init__(*args, **kwargs)
        field = self.fields["passages"]
        field.queryset = record.passages_owned.select_related("article").order_by("number")
        field.label_from_instance = lambda passage: f"{passage.number}. {passage} ({passage.article})"
        kinds = KINDS[("passage", "record")]
        others = Record.objects.filter(kind__in=kinds).exclude(pk=record.pk).exclude(status=Status.MERGED)
        self.fields["targets"].widget = SearchBoxes(Passage._meta.get_field("record"), site)
        self.fields["targets"].queryset = others

    def clean_permalinks(self):
        """Return the records (list) whose identifiers stand in the text; refuse one that is not to be found."""
        named = [
            set(filter(is_well_formed, re.split(r"[^0-9a-z]+", word)))
            for word in re.findall(r"[^\s,;]+", self.cleaned_data["permalinks"])
        ]
        found = list(self.fields["targets"].queryset.filter(public_id__in=set().union(*named)))
        known = {record.public_id for record in found}
        if not all(word & known for word in named):
            raise ValidationError("One of these leads to no other record that a passage can bear on: check them.")
        return found

    def clean(self):
        """Put both ways to name records together, in one order."""
        cleaned = super().clean()
        named = {*cleaned.get("targets", ()), *cleaned.get("permalinks", ())}
        targets = sorted(named, key=lambda record: (record.sort_key, record.pk))
        if not self.errors and not targets:
            self.add_error("targets", "Choose one record or more to put them on.")
        if len(targets) > MOST_TARGETS:
            self.add_error("targets", f"Choose at most {MOST_TARGETS} records at a time.")
        return cleaned | {"targets": targets}


class Copies:
    """A ModelAdmin of records whose passages can be put on others."""

    def get_urls(self):
        """Put the address of copying before the admin's own."""
        view = self.wrapped(self.copy_view)
        return [path("<int:key>/copy-passages/", view, name=self.url_name("copy")), *super().get_urls()]

    def copy_of(self, request, record):
        """Return the address of copying a record's passages, "" for one who may not or if there are none."""
        may = self.has_change_permission(request, record) and may_with_passages(request, "add")
        return self.address("copy", record) if may and record.passages_owned.exists() else ""

    def copy_view(self, request, key):
        """Ask what to put where (GET), show what would be added (GET with both), then do it (POST)."""
        if request.method == "POST":
            with turn(request.user):
                return self.copying(request, key, request.POST)
        return self.copying(request, key, request.GET)

    def copying(self, request, key, sent):
        """Answer one step of copying."""
        record = self.asked_for(request, key)
        if record is None:
            return self.none_there(request, key)
        if not may_with_passages(request, "add"):
            raise PermissionDenied
        is_sent = "permalinks" in sent or "targets" in sent
        form = CopyForm(sent if is_sent else None, record=record, site=self.admin_site)
        if not form.is_valid():
            return self.copy_page(request, record, {"form": form})
        passages, targets = list(form.cleaned_data["passages"]), form.cleaned_data["targets"]
        if not all(may_change(self.admin_site, request, target) for target in targets):
            raise PermissionDenied
        if request.method != "POST":
            context = {"planned": planned(passages, targets), "passages": passages}
            return self.copy_page(request, record, context | {"again": self.address("copy", record)})
        return self.copies_made(request, record, copy(passages, targets))

    def copy_page(self, request, record, context):
        """Return a step of copying as a page."""
        return self.page(
            request, "admin/articles/copy.html", record, context | {"title": "Copy passages to other records"}
        )

    def copies_made(self, request, record, done):
        """Write in the history of each record what came to it, say so, and go back to the form."""
        for one in done:
            if one.added:
                Record.objects.filter(pk=one.target.pk).update(updated_at=timezone.now(), updated_by=request.user)
                words = "; ".join(map(str, one.added))
                target = one.target.child
                note_ahead(target)
                site_admin = self.admin_site.get_model_admin(type(target))
                site_admin.log_change(request, target, f"Copied from “{record}” ({record.public_id}): {words}.")
        count = sum(len(one.added) for one in done)
        where = sum(bool(one.added) for one in done)
        said = f"{count} passage{'s' * (count != 1)} added to {where} record{'s' * (where != 1)}."
        self.message_user(request, f"{said} Nothing is published by that." if count else "Nothing to add.")
        return self.to_form(record)
