"""Two editors save the same record: the second sees what the first changed, and chooses."""

from dataclasses import dataclass

from django.contrib.admin.utils import unquote
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import QueryDict

from articles.curation.reconciling import MINE, NEW, OWN, THEIRS, differences, joined, with_twins

from .forms import in_words
from .reading import fields_of, sent, shown, to_data

BUTTONS = {
    "_publish": "Save and publish",
    "_continue": "Save and continue editing",
    "_addanother": "Save and add another",
    "_save": "Save",
}
"""What a form can be sent by, with the words on the button; the last one if it was none of them."""


def packed(record, **values):
    """Return values as text that only the archive can have written, for a hidden field of this record."""
    return signing.dumps({"record": record.pk, **values}, salt="articles.admin.reconciling", compress=True)


def unpacked(record, text):
    """Return what `packed` was given, or None if the text is not from there or of another record."""
    try:
        values = signing.loads(text, salt="articles.admin.reconciling")
    except signing.BadSignature:
        return None
    return values if values.pop("record") == record.pk else None


@dataclass(frozen=True)
class Choice:
    """A Differing as the page shows it: what it is about, the values in words, and what is chosen."""

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    chosen: str


class Reading:
    """The unbound form and formsets of a record by which states are read and put in words."""

    def __init__(self, form, formsets):
        """Take them as an admin made them."""
        self.form, self.formsets = form, formsets
        self.sets = {formset.prefix: formset for formset in formsets}

    def shown(self):
        """Return the state that is stored."""
        return shown(self.form, self.formsets)

    def packed(self, record):
        """Return the state that is stored as text for the form's hidden field."""
        return packed(record, token=record.edit_token, state=self.shown())

    def sent(self, data):
        """Return the state that was sent."""
        return sent(self.form, self.formsets, data)

    def row_form(self, rows, row):
        """Return the form of a stored row; the empty one of a row that is not stored."""
        if rows == OWN:
            return self.form
        stored = {str(form.instance.pk): form for form in self.sets[rows].initial_forms}
        return stored.get(row, self.sets[rows].empty_form)

    def choice(self, item, chosen):
        """Return a Differing as a Choice."""
        form = self.row_form(item.rows, item.row)
        values = [self.words(form, item.field, value) for value in (item.before, item.theirs, item.mine)]
        return Choice(item.name, self.label(form, item), *values, chosen)

    def label(self, form, item):
        """Return what a Differing is about."""
        field = form[item.field].label if item.field else ""
        if item.rows == OWN:
            return field
        name = self.sets[item.rows].model._meta.verbose_name.capitalize()
        if form.instance.pk:
            name = f"{name} {form.instance}"
        elif item.row.startswith(NEW):
            name = f"{name} that you added"
        return f"{name}, {field[:1].lower()}{field[1:]}" if field else name

    def words(self, form, field, value):
        """Return a value in words; a whole row as its values one after the other."""
        if field:
            return in_words(form.fields[field], "" if value is None else value)
        if value is None:
            return "not there"
        told = [(form[name].label, in_words(item, value.get(name, ""))) for name, item in fields_of(form).items()]
        return "; ".join(f"{label}: {words}" for label, words in told if words != "nothing")


