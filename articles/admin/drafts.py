"""What an editor typed and did not save: the browser keeps it, and the form takes it back.

It is kept in the browser (static/js/drafts.js) and not on the server, for it must outlive the session, and the
server learns nothing of who is not logged in. It is sealed with a key that only this editor is sent, after
logging in: who sits down at the same computer later cannot read it. Saving clears it, logging out does too,
and so do two weeks.
"""

import re
import secrets

from django.contrib import messages

PUT_BACK = "_put_back"
"""What a browser sends with the values that it kept: the form shows them, and saves nothing."""
DRAFT = "_draft"
"""Where a form says under which name the browser keeps what is typed into it."""
NAME = re.compile(r"[A-Za-z0-9_-]{16}")

IS_BACK = (
    "What you had typed stands in the form below. Nothing is saved yet: look through it, change what you like, "
    "and save."
)
NOTHING_SAVED = "Nothing is saved yet."


def name_in(sent):
    """Return the name of the draft in what was sent, "" if there is none or it is none of ours."""
    name = sent.get(DRAFT, "")
    return name if NAME.fullmatch(name) else ""


class KeepsDrafts:
    """A ModelAdmin whose forms outlive the session and the tab; its form is an ArchiveForm.

    A form that is put back goes the way of one that is sent: it meets the page of conflicts if another editor
    saved meanwhile. `request.is_put_in` says that this form was filled in by the archive, so that it is shown.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, save it, or show it with what was kept; tell the browser what it need not keep longer."""
        if request.method == "POST" and PUT_BACK in request.POST:
            request.POST = request.POST.copy()
            del request.POST[PUT_BACK]
            request.is_put_in = request.is_put_back = True
        response = super().changeform_view(request, object_id, form_url, extra_context)
        name = name_in(request.POST)
        if name and getattr(request, "is_saved", False) and not getattr(request, "database_refused", False):
            request.session["saved_drafts"] = [*request.session.get("saved_drafts", []), name]
        return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return the form, told whether nobody has looked at what stands in it."""
        form = super().get_form(request, obj, change, **kwargs)
        form.is_put_in = getattr(request, "is_put_in", False)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Show the form; what was put in has no errors yet but those that say more than that."""
        may = self.has_add_permission(request) if add else self.has_change_permission(request, obj)
        context["draft"] = (name_in(request.POST) or secrets.token_urlsafe(12)) if may else ""
        is_put_in = getattr(request, "is_put_in", False)
        if is_put_in and list(context["adminform"].form.non_field_errors()) == [NOTHING_SAVED]:
            context["errors"] = []
        if getattr(request, "is_put_back", False):
            self.message_user(request, IS_BACK, messages.WARNING)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """Answer a first save, and remember that there was one."""
        request.is_saved = True
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        """Answer a save, and remember that there was one."""
        request.is_saved = True
        return super().response_change(request, obj)
