"""OSCOLA 4: a footnote (Oxford University Standard for the Citation of Legal Authorities, 4th edition).

Official reports follow section 3.4: title in italics, number and year in brackets. Headline capitals; no full
stops in abbreviations and initials (1.3.1).
"""

from .casing import headline
from .dates import british, is_about
from .dates import years as years_of
from .marks import BRITISH, italic, joined, quoted, typeset
from .names import series, without_stops


def cite(item):
    """Return the footnote of an item (marked text)."""
    return joined(" ", joined(", ", authors(item), PARTS[item["type"]](item)), address(item)) + "."


def article(item):
    """Return a newspaper article: newspaper in italics, date in brackets, page."""
    day = date(item, british)
    paper = italic(plain(item.get("container-title", "")))
    return joined(" ", title_of(item), paper, day and f"({day})", item.get("page"))


def page(item):
    """Return a web page: its site in italics and its date in brackets."""
    made = joined(", ", italic(plain(item.get("container-title", ""))), date(item, british))
    return joined(" ", title_of(item), made and f"({made})")


def report(item):
    """Return an official report (3.4): with its number and year, or without one as a book has it."""
    title = italic(headline(plain(item["title"]), item.get("language")))
    number, year = item.get("number"), date(item, years_of)
    publisher = "" if number else plain(item.get("publisher", ""))
    made = joined(", ", number, year) if number else joined(" ", publisher, year)
    return joined(" ", title, made and f"({made})")


PARTS = {"article-newspaper": article, "webpage": page, "report": report}


def authors(item):
    """Return up to three authors, or the first "and others"."""
    names = [without_stops(name) for name in item.get("author", ())]
    return series(names, " and ", most=3, shown=1, others=" and others")


def title_of(item):
    """Return the title in quotation marks and headline capitals."""
    return headline(quoted(item["title"], BRITISH), item.get("language"))


def date(item, words):
    """Return the date by `words`, "c" before it if it is only about right."""
    return "c " * is_about(item.get("issued")) + words(item.get("issued"))


def address(item):
    """Return the address and the day on which it was read."""
    url = item.get("URL")
    return f"<{url}> accessed {british(item['accessed'])}" if url else ""


def plain(text):
    """Return a text that stands in no quotation marks."""
    return typeset(text, BRITISH)
