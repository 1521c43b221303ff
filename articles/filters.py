"""The filters of the lists: what an address may ask for, checked, and the one address that each list has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import urlencode

from django import forms
from django_filters import Filter, FilterSet

from articles.addresses import list_path
from articles.choices import Kind
from articles.dates import EdtfDate, PartialDate
from articles.facets import FACETS, Choices, Facet
from articles.facets.sources import Pairs
from articles.facets.values import Codes
from articles.models import Card
from articles.search import matching, parse

EVERYTHING = ""
"""Stands for a kind where a search over everything is meant: the list at /find/."""

MOST_VALUES = 20
"""How many values of one facet can be chosen."""

ORDERS = {"relevance": "Best match first", "newest": "Newest first", "oldest": "Oldest first", "name": "By name"}
BY_NAME = (Kind.PERSON, Kind.ORGANISATION, Kind.LINK)
"""The kinds whose lists stand by name unless another order is asked for; the others newest first."""

NO_SUCH_VALUE = "this address asks for a value that does not exist."
ONE_DATE = "Type a year, a month or a day, such as 2015, February 2015 or 4 February 2015."
_PAGE = re.compile("[1-9][0-9]{0,5}")

KINDS = Facet("kind", "Kind", "All kinds", Codes(Kind), lambda: (Pairs(Card, {}, "pk", "kind"),))
FACETS_OF = {**FACETS, EVERYTHING: (KINDS,)}
"""{kind, or EVERYTHING: the facets of its list, in the order of its address}."""


class Field(forms.Field):
    """A parameter that is one text at most."""

    widget = forms.TextInput

    def __deepcopy__(self, memo):
        """Return the field itself: no form changes it, and copies take most of the time of reading an address."""
        return self


class ValuesField(Field):
    """The values chosen of a facet, as a sorted tuple without empties and doubles."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, facet, **kwargs):
        super().__init__(**kwargs)
        self.facet = facet

    def to_python(self, value):
        """Return the values; raise ValidationError if they are too many, or if one cannot be a value."""
        values = tuple(sorted({text for text in value or () if text}))
        if len(values) > MOST_VALUES:
            raise forms.ValidationError(f"{self.facet.label}: choose {MOST_VALUES} at most.")
        if not all(map(self.facet.values.possible, values)):
            raise forms.ValidationError(f"{self.facet.label}: {NO_SUCH_VALUE}")
        return values


class DateField(Field):
    """A year, a month or a day at one end of a range, as a PartialDate; None where the range is open."""

    def to_python(self, value):
        """Return the date that was typed; raise ValidationError if it is none, or a range."""
        if not (value or "").strip():
            return None
        try:
            date = EdtfDate.parse(value)
        except ValueError as error:
            raise forms.ValidationError(f"{self.label}: {ONE_DATE}") from error
        if date.start is None or date.start != date.end:
            raise forms.ValidationError(f"{self.label}: {ONE_DATE}")
        return replace(date.start, about=False)


class WordsField(Field):
    """What is searched for, in single spaces; "" if it holds no word."""

    def to_python(self, value):
        """Return the text; raise ValidationError with what search says if it refuses it."""
        text = " ".join((value or "").replace("\x00", " ").split())
        query = parse(text)
        if query.problem:
            raise forms.ValidationError(query.problem)
        return "" if query.is_empty else text


class OrderField(Field):
    """One of ORDERS, or "" for the order that the list has by itself."""

    def to_python(self, value):
        """Return the order; raise ValidationError if there is no such order."""
        if value and value not in ORDERS:
            raise forms.ValidationError(f"Order: {NO_SUCH_VALUE}")
        return value or ""


class PageField(Field):
    """The number of a page, from 1."""

    def to_python(self, value):
        """Return the number; raise ValidationError if it is none."""
        if value and not _PAGE.fullmatch(value):
            raise forms.ValidationError("This list has no such page.")
        return int(value or 1)


class NarrowingForm(forms.Form):
    """What an address asks for, as a whole."""

    def clean(self):
        """Refuse a range that ends before it begins."""
        since, until = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if since and until and since.first > until.last:
            self.add_error("to", "The dates end before they begin: type the earlier one first.")


class Narrowing(FilterSet):
    """The filters of one list. They declare and check; the engines of articles.facets count."""

    class Meta:
        """The form that checks them together."""

        form = NarrowingForm

    @classmethod
    @cache
    def form_class(cls):
        """Return the form that checks this list's parameters, made once."""
        return type("Form", (cls._meta.form,), {name: one.field for name, one in cls.base_filters.items()})


