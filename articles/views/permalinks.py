"""Permalinks: where an identifier leads, also as it comes out of a sentence or off a keyboard."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from articles.addresses import ark_of, permalink_path
from articles.identifiers import as_typed, is_well_formed
from articles.metadata import erc
from articles.publishing.showing import State, find, show

from .forms import in_form, instead, kept_in_each_form
from .heads import page_at
from .records import version_at
from .standing_in import checked_each_time, page_path, stand_in

TWO_QUESTION_MARKS = "?"
"""The query string of an address that ends with `??`, which ARKs had before `?info`; with one `?` it is empty."""


@require_safe
@kept_in_each_form
def permalink(request, public_id):
    """Lead from a record's permalink to its page, or to that of the record it was merged into."""
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return instead(request, public_id, state, record)
    return checked_each_time(HttpResponseRedirect(in_form(request, page_path(record))))


@require_safe
def ark(request, naan, typed):
    """Lead from an ARK (draft-kunze-ark) to the permalink, or say with `?info` what it names.

    Raise Http404 for a NAAN that is not the archive's. Hyphens and capitals are no part of an ARK; a
    version follows as a variant, `.v3`, or after a slash.
    """
    if not settings.ARK_NAAN or naan.replace("-", "").lower() != settings.ARK_NAAN:
        raise Http404("These are not this archive's identifiers.")
    public_id, number = as_typed(typed)
    if "info" in request.GET or request.META["QUERY_STRING"] == TWO_QUESTION_MARKS:
        return information(request, public_id, number)
    if not is_well_formed(public_id):
        return instead(request, public_id, State.UNKNOWN, None)
    return checked_each_time(HttpResponseRedirect(in_form(request, permalink_path(public_id, number))))


def information(request, public_id, number=None):
    """Return in plain text what an ARK names and what is promised for it, or what stands there instead."""
    if number is not None:
        version, description, other = version_at(request, public_id, number, "text", ark_information)
        if other:
            return other
        page = page_at(permalink_path(public_id, number), description, version)
    else:
        state, record = find(public_id)
        if state is not State.PUBLIC:
            return stand_in(request, public_id, state, record, "text", ark_information)
        page = page_at(page_path(record), show(record))
    text = erc(page, settings.KEEPER, day=localtime(page.description.frozen_at))
    return checked_each_time(HttpResponse(text, content_type="text/plain; charset=utf-8"))


def ark_information(record):
    """Return the path that says what the ARK of a public record names."""
    return f"/{ark_of(settings.ARK_NAAN, record.public_id)}?info"


@require_safe
@kept_in_each_form
def mended(request, typed):
    """Lead from a permalink with capitals, a trailing slash or the marks of a sentence to the one meant."""
    public_id, number = as_typed(typed)
    if not is_well_formed(public_id):
        return instead(request, public_id, State.UNKNOWN, None)
    return checked_each_time(HttpResponsePermanentRedirect(in_form(request, permalink_path(public_id, number))))
