"""The home page."""

from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import PLURALS, list_path
from articles.choices import EventSort, Kind
from articles.models import Card
from articles.publishing.chains import longest_chain

from .keeping import kept_until_the_clock_moves
from .lists import HINTS

LATEST = 5
DEPARTURES = (EventSort.RESIGNATION, EventSort.DEPARTURE)


@require_safe
@kept_until_the_clock_moves
def home(request):
    """Show what the archive is, the chain of its links, what is new, and the kinds with their counts."""
    events = Card.objects.of_kind(Kind.EVENT).filter(sort__in=DEPARTURES)
    chain, faces = longest_chain()
    context = {
        "inquiries": list(Card.objects.of_kind(Kind.INQUIRY).by_name()),
        "reports": list(Card.objects.of_kind(Kind.REPORT).newest_first()[:LATEST]),
        "departures": list(events.newest_first()[:LATEST]),
        "chain": chain,
        "faces": faces,
        "kinds": kinds(),
    }
    return render(request, "home.html", context)


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
