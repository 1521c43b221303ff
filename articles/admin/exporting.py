"""A list of the admin as CSV, narrowed and searched as on the page; it can be sent back (see importing)."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ALL_VAR, ERROR_FLAG, PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, StreamingHttpResponse
from django.urls import path, reverse

from articles.spreadsheets import BYTE_ORDER_MARK, lines

AT_ONCE = 100
"""How many rows are read and sent at a time."""

OF_THE_PAGE = (PAGE_VAR, ALL_VAR, ERROR_FLAG)
"""What an address says of the page of a list, and not of the list."""


class Exporting:
    """A ModelAdmin whose list can be had as CSV; `sheet_class` says which columns it has."""

    sheet_class = None

    def get_urls(self):
        """Put the address of the file before the admin's own."""
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name=self.table_url("export")), *super().get_urls()]

    def table_url(self, name):
        """Return the name of one of this admin's addresses."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def table_address(self, name):
        """Return one of this admin's addresses."""
        return reverse(f"admin:{self.table_url(name)}")

    def changelist_view(self, request, extra_context=None):
        """Show the list with the way to its file."""
        asked = narrowed(request.GET).urlencode()
        address = self.table_address("export")
        extra = {"export": f"{address}?{asked}" if asked else address}
        return super().changelist_view(request, (extra_context or {}) | extra)

    def export_view(self, request):
        """Send the list that the address asks for to who may look at it (GET only)."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        request.GET = narrowed(request.GET)
        try:
            found = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{self.table_address('changelist')}?{ERROR_FLAG}=1")
        name = str(self.opts.verbose_name_plural).replace(" ", "-")
        response = StreamingHttpResponse(
            self.parts(self.sheet_class(self, request), list(found.values_list("pk", flat=True))),
            content_type="text/csv; charset=utf-8",
        )
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response

    def parts(self, sheet, keys):
        """Yield the CSV of the rows with these keys in parts: its head, then AT_ONCE rows at a time."""
        yield BYTE_ORDER_MARK + lines([sheet.fields])
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            found = {row.pk: row for row in sheet.with_relations(self.model.objects.filter(pk__in=some))}
            yield lines(sheet.export_resource(found[key]) for key in some if key in found)


def narrowed(query):
    """Return what an address (QueryDict) says of a list, without the page of it that was open."""
    query = query.copy()
    for name in OF_THE_PAGE:
        query.pop(name, None)
    return query
