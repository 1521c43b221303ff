"""The search page: public records of all kinds that hold what is asked for."""

from django.views.decorators.http import require_safe

from articles.filters import EVERYTHING

from .keeping import kept_for_the_day
from .lists import listed


@require_safe
@kept_for_the_day
def find(request):
    """Show the search box and a page of the records that hold what `q` asks for, the best matches first."""
    return listed(request, EVERYTHING, "find.html", {"heading": "Search"})
