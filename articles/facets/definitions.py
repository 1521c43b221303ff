"""The facets of each kind of record."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast, Substr

from articles.choices import (
    EdgeRole,
    EventSort,
    FindingNature,
    Genre,
    Kind,
    OrganisationSort,
    Relation,
    StandingTerm,
    Strength,
    Thin,
)

from . import sources
from .listed import Listed
from .sources import Pairs, ends, sorts, targets
from .values import Codes, Records, Themes, Words, Years

MOST_YEARS = 50
"""A date that is known to within centuries counts for the first years of them only."""


@dataclass(frozen=True, eq=False)
class Facet:
    """A way to narrow a list: `name` is its parameter, `label` its legend, `all_label` leads to every value.

    `pairs` returns the Pairs that give a record its values: a record has a value if one of them says so.
    """

    name: str
    label: str
    all_label: str
    values: Records | Codes | Words
    pairs: Callable[[], tuple[Pairs, ...]] = tuple

    def possible(self, values):
        """Return those of these texts (list) that can be a value at all; only they may reach the database."""
        return [value for value in values if self.values.possible(value)]

    def condition(self, values):
        """Return the condition (Q) on Cards that a record has one of these values."""
        found = Q(pk__in=[])
        for pairs in self.pairs():
            found |= Q(pk__in=pairs.holders(values))
        return found

    def counted(self, cards):
        """Return {value: number of records that have it} among Cards (queryset)."""
        pairs, *others = self.pairs()
        if others:
            return count_distinct(each.of(cards).values_list(each.record, each.value) for each in (pairs, *others))
        rows = pairs.of(cards).values_list(pairs.value)
        return dict(rows.annotate(number=Count(pairs.record, distinct=True)))

    def holdings(self, cards):
        """Return {value: keys (array) of the records that have it} among Cards (queryset); keys may recur."""
        texts = {}
        for pairs in self.pairs():
            rows = pairs.of(cards).values_list(pairs.value)
            for value, listed in rows.annotate(listed=Listed(pairs.record)):
                texts.setdefault(value, []).append(listed)
        return {value: np.fromstring(",".join(listed), np.int64, sep=",") for value, listed in texts.items()}

    def known(self, values, cards):
        """Return those (set) of these values that a record has among Cards (queryset)."""
        known = set()
        for pairs in self.pairs():
            known.update(pairs.known(values, cards))
        return known


def count_distinct(querysets):
    """Return {value: number of records} over querysets of (record, value), each pair counted once."""
    counts = {}
    for _, value in set().union(*(rows.distinct() for rows in querysets)):
        counts[value] = counts.get(value, 0) + 1
    return counts


class YearFacet(Facet):
    """The years in which a record's date may lie; an open end counts for its known year only."""

    def condition(self, values):
        """Return the condition (Q) on Cards that the date may lie in one of these years."""
        found = Q(pk__in=[])
        for year in map(int, values):
            found |= Q(
                date_earliest__year__range=(max(year - MOST_YEARS + 1, 1), year), date_latest__year__gte=year
            )
            found |= Q(date_earliest__year=year, date_latest=None)
            found |= Q(date_earliest=None, date_latest__year=year)
        return found

    def counted(self, cards):
        """Return {year: number of records whose date may lie in it} among Cards (queryset)."""
        counts = {}
        for first, last, number in self.ranges(cards).values_list("first", "last").annotate(number=Count("pk")):
            for year in years_between(first and int(first), last and int(last)):
                counts[year] = counts.get(year, 0) + number
        return counts

    def holdings(self, cards):
        """Return {year: keys (array) of the records whose date may lie in it} among Cards (queryset)."""
        found = {}
        for key, first, last in self.ranges(cards).values_list("pk", "first", "last"):
            for year in years_between(first and int(first), last and int(last)):
                found.setdefault(year, []).append(key)
        return {year: np.array(keys) for year, keys in found.items()}

    @staticmethod
    def ranges(cards):
        """Return the Cards (queryset) with the `first` and `last` years of their dates, as text or None."""
        # Cut from the text: Django's own way calls Python for each row on SQLite.
        first, last = (Substr(Cast(name, TextField()), 1, 4) for name in ("date_earliest", "date_latest"))
        return cards.order_by().annotate(first=first, last=last)

    def known(self, values, cards):
        """Return those (set) of these years in which a date of Cards (queryset) may lie."""
        return self.counted(cards).keys() & set(values)