def checked_by(field_class, label, **kwargs):
    """Return a filter that checks by a field of this class, and leaves the counting to an engine."""
    one = type(field_class.__name__.replace("Field", "Filter"), (Filter,), {"field_class": field_class})
    return one(label=label, **kwargs)


def narrowing(kind):
    """Return the FilterSet of a list: its facets, dates, words, order, page, as they stand in its address."""
    filters = {facet.name: checked_by(ValuesField, facet.label, facet=facet) for facet in FACETS_OF[kind]}
    rest = {"from": (DateField, "From"), "to": (DateField, "To"), "q": (WordsField, "Search")}
    rest |= {"order": (OrderField, "Order"), "page": (PageField, "Page")}
    filters |= {name: checked_by(*parts) for name, parts in rest.items()}
    return type(f"{kind.capitalize()}Narrowing", (Narrowing,), filters)


FILTERS = {kind: narrowing(kind) for kind in FACETS_OF}


@dataclass(frozen=True)
class Asked:
    """What a list is asked for, checked; it makes the one address that such a list has.

    `chosen` has the facets that are chosen from, in their order; `order` is "" for the list's own.
    """

    kind: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: PartialDate | None = None
    until: PartialDate | None = None
    q: str = ""
    order: str = ""
    page: int = 1

    @property
    def path(self):
        """The path of the list, without what narrows it."""
        return list_path(self.kind) if self.kind else "/find/"

    @property
    def address(self):
        """The address of the list: its path, and the canonical query if there is one."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def query(self):
        """The canonical query string: parameters in their order, values sorted, without what says nothing."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values]
        pairs += [(name, end.iso) for name, end in (("from", self.since), ("to", self.until)) if end]
        pairs += [("q", self.q)] if self.q else []
        pairs += [("order", self.in_order)] if self.in_order != self.own_order else []
        return urlencode(pairs + ([("page", self.page)] if self.page > 1 else []))

    @property
    def orders(self):
        """The orders that the list can have, {name: words}: by relevance only what was searched for."""
        return {name: words for name, words in ORDERS.items() if self.q or name != "relevance"}

    @property
    def own_order(self):
        """The order that the list has by itself."""
        return "relevance" if self.q else "name" if self.kind in BY_NAME else "newest"

    @property
    def in_order(self):
        """The order that the list stands in."""
        return self.order if self.order in self.orders else self.own_order

    @property
    def choice_count(self):
        """How many choices narrow the list: values, a range of dates, words."""
        return sum(map(len, self.chosen.values())) + bool(self.since or self.until) + bool(self.q)

    @property
    def is_variant(self):
        """Whether the list is one of too many to stand in a search engine's index."""
        return self.choice_count > 1 or bool(self.q) or self.in_order != self.own_order

    def choices(self, state):
        """Return what is chosen as the engines want it: with the records that hold the words at this clock."""
        words = matching(parse(self.q), state) if self.q else None
        since, until = self.since and self.since.first, self.until and self.until.last
        return Choices(self.chosen, since, until, words)

    def at_page(self, page):
        """Return the same at another page."""
        return replace(self, page=page)

    def choosing(self, name, values):
        """Return the same with these values of a facet and no others, from the first page on."""
        chosen = {**self.chosen, name: tuple(sorted(values))}
        names = [facet.name for facet in FACETS_OF[self.kind] if chosen.get(facet.name)]
        return replace(self, chosen={name: chosen[name] for name in names}, page=1)

    def without(self, name):
        """Return the same without a facet, without "dates" or without "q", from the first page on."""
        if name == "dates":
            return replace(self, since=None, until=None, page=1)
        return replace(self, q="", page=1) if name == "q" else self.choosing(name, ())

    def only(self, name):
        """Return a facet, "dates" or "q" of it and nothing else; a search over everything keeps its words."""
        rest = Asked(self.kind, q="" if self.kind else self.q)
        if name == "dates":
            return replace(rest, since=self.since, until=self.until)
        return replace(rest, q=self.q) if name == "q" else rest.choosing(name, self.chosen[name])


def read(kind, data):
    """Return (Asked, problems) of the parameters (QueryDict) of a list: what is right of them, and what is wrong
    with the others as {parameter: [sentences]}.
    """
    form = FILTERS[kind].form_class()(data)  # a FilterSet would copy every filter, for queries that it never makes
    problems = {name: list(sentences) for name, sentences in form.errors.items()}
    right = form.cleaned_data
    chosen = {facet.name: right[facet.name] for facet in FACETS_OF[kind] if right.get(facet.name)}
    rest = {"since": right.get("from"), "until": right.get("to"), "page": right.get("page", 1)}
    return Asked(kind, chosen, **rest, q=right.get("q", ""), order=right.get("order", "")), problems
