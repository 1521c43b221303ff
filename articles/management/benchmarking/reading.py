"""What readers wait for: counts by themselves, and pages through the whole of Django's handler."""

from functools import partial
from io import BytesIO
from itertools import count
from sys import getsizeof
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from pyroaring import BitMap

from articles.choices import Kind
from articles.facets import engine
from articles.facets.building import build
from articles.publishing import clock

from .timing import in_rounds, milliseconds

SHOWN = 12
ROUNDS = {"counting": 15, "counting_anew": 5, "page": 7, "repeat": 15}
"""How often each request is measured; its median counts."""

NEW_STATES = count()


class Answer(NamedTuple):
    """What the handler answered: the status (int), headers, body (bytes)."""

    status: int
    headers: dict
    body: bytes


class Browser:
    """Asks Django's handler for pages as a server with one thread does, and a browser that takes gzip."""

    def __init__(self):
        self.handler = WSGIHandler()

    def get(self, address, **headers):
        """Return the Answer to a request for an address (path and query string)."""
        said = {}

        def start(status, sent, _error=None):
            said.update(status=int(status[:3]), headers=dict(sent))

        response = self.handler(environment(address) | headers, start)
        try:
            body = b"".join(response)
        finally:
            response.close()
        return Answer(said["status"], said["headers"], body)


def environment(address):
    """Return the WSGI environment (PEP 3333) of a GET request."""
    path, _, query = address.partition("?")
    site = urlsplit(settings.SITE_URL)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or 80),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": site.netloc,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def count_list(asked, *, anew=False):
    """Count what a list shows: the clock is read, words are looked up, records and facets are counted."""
    state = clock.state()
    counter = engine(Kind.ARTICLE, state)
    # Search remembers by the clock's state: in one that never was it remembers nothing.
    choices = asked.choices(("anew", next(NEW_STATES)) if anew else state)
    counter.total(choices)
    return counter.counts(choices, SHOWN)


def forget_pages():
    """Empty the cache of pages."""
    caches["pages"].clear()


def counting(requests):
    """Return {name: times (list) of Requests} for counting, words remembered and words looked up anew."""
    remembered = [partial(count_list, each.asked) for each in requests]
    anew = [partial(count_list, each.asked, anew=True) for each in requests]
    return {
        "counting": in_rounds(remembered, ROUNDS["counting"]),
        "counting_anew": in_rounds(anew, ROUNDS["counting_anew"]),
    }


def pages(requests, browser):
    """Return {"page", "repeat", "unchanged": times (list) of Requests} through the handler.

    A page made without the cache, the same page asked for again, and asked for by a browser that has it.
    """
    addresses = [each.asked.address for each in requests]
    asks = [partial(browser.get, address) for address in addresses]
    made = in_rounds(asks, ROUNDS["page"], before=forget_pages)
    again = in_rounds(asks, ROUNDS["repeat"])
    tags = [ask().headers["ETag"] for ask in asks]
    having = [partial(ask, HTTP_IF_NONE_MATCH=tag) for ask, tag in zip(asks, tags, strict=True)]
    return {"page": made, "repeat": again, "unchanged": in_rounds(having, ROUNDS["repeat"])}


def index_of_articles():
    """Return {"build_ms", "bytes_an_article"} of the index that a process keeps of articles."""
    taken, index = milliseconds(lambda: build(clock.state()))
    return {
        "build_ms": round(taken, 1),
        "bytes_an_article": round(weight(index, set()) / max(len(index.live), 1), 1),
    }


def weight(thing, seen):
    """Return about how many bytes an object takes with all that it holds; `seen` are the ids of what is counted.

    A bitmap counts as many as it would on disk, which is nearly what it takes in memory.
    """
    if id(thing) in seen or isinstance(thing, type):
        return 0
    seen.add(id(thing))
    if isinstance(thing, BitMap):
        return len(thing.serialize())
    if isinstance(thing, np.ndarray):
        return thing.nbytes if thing.base is None else weight(thing.base, seen)
    inner = getattr(thing, "__dict__", ())
    if isinstance(thing, dict):
        inner = (*thing, *thing.values())
    elif isinstance(thing, (list, tuple, set, frozenset)):
        inner = thing
    elif inner:
        inner = inner.values()
    return getsizeof(thing) + sum(weight(part, seen) for part in inner)
