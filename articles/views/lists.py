"""The lists: one a kind, of the cards of its public records."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.models import Card

from .keeping import kept_until_the_clock_moves

PAGE_SIZE = 25
HINTS = {
    Kind.ARTICLE: "press reports, live pages, official texts",
    Kind.PERSON: "in a public or official post",
    Kind.ORGANISATION: "councils, police, regulators, outlets",
    Kind.INQUIRY: "inquiries, inspections, investigations",
    Kind.REPORT: "what inquiries and inspectors published",
    Kind.FINDING: "what the reports concluded",
    Kind.EVENT: "resignations, appointments, referrals",
    Kind.LINK: "how one record led to another",
}
BY_NAME = (Kind.PERSON, Kind.ORGANISATION, Kind.LINK)


@require_safe
@kept_until_the_clock_moves
def record_list(request, kind):
    """Show a page of the public records of a kind: people, bodies, links by name, the others newest first."""
    cards = Card.objects.of_kind(kind)
    cards = cards.by_name() if kind in BY_NAME else cards.newest_first()
    pages = Paginator(cards, PAGE_SIZE)
    context = {
        "kind": kind,
        "heading": PLURALS[kind].capitalize(),
        "hint": HINTS[kind],
        "total": pages.count,
        "page_obj": pages.page(page_number(request, pages)),
    }
    return render(request, f"articles/{kind}_list.html", context)


def page_number(request, pages):
    """Return the number of the page asked for; raise Http404 if there is none of it."""
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
    if not 1 <= number <= pages.num_pages:
        raise Http404("This list has no such page.")
    return number