def years_between(first, last):
    """Return the years (list of text) from `first` to `last` (int or None, an open end): 50 at most."""
    if first is None and last is None:
        return []
    first = last if first is None else first
    last = first if last is None else last
    return [f"{year:04}" for year in range(first, min(last, first + MOST_YEARS - 1) + 1)]


ABOUT = EdgeRole.ABOUT
RECORDS = Records()
WORDS = Words()
THEMES = Themes()
YEARS = YearFacet("year", "Year", "All years", Years())
THIN = Facet("thin", "What is thin", "All that is thin", Codes(Thin), sources.reasons_thin)

FACETS = {
    Kind.ARTICLE: (
        Facet("outlet", "Outlet", "All outlets", RECORDS, targets(EdgeRole.OUTLET)),
        YEARS,
        Facet("genre", "Genre", "All genres", Codes(Genre), sorts),
        Facet("person", "Person", "All people", RECORDS, targets(ABOUT, Kind.PERSON)),
        Facet("organisation", "Organisation", "All organisations", RECORDS, targets(ABOUT, Kind.ORGANISATION)),
        Facet("report", "Report", "All reports", RECORDS, targets(ABOUT, Kind.REPORT)),
        Facet("event_sort", "What happened", "All sorts of event", Codes(EventSort), sources.sorts_reported),
        Facet("theme", "Theme", "All themes", THEMES, sources.themes_reported),
    ),
    Kind.EVENT: (
        Facet("sort", "What happened", "All sorts of event", Codes(EventSort), sorts),
        Facet("standing", "How sure it is", "All standings", Codes(StandingTerm), sources.standings),
        YEARS,
        Facet("person", "Person", "All people", RECORDS, targets(EdgeRole.NAMES, Kind.PERSON)),
        Facet(
            "organisation",
            "Organisation",
            "All organisations",
            RECORDS,
            targets(EdgeRole.NAMES, Kind.ORGANISATION),
        ),
        Facet("inquiry", "Inquiry", "All inquiries", RECORDS, sources.inquiries_tied),
        THIN,
    ),
    Kind.FINDING: (
        Facet("report", "Report", "All reports", RECORDS, targets(EdgeRole.FOUND_BY, Kind.REPORT)),
        Facet("theme", "Theme", "All themes", THEMES, sources.themes),
        Facet("nature", "Nature", "All natures", Codes(FindingNature), sorts),
        Facet("about", "Whom it is about", "Everybody", RECORDS, targets(EdgeRole.CONCERNS)),
        THIN,
    ),
    Kind.PERSON: (
        Facet("organisation", "Organisation", "All organisations", RECORDS, targets(EdgeRole.POST)),
        Facet("role", "Role", "All roles", WORDS, sources.roles_held),
        Facet("report", "Report", "All reports", RECORDS, sources.reports_of_person),
        Facet("event_sort", "Took part in", "All sorts of event", Codes(EventSort), sources.sorts_taken_part_in),
    ),
    Kind.ORGANISATION: (Facet("sort", "Sort", "All sorts", Codes(OrganisationSort), sorts),),
    Kind.INQUIRY: (YEARS,),
    Kind.REPORT: (
        Facet("inquiry", "Inquiry", "All inquiries", RECORDS, targets(EdgeRole.PRODUCED_BY, Kind.INQUIRY)),
        YEARS,
        Facet("author", "Author", "All authors", RECORDS, targets(EdgeRole.WRITTEN_BY)),
    ),
    Kind.LINK: (
        Facet("relation", "Relation", "All relations", Codes(Relation), sorts),
        Facet("strength", "Strength", "All strengths", Codes(Strength), sources.strengths),
        Facet("source_kind", "It leads from", "All kinds", Codes(Kind), ends(EdgeRole.SOURCE)),
        Facet("target_kind", "It leads to", "All kinds", Codes(Kind), ends(EdgeRole.TARGET)),
        THIN,
    ),
}
"""{kind: its facets in the order of the page}."""
