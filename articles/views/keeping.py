"""How long a page is kept, by a browser and by this process: as long as clock, epoch and release stand."""

from functools import partial, wraps
from hashlib import sha256
from operator import attrgetter
from zlib import crc32

from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.timezone import localdate
from django.views.decorators.gzip import gzip_page

from articles.publishing import clock
from articles.release import RELEASE

compressed = gzip_page(lambda request, response: response)
"""Return a response compressed if the reader's browser takes that: a kept page is compressed once."""


def kept_until_the_clock_moves(view, address_of=HttpRequest.get_full_path):
    """Give a view's answers an ETag of epoch, clock and release, answer 304 to who has it, and keep them.

    The answer is made between two equal readings of the clock; if it never stood still, or the answer
    is not to be kept, there is no ETag. Every use of an answer that a browser kept is checked again
    (`no-cache`). What this process keeps, it keeps for each address with its query string: a view sends
    addresses that say the same to one of them.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        address = address_of(request)
        before = clock.state()
        etag = etag_of(before, address)
        if etag in kept_by(request):
            return sealed(HttpResponseNotModified(), etag)
        kept = kept_page(before, address, request)
        if kept:
            return kept
        state, response = clock.consistently(lambda state: view(at(request, state), *args, **kwargs), before)
        if response.has_header("Cache-Control"):
            return response
        if state is None:
            patch_cache_control(response, no_store=True)
            return response
        response = compressed(request, sealed(response, etag_of(state, address)))
        keep_page(state, address, request, response)
        return response

    return answer


kept_whatever_is_asked = partial(kept_until_the_clock_moves, address_of=attrgetter("path"))
"""The same for a view that reads no query string: odd parameters make no pages of their own."""


def with_the_day(address_of):
    """Return a function of a request: the address that another one gives, and today's date."""
    return lambda request: f"{address_of(request)} {localdate()}"


kept_for_the_day = partial(kept_until_the_clock_moves, address_of=with_the_day(HttpRequest.get_full_path))
"""The same for a view that prints the day on which it is read: it is over with the day."""

kept_for_the_day_whatever_is_asked = partial(
    kept_until_the_clock_moves, address_of=with_the_day(attrgetter("path"))
)
"""The same for one that prints the day and reads no query string."""


def at(request, state):
    """Return a request with the clock's state at which it is answered: what it reads is of then or later."""
    request.clock = state
    return request


def kept_by(request):
    """Return the ETags (set) that a reader's browser has, compared weakly: compression weakens them."""
    return {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}


def etag_of(state, address):
    """Return the ETag (text with its quotation marks) of an address at a clock's (epoch, value), this release."""
    epoch, value = state
    return f'"{epoch}-{value}-{RELEASE}-{crc32(address.encode()):08x}"'


def sealed(response, etag):
    """Return the response with its ETag, to be checked at each use."""
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response


def kept_page(state, address, request):
    """Return the page that this process kept of an address at a clock's state, or None.

    Inside a transaction there is none, and none is kept: what is read there may be rolled back.
    """
    return None if connection.in_atomic_block else caches["pages"].get(place_of(state, address, request))


def keep_page(state, address, request, response):
    """Keep a page until it is the one asked for longest ago; nobody asks for it once the clock has moved."""
    if response.status_code == 200 and not connection.in_atomic_block:
        caches["pages"].set(place_of(state, address, request), response)


def place_of(state, address, request):
    """Return the key of an address at a clock's state, for browsers that take compressed pages or do not."""
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    return sha256(repr((state, RELEASE, address, takes_gzip)).encode()).hexdigest()
