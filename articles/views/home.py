"""The home page."""

from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import PLURALS, list_path, permalink_path
from articles.choices import EventSort, Kind
from articles.models import Card, Version
from articles.publishing.chains import longest_chain
from articles.publishing.start import start_here

from .keeping import kept_whatever_is_asked
from .lists import HINTS

LATEST = 5
DEPARTURES = (EventSort.RESIGNATION, EventSort.DEPARTURE)


@require_safe
@kept_whatever_is_asked
def home(request):
    """Show what the archive is, the story so far, the chain of its links, what is new, and what there is."""
    events = Card.objects.of_kind(Kind.EVENT).filter(sort__in=DEPARTURES)
    steps, named_in_steps = start_here()
    chain, named_in_chain = longest_chain()
    reports = list(Card.objects.of_kind(Kind.REPORT).newest_first()[:LATEST])
    context = {
        "steps": steps,
        "inquiries": list(Card.objects.of_kind(Kind.INQUIRY).oldest_first()),
        "reports": reports,
        "departures": list(events.newest_first()[:LATEST]),
        "chain": chain,
        "faces": named_in_steps | named_in_chain,
        "kinds": kinds(),
        "example": example(reports),
    }
    return render(request, "home.html", context)


def example(cards):
    """Return the first of these cards and its record's latest Version, to show how to cite; None without one."""
    for card in cards[:1]:
        version = Version.objects.filter(record=card.pk).defer("core").order_by("-number").first()
        return {"card": card, "version": version, "path": permalink_path(card.public_id, version.number)}
    return None


def kinds():
    """Return each kind with its plural, path, hint and the count of its public records."""
    counts = dict(Card.objects.values_list("kind").annotate(Count("pk")))
    return [
        {
            "kind": kind,
            "plural": plural.capitalize(),
            "path": list_path(kind),
            "hint": HINTS[kind],
            "count": counts.get(kind, 0),
        }
        for kind, plural in PLURALS.items()
    ]
