"""The pages that explain: what the archive is and is not, and its words."""

from django.conf import settings
from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.choices import Genre, Kind
from articles.glossary import GROUPS, STANDINGS
from articles.models import Card

from .citing import ways_to_cite_archive
from .home import example
from .keeping import kept_for_the_day_whatever_is_asked, kept_whatever_is_asked

MOST_OUTLETS = 40
"""How many outlets the page counts one by one."""


@require_safe
@kept_whatever_is_asked
def words(request):
    """Show the glossary."""
    return render(request, "words.html", {"groups": GROUPS})


@require_safe
@kept_for_the_day_whatever_is_asked
def about(request):
    """Show how the archive is made, what its sample is like, who keeps it and what readers can ask for."""
    newest_report = Card.objects.of_kind(Kind.REPORT).newest_first()[:1]
    context = {
        "standings": STANDINGS,
        "example": example(list(newest_report)),
        "keeper": settings.KEEPER,
        "contact": settings.CONTACT_EMAIL,
        "licence": settings.WORDS_LICENCE,
        "ways": ways_to_cite_archive(),
    }
    return render(request, "about.html", context | sample())


def sample():
    """Return the figures of the sample: articles by outlet, by year, and how many a public body wrote itself."""
    articles = Card.objects.of_kind(Kind.ARTICLE)
    counted = articles.values_list("outlet_words").annotate(Count("pk"))
    outlets = sorted(counted, key=lambda row: (-row[1], row[0]))
    years = articles.annotate(year=ExtractYear("date_earliest")).values_list("year").annotate(Count("pk"))
    total = sum(number for _, number in outlets)
    return {
        "total": total,
        "outlets": outlets[:MOST_OUTLETS],
        "outlets_left": outlets[MOST_OUTLETS:],
        "outlet_count": len(outlets),
        "years": sorted(years, key=lambda row: (row[0] is None, row[0])),
        "official": articles.filter(sort__in=Genre.official()).count(),
    }
