"""One act on many records of a list: first what would happen to each, then each in its turn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import reversion
from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from articles.choices import Status
from articles.models import Theme
from articles.publishing import gate
from articles.publishing.carrying import is_ahead, note_ahead

from .choosing import is_key
from .history import keep_as_it_stood
from .moving import move_token
from .roles import PUBLISH
from .saving import turn
from .states import reasons_in, reasons_today

AT_ONCE = 100
"""So many records at most: each is checked twice."""

CHANGED_MEANWHILE = "It was saved after you looked: left as it is."
NOT_YOURS = "You may not do this with it."


def would_submit(record, form):
    """Return (whether it would be submitted, the sentence on it)."""
    if record.status != Status.DRAFT:
        return False, f"Nothing happens: it is {record.get_status_display().lower()}."
    return True, "Would be submitted for review."


def would_publish(record, form):
    """Return (whether it would be published, the sentence on it)."""
    reasons = reasons_today(record)
    number = record.versions.count()
    if reasons:
        return False, f"Refused: {' '.join(reasons)}"
    if record.status == Status.PUBLISHED and not is_ahead(record):
        return False, f"Nothing differs from version {number}."
    return True, f"Would be published as version {number + 1}."


def would_file(record, form):
    """Return (whether it would be filed under the theme chosen, the sentence on it)."""
    theme = form.cleaned_data["theme"]
    if record.status == Status.MERGED:
        return False, "Nothing happens: it was merged into another record."
    if theme in record.themes.all():
        return False, f"It is filed under “{theme}” already."
    public = " The public sees that once it is published again." if record.status == Status.PUBLISHED else ""
    return True, f"Would be filed under “{theme}”.{public}"


def submit(record, form, user):
    """Submit a record; return the sentence for the log."""
    gate.submit(record)
    return "Submitted for review."


def publish(record, form, user):
    """Publish a record; return the sentence for the log."""
    is_new = gate.publish(record, by=user)
    number = record.versions.count()
    return f"Published as version {number}." if is_new else f"Nothing differs from version {number}."


def file_under(record, form, user):
    """File a finding under the theme chosen, as a save of its form would; return the sentence for the log."""
    theme = form.cleaned_data["theme"]
    move_token(record, record.edit_token)
    record.updated_by = user
    record.themes.add(theme)
    record.save()
    note_ahead(record)
    reversion.add_to_revision(record)
    return f"Filed under “{theme}”."


class ThemeForm(forms.Form):
    """The theme under which findings are filed."""

    theme = forms.ModelChoiceField(queryset=Theme.objects.all(), label="Theme", empty_label="Choose a theme")


@dataclass(frozen=True)
class BulkAct:
    """An act on many records: its label, what it would do to each, what does it, who may, what it asks for.

    `permission` is the one it takes besides changing the record, "" if none.
    """

    label: str
    would: Callable
    do: Callable
    permission: str = ""
    form: type = forms.Form

    def may(self, request, record):
        """Return whether this editor may do it with a record."""
        kind = request.user.has_perm(f"articles.change_{record.kind}")
        return kind and (not self.permission or request.user.has_perm(self.permission))


BULK_ACTS = {
    "submit": BulkAct("Submit for review", would_submit, submit),
    "publish": BulkAct("Publish", would_publish, publish, PUBLISH),
    "add-theme": BulkAct("File under a theme", would_file, file_under, form=ThemeForm),
}


@dataclass(frozen=True)
class Outcome:
    """What would happen to a record: `is_done` says whether anything would."""

    record: object
    address: str
    is_done: bool
    sentence: str

    @property
    def token(self):
        """The record with the state in which it was looked at, for the page's form."""
        return f"{self.record.pk}-{self.record.edit_token}"


