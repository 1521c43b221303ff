"""Merging at the desk: choose the survivor, look at what will happen, choose each field, take it back later."""

import re

import reversion
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from articles.choices import Status
from articles.curation.merging import Stale, merge
from articles.curation.previewing import KINDS, preview
from articles.curation.rows import model_of
from articles.curation.undoing import in_force, merges_of, undo
from articles.identifiers import is_well_formed
from articles.models import Article, Event, Organisation, Participation, Passage, Person, Post, Record
from articles.publishing import gate

from .choosing import SearchBox
from .roles import MERGE
from .saving import turn
from .states import reasons_in
from .telling import Entry

BOXES = {
    Person: Post._meta.get_field("person"),
    Organisation: Post._meta.get_field("organisation"),
    Article: Passage._meta.get_field("article"),
    Event: Participation._meta.get_field("event"),
}
"""By kind: a field that points to it, for the search box goes by one."""

IS_ON_MERGES = re.compile(
    "Merged into “|“.+” [(][0-9a-z]+[)] was merged into this|Its merge into “|The merge of “"
)
"""What the log says of a merge: the history has it from the merge itself, with what was moved."""

STALE = (
    "Somebody edited one of the two records after you opened this page. Nothing was merged. Both are shown below "
    "as they are now: look again, choose, and merge."
)


