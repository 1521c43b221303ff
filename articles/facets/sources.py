"""The published rows that give records their values: cards, edges and access points.

Kinds and public ids, which never change, are asked of records and not of their cards: an edge has public
ends only, and SQLite would start from the cards' index by kind and look for edges from there.
"""

from dataclasses import dataclass

from django.db.models import Model

from articles.choices import AccessSort, EdgeRole, Kind
from articles.models import AccessPoint, Card, Edge

ENDS = (EdgeRole.SOURCE, EdgeRole.TARGET)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Rows that each give a record a value; `record` and `value` are the lookups that lead to the two.

    `where` says which rows of the model these are. It is asked together with whatever else is asked: two
    filters one after the other may be met by two different rows at the far end of an edge.
    """

    model: type[Model]
    where: dict
    record: str
    value: str

    def rows(self, **more):
        """Return the rows (queryset), narrowed by more lookups."""
        return self.model.objects.filter(**self.where, **more).order_by()

    def of(self, cards):
        """Return the rows of the records whose Cards (queryset) these are."""
        return self.rows(**{f"{self.record}__in": cards.order_by().values("pk")})

    def holders(self, values):
        """Return the keys (queryset) of the records that have one of these values."""
        return self.rows(**{f"{self.value}__in": values}).values(self.record)

    def known(self, values, cards):
        """Return those of these values (queryset) that a record has among Cards (queryset)."""
        rows = self.rows(**{f"{self.record}__in": cards.order_by().values("pk"), f"{self.value}__in": values})
        return rows.values_list(self.value, flat=True).distinct()


def sorts():
    """The sort that stands on a record's card: its genre, nature, relation ..."""
    return (Pairs(Card, {"sort__gt": ""}, "pk", "sort"),)


def standings():
    """How sure a statement is."""
    return (Pairs(Card, {"standing__gt": ""}, "pk", "standing"),)


def strengths():
    """How firmly a link ties its ends together."""
    return (Pairs(AccessPoint, {"sort": AccessSort.STRENGTH}, "record", "code"),)


def themes():
    """What a finding is filed under."""
    return (Pairs(AccessPoint, {"sort": AccessSort.THEME}, "record", "code"),)


def reasons_thin():
    """Why a statement is thin."""
    return (Pairs(AccessPoint, {"sort": AccessSort.THIN}, "record", "code"),)


def targets(role, *kinds):
    """Return what gives the records at the other end of a record's edges, of these kinds or of any."""
    where = {"role": role} | ({"target__kind__in": kinds} if kinds else {})
    return lambda: (Pairs(Edge, where, "source", "target__public_id"),)


def ends(role):
    """Return what gives the kind of one end of a link."""
    return lambda: (Pairs(Edge, {"role": role}, "source", "target__kind"),)


def sorts_reported():
    """The sorts of the events that an article is about."""
    where = {"role": EdgeRole.ABOUT, "target__kind": Kind.EVENT}
    return (Pairs(Edge, where, "source", "target__card__sort"),)


def themes_reported():
    """The themes of the findings that an article is about."""
    where = {"role": EdgeRole.ABOUT, "target__access_points__sort": AccessSort.THEME}
    return (Pairs(Edge, where, "source", "target__access_points__code"),)


def sorts_taken_part_in():
    """The sorts of the events that name a person."""
    return (Pairs(Edge, {"role": EdgeRole.NAMES}, "target", "source__card__sort"),)


def roles_held():
    """The roles that a person held."""
    return (Pairs(Edge, {"role": EdgeRole.POST}, "source", "detail"),)


def inquiries_tied():
    """The inquiries at the other end of an event's links."""
    where = {
        "role__in": ENDS,
        "source__edges_out__role__in": ENDS,
        "source__edges_out__target__kind": Kind.INQUIRY,
    }
    return (Pairs(Edge, where, "target", "source__edges_out__target__public_id"),)


def reports_of_person():
    """The reports that a person wrote, whose findings concern the person, or that led to or from their events."""
    written = {"role": EdgeRole.WRITTEN_BY, "source__kind": Kind.REPORT}
    concerned = {
        "role": EdgeRole.CONCERNS,
        "source__edges_out__role": EdgeRole.FOUND_BY,
        "source__edges_out__target__kind": Kind.REPORT,
    }
    link_to = "source__edges_in__source__edges_out"
    tied = {
        "role": EdgeRole.NAMES,
        "source__edges_in__role__in": ENDS,
        f"{link_to}__role__in": ENDS,
        f"{link_to}__target__kind": Kind.REPORT,
    }
    return (
        Pairs(Edge, written, "target", "source__public_id"),
        Pairs(Edge, concerned, "target", "source__edges_out__target__public_id"),
        Pairs(Edge, tied, "target", f"{link_to}__target__public_id"),
    )