class BulkActs:
    """A ModelAdmin of records with acts on many; each shows first what would happen."""

    bulk = ("submit", "publish")

    def get_urls(self):
        """Put the addresses of the acts before the admin's own."""
        acts = [
            path(f"bulk/{name}/", self.wrapped(self.bulk_view), {"name": name}, self.url_name(f"bulk_{name}"))
            for name in self.bulk
        ]
        return [*acts, *super().get_urls()]

    def get_actions(self, request):
        """Return the acts that the list offers: those that this editor may do with records of this kind."""
        if IS_POPUP_VAR in request.GET:
            return {}
        offered = [(name, BULK_ACTS[name]) for name in self.bulk]
        return {
            name: (partial(self.chosen_in_list, name=name), name, act.label)
            for name, act in offered
            if self.may(request, act.permission)
        }

    def chosen_in_list(self, modeladmin, request, queryset, *, name):
        """Answer the choice of an act in the list: show what would happen, or ask for what it needs."""
        if queryset.count() > AT_ONCE:
            said = f"At most {AT_ONCE} at once, so that you can look at each: narrow the list, or choose fewer."
            self.message_user(request, said, messages.WARNING)
            return None
        return self.bulk_page(request, name, list(queryset), BULK_ACTS[name].form())

    def bulk_view(self, request, name):
        """Show what an act would do to the records sent, or do it (POST only)."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        act, form = BULK_ACTS[name], BULK_ACTS[name].form(request.POST)
        if not self.may(request, act.permission):
            raise PermissionDenied
        seen = dict(pair.partition("-")[::2] for pair in request.POST.getlist("records")[:AT_ONCE])
        if not all(map(is_key, seen)):
            raise Http404
        if "_do" in request.POST and form.is_valid():
            told = [self.do_one(request, act, form, key, token) for key, token in seen.items()]
            self.tell(request, "Done:", [said for is_done, said in told if is_done], messages.SUCCESS)
            self.tell(request, "Not done:", [said for is_done, said in told if not is_done], messages.WARNING)
            return HttpResponseRedirect(reverse(f"admin:{self.url_name('changelist')}"))
        return self.bulk_page(request, name, list(self.get_queryset(request).filter(pk__in=seen)), form)

    def do_one(self, request, act, form, key, token):
        """Do an act on one record in a turn of its own, and log it; return (whether it was done, what to say)."""
        record = self.get_object(request, key)
        if record is not None and act.may(request, record):
            keep_as_it_stood(record)
        with turn(request.user):
            record = self.get_object(request, key)
            if record is None:
                return False, "A record is gone: somebody deleted it."
            if why_not := self.refused(request, act, record, form, token):
                return False, f"“{record}”: {why_not}"
            try:
                said = act.do(record, form, request.user)
            except gate.Refused as refused:
                return False, f"“{record}”: Refused: {' '.join(reasons_in(refused))}"
            self.log_change(request, record, said)
        return True, f"“{record}”: {said}"

    def tell(self, request, heading, sentences, level):
        """Show sentences in one message, if there are any."""
        if sentences:
            listed = format_html_join("", "<br>• {}", ((sentence,) for sentence in sentences))
            self.message_user(request, format_html("{}{}", heading, listed), level)

    def refused(self, request, act, record, form, token):
        """Return the sentence on why an act is not done on a record now, or ""."""
        if not act.may(request, record):
            return NOT_YOURS
        if token != str(record.edit_token):
            return CHANGED_MEANWHILE
        is_done, sentence = act.would(record, form)
        return "" if is_done else sentence

    def bulk_page(self, request, name, records, form):
        """Return the page on what an act would do to each of these records."""
        act = BULK_ACTS[name]
        # An act that asks for nothing needs no answer before it can say what it would do.
        is_ready = form.is_valid() if form.is_bound else not form.fields
        outcomes = [self.outcome(request, act, record, form, is_ready=is_ready) for record in records]
        count = sum(outcome.is_done for outcome in outcomes)
        context = self.admin_site.each_context(request) | {
            "title": act.label,
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "is_ready": is_ready,
            "outcomes": outcomes,
            "count": count,
            "button": f"{act.label} ({count})",
            "address": reverse(f"admin:{self.url_name(f'bulk_{name}')}"),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/bulk.html", context)

    def outcome(self, request, act, record, form, *, is_ready):
        """Return what an act would do to a record as an Outcome."""
        told = (False, "")
        if not act.may(request, record):
            told = (False, NOT_YOURS)
        elif is_ready:
            told = act.would(record, form)
        return Outcome(record, self.address("change", record), *told)
