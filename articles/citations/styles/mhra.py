"""MHRA 4: a first note (Modern Humanities Research Association, Style Guide, 4th edition). Headline capitals."""

from .casing import headline
from .dates import british, is_about
from .dates import years as years_of
from .marks import BRITISH, italic, joined, quoted, typeset
from .names import series, straight


def cite(item):
    """Return the note of an item (marked text)."""
    place = joined(", ", item.get("archive"), item.get("archive_location"))
    return joined(" ", joined(", ", PARTS[item["type"]](item), place), address(item)) + "."


def article(item):
    """Return a newspaper article: section, newspaper in italics, date, page."""
    return joined(
        ", ",
        authors(item),
        title_of(item),
        headline(plain(item.get("section", "")), item.get("language")),
        italic(plain(item.get("container-title", ""))),
        date(item, british),
        item.get("page") and f"p. {item['page']}",
    )


def page(item):
    """Return a web page; the keeper of the archive stands for an author."""
    author = authors(item) or plain(item.get("publisher", ""))
    site = plain(item.get("container-title", ""))
    return joined(", ", author, title_of(item), item.get("genre"), site, date(item, british))


def report(item):
    """Return a report: title in italics, number, publisher and year in brackets."""
    title = italic(headline(plain(item["title"]), item.get("language")))
    made = joined(", ", plain(item.get("publisher", "")), date(item, years_of))
    return joined(", ", authors(item), title, item.get("number")) + f" ({made})"


PARTS = {"article-newspaper": article, "webpage": page, "report": report}


def authors(item):
    """Return up to three authors, or the first "and others"."""
    names = [straight(name) for name in item.get("author", ())]
    last = ", and " if len(names) > 2 else " and "
    return series(names, last, most=3, shown=1, others=" and others")


def title_of(item):
    """Return the title in quotation marks and headline capitals."""
    return headline(quoted(item["title"], BRITISH), item.get("language"))


def date(item, words):
    """Return the date by `words`: in square brackets with a question mark if it is only about right."""
    issued = item.get("issued")
    found = words(issued)
    return f"[{found}?]" if is_about(issued) else found or "n.d."


def address(item):
    """Return the address and the day on which it was read."""
    url = item.get("URL")
    return f"<{url}> [accessed {british(item['accessed'])}]" if url else ""


def plain(text):
    """Return a text that stands in no quotation marks."""
    return typeset(text, BRITISH)
