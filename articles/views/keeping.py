"""How long a reader's browser may keep a page: as long as clock, epoch and release stand still."""

from functools import wraps
from zlib import crc32

from django.http import HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

from articles.publishing import clock
from articles.release import RELEASE


def kept_until_the_clock_moves(view):
    """Give a view's answers an ETag of epoch, clock and release, and answer 304 to who has it.

    The answer is made between two equal readings of the clock; if it never stood still, or the answer
    is not to be kept, there is no ETag. Every use of a kept answer is checked again (`no-cache`).
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        before = clock.state()
        etag = etag_of(before, request)
        if etag in kept_by(request):
            return sealed(HttpResponseNotModified(), etag)
        state, response = clock.consistently(lambda: view(request, *args, **kwargs), before)
        if response.has_header("Cache-Control"):
            return response
        if state is None:
            patch_cache_control(response, no_store=True)
            return response
        return sealed(response, etag_of(state, request))

    return answer


def kept_by(request):
    """Return the ETags (set) that a reader's browser has, compared weakly: compression weakens them."""
    return {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}


def etag_of(state, request):
    """Return the ETag (text with its quotation marks) of an address at a clock's (epoch, value), this release."""
    epoch, value = state
    return f'"{epoch}-{value}-{RELEASE}-{crc32(request.get_full_path().encode()):08x}"'


def sealed(response, etag):
    """Return the response with its ETag, to be checked at each use."""
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response
