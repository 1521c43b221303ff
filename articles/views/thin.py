"""What is thin: why a statement rests on little, and how many links, findings and events do for each reason."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.addresses import list_path
from articles.choices import Kind, Thin
from articles.facets import Choices, engine
from articles.glossary import THIN, Word

from .keeping import kept_whatever_is_asked
from .narrowing import noun

KINDS = (Kind.LINK, Kind.FINDING, Kind.EVENT)
"""The kinds of statements, in the order of the page."""


class Thinned(NamedTuple):
    """A list narrowed to what is thin for one reason: how many records of which name it holds, its address."""

    count: int
    noun: str
    address: str


class Reason(NamedTuple):
    """Why statements are thin: its word in the glossary, and the lists (of Thinned) of those that are."""

    word: Word
    lists: tuple


@require_safe
@kept_whatever_is_asked
def what_is_thin(request):
    """Show each reason with what it means, its counts and its lists."""
    counts = {kind: counts_of(kind, request.clock) for kind in KINDS}
    context = {
        "reasons": [
            Reason(word, tuple(thinned(kind, reason, counts[kind][reason]) for kind in kinds_of(reason)))
            for reason, word in zip(Thin, THIN, strict=True)
        ],
        "canonical_url": settings.SITE_URL + reverse("thin"),
    }
    return render(request, "thin.html", context)


def counts_of(kind, state):
    """Return {Thin: how many records of a kind are thin for it} at a clock's state, zeros included."""
    counted = engine(kind, state).all_counts("thin", Choices())
    return dict.fromkeys(Thin, 0) | {Thin(row.value): row.count for row in counted}


def kinds_of(reason):
    """Return the kinds that can be thin for a reason: only of an event it is asked who covered it."""
    return (Kind.EVENT,) if reason == Thin.NO_COVERAGE else KINDS


def thinned(kind, reason, count):
    """Return the Thinned of a kind and a reason (Thin)."""
    return Thinned(count, noun(kind, count), f"{list_path(kind)}?{urlencode({'thin': reason.value})}")
