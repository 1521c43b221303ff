"""The buttons by which editors move a record to the public or away from it: each calls the gate."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from articles.addresses import permalink_path, record_path
from articles.choices import Status
from articles.models import Card
from articles.publishing import gate
from articles.publishing.showing import preview_page

from .roles import PUBLISH
from .saving import turn
from .states import place_of, reasons_in, reasons_today
from .withdrawing import Withdrawing

UNPUBLISHED_OR_PUBLIC = (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED)


@dataclass(frozen=True)
class Act:
    """A button: its label, what it calls with record and user, what it says then, when it is offered, to whom."""

    label: str
    do: Callable
    done: str
    is_offered: Callable
    permission: str = PUBLISH


ACTS = {
    "submit": Act(
        "Submit for review",
        lambda record, user: gate.submit(record),
        "Submitted for review.",
        lambda record: record.status == Status.DRAFT,
        permission="",
    ),
    "hold": Act(
        "Hold",
        lambda record, user: gate.hold(record, by=user),
        "Held: the public does not see it until it is released.",
        lambda record: not record.held and record.status in UNPUBLISHED_OR_PUBLIC,
    ),
    "reinstate": Act(
        "Reinstate",
        lambda record, user: gate.reinstate(record, by=user),
        "Reinstated: the public sees it again, as it was.",
        lambda record: record.status == Status.WITHDRAWN,
    ),
    "release": Act(
        "Release",
        lambda record, user: gate.release(record, by=user),
        "Released: if it is published, the public sees it again.",
        lambda record: record.held,
    ),
}


class Acting(Withdrawing):
    """A ModelAdmin of records with "Save and publish", the buttons above the form, and a preview."""

    def warnings(self, record):
        """Return what the preview shows of what looks wrong with a record; see Warned."""
        return {}

    def get_urls(self):
        """Put the addresses of the buttons and of the preview before the admin's own."""
        acts = [
            path(f"<int:key>/{name}/", self.wrapped(self.act_view), {"act": act}, self.url_name(name))
            for name, act in ACTS.items()
        ]
        return [
            *acts,
            path("<int:key>/withdraw/", self.wrapped(self.withdraw_view), name=self.url_name("withdraw")),
            path("<int:key>/preview/", self.wrapped(self.preview_view), name=self.url_name("preview")),
            *super().get_urls(),
        ]

    def wrapped(self, view):
        """Return a view for editors only, never cached, safe from forged requests."""
        return self.admin_site.admin_view(view)

    def url_name(self, name):
        """Return the name of one of this admin's addresses."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def address(self, name, record):
        """Return one of this admin's addresses for a record."""
        return reverse(f"admin:{self.url_name(name)}", args=[record.pk])

    def to_form(self, record):
        """Return the redirection to the record's form."""
        return HttpResponseRedirect(self.address("change", record))

    def asked_for(self, request, key, permission=""):
        """Return the record with this key, or None; raise PermissionDenied if this user may not act on it so."""
        record = self.get_object(request, str(key))
        if not self.may(request, permission, record):
            raise PermissionDenied
        return record

    def looked_at(self, request, key):
        """Return the record with this key, or None; raise PermissionDenied if this user may not look at it."""
        record = self.get_object(request, str(key))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def none_there(self, request, key):
        """Return the redirection that says that there is no such record."""
        return self._get_obj_does_not_exist_redirect(request, self.opts, str(key))

    def act_view(self, request, key, act):
        """Do what a button says (POST only), write it in the log, and go back to the form."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with turn(request.user):
            record = self.asked_for(request, key, act.permission)
            if record is None:
                return self.none_there(request, key)
            if act.is_offered(record):
                self.try_to(request, record, lambda: act.do(record, request.user), act.done)
            else:
                self.message_user(request, "Its state changed meanwhile: look again.", messages.WARNING)
        return self.to_form(record)

    def try_to(self, request, record, do, done):
        """Call the gate; log and tell what was done, or give all reasons why not. Return whether it was."""
        try:
            do()
        except gate.Refused as refused:
            self.tell_reasons(request, "This was refused:", reasons_in(refused))
            return False
        self.log_change(request, record, done)
        self.message_user(request, done, messages.SUCCESS)
        return True

    def tell_reasons(self, request, heading, reasons):
        """Show all reasons in one message."""
        listed = format_html_join("", "<br>• {}", ((reason,) for reason in reasons))
        self.message_user(request, format_html("{}{}", heading, listed), messages.ERROR)

    def preview_view(self, request, key):
        """Show the public page as it would be if this were published now, and why the gate would refuse it."""
        record = self.looked_at(request, key)
        if record is None:
            return self.none_there(request, key)
        form = self.address("change", record)
        description = preview_page(record)
        context = {
            "page": f"articles/{record.kind}_detail.html",
            "is_preview": True,
            "is_version": True,  # so that it leads nowhere that a draft has no page yet
            "description": description,
            "core": description.core,
            "faces": description.faces,
            "context": description.context,
            "permalink": settings.SITE_URL + permalink_path(record.public_id),
            "form": form,
            "reasons": [(why, f"{form}#{place_of(record, why)}") for why in reasons_today(record)],
            "warnings": self.warnings(record),
            "title": "Preview",
            "public": self.address("public", record),
        }
        return self.page(request, "admin/articles/preview.html", record, context)

    def page(self, request, template, record, context):
        """Return a page of this admin about a record."""
        request.current_app = self.admin_site.name
        shared = {"opts": self.opts, "original": record, "media": self.media}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | shared | context)

    def response_add(self, request, obj, post_url_continue=None):
        """Answer a first save, and publish if that button was pressed."""
        return self.published(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        """Answer a save, and publish if that button was pressed."""
        return self.published(request, obj) or super().response_change(request, obj)

    def published(self, request, record):
        """Publish what was just saved if "Save and publish" was pressed; return the way back to the form.

        If the gate refuses, what was saved stays saved: the gate undoes its own part alone.
        """
        if "_publish" not in request.POST:
            return None
        if not self.may(request, PUBLISH, record):
            raise PermissionDenied
        try:
            is_new = gate.publish(record, by=request.user, change=request.POST.get("change_note", "").strip())
        except gate.Refused as refused:
            self.tell_reasons(request, "It is saved, but it cannot be published yet:", reasons_in(refused))
            return self.to_form(record)
        number = record.versions.count()
        done = f"Published as version {number}." if is_new else f"Nothing differs from version {number}."
        self.log_change(request, record, done)
        self.message_user(request, with_link(record, done), messages.SUCCESS)
        return self.to_form(record)


def with_link(record, done):
    """Return the sentence on a publication with a link to the page, or with why there is none."""
    if not Card.objects.filter(pk=record.pk).exists():
        return f"{done} It is held: the public sees it once it is released."
    address = record_path(record.kind, record.public_id, record.slug)
    return format_html('{} <a href="{}">Read the public page of “{}”</a>.', done, address, record.title)
