"""The same requests in Datasette, on the same articles as one table of a file of its own.

The table is as Datasette's documentation would have it: a column a facet, JSON arrays where an article has
several values, indexes on what filters and sorts, full-text search over the same words. These words stand in
the search's own table: beside the rest they would slow every count down. Its time limits are raised, so that it
counts all; it shows the same facets, and lists as many records. Each page is asked for once: it takes minutes.
"""

import asyncio
import json
import logging
import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode

from articles.choices import Kind
from articles.facets import FACETS
from articles.models import Card

from .requests import PAGE_SIZE

ARRAYS = ("person", "organisation", "report", "event_sort", "theme")
PLAIN = ("outlet", "year", "genre")
COLUMNS = ("id", "title", "line", "earliest", "latest", "sort_key", *PLAIN, *ARRAYS)
LIMIT_MS = 600_000
SETTINGS = {
    "sql_time_limit_ms": LIMIT_MS,
    "facet_time_limit_ms": LIMIT_MS,
    "suggest_facets": False,
    "default_facet_size": 12,
    "default_page_size": PAGE_SIZE,
}
_ROWS = re.compile(r"<h3>\s*([\d,]+) row")


class Missing(Exception):
    """Datasette is not installed."""


def application():
    """Return Datasette's class and version; raise Missing if it is not installed."""
    try:
        from datasette.app import Datasette
        from datasette.version import __version__
    except ImportError:
        raise Missing from None
    return Datasette, __version__


def measure(requests, totals):
    """Return (times, {"version", "agreeing"}): the ms (list) of each of these Requests as a page of Datasette.

    `totals` are how many articles each of them finds here; `agreeing` says for how many Datasette says the same.
    """
    datasette, version = application()
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it tells of every request
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.db")
        write(path)
        addresses = [address(request.asked, path) for request in requests]
        times, found = asyncio.run(ask_all(datasette([str(path)], settings=SETTINGS), addresses))
    agreeing = sum(one == other for one, other in zip(found, totals, strict=True))
    return times, {"version": version, "agreeing": agreeing}


def write(path):
    """Write the public articles into a new SQLite file."""
    with closing(sqlite3.connect(path)) as file, file:
        plain = ", ".join(f"{name} TEXT" for name in COLUMNS[1:])
        file.execute(f"CREATE TABLE articles (id INTEGER PRIMARY KEY, {plain})")
        places = ", ".join("?" * len(COLUMNS))
        file.executemany(f"INSERT INTO articles VALUES ({places})", rows())
        for name in ("earliest", "sort_key", *PLAIN):
            file.execute(f"CREATE INDEX articles_{name} ON articles ({name})")
        # Datasette knows the search's table by these double quotation marks.
        file.execute('CREATE VIRTUAL TABLE articles_fts USING fts5(words, content="articles", content_rowid="id")')
        words = Card.objects.of_kind(Kind.ARTICLE).values_list("pk", "words").iterator()
        file.executemany("INSERT INTO articles_fts (rowid, words) VALUES (?, ?)", words)
        file.execute("ANALYZE")


def rows():
    """Yield the rows of the table."""
    values = {facet.name: values_of(facet) for facet in FACETS[Kind.ARTICLE] if facet.name in (*ARRAYS, "outlet")}
    cards = Card.objects.of_kind(Kind.ARTICLE).values_list(
        *("pk", "title", "line", "date_earliest", "date_latest", "sort_key", "sort")
    )
    for key, title, line, earliest, latest, sort_key, genre in cards.iterator():
        dates = (str(day) if day else None for day in (earliest, latest))
        outlet = next(iter(values["outlet"][key]), None)
        year = str(earliest.year) if earliest else None
        arrays = (json.dumps(values[name][key]) for name in ARRAYS)
        yield key, title, line, *dates, sort_key, outlet, year, genre, *arrays


def values_of(facet):
    """Return {key of an article: its values (sorted list)} of a facet."""
    found = defaultdict(set)
    for pairs in facet.pairs():
        for key, value in pairs.rows().values_list(pairs.record, pairs.value).iterator():
            found[key].add(value)
    return defaultdict(list, {key: sorted(values) for key, values in found.items()})


def address(asked, path):
    """Return the address at which Datasette shows the list that is Asked."""
    conditions = [pair for name, values in asked.chosen.items() for pair in condition(name, values)]
    conditions += [("latest__gte", asked.since.first.isoformat())] if asked.since else []
    conditions += [("earliest__lte", asked.until.last.isoformat())] if asked.until else []
    conditions += [("_search", asked.q)] if asked.q else []
    shown = [("_facet", name) for name in PLAIN] + [("_facet_array", name) for name in ARRAYS]
    order = [("_sort", "sort_key")] if asked.order == "name" else [("_sort_desc", "earliest")]
    page = [("_next", place(asked, path))] if asked.page > 1 else []
    return f"/archive/articles?{urlencode([*conditions, *shown, *order, *page])}"


def condition(name, values):
    """Return the parameters (list of pairs) by which Datasette finds any of these values of a facet."""
    if name not in ARRAYS:
        return [(f"{name}__in", ",".join(values))]
    if len(values) == 1:
        return [(f"{name}__arraycontains", values[0])]
    any_of = ", ".join(f"'{value}'" for value in values)
    return [("_where", f"EXISTS (SELECT 1 FROM json_each(articles.{name}) WHERE value IN ({any_of}))")]


def place(asked, path):
    """Return where Datasette goes on at a deep page: date and id of the last article before it."""
    where = " AND ".join([f"{name} = ?" for name in asked.chosen] or ["1"])
    sql = f"SELECT earliest, id FROM articles WHERE {where} ORDER BY earliest DESC, id LIMIT 1 OFFSET ?"
    values = [values[0] for values in asked.chosen.values()]
    with closing(sqlite3.connect(path)) as file:
        day, key = file.execute(sql, [*values, (asked.page - 1) * PAGE_SIZE - 1]).fetchone()
    return f"{day},{key}"


async def ask_all(datasette, addresses):
    """Return (times, totals) of all addresses, each asked once, after a page that warms up."""
    await datasette.invoke_startup()
    await datasette.client.get("/archive/articles?_size=1")
    times, totals = [], []
    for one in addresses:
        start = perf_counter()
        response = await datasette.client.get(one)
        times.append((perf_counter() - start) * 1_000)
        response.raise_for_status()
        totals.append(total(response.text))
    return times, totals


def total(page):
    """Return how many rows Datasette says that it found, or None."""
    found = _ROWS.search(page)
    return int(found[1].replace(",", "")) if found else None
