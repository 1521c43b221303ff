"""The whole benchmark: from an archive to its figures."""

import logging
from contextlib import contextmanager

from django.db import connection

from articles.choices import Kind
from articles.facets import Choices, engine
from articles.publishing import clock
from articles.publishing.sample import is_sample

from . import datasette
from .following import views
from .hostile import ask_all
from .publishing import publications
from .reading import ROUNDS, Browser, counting, index_of_articles, pages
from .requests import forty
from .timing import by_sort, summary


class NothingToMeasure(Exception):
    """The archive has no articles."""


def figures(*, against_datasette=False):
    """Return what was measured, as a dict that JSON can hold; raise NothingToMeasure without articles.

    Raise datasette.Missing if Datasette is asked for and is not there.
    """
    if against_datasette:
        datasette.application()
    state = clock.state()
    counter = engine(Kind.ARTICLE, state)
    articles = counter.total(Choices())
    if not articles:
        raise NothingToMeasure
    requests, browser = forty(counter, state), Browser()
    times = counting(requests) | pages(requests, browser)
    rounds, about = dict(ROUNDS), {}
    if against_datasette:
        totals = [counter.total(request.asked.choices(state)) for request in requests]
        times["datasette"], about = datasette.measure(requests, totals)
        rounds["datasette"] = 1
    found = {"articles": articles, "database": connection.vendor, "requests": len(requests), "rounds": rounds}
    return found | {
        **summed_up(requests, times, about),
        "index": index_of_articles(),
        "following": views(browser),
        "hostile": hostile(browser, counter),
        "publication": publications() if is_sample() else [],
    }


def summed_up(requests, times, about_datasette):
    """Return the summaries of times by what was measured, and under "sorts" by sort of request as well."""
    sorts = {name: by_sort(requests, own) for name, own in times.items()}
    whole = {name: summary(own) for name, own in times.items()}
    if "datasette" in whole:
        whole["datasette"] |= about_datasette
    return whole | {"sorts": {sort: {name: sorts[name][sort] for name in times} for sort in sorts["page"]}}


def hostile(browser, counter):
    """Return what hostile requests took; what Django says of them meanwhile is not printed."""
    values = {name: [one.value for one in counted] for name, counted in counter.counts(Choices(), 50).items()}
    with silence():
        return ask_all(browser, values)


@contextmanager
def silence():
    """Keep the log quiet: the answers' status tells what it would."""
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(before)
