"""The editors' page of "Start here": the records that the home page tells its story by, in order."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Card, Record, StartingPoint
from articles.publishing.gate import Refused
from articles.publishing.start import LONGEST, arrange_start

from .base import Strict
from .choosing import SearchBox
from .saving import turn

EMPTY_ROWS = 2
AT_THE_END = 1000
MEANWHILE = (
    "Another editor changed the list after you opened it. Nothing of yours is saved yet. It is now: {now}. "
    "Yours is still below: save again to put it in place of theirs."
)


class PlaceForm(forms.Form):
    """A row: a record, and its place."""

    record = forms.ModelChoiceField(
        queryset=Record.objects.all(),
        required=False,
        widget=SearchBox(StartingPoint._meta.get_field("record"), admin.site, attrs={"data-width": "32em"}),
    )
    position = forms.IntegerField(label="place", required=False, min_value=1, max_value=AT_THE_END)


class PlaceRows(forms.BaseFormSet):
    """The rows, read as a list of records in order of their places; rows without a record are left out."""

    def records(self):
        """Return the records (list) in order: one that was moved before the one whose place it was given."""
        rows = [
            (form.cleaned_data.get("position") or AT_THE_END, not form.has_changed(), number, record)
            for number, form in enumerate(self.forms)
            if (record := form.cleaned_data.get("record"))
        ]
        return [row[-1] for row in sorted(rows, key=lambda row: row[:-1])]


Rows = forms.formset_factory(PlaceForm, formset=PlaceRows, extra=0, max_num=2 * LONGEST, absolute_max=2 * LONGEST)


class ListForm(forms.Form):
    """Which state of the list the page was made from, as primary keys."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


def now_listed():
    """Return the places (list of StartingPoint) as they stand, with their records."""
    return list(StartingPoint.objects.select_related("record"))


def state(points):
    """Return the text by which a form tells whether the list is still the one it was made from."""
    return ",".join(str(point.record_id) for point in points)


def initial(points):
    """Return what the rows of the page hold at first: the places, and some empty ones."""
    places = [{"record": point.record_id, "position": point.position} for point in points]
    return places + [{}] * EMPTY_ROWS


def titles(records):
    """Return records in words, for a message or the log."""
    return "; ".join(f"“{record}”" for record in records) or "nothing"


@admin.register(StartingPoint)
class StartingPointAdmin(Strict, admin.ModelAdmin):
    """One page for the whole list. Saving it calls the gate, which refuses what has nothing to show."""

    def has_add_permission(self, request):
        """Return that no place is made by itself."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Return that no place is deleted by itself."""
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Lead to the list."""
        return HttpResponseRedirect(reverse("admin:articles_startingpoint_changelist"))

    def changelist_view(self, request, extra_context=None):
        """Show the list with its search boxes, or arrange it as they say."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.page(request, now_listed())
        if not self.has_change_permission(request):
            raise PermissionDenied
        with turn(request.user):
            return self.arranged(request, now_listed())

    def arranged(self, request, points):
        """Arrange the list as the rows sent say, and show it; show the rows again with what is wrong."""
        rows, sent = Rows(request.POST, initial=initial(points), prefix="places"), ListForm(request.POST)
        if not (rows.is_valid() and sent.is_valid()):
            return self.page(request, points, rows=rows)
        before = [point.record for point in points]
        if sent.cleaned_data["seen"] != state(points):
            self.message_user(request, MEANWHILE.format(now=titles(before)), messages.ERROR)
            return self.page(request, points, rows=rows)
        after = rows.records()
        try:
            changed = arrange_start(after, by=request.user)
        except Refused as refused:
            why = [f"“{record}”: {' '.join(reasons)}" for record, reasons in refused.reasons.items()]
            return self.page(request, points, rows=rows, reasons=why)
        if changed:
            self.log(request, before, after)
        said = "Saved: readers see the list in this order." if changed else "Nothing was changed."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(request.path)

    def log(self, request, before, after):
        """Write in the admin's log what the list was and is."""
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(StartingPoint),
            object_repr="Start here",
            action_flag=CHANGE,
            change_message=f"Before: {titles(before)}. After: {titles(after)}.",
        )

    def page(self, request, points, rows=None, reasons=()):
        """Return the page with these rows, or with those of the list as it stands."""
        rows = rows or Rows(initial=initial(points), prefix="places")
        seen = set(Card.objects.filter(record__starting_point__in=points).values_list("pk", flat=True))
        context = {
            "title": "Start here",
            "opts": self.opts,
            "media": self.media + rows.media,
            "rows": rows,
            "sent": ListForm(initial={"seen": state(points)}),
            "reasons": reasons,
            "points": points,
            "unseen": [point.record for point in points if point.record_id not in seen],
            "may_change": self.has_change_permission(request),
            "longest": LONGEST,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request, "admin/articles/start.html", self.admin_site.each_context(request) | context
        )
