"""An answer in place of a record, in each form that the archive speaks: a page, JSON and plain text."""

from collections import namedtuple
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.addresses import permalink_path
from articles.choices import Kind

Offer = namedtuple("Offer", ("id", "kind", "title", "permalink"))
"""A record that an address may have meant."""


@dataclass(frozen=True)
class StandIn:
    """What is said in place of a record, whatever the form.

    `said` and `after` are plain sentences, `rows` pairs of a label and a text, `offers` the records
    that may be meant, `facts` what a program reads besides: texts, numbers and lists.
    """

    state: str
    status: int
    heading: str
    said: tuple = ()
    rows: tuple = ()
    after: tuple = ()
    offers: tuple = ()
    label: str = ""
    facts: dict = field(default_factory=dict)


def answer(request, standing_in, form):
    """Return the response that says what a StandIn says, in one of the FORMS; a browser asks each time."""
    response = FORMS[form](request, standing_in)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_cache=True)
    return response


def as_page(request, standing_in):
    """Return a StandIn as a page."""
    context = {"standing_in": standing_in}
    return render(request, "articles/standing_in.html", context, status=standing_in.status)


def as_json(request, standing_in):
    """Return a StandIn as JSON."""
    facts = {
        "state": standing_in.state,
        "heading": standing_in.heading,
        "said": [*standing_in.said, *standing_in.after],
        **standing_in.facts,
    }
    return JsonResponse(facts, status=standing_in.status, json_dumps_params={"ensure_ascii": False})


def as_text(request, standing_in):
    """Return a StandIn as plain text: what an export of another format answers too."""
    rows = [f"{label}: {text}" for label, text in standing_in.rows]
    offers = [f"{Kind(offer.kind).label}: {offer.title}, {offer.permalink}" for offer in standing_in.offers]
    lines = [standing_in.heading, "", *standing_in.said, *offers, *rows, *standing_in.after, ""]
    return HttpResponse("\n".join(lines), status=standing_in.status, content_type="text/plain; charset=utf-8")


FORMS = {"html": as_page, "json": as_json, "text": as_text}
"""The forms of an answer by name; every export but JSON answers as "text"."""


def address_of(record):
    """Return the facts that name a record to a program."""
    return {"id": record.public_id, "kind": record.kind, "permalink": permalink(record)}


def permalink(record, version=None):
    """Return the absolute permalink of a record, or of one of its versions (a number)."""
    return settings.SITE_URL + permalink_path(record.public_id, version)


def day(moment):
    """Return the day of a moment (an aware datetime) in the archive's time zone, in words."""
    return date_format(localtime(moment), "j F Y")
