"""The history of a record as one stream, two saved states compared, and a saved state put into the form."""

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.curation.reconciling import OWN
from articles.description.comparing import differing
from articles.models import Card, Record
from articles.publishing.showing import preview, show

from .history import states_of
from .merging import IS_ON_MERGES
from .reading import compared, fields_of, to_data
from .telling import Entry, told

PUT_IN = (
    "The form below holds this record as it was saved on {when}. Nothing is saved yet: look through it, change "
    "what you like, and save. Rows that were added since are ticked to be deleted."
)
ROWS_ANEW = (
    "Rows that were deleted since come back as new ones, passages with a new number: save, then choose them again "
    "in what rests on them."
)


def moment(at):
    """Return a moment in words, to the second: saves follow one another quickly."""
    return date_format(localtime(at), "j F Y, H:i:s")


class PairForm(forms.Form):
    """Which two saved states are compared."""

    before = forms.ChoiceField(label="From")
    after = forms.ChoiceField(label="To")

    def __init__(self, *args, states, **kwargs):
        """Offer the saved states, the latest first."""
        super().__init__(*args, **kwargs)
        choices = [(str(state.key), f"{moment(state.at)}, {state.by or 'nobody named'}") for state in states[::-1]]
        self.fields["before"].choices = self.fields["after"].choices = choices


class Reviewing:
    """A ModelAdmin of records whose history can be read, compared and put back into the form."""

    def get_urls(self):
        """Put the addresses of comparing before the admin's own."""
        return [
            path("<int:key>/compare/", self.wrapped(self.compare_view), name=self.url_name("compare")),
            path("<int:key>/public/", self.wrapped(self.public_view), name=self.url_name("public")),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        """Show the history with the ways to compare and to put a state back."""
        record = self.get_object(request, unquote(object_id))
        extra = {}
        if record is not None:
            extra = {
                "compare": self.address("compare", record),
                "public": self.address("public", record),
                "form": self.address("change", record) if self.has_change_permission(request, record) else "",
                **self.merging_of(request, record),
            }
        return super().history_view(request, object_id, (extra_context or {}) | extra)

    def entries(self, row, saves):
        """Return what the history tells, with what was done by buttons and the versions that were made."""
        content_type = ContentType.objects.get_for_model(self.model)
        log = LogEntry.objects.filter(content_type=content_type, object_id=str(row.pk)).select_related("user")
        # Django's own words on a save begin with "[" as JSON does: the saves say more.
        acts = [
            Entry(entry.action_time, entry.user, entry.change_message)
            for entry in log.exclude(action_flag=ADDITION)
            if entry.change_message and not entry.change_message.startswith("[")
            if not IS_ON_MERGES.match(entry.change_message)
        ]
        said = {entry.sentence for entry in acts}
        versions = [
            Entry(version.created_at, version.created_by, f"{sentence} {version.change}".strip())
            for version in row.versions.select_related("created_by")
            if (sentence := f"Published as version {version.number}.") not in said
        ]
        return [*super().entries(row, saves), *acts, *versions]

    def compare_view(self, request, key):
        """Show what differs between two saved states of a record."""
        record = self.looked_at(request, key)
        if record is None:
            return self.none_there(request, key)
        states = states_of(Record, record.pk)
        latest = dict(
            zip(("before", "after"), [str(state.key) for state in [*states[:1], *states][-2:]], strict=False)
        )
        form = PairForm(request.GET if "before" in request.GET else latest, states=states)
        context = {"title": "Compare two saved states", "form": form, "states": states}
        if states and form.is_valid():
            keyed = {str(state.key): state for state in states}
            pair = [keyed[form.cleaned_data[name]] for name in ("before", "after")]
            context |= {"pair": pair, "told": list(told(*pair))}
        return self.page(request, "admin/articles/compare.html", record, context)

    def public_view(self, request, key):
        """Show what differs between what the public sees of a record and what is saved."""
        record = self.looked_at(request, key)
        if record is None:
            return self.none_there(request, key)
        context = {"title": "Compare with what is public now", "is_public": False}
        if Card.objects.filter(pk=record.pk).exists():
            public = show(Record.objects.get(pk=record.pk)).core
            # Links are written by publishing them: they are no part of what is saved here.
            parts = differing(public, replace(preview(record), links=public.links))
            context |= {"is_public": True, "lines": [(part.label, part.runs) for part in parts]}
        return self.page(request, "admin/articles/public.html", record, context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, save it, or show it with a saved state put in."""
        if request.method == "POST" and object_id and "_restore" in request.POST:
            record = self.get_object(request, unquote(object_id))
            if record is not None and self.has_change_permission(request, record):
                key = request.POST["_restore"]
                state = next((one for one in states_of(Record, record.pk) if str(one.key) == key), None)
                if state is None:
                    self.message_user(request, "There is no such saved state of this record.", messages.ERROR)
                    return HttpResponseRedirect(self.address("history", record))
                self.put_in(request, record, state)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def put_in(self, request, record, state):
        """Put a saved state into the request as if an editor had typed it; the form shows it and saves nothing."""
        reading = self.reading(request, record)
        now = reading.shown()
        old = {OWN: {OWN: now[OWN][OWN] | typed(reading.form, state.own)}}
        anew = False
        for formset in reading.formsets:
            rows = {row.key: row.values for row in state.of(formset.model)}
            forms_now = {str(form.instance.pk): form for form in formset.initial_forms}
            old[formset.prefix] = dict.fromkeys(forms_now) | {
                key: typed(forms_now.get(key, formset.empty_form), values) for key, values in rows.items()
            }
            anew = anew or bool(rows.keys() - forms_now.keys())
        request.POST = to_data(old, now, reading.formsets)
        request.POST["edit_token"] = str(record.edit_token)
        request.POST["opened_with"] = reading.packed(record)
        request.is_put_in = True
        sentence = PUT_IN.format(when=moment(state.at))
        self.message_user(request, f"{sentence} {ROWS_ANEW}" if anew else sentence, messages.WARNING)


def typed(form, values):
    """Return saved values by name as an editor would type them into an unbound form; what is gone is left out."""
    fields = {name: field for name, field in fields_of(form).items() if name in values}
    return {name: compared(field, still_there(field, values[name])) for name, field in fields.items()}


def still_there(field, value):
    """Return a saved value without the records or rows, of several, that are no choice any more."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return list(field.queryset.filter(pk__in=value).values_list("pk", flat=True))
    return value
