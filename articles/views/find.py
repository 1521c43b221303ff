"""The search page: public records that hold all the words asked for."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Card
from articles.words import tokens

from .keeping import kept_until_the_clock_moves
from .lists import PAGE_SIZE, page_number

MOST_CHARACTERS = 200
"""What is asked beyond this length is refused, so that no question takes long to answer."""


@require_safe
@kept_until_the_clock_moves
def find(request):
    """Show the search box and a page of the records whose public words hold every word of `q`, newest first."""
    asked = request.GET.get("q", "").replace("\x00", " ").strip()
    is_too_long = len(asked) > MOST_CHARACTERS
    words = [] if is_too_long else tokens(asked)
    cards = Card.objects.holding(words).newest_first() if words else Card.objects.none()
    pages = Paginator(cards, PAGE_SIZE)
    context = {
        "asked": asked[:MOST_CHARACTERS],
        "is_too_long": is_too_long,
        "total": pages.count,
        "page_obj": pages.page(page_number(request, pages)),
    }
    return render(request, "find.html", context)
