"""Which records a field offers, in its search box and when it is saved."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from articles.choices import Kind, Status
from articles.models import Record
from articles.models.fields import EdtfField

A_LINE = 80
"""From how many characters on a text gets a field of full width."""

ACTORS = (Kind.PERSON, Kind.ORGANISATION)
ENDS = tuple(kind for kind in Kind if kind != Kind.LINK)

KINDS = {
    ("participation", "who"): ACTORS,
    ("inquiry", "asked_for_by"): ACTORS,
    ("inquiry", "led_by"): ACTORS,
    ("inquiry", "looked_at"): ACTORS,
    ("report", "authors"): ACTORS,
    ("finding", "about"): ACTORS,
    ("link", "source"): ENDS,
    ("link", "target"): ENDS,
}
"""The kinds that a field which points to any record takes, by its model's and its own name."""


def offered(request, records):
    """Return those of `records` that a search box offers: of the kinds its field takes, not merged away."""
    kinds = KINDS.get((request.GET.get("model_name"), request.GET.get("field_name")))
    records = records.exclude(status=Status.MERGED)
    return records.filter(kind__in=kinds) if kinds else records


def is_key(sent):
    """Return whether what was sent (text) can be a record's key."""
    return sent.isascii() and sent.isdecimal() and len(sent) < 19


class OnlyKeys:
    """A search box for which nothing is a choice, and nothing crashes, that can be no record's key."""

    def value_from_datadict(self, data, files, name):
        """Return what was sent, with a word that is no choice in place of what can be no key."""
        value = super().value_from_datadict(data, files, name)
        if isinstance(value, list):
            return [sent if is_key(sent) else "none" for sent in value]
        return value if not value or is_key(value) else "none"

    def optgroups(self, name, value, attrs=None):
        """Return the choices that stand in the box."""
        return super().optgroups(name, [key for key in map(str, value) if is_key(key)], attrs)


class SearchBox(OnlyKeys, AutocompleteSelect):
    """The admin's search box for one record."""


class SearchBoxes(OnlyKeys, AutocompleteSelectMultiple):
    """The admin's search box for several records."""


class Choosing:
    """An admin or inline whose fields take only records of their kinds, and delete none."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Return a form field: a long one if it takes a line, without a button that deletes what is chosen."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.can_delete_related = False
        if isinstance(db_field, EdtfField) or (getattr(db_field, "max_length", None) or 0) >= A_LINE:
            field.widget.attrs["class"] = "vLargeTextField"
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Return the field for one record."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchBox(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **of_kinds(db_field), **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Return the field for several records."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchBoxes(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **of_kinds(db_field), **kwargs)


def of_kinds(db_field):
    """Return the keyword that limits a field's choices, if they are limited."""
    kinds = KINDS.get((db_field.model._meta.model_name, db_field.name))
    return {"queryset": Record.objects.filter(kind__in=kinds)} if kinds else {}
