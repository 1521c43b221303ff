"""Permalinks: where an identifier leads, also as it comes out of a sentence or off a keyboard."""

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path
from articles.identifiers import as_typed, is_well_formed
from articles.publishing.showing import State, find

from .keeping import kept_whatever_is_asked
from .standing_in import checked_each_time, page_path, stand_in


@require_safe
@kept_whatever_is_asked
def permalink(request, public_id):
    """Lead from a record's permalink to its page, or to that of the record it was merged into."""
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return stand_in(request, public_id, state, record)
    return checked_each_time(HttpResponseRedirect(page_path(record)))


@require_safe
@kept_whatever_is_asked
def mended(request, typed):
    """Lead from a permalink with capitals, a trailing slash or the marks of a sentence to the one meant."""
    public_id, number = as_typed(typed)
    if not is_well_formed(public_id):
        return stand_in(request, public_id, State.UNKNOWN, None)
    return checked_each_time(HttpResponsePermanentRedirect(permalink_path(public_id, number)))