class Case:
    """One conflict: `opened` and `now` are {"token", "state"} of the record, `data` is what was sent.

    `opened` is None if what the form was opened with is not known.
    """

    def __init__(self, record, reading, opened, now, data):
        """Find out what differs."""
        self.record, self.reading, self.opened, self.now, self.data = record, reading, opened, now, data
        before, theirs = opened and opened["state"], now["state"]
        mine = with_twins(before, theirs, reading.sent(data))
        self.differing = differences(before, theirs, mine)

    def joined(self, chosen):
        """Return what was chosen ({name: whose}) as if typed into the form as it stands now (QueryDict)."""
        state = self.now["state"]
        data = to_data(joined(state, self.differing, chosen), state, self.reading.formsets)
        rows = tuple(f"{prefix}-" for prefix in self.reading.sets)
        for name, values in self.data.lists():
            # What is no choice between two editors goes on as it was sent: the button, the note on what
            # changed, rows that this editor may only read.
            if name not in data and not (rows and name.startswith(rows)):
                data.setlist(name, values)
        data["edit_token"] = str(self.now["token"])
        data["opened_with"] = packed(self.record, **self.now)
        return data

    def carried(self):
        """Return {name: text} that the page of choices carries in hidden fields."""
        sent = {name: values for name, values in self.data.lists() if name != "csrfmiddlewaretoken"}
        return {
            "before": packed(self.record, **self.opened) if self.opened else "",
            "opened_with": packed(self.record, **self.now),
            "mine": packed(self.record, sent=sent),
            "edit_token": self.now["token"],
        }


class Reconciling:
    """A ModelAdmin of records that saves nothing over what another editor saved meanwhile."""

    def reading(self, request, record):
        """Return the Reading of a record as this editor may change it."""
        formsets = [
            formset(instance=record, prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request))
            for formset, inline in self.get_formsets_with_inlines(request, record)
            if inline.has_change_permission(request, record)
        ]
        return Reading(self.get_form(request, record, change=True)(instance=record), formsets)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form or save it; if it is not made from what is stored now, let the editor choose first."""
        if request.method == "POST" and object_id:
            record = self.get_object(request, unquote(object_id))
            if record is not None and self.has_change_permission(request, record):
                page = self.choosing(request, record, self.reading(request, record))
                if page is not None:
                    return page
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Write into the form what it was opened with."""
        form = context["adminform"].form
        if change and not form.is_bound and self.has_change_permission(request, obj):
            form.fields["opened_with"].initial = self.reading(request, obj).packed(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def choosing(self, request, record, reading):
        """Return the page of choices if one is needed; else None, and what is to be saved is in the request."""
        if "mine" in request.POST:
            page = self.chosen(request, record, reading)
            if page is not None:
                return page
        if request.POST.get("edit_token") == str(record.edit_token):
            return None
        opened = unpacked(record, request.POST.get("opened_with", ""))
        now = {"token": record.edit_token, "state": reading.shown()}
        case = Case(record, reading, opened, now, request.POST)
        if case.differing:
            return self.choices_page(request, case, {item.name: item.preset for item in case.differing})
        request.POST = case.joined({})
        return None

    def chosen(self, request, record, reading):
        """Put what was chosen into the request; return the page again while a choice is missing."""
        sent = request.POST
        opened, now, mine = (unpacked(record, sent.get(name, "")) for name in ("before", "opened_with", "mine"))
        if not (now and mine) or now["state"].keys() != reading.shown().keys():
            raise BadRequest("This page of choices is not one that the archive made for this editor.")
        data = QueryDict(mutable=True)
        for name, values in mine["sent"].items():
            data.setlist(name, values)
        case = Case(record, reading, opened, now, data)
        chosen = {item.name: sent.get(f"take-{item.name}") for item in case.differing}
        if not set(chosen.values()) <= {THEIRS, MINE}:
            return self.choices_page(request, case, chosen, is_missing=True)
        request.POST = case.joined(chosen)
        return None

    def choices_page(self, request, case, chosen, *, is_missing=False):
        """Return the page on which an editor chooses between what is stored and what was sent."""
        button = next((name for name in BUTTONS if name in case.data), "_save")
        context = {
            "title": "Another editor saved this record",
            "who": case.record.updated_by or "Somebody",
            "choices": [case.reading.choice(item, chosen.get(item.name)) for item in case.differing],
            "is_missing": is_missing,
            "knows_before": case.opened is not None,
            "carried": case.carried(),
            "button": (button, BUTTONS[button]),
        }
        return self.page(request, "admin/articles/conflict.html", case.record, context)
