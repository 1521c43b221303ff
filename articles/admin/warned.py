"""What an editor is told of a record that is saved: on its form, after saving, and on its preview."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from articles.curation.duplicates import forget, keys_of, likely_duplicates, tell_apart, told_apart
from articles.curation.warnings import remarks_on

from .many import has_many
from .saving import turn

TELLING_APART = {
    "not-the-same": (
        lambda record, other, user: tell_apart(record, other, by=user),
        "Remembered: it is not “{other}” ({public_id}).",
    ),
    "maybe-the-same": (
        lambda record, other, user: forget(record, other),
        "Undone: it may be “{other}” ({public_id}) after all.",
    ),
}
"""The buttons beside two records that look alike: what each does, and what is said then."""


@dataclass(frozen=True)
class Told:
    """A sentence with the address and the label of the field that it is about."""

    sentence: str
    address: str
    label: str


@dataclass(frozen=True)
class Pair:
    """Another record beside the one on the form: its form, a line on it, and where its button leads."""

    title: str
    address: str
    line: str
    button: str


def anchors(record, remarks):
    """Return the ids (list), on the record's form, of the fields that Remarks are about."""
    rows = {name: list(keys_of(getattr(record, name))) for name in {remark.rows for remark in remarks} if name}
    return [anchor(remark, rows.get(remark.rows, [])) for remark in remarks]


def anchor(remark, keys):
    """Return the id of a Remark's field, its row counted among `keys`; of all rows if it went meanwhile."""
    if not remark.rows:
        return f"id_{remark.field}"
    if remark.row not in keys:
        return f"{remark.rows}-group"
    return f"id_{remark.rows}-{keys.index(remark.row)}-{remark.field}"


def page_of(remark, many):
    """Return the address of the passage that a Remark is about if the record's form does not show it, else ""."""
    if not many or remark.rows != "passages_owned":
        return ""
    return reverse("admin:articles_passage_change", args=[remark.row])


def label(record, remark):
    """Return what the form calls the field that a Remark is about."""
    model = getattr(record, remark.rows).model if remark.rows else type(record)
    words = str(model._meta.get_field(remark.field).verbose_name)
    return f"{model._meta.verbose_name}, {words}" if remark.rows else words


class Warned:
    """A ModelAdmin of records that says what looks wrong, and remembers what was told apart."""

    def get_urls(self):
        """Put the addresses of the two buttons before the admin's own."""
        buttons = [
            path(
                f"<int:key>/{name}/<int:other_key>/",
                self.wrapped(self.telling_apart_view),
                {"do": do, "done": done},
                self.url_name(name),
            )
            for name, (do, done) in TELLING_APART.items()
        ]
        return [*buttons, *super().get_urls()]

    def warnings(self, record):
        """Return what the templates show of a saved record: `told`, `alike` and `apart`."""
        record = record.child
        form, remarks, many = self.address("change", record), remarks_on(record), has_many(record.pk)
        return {
            "told": [
                Told(remark.sentence, page_of(remark, many) or f"{form}#{place}", label(record, remark))
                for remark, place in zip(remarks, anchors(record, remarks), strict=True)
            ],
            "alike": [
                self.pair(record, alike.record, alike.line, "not-the-same") for alike in likely_duplicates(record)
            ],
            "apart": [self.parted(record, row) for row in told_apart(record)],
        }

    def pair(self, record, other, line, button):
        """Return another record of the kind as a Pair with this one."""
        button = reverse(f"admin:{self.url_name(button)}", args=[record.pk, other.pk])
        return Pair(str(other), self.address("change", other), line, button)

    def parted(self, record, row):
        """Return a NotTheSame of a record as a Pair that says who told the two apart, and when."""
        other = row.other if row.one_id == record.pk else row.one
        day = date_format(localtime(row.said_at), "j F Y")
        line = f"{other.public_id} · told apart by {row.said_by or 'somebody'} on {day}"
        return self.pair(record, other, line, "maybe-the-same")

    def response_add(self, request, obj, post_url_continue=None):
        """Answer a first save, and say what looks wrong."""
        self.warn(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        """Answer a save, and say what looks wrong."""
        self.warn(request, obj)
        return super().response_change(request, obj)

    def warn(self, request, record):
        """Show all that looks wrong with a saved record in one message, each with a link to its field."""
        found = self.warnings(record)
        rows = [(told.sentence, told.address, f"Go to: {told.label}") for told in found["told"]]
        rows += [(f"It may be there already: {pair.line}.", pair.address, pair.title) for pair in found["alike"]]
        if rows:
            listed = format_html_join("", '<br>• {} <a href="{}">{}</a>', rows)
            heading = format_html("“{}” is saved. Before you publish it, look at this:", record)
            self.message_user(request, heading + listed, messages.WARNING)

    def telling_apart_view(self, request, key, other_key, do, done):
        """Tell two records apart, or take that back (POST only), write it in the log, and go back to the form."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with turn(request.user):
            record = self.asked_for(request, key)
            other = self.get_object(request, str(other_key))
            if record is None or other is None or key == other_key:
                return self.none_there(request, other_key if record else key)
            if do(record, other, request.user):
                said = done.format(other=other, public_id=other.public_id)
                self.log_change(request, record, said)
                self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(f"{self.address('change', record)}#before-you-publish")
