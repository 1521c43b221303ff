"""The benchmark's figures as a plain table."""

from . import following
from .hostile import BOUND_MS

COLUMNS = {
    "counting": "counting",
    "counting_anew": "words anew",
    "page": "whole page",
    "repeat": "asked again",
    "unchanged": "unchanged",
    "datasette": "Datasette",
}


def lines(figures):
    """Yield the lines that tell what `figures` (the dict that becomes JSON) say."""
    yield f"{figures['articles']:,} articles on {figures['database']}, {figures['requests']} requests:"
    yield f"p50 / p95 in ms of the median of so many tries: {told(figures['rounds'])}."
    yield ""
    columns = [name for name in COLUMNS if name in figures]
    yield "  ".join([f"{'':16}", *(f"{COLUMNS[name]:>17}" for name in columns)])
    for sort, summaries in figures["sorts"].items():
        yield row(sort, [summaries[name] for name in columns])
    yield row("all", [figures[name] for name in columns])
    yield ""
    index = figures["index"]
    yield f"The index: built in {index['build_ms']:,} ms, {index['bytes_an_article']:,} bytes an article."
    yield from following_lines(figures["following"])
    yield from publication_lines(figures["publication"])
    yield from hostile_lines(figures["hostile"])
    if other := figures.get("datasette"):
        yield f"Datasette {other['version']} finds as many articles in {other['agreeing']} of the requests."


def told(numbers):
    """Return a dict of numbers as text."""
    return ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in numbers.items())


def row(name, summaries):
    """Return a line of the table."""
    cells = (f"{each['p50_ms']:,.2f} / {each['p95_ms']:,.2f}" for each in summaries)
    return "  ".join([f"{name:16}", *(f"{cell:>17}" for cell in cells)])


def following_lines(rows):
    """Yield how long the views take that follow how records are tied."""
    for each in rows:
        slow = each["ms"] > following.BOUND_MS or each["status"] != 200
        yield (
            f"{'TOO MUCH: ' if slow else ''}{each['asked']}: {each['ms']} ms, the first time {each['first_ms']} ms"
            f"{'' if each['status'] == 200 else ', status ' + str(each['status'])}."
        )


def publication_lines(rows):
    """Yield what publications cost."""
    if not rows:
        yield "Publications are measured in a sample only: they would stay in the archive."
    for each in rows:
        yield (
            f"An event on {each['articles']:,} articles: published in {each['gate_ms']:,} ms, of them "
            f"{each['for_the_index_ms']} for the index; a reader catches up in {each['catching_up_ms']} ms."
        )


def hostile_lines(rows):
    """Yield what hostile requests took."""
    slowest = max(rows, key=lambda each: each["ms"])
    yield f"{len(rows)} hostile requests: the slowest, {slowest['asked']}, took {slowest['ms']} ms."
    for each in rows:
        if each["ms"] > BOUND_MS or each["status"] >= 500:
            yield f"TOO MUCH: {each['asked']}: {each['ms']} ms, status {each['status']}."
