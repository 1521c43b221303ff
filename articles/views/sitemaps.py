"""The sitemap (sitemaps.org, 0.9) and robots.txt (RFC 9309).

Every address begins with settings.SITE_URL: django.contrib.sitemaps would take it from what a request says.
"""

from django.conf import settings
from django.db.models import Count, Max, OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.addresses import KINDS_BY_PLURAL, PLURALS, list_path, record_path
from articles.models import Card, Version

from .keeping import kept_whatever_is_asked

PART = 10_000
"""How many addresses a part of the sitemap has; 50,000 are allowed, but a part is made and kept whole."""

PAGES = ("home", "about", "words", "thin")
CHANGED = "record__versions__created_at"

NOT_CRAWLED = (
    *("/admin/", "/find/suggest/"),
    *("/*?q=", "/*?order=", "/*?*&"),  # searches, orders, more than one choice: without number
    *("/*.csv", "/*.atom", "/*.ris", "/*.bib", "/*.csl.json"),
)
"""What crawlers are asked to leave alone. Pages that must not be found are not here: there they read `noindex`."""


@require_safe
@kept_whatever_is_asked
def index(request):
    """Show which parts the sitemap has, each with when something in it was published last."""
    parts = [{"path": reverse("sitemap_pages"), "changed": None}]
    rows = indexed().values("kind").annotate(total=Count("pk", distinct=True), changed=Max(CHANGED))
    counts = {row["kind"]: row for row in rows}
    for kind, plural in PLURALS.items():
        row = counts.get(kind, {"total": 0})
        for number in range(-(-row["total"] // PART)):
            path = reverse("sitemap_part", kwargs={"plural": plural, "number": number + 1})
            parts.append({"path": path, "changed": row["changed"]})
    return sent(request, "sitemap_index.xml", parts)


@require_safe
@kept_whatever_is_asked
def pages(request):
    """Show the addresses of the pages and lists that are no records."""
    paths = [*map(reverse, PAGES), *map(list_path, PLURALS)]
    return sent(request, "sitemap.xml", [{"path": path, "changed": None} for path in paths])


@require_safe
@kept_whatever_is_asked
def part(request, plural, number):
    """Show one part of the records of a kind, each with when its latest version was published."""
    latest = Version.objects.filter(record=OuterRef("pk")).order_by("-number").values("created_at")[:1]
    cards = indexed().filter(kind=KINDS_BY_PLURAL.get(plural, "")).order_by("pk").annotate(at=Subquery(latest))
    start = (number - 1) * PART
    rows = list(cards.values_list("kind", "public_id", "slug", "at")[start : start + PART]) if number else []
    if not rows:
        raise Http404("The sitemap has no such part.")
    entries = [{"path": record_path(*face), "changed": changed} for *face, changed in rows]
    return sent(request, "sitemap.xml", entries)


def indexed():
    """Return the Cards (queryset) of what search engines may list."""
    return Card.objects.filter(noindex=False)


def sent(request, template, entries):
    """Return a sitemap of entries: `path`, and when it changed (a datetime or None)."""
    context = {"site": settings.SITE_URL, "entries": entries}
    return render(request, template, context, content_type="application/xml; charset=utf-8")


@require_safe
@kept_whatever_is_asked
def robots(request):
    """Tell crawlers what to leave alone, and where the sitemap is."""
    rules = "".join(f"Disallow: {path}\n" for path in NOT_CRAWLED)
    text = f"User-agent: *\n{rules}\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
