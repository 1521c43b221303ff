"""Taking words out of a version, by two editors: one asks on the version's page, another one decides."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.choices import RequestOutcome
from articles.curation.redacting import CannotRedact, ask, confirm, decline, still_standing
from articles.models import RedactionRequest, Version
from articles.models.redaction_request import LONGEST

from .permissions import may_change
from .roles import PUBLISH
from .saving import turn


class AskForm(forms.Form):
    """What is to go, and why."""

    whole = forms.BooleanField(label="All words of this version", required=False)
    phrase = forms.CharField(
        label="Or these words",
        required=False,
        strip=False,
        max_length=1000,
        help_text="Exactly as they stand, capitals too. Each place gets “[removed]”. They are kept with your "
        "request until it is decided, and no longer.",
    )
    reason = forms.CharField(
        max_length=LONGEST, help_text="The public reads it on the version’s page. Never repeat the words in it."
    )

    def clean(self):
        """Refuse both and neither."""
        data = super().clean()
        if bool(data.get("whole")) == bool(data.get("phrase", "").strip()):
            raise forms.ValidationError("Tick “All words”, or give the words that are to go: one of the two.")
        return data


class DecideForm(forms.Form):
    """Why a request is declined."""

    answer = forms.CharField(
        label="Why it is declined",
        required=False,
        max_length=LONGEST,
        help_text="Needed only to decline it. Editors read it; it is kept.",
    )

    def clean(self):
        """Ask for the reason of who declines."""
        data = super().clean()
        if "decline" in self.data and not data.get("answer"):
            self.add_error("answer", "Say why: whoever asked reads it.")
        return data


class Redacting:
    """A ModelAdmin with a page of its own on each row, for those who may publish the record that it is about."""

    page_name = ""
    page_template = ""

    def get_urls(self):
        """Put the address of the page before the admin's own."""
        view = self.admin_site.admin_view(self.redacting_view)
        name = f"articles_{self.opts.model_name}_{self.page_name}"
        return [path(f"<int:key>/{self.page_name}/", view, name=name), *super().get_urls()]

    def may_redact(self, request, row):
        """Return whether this user may ask and decide about a version or a request."""
        version = row if isinstance(row, Version) else row.version
        return request.user.has_perm(PUBLISH) and may_change(self.admin_site, request, version.record)

    def redacting_view(self, request, key):
        """Show the page (GET), or do in its turn what its form says (POST)."""
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        row = self.get_object(request, str(key))
        if row is None:
            raise Http404("There is no such row.")
        if not self.may_redact(request, row):
            raise PermissionDenied
        if request.method != "POST":
            return self.redacting_page(request, row, self.empty_form(request))
        with turn(request.user):
            return self.answered(request, row)

    def redacting_page(self, request, row, form):
        """Return the page about a row with a form."""
        context = {"opts": self.opts, "original": row, "form": form, "media": self.media} | self.about(
            row, request
        )
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.page_template, self.admin_site.each_context(request) | context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show a row, with the way to its page for who may use it."""
        row = self.get_object(request, object_id)
        extra = {}
        if row is not None and self.is_open(row) and self.may_redact(request, row):
            extra["redacting"] = reverse(f"admin:articles_{self.opts.model_name}_{self.page_name}", args=[row.pk])
        return super().change_view(request, object_id, form_url, (extra_context or {}) | extra)


class Asking(Redacting):
    """The admin of versions, where an editor asks for words to be taken out."""

    page_name, page_template = "redact", "admin/articles/redact.html"
    change_form_template = "admin/articles/version_form.html"

    def is_open(self, version):
        """Return whether a version has words left."""
        return bool(version.core)

    def empty_form(self, request):
        """Return the form as it is first shown."""
        return AskForm()

    def about(self, version, request):
        """Return what the page shows beside the form."""
        waiting = version.redaction_requests.filter(outcome=RequestOutcome.WAITING).first()
        return {"title": "Take words out", "waiting": waiting, "is_open": self.is_open(version)}

    def answered(self, request, version):
        """Ask as a valid form says, and go to the request; show any other form."""
        form = AskForm(request.POST)
        if not form.is_valid():
            return self.redacting_page(request, version, form)
        try:
            phrase, reason = form.cleaned_data["phrase"].strip(), form.cleaned_data["reason"]
            asked = ask(version, phrase=phrase, reason=reason, by=request.user)
        except CannotRedact as why:
            form.add_error(None, str(why))
            return self.redacting_page(request, version, form)
        self.message_user(
            request, "Asked. Nothing is taken out until a second editor confirms it.", messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:articles_redactionrequest_decide", args=[asked.pk]))


class Deciding(Redacting):
    """The admin of requests, where a second editor decides."""

    page_name, page_template = "decide", "admin/articles/decide.html"
    change_form_template = "admin/articles/version_form.html"
    fields = [
        *("version", "kind", "phrase", "reason", "asked_by", "asked_at"),
        *("outcome", "answer", "decided_by", "decided_at", "redaction"),
    ]

    def is_open(self, asked):
        """Return whether a request waits."""
        return asked.outcome == RequestOutcome.WAITING

    def empty_form(self, request):
        """Return the form as it is first shown."""
        return DecideForm()

    def about(self, asked, request):
        """Return what the page shows beside the form."""
        is_open = self.is_open(asked)
        return {
            "title": "Words to be taken out",
            "is_open": is_open,
            "is_own": asked.asked_by_id == request.user.pk,
            "standing": still_standing(asked.version, asked.phrase) if is_open and asked.version.core else [],
        }

    def answered(self, request, asked):
        """Confirm or decline as the button says, and go to what was decided; show the page with what is wrong."""
        form = DecideForm(request.POST)
        if form.is_valid() and {"confirm", "decline"} & request.POST.keys():
            try:
                said = self.decided(request, asked, form.cleaned_data["answer"])
            except CannotRedact as why:
                form.add_error(None, str(why))
            else:
                self.message_user(request, said, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:articles_redactionrequest_change", args=[asked.pk]))
        return self.redacting_page(request, asked, form)

    def decided(self, request, asked, answer):
        """Do what the button says, and return what is told of it."""
        if "decline" in request.POST:
            decline(asked, by=request.user, answer=answer)
            return "Declined: nothing was taken out."
        count = confirm(asked, by=request.user)
        return f"The words are gone, from the version and from {count} rows of the editors’ history."


def waiting_requests(record):
    """Return (address, RedactionRequest) of what waits for a second editor on a record's versions."""
    rows = RedactionRequest.objects.filter(version__record=record, outcome=RequestOutcome.WAITING)
    return [
        (reverse("admin:articles_redactionrequest_decide", args=[row.pk]), row)
        for row in rows.select_related("version__record", "asked_by")
    ]
