"""Which records a field offers, in its search box and when it is saved."""

from django.apps import apps
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Case, When
from django.template.loader import render_to_string
from django.urls import reverse

from articles.choices import Kind, Status
from articles.curation.lines import lines_of
from articles.models import Passage, Record
from articles.models.fields import EdtfField
from articles.words import fold

A_LINE = 80
"""From how many characters on a text gets a field of full width."""

WIDE = {"data-width": "min(32em, 80vw)"}
"""How wide a search box is: so that the line on what it holds can be read."""

ACTORS = (Kind.PERSON, Kind.ORGANISATION)
ENDS = tuple(kind for kind in Kind if kind != Kind.LINK)
BEARERS = tuple(kind for kind in Kind if kind != Kind.ARTICLE)

KINDS = {
    ("participation", "who"): ACTORS,
    ("inquiry", "asked_for_by"): ACTORS,
    ("inquiry", "led_by"): ACTORS,
    ("inquiry", "looked_at"): ACTORS,
    ("report", "authors"): ACTORS,
    ("finding", "about"): ACTORS,
    ("link", "source"): ENDS,
    ("link", "target"): ENDS,
    ("passage", "record"): BEARERS,
}
"""The kinds that a field which points to any record takes, by its model's and its own name."""

MADE_ON_THE_WAY = {
    Kind.PERSON: "Add a person",
    Kind.ORGANISATION: "Add an organisation",
    Kind.EVENT: "Add an event",
}
"""Kinds of which a missing record can be added in a window of its own, by the words of the link there."""

PREFIXES = ("add", "change", "delete")
"""Django's script takes any of these off a link's id to find the box that the new record goes into."""


class Choices(AutocompleteJsonView):
    """What a search box offers, at most 20 at a time: each record by the line that tells it apart."""

    def get_context_data(self, **kwargs):
        """Return the page of results, and read the lines of all of them at once."""
        context = super().get_context_data(**kwargs)
        found = context["object_list"]
        self.lines = lines_of([row.pk for row in found], self.term) if issubclass(found.model, Record) else {}
        return context

    def serialize_result(self, obj, to_field_name):
        """Return one result; its text is what a screen reader reads."""
        result = super().serialize_result(obj, to_field_name)
        return result | {"text": self.lines.get(obj.pk, result["text"])}


def offered(request, records):
    """Return those of `records` that a search box offers: of the kinds its field takes, not merged away.

    Links come last, for they are called by the names of both their ends. What is called by the words of the
    search comes first, then what begins with them, and of these what was saved last.
    """
    kinds = KINDS.get((request.GET.get("model_name"), request.GET.get("field_name")))
    is_link = Case(When(kind=Kind.LINK, then=1), default=0)
    term = fold(request.GET.get("term", ""))
    called = Case(When(folded=term, then=0), When(folded__startswith=term, then=1), default=2)
    records = records.exclude(status=Status.MERGED).order_by(is_link, called, "-updated_at", "-pk")
    return records.filter(kind__in=kinds) if kinds else records


def is_key(sent):
    """Return whether what was sent (text) can be a record's key."""
    return sent.isascii() and sent.isdecimal() and len(sent) < 19


class OnlyKeys:
    """A search box that says what it holds in the words by which it was found.

    Nothing is a choice, and nothing crashes, that can be no record's key.
    """

    url_name = "%s:articles_record_choices"

    def value_from_datadict(self, data, files, name):
        """Return what was sent, with a word that is no choice in place of what can be no key."""
        value = super().value_from_datadict(data, files, name)
        if isinstance(value, list):
            return [sent if is_key(sent) else "none" for sent in value]
        return value if not value or is_key(value) else "none"

    def optgroups(self, name, value, attrs=None):
        """Return the choices that stand in the box."""
        groups = super().optgroups(name, [key for key in map(str, value) if is_key(key)], attrs)
        options = [option for _, group, _ in groups for option in group if option["value"]]
        if options and issubclass(self.field.remote_field.model, Record):
            lines = lines_of([option["value"] for option in options])
            for option in options:
                option["label"] = lines.get(option["value"], option["label"])
        return groups


class SearchBox(OnlyKeys, AutocompleteSelect):
    """The admin's search box for one record."""


class SearchBoxes(OnlyKeys, AutocompleteSelectMultiple):
    """The admin's search box for several records."""


class AddedOnTheWay(RelatedFieldWidgetWrapper):
    """A search box for records of several kinds, with a link for each kind that adds one and chooses it."""

    template_name = "admin/articles/_add_on_the_way.html"

    def __init__(self, widget, rel, admin_site, kinds):
        super().__init__(widget, rel, admin_site, can_add_related=False)
        self.kinds = kinds

    def get_context(self, name, value, attrs):
        """Return the box with the addresses and words of the links."""
        links = [
            (f"{prefix}_id_{name}", reverse(f"admin:articles_{kind}_add"), MADE_ON_THE_WAY[kind])
            for prefix, kind in zip(PREFIXES, self.kinds, strict=False)
        ]
        return super().get_context(name, value, attrs) | {"links": links}

    def _render(self, template_name, context, renderer=None):
        """Return the box as the project's own template draws it, which the forms' renderer does not look for."""
        return render_to_string(template_name, context)


class Choosing:
    """An admin or inline whose fields take only records of their kinds, and delete none."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Return a form field: a long one if it takes a line, without a button that deletes what is chosen."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.can_delete_related = False
        if field and db_field.related_model is Passage:
            field.widget.can_add_related = False
        kinds = self.kinds_to_add(db_field, request) if field else []
        if kinds:
            field.widget = AddedOnTheWay(field.widget.widget, db_field.remote_field, self.admin_site, kinds)
        if isinstance(db_field, EdtfField) or (getattr(db_field, "max_length", None) or 0) >= A_LINE:
            field.widget.attrs["class"] = "vLargeTextField"
        return field

    def kinds_to_add(self, db_field, request):
        """Return the kinds (list) of which this editor may add a record for a field that takes several kinds."""
        taken = KINDS.get((db_field.model._meta.model_name, db_field.name), ())
        return [
            kind
            for kind in MADE_ON_THE_WAY
            if kind in taken
            and self.admin_site.get_model_admin(apps.get_model("articles", kind)).has_add_permission(request)
        ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Return the field for one record."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchBox(db_field, self.admin_site, attrs=WIDE))
        return super().formfield_for_foreignkey(db_field, request, **of_kinds(db_field), **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Return the field for several records."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchBoxes(db_field, self.admin_site, attrs=WIDE))
        return super().formfield_for_manytomany(db_field, request, **of_kinds(db_field), **kwargs)


def of_kinds(db_field):
    """Return the keyword that limits a field's choices, if they are limited."""
    kinds = KINDS.get((db_field.model._meta.model_name, db_field.name))
    return {"queryset": Record.objects.filter(kind__in=kinds)} if kinds else {}