class SurvivorForm(forms.Form):
    """The record that stays: found in the search box, or by its permalink where no JavaScript runs."""

    survivor = forms.ModelChoiceField(queryset=None, required=False, label="The record that stays")
    permalink = forms.CharField(
        label="Or its permalink",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Its address on the public site, or its identifier alone.",
    )

    def __init__(self, *args, record, site, **kwargs):
        """Offer the other records of the same kind."""
        super().__init__(*args, **kwargs)
        others = type(record).objects.exclude(pk=record.pk).exclude(status=Status.MERGED)
        self.fields["survivor"].widget = SearchBox(BOXES[type(record)], site)
        self.fields["survivor"].queryset = others

    def clean(self):
        """Find the record by what was given; the search box comes first."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        found = cleaned.get("survivor") or self.named(cleaned.get("permalink", ""))
        return cleaned | {"survivor": found}

    def named(self, text):
        """Return the record whose identifier stands in a text; raise ValidationError if there is none."""
        words = [word for word in re.split(r"[^0-9a-z]+", text) if is_well_formed(word)]
        record = self.fields["survivor"].queryset.filter(public_id__in=words).first()
        if record is None:
            raise ValidationError("Choose another record of the same kind, or give its permalink.")
        return record


class Merges:
    """A ModelAdmin of records that can be merged, and taken apart again."""

    def get_urls(self):
        """Put the addresses of merging before the admin's own, for the kinds that can be merged."""
        if self.model.KIND not in KINDS:
            return super().get_urls()
        return [
            path("<int:key>/merge/", self.wrapped(self.merge_view), name=self.url_name("merge")),
            path("<int:key>/unmerge/", self.wrapped(self.unmerge_view), name=self.url_name("unmerge")),
            *super().get_urls(),
        ]

    def merging_of(self, request, record):
        """Return what a record's form offers: to merge it, or to undo that."""
        offered = self.model.KIND in KINDS and self.may(request, MERGE, record)
        mergeable = offered and record.status == Status.PUBLISHED and not record.held
        undoable = offered and in_force(record)
        return {
            "merge": self.address("merge", record) if mergeable else "",
            "unmerge": self.address("unmerge", record) if undoable else "",
        }

    def entries(self, row, saves):
        """Return what the history tells, with the merges and what each of them moved."""
        told = []
        for made in merges_of(row):
            pair = f"“{made.merged}” ({made.merged.public_id}) into “{made.survivor}” ({made.survivor.public_id})"
            part = f" This was part of merging {made.part_of}." if made.part_of else ""
            told.append(Entry(made.made_at, made.made_by, f"merged {pair}.{part}", tuple(made.told.splitlines())))
            if made.undone_at:
                lines = tuple(made.undone_told.splitlines())
                left = " Left as it was:" if lines else ""
                told.append(Entry(made.undone_at, made.undone_by, f"undone: {pair}.{left}", lines))
        return [*super().entries(row, saves), *told]

    def merge_view(self, request, key):
        """Ask into which record (GET), show what would happen (GET with a record), then do it (POST)."""
        if request.method == "POST":
            for sent in (str(key), request.POST.get("survivor", "")):
                self.keep_before(request, sent)
            with turn(request.user):
                return self.merging(request, key, request.POST)
        return self.merging(request, key, request.GET)

    def merging(self, request, key, sent):
        """Answer one step of a merge."""
        record = self.asked_for(request, key, MERGE)
        if record is None:
            return self.none_there(request, key)
        form = SurvivorForm(sent or None, record=record, site=self.admin_site)
        if not form.is_valid():
            return self.merge_page(request, record, {"form": form})
        survivor = self.asked_for(request, form.cleaned_data["survivor"].pk, MERGE)
        if request.method != "POST":
            return self.merge_preview(request, record, survivor)
        chosen = [name.removeprefix("take-") for name, value in sent.items() if value == "merged"]
        try:
            made = merge(record, survivor, chosen=chosen, seen=sent.get("seen", ""), by=request.user)
        except Stale:
            return self.merge_preview(request, record, survivor, chosen=chosen, refused=[STALE])
        except gate.Refused as refused:
            return self.merge_preview(request, record, survivor, chosen=chosen, refused=reasons_in(refused))
        return self.merged(request, made, record, survivor)

    def merge_preview(self, request, record, survivor, *, chosen=None, refused=()):
        """Return the page that shows what merging would do, with the choices made so far."""
        shown = preview(record, survivor)
        fields = [
            (field, "merged" if field.name in chosen else "survivor")
            if chosen is not None
            else (field, field.offered)
            for field in shown.fields
        ]
        reasons = list(dict.fromkeys([*refused, *shown.reasons]))
        return self.merge_page(
            request,
            record,
            {"preview": shown, "fields": fields, "reasons": reasons, "again": self.address("merge", record)},
        )

    def merge_page(self, request, record, context):
        """Return a step of the merge as a page."""
        context |= {"title": f"Merge this {self.opts.verbose_name} into another record"}
        return self.page(request, "admin/articles/merge.html", record, context)

    def merged(self, request, made, record, survivor):
        """Write in the history of both what was done, and go to the survivor."""
        record_rows(made)
        keep_both(record, survivor)
        self.log_change(request, record, f"Merged into “{survivor}” ({survivor.public_id}).")
        self.log_change(request, survivor, f"“{record}” ({record.public_id}) was merged into this record.")
        survivor.refresh_from_db()
        self.message_user(
            request,
            format_html(
                '“{}” is merged into “{}”. It can be undone on <a href="{}">its own page</a>.',
                record,
                survivor,
                self.address("change", record),
            ),
        )
        return self.to_form(survivor)

    def unmerge_view(self, request, key):
        """Undo the merge that a record is in (POST only), say what was left, and go back to the form."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with turn(request.user):
            record = self.asked_for(request, key, MERGE)
            if record is None:
                return self.none_there(request, key)
            made = in_force(record)
            if made is None:
                self.message_user(request, "It is not merged, or no longer: look again.", "warning")
                return self.to_form(record)
            survivor = self.asked_for(request, record.survivor.pk, MERGE)
            left = undo(made, by=request.user)
            record_rows(made)
            keep_both(record, survivor)
            self.log_change(request, record, f"Its merge into “{survivor}” was undone.")
            self.log_change(request, survivor, f"The merge of “{record}” into this record was undone.")
        self.message_user(
            request, f"The merge into “{survivor}” is undone: both records stand by themselves again."
        )
        if left:
            self.tell_reasons(request, "Left as it is:", left)
        return HttpResponseRedirect(reverse(f"admin:{self.url_name('change')}", args=[record.pk]))


def keep_both(*records):
    """Keep in the editors' history how records stand with all their rows."""
    for record in records:
        reversion.add_to_revision(Record.objects.get(pk=record.pk).child)


def record_rows(made):
    """Keep in the editors' history how the rows stand after a merge, or after it was undone."""
    for move in made.moves.all():
        model = model_of(move)
        if model is None or not reversion.is_registered(model):
            continue
        row = model._base_manager.filter(pk=move.row_key).first()
        if row is not None:
            reversion.add_to_revision(row)
