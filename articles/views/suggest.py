"""Suggestions: records that are called what a reader has begun to type."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.models import Card
from articles.search import suggestions

from .keeping import kept_until_the_clock_moves

MOST = 8
LONGEST = 100
"""What is typed is cut here: nobody types a name further."""


@require_safe
@kept_until_the_clock_moves
def suggest(request):
    """Show a few records whose names begin with the words of `q`: a page, or with `bare` only their list."""
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST].rstrip()
    bare = "bare" in request.GET
    query = urlencode(({"q": typed} if typed else {}) | ({"bare": "on"} if bare else {}))
    if query != request.META["QUERY_STRING"]:
        response = HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)
        patch_cache_control(response, no_cache=True)
        return response
    context = {"at_search": True, "typed": {"q": typed}, "found": with_lines(suggestions(typed, MOST))}
    return render(request, "_suggested.html" if bare else "suggest.html", context)


def with_lines(found):
    """Return Suggestions as pairs with the lines of their cards, left out ("") where a content note folds them."""
    cards = Card.objects.filter(public_id__in=[one.public_id for one in found], content_note="")
    lines = dict(cards.values_list("public_id", "line"))
    return [(one, lines.get(one.public_id, "")) for one in found]
