"""Which records a field offers, in its search box and when it is saved."""

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
        return super().formfield_for_foreignkey(db_field, request, **of_kinds(db_field), **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Return the field for several records."""
        return super().formfield_for_manytomany(db_field, request, **of_kinds(db_field), **kwargs)


def of_kinds(db_field):
    """Return the keyword that limits a field's choices, if they are limited."""
    kinds = KINDS.get((db_field.model._meta.model_name, db_field.name))
    return {"queryset": Record.objects.filter(kind__in=kinds)} if kinds else {}
