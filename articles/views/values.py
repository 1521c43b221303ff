"""All values of a facet on a page of their own, counted under the choices of the other facets."""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.filters import FACETS_OF, read
from articles.words import fold

from .keeping import kept_until_the_clock_moves
from .listing import Found
from .narrowing import chosen, labels_of, noun, unknown_values

PAGE_SIZE = 100
LONGEST = 60
"""What is typed to filter the values is cut here."""


@require_safe
@kept_until_the_clock_moves
def facet_values(request, kind, name):
    """Show the values of a facet, each with a link to the list that it narrows; `like` filters them by name."""
    facet = next((facet for facet in FACETS_OF[kind] if facet.name == name), None)
    asked, problems = read(kind, request.GET)
    if facet is None or problems:
        raise Http404("There is no such facet.")
    like = " ".join(request.GET.get("like", "").replace("\x00", " ").split())[:LONGEST]
    query = query_of(asked, like, asked.page)
    if query != request.META["QUERY_STRING"]:
        return to_one_address(request.path, query)
    found = Found(asked, request.clock)
    if unknown_values(asked, found.engine.unknown(found.choices))[0]:
        raise Http404("There is no such value.")
    return render(request, "articles/facet_values.html", context_of(found, facet, like))


def query_of(asked, like, page):
    """Return the canonical query of such a page: the list's own, what filters the values, the page."""
    more = [("like", like)] if like else []
    more += [("page", page)] if page > 1 else []
    return "&".join(part for part in (asked.at_page(1).query, urlencode(more)) if part)


def to_one_address(path, query):
    """Lead to the one address of such a page."""
    response = HttpResponseRedirect(f"{path}?{query}" if query else path)
    patch_cache_control(response, no_cache=True)
    return response


def context_of(found, facet, like):
    """Return the context of the page of a facet's values."""
    asked = found.asked
    counts = found.engine.counts(found.choices, 1)
    rows = found.engine.all_counts(facet.name, found.choices)
    folded = fold(like)
    rows = [row for row in rows if folded in folded_label(row.label)] if folded else rows
    pages = Paginator(rows, PAGE_SIZE)
    if asked.page > pages.num_pages:
        raise Http404("There is no such page.")
    page = pages.page(asked.page)
    page.object_list = [(row, toggled(asked, facet, row)) for row in page.object_list]
    return {
        "asked": asked,
        "kind": asked.kind,
        "facet": facet,
        "like": like,
        "page_obj": page,
        "chosen": chosen(asked, labels_of(counts)),
        "asked_list": asked.at_page(1).address,
        "kept": parse_qsl(asked.at_page(1).query),
        "noun": noun(asked.kind, found.total),
        "total": found.total,
        "one": noun(asked.kind, 1),
        "plural": noun(asked.kind, 2),
    }


@lru_cache(maxsize=50_000)
def folded_label(label):
    """Return a label as it is compared with what is typed."""
    return fold(label)


def toggled(asked, facet, row):
    """Return the address of the list with a value (ValueCount) chosen, or without it if it is chosen now."""
    values = {*asked.chosen.get(facet.name, ())}
    return asked.choosing(facet.name, values ^ {row.value}).address
