"""Permalinks: where an identifier leads, also as it comes out of a sentence or off a keyboard."""

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path
from articles.identifiers import as_typed, is_well_formed
from articles.publishing.showing import State, find

from .forms import in_form, instead, kept_in_each_form
from .standing_in import checked_each_time, page_path


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
    """Lead from an ARK (draft-kunze-ark) to the permalink; raise Http404 for a NAAN that is not the archive's.

    Hyphens and capitals are no part of an ARK; a version follows as a variant, `.v3`, or after a slash.
    """
    if not settings.ARK_NAAN or naan.replace("-", "").lower() != settings.ARK_NAAN:
        raise Http404("These are not this archive's identifiers.")
    public_id, number = as_typed(typed)
    if not is_well_formed(public_id):
        return instead(request, public_id, State.UNKNOWN, None)
    return checked_each_time(HttpResponseRedirect(in_form(request, permalink_path(public_id, number))))


@require_safe
@kept_in_each_form
def mended(request, typed):
    """Lead from a permalink with capitals, a trailing slash or the marks of a sentence to the one meant."""
    public_id, number = as_typed(typed)
    if not is_well_formed(public_id):
        return instead(request, public_id, State.UNKNOWN, None)
    return checked_each_time(HttpResponsePermanentRedirect(in_form(request, permalink_path(public_id, number))))
