"""A list of the admin from CSV: send a file, look at what each row would do, import all of it or nothing."""

from contextlib import suppress

import reversion
from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from articles.spreadsheets import Table, Unreadable, read_table

from .exporting import Exporting
from .saving import turn
from .sheets import CHANGED, NEW, REFUSED, UNCHANGED
from .touching import keep_first
from .uploads import MOST_BYTES, CountedUpload

MOST_ROWS = 500
"""So many rows at most: each is looked at by an editor, and saved twice."""

A_DAY = 24 * 60 * 60
SALT = "articles.admin.importing"
COMMENT = "Imported from a CSV file."

TOO_LARGE = f"This file is larger than {MOST_BYTES // 1000:,} kB: cut it into parts, and send one after the other."
NOT_OURS = "This preview is more than a day old, or was not made for you: send the file again."


class OnlyTried(Exception):
    """What the rows did is taken back, for it was a preview."""


class NotImported(Exception):
    """A row was refused: what the rows before it did is taken back."""


class UploadForm(forms.Form):
    """A CSV file; gives its Table."""

    file = forms.FileField(
        label="CSV file",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": "Choose the file that you want to import.",
            "empty": "This file is empty: choose another one.",
            "missing": "Choose the file that you want to import.",
        },
        help_text=f"At most {MOST_ROWS} rows and {MOST_BYTES // 1000:,} kB.",
    )

    def clean_file(self):
        """Return the Table; refuse what is none, with what to do."""
        try:
            return read_table(self.cleaned_data["file"].read(), MOST_ROWS)
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why


class Importing(Exporting):
    """A ModelAdmin whose list can be had as CSV, changed in a spreadsheet, and sent back."""

    def get_urls(self):
        """Put the address of the import before the admin's own."""
        # Counting comes before anything reads the request; what follows is safe from forged requests.
        view = self.admin_site.admin_view(csrf_exempt(self.counted_view))
        return [path("import/", view, name=self.table_url("import")), *super().get_urls()]

    def may_import(self, request):
        """Return whether this editor may make or change any rows."""
        return self.has_add_permission(request) or self.has_change_permission(request)

    def changelist_view(self, request, extra_context=None):
        """Show the list with the way to import, for who may."""
        extra = {"import": self.table_address("import")} if self.may_import(request) else {}
        return super().changelist_view(request, (extra_context or {}) | extra)

    def counted_view(self, request):
        """Count what is sent while it is read, and stop at the limit."""
        request.upload_handlers = [CountedUpload(request)]
        return csrf_protect(self.import_view)(request)

    def import_view(self, request):
        """Ask for a file, show what it would do (POST of a file), or do it (POST of the preview)."""
        if not self.may_import(request):
            raise PermissionDenied
        if "preview" in request.POST:
            return self.imported(request)
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if request.method == "POST" and getattr(request, "is_too_large", False):
            form.errors["file"] = form.error_class([TOO_LARGE])
        if form.is_bound and form.is_valid():
            try:
                return self.preview_page(request, form.cleaned_data["file"])
            except Unreadable as why:
                form.add_error("file", str(why))
        return self.upload_page(request, form)

    def upload_page(self, request, form):
        """Return the page that asks for a file, with what each column means."""
        sheet = self.sheet_class(self, request)
        context = {
            "title": f"Import {self.opts.verbose_name_plural}",
            "form": form,
            "columns": sheet.fields.values(),
        }
        return self.table_page(request, "admin/articles/import.html", context)

    def preview_page(self, request, table):
        """Return the page on what each row of a Table would do; nothing is kept of trying it."""
        sheet = self.sheet_class(self, request)
        dataset = sheet.dataset(table)
        with suppress(OnlyTried), turn(request.user):
            sheet.import_data(dataset, dry_run=True)
            raise OnlyTried
        packed = {
            "user": request.user.pk,
            "model": self.opts.label_lower,
            "columns": table.columns,
            "rows": table.rows,
            "seen": sheet.tokens,
            "changed": [outcome.row.pk for outcome in sheet.outcomes if outcome.how == CHANGED],
            "owners": [sheet.owner_of(outcome.row) for outcome in sheet.outcomes if outcome.how == NEW],
        }
        return self.outcomes_page(request, sheet, preview=signing.dumps(packed, salt=SALT, compress=True))

    def outcomes_page(self, request, sheet, *, preview=""):
        """Return the page on what became, or would become, of each row; `preview` is what its button sends."""
        may = bool(preview) and not sheet.is_refused
        context = {
            "title": f"Import {self.opts.verbose_name_plural}: what would happen",
            "sheet": sheet,
            "groups": self.groups(sheet),
            "counts": counts(sheet),
            "preview": preview if may and (sheet.count(NEW) or sheet.count(CHANGED)) else "",
            "was_refused_late": not preview,
        }
        return self.table_page(request, "admin/articles/import_preview.html", context)

    def groups(self, sheet):
        """Return the outcomes of the rows, each with the address of its form, by what they do: refusals first."""
        told = [(outcome, self.form_of(outcome)) for outcome in sheet.outcomes]
        groups = [(how, [one for one in told if one[0].how == how]) for how in (REFUSED, CHANGED, NEW, UNCHANGED)]
        return [(how, some) for how, some in groups if some]

    def form_of(self, outcome):
        """Return the address of the form of a row that is stored, "" for another."""
        is_stored = outcome.row is not None and outcome.how in (CHANGED, UNCHANGED)
        return self.row_address(outcome.row) if is_stored else ""

    def row_address(self, row):
        """Return the address of a row's form."""
        return f"{self.table_address('changelist')}{row.pk}/change/"

    def imported(self, request):
        """Do what the preview showed, all of it or nothing, and go back to the list."""
        try:
            packed = signing.loads(request.POST["preview"], salt=SALT, max_age=A_DAY)
        except signing.BadSignature:
            packed = {}
        if (packed.get("user"), packed.get("model")) != (request.user.pk, self.opts.label_lower):
            self.message_user(request, NOT_OURS, messages.WARNING)
            return HttpResponseRedirect(self.table_address("import"))
        sheet = self.sheet_class(self, request, seen=packed["seen"])
        dataset = sheet.dataset(Table(packed["columns"], packed["rows"]))
        for key in packed["changed"]:
            self.keep_before(request, str(key))
        keep_first(self.admin_site, request, map(str, packed["owners"]))
        try:
            with turn(request.user):
                reversion.set_comment(COMMENT)
                sheet.import_data(dataset, rollback_on_validation_errors=True)
                if sheet.is_refused:
                    raise NotImported
        except NotImported:
            return self.outcomes_page(request, sheet)
        self.message_user(request, f"Imported: {counts(sheet)}. {self.after_import}", messages.SUCCESS)
        return HttpResponseRedirect(self.table_address("changelist"))

    after_import = (
        "Nothing was published: what readers see stays as it is until you publish. Before you change more in a "
        "spreadsheet, export the list again."
    )

    def table_page(self, request, template, context):
        """Return a page of this admin about its list."""
        request.current_app = self.admin_site.name
        shared = {"opts": self.opts, "media": self.media, "export": self.table_address("export")}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | shared | context)


def counts(sheet):
    """Return in words how many rows are new, changed and unchanged."""
    told = [(sheet.count(NEW), "new"), (sheet.count(CHANGED), "changed"), (sheet.count(UNCHANGED), "unchanged")]
    return ", ".join(f"{number} {word}" for number, word in told if number) or "nothing"
