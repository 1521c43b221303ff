"""A picture of what followed as a file, SVG or PNG: with its title, its address and day, and its sources."""

import re
from functools import cache
from math import sqrt
from pathlib import Path

import resvg_py
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.connections import following
from articles.connections.following.laying_out import drawing
from articles.connections.following.picture import picture
from articles.connections.following.sheet import sheet
from articles.connections.following.ties import ties_of
from articles.connections.keeping import graph

from .citation_files import named
from .followed_address import ENDINGS, PATH, read
from .keeping import kept_for_the_day
from .what_followed import followed, is_too_much, not_kept_long, of_what

FONTS = sorted(map(str, Path(following.__file__).with_name("fonts").glob("*.ttf")))
"""A PNG is drawn with the fonts that the archive carries: what a machine has would change where words end."""

KEY = (
    "Solid line: announced as the cause. Dashed: reported as following. Dotted: only later in time."
    " Dash and dot: the archive’s own inference. Thin: another relation."
    " Lines from one record run together: the last stretch tells how firm each is."
)
LARGEST = 16_000_000
"""No PNG has more pixels than these: a longer picture is drawn less finely."""

FINE = 2
MOST_ARTICLES = 20
"""So many articles stand below the picture for a link; its page has them all."""

_TOKEN = re.compile(r"(--[a-z]+): (?:light-dark\()?(#[0-9a-f]{3,8})")
_USED = re.compile(r"var\((--[a-z]+)\)")


@require_safe
@kept_for_the_day
def followed_file(request, ending):
    """Send the wide picture as a file; where there is none, lead to the page, which says why."""
    asked, wrong = read(request.GET)
    record, leads = of_what(request, asked, wrong, ending)
    if leads:
        return leads
    known = graph(request.clock)
    ties = ties_of(known)
    page = not_kept_long(HttpResponseRedirect(f"{PATH}/?{request.META['QUERY_STRING']}"))
    if wrong or is_too_much(record, ties):
        return page
    found = followed(known, asked, record.card if record else None, ties)
    if found.problem or not found.scene.items:
        return page
    svg = svg_of(found)
    body = png_of(svg) if ending == "png" else svg
    name = f"what-followed-{asked.of}" if asked.of else "what-followed"
    return named(HttpResponse(body, content_type=ENDINGS[ending]), name, ending)


def svg_of(found):
    """Return what is Followed as the text of an SVG file that needs no other file."""
    drawn = drawing(found.scene, "wide")
    day = date_format(localdate(), "j F Y")
    notes = (
        f"Inquiry Archive, as it stood on {day}: {settings.SITE_URL}{found.asked.address}",
        KEY,
    )
    laid = sheet(drawn, found.words, notes, [(str(one.number), source_of(one)) for one in found.staged.told])
    context = {
        "sheet": laid,
        "found": found,
        "picture": picture("wide", drawn, found.chosen),
        "site": settings.SITE_URL,
        "style": style(),
    }
    return render_to_string("articles/followed_sheet.svg", context)


def source_of(told):
    """Return a link (Told) in one sentence, with the first MOST_ARTICLES that its passages stand in."""
    said = ". ".join(filter(None, (told.said, told.card.standing_words)))
    articles = [
        ", ".join(filter(None, (card.outlet_words, f"“{card.title}”", card.date_words)))
        for card in told.articles[:MOST_ARTICLES]
    ]
    more = len(told.articles) - MOST_ARTICLES
    articles += [f"and {more} more"] if more > 0 else []
    return f"{told.earlier.title} {told.tie.words} {told.later.title}. {said}. {'; '.join(articles)}"


def png_of(svg):
    """Return an SVG file (text) as a PNG (bytes), FINE dots to a pixel as far as LARGEST allows."""
    width, height = (float(value) for value in re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())
    fine = min(FINE, sqrt(LARGEST / (width * height)))
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=fine, skip_system_fonts=True, font_files=FONTS))


@cache
def style():
    """Return the style sheet of a picture in the colours of a light page, by their values: not all programs that
    draw an SVG know tokens.
    """
    tokens = dict(_TOKEN.findall(Path(finders.find("css/tokens.css")).read_text()))
    rules = Path(finders.find("css/followed.css")).read_text() + ".paper { fill: var(--paper); }"
    return _USED.sub(lambda used: tokens[used[1]], rules)
