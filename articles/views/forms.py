"""The forms of a record's page: HTML, and at the same address with `?format=json` the whole of it as JSON."""

from functools import wraps

from django.http import HttpResponseBadRequest
from django.utils.cache import patch_cache_control

from .keeping import kept_until_the_clock_moves, with_the_day
from .standing_in import page_path, stand_in

JSON = "?format=json"
"""What is added to the path of a page for its JSON: this and no other query string makes an answer of its own."""

UNKNOWN = "This page has no such form. Leave “format” out of the address for the page, or ask for format=json.\n"


def kept_in_each_form(view):
    """Keep a view's answers until the clock moves, a page and its JSON apart, whatever else is asked.

    A form that does not exist is refused before anything is looked up.
    """
    kept = kept_until_the_clock_moves(view, with_the_day(lambda request: in_form(request, request.path)))

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.GET.get("format", "json") != "json":
            return refused()
        return kept(request, *args, **kwargs)

    return answer


def form_of(request):
    """Return the form that a request asks for: "json" or "html"."""
    return "json" if "format" in request.GET else "html"


def in_form(request, path):
    """Return the address of a page (path) in the form that a request asks for."""
    return path + JSON if form_of(request) == "json" else path


def path_in_form(request):
    """Return what gives the address of a record's page (a function of a public record) in the form asked for."""
    return lambda record: in_form(request, page_path(record))


def instead(request, public_id, state, record):
    """Return what stands at the address of a record that the public cannot see, in the form asked for."""
    return stand_in(request, public_id, state, record, form_of(request), path_in_form(request))


def refused():
    """Return what there is instead of a form that does not exist, in plain text; nobody keeps it."""
    response = HttpResponseBadRequest(UNKNOWN, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, no_store=True)
    return response
