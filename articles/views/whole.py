"""A whole list as its address asks for it, for what is made of all of it: CSV, feeds."""

from dataclasses import replace

from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.utils.cache import patch_cache_control

from articles.addresses import PLURALS
from articles.filters import EVERYTHING, read

from .listing import Found
from .narrowing import unknown_values


def whole(request, kind, ending, state):
    """Return (Found, None) of the list that an address asks for at a clock's state, or (None, what to answer).

    An address in another form than the one of this `ending` ("csv") leads there; one that asks for what does
    not exist is told what is wrong, in plain text.
    """
    asked, problems = read(kind, request.GET)
    if problems:
        return None, refused(sentence for each in problems.values() for sentence in each)
    asked = all_of(asked, ending)
    if asked.query != request.META["QUERY_STRING"]:
        return None, not_kept(HttpResponseRedirect(address(asked, ending)))
    found = Found(asked, state)
    sentences, _ = unknown_values(asked, found.engine.unknown(found.choices))
    return (None, refused(sentences)) if sentences else (found, None)


def all_of(asked, ending):
    """Return a list's Asked from its first page on; a feed has an order of its own."""
    first = asked.at_page(1)
    return replace(first, order="") if ending == "atom" else first


def address(asked, ending):
    """Return the path and query of the whole of a list in another form: `ending` names it ("csv")."""
    query = all_of(asked, ending).query
    return f"/{name_of(asked.kind)}.{ending}" + (f"?{query}" if query else "")


def name_of(kind):
    """Return what the file of a kind's list is called."""
    return "find" if kind == EVERYTHING else PLURALS[kind]


def not_kept(response):
    """Return a response that nobody keeps."""
    patch_cache_control(response, no_store=True)
    return response


def refused(sentences):
    """Return what is wrong with the address of a list, in plain text."""
    text = "\n".join(["This list cannot be made.", *sentences, ""])
    return not_kept(HttpResponseBadRequest(text, content_type="text/plain; charset=utf-8"))
