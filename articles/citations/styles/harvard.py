"""Harvard, as in Cite Them Right (12th edition): an entry of a reference list. Titles keep sentence case."""

from .dates import british, day_and_month, is_about, years
from .marks import BRITISH, closed, italic, joined, quoted, typeset
from .names import series, with_initials


def cite(item):
    """Return the entry of an item (marked text)."""
    head, body = PARTS[item["type"]](item)
    return joined(" ", head, *(closed(sentence, ".") for sentence in body if sentence), address(item))


def article(item):
    """Return head and sentences of a newspaper article; without an author its newspaper comes first."""
    paper, author = italic(plain(item.get("container-title", ""))), authors(item)
    day = day_and_month(item.get("issued"))
    place = joined(
        ", ",
        quoted(item["title"], BRITISH),
        paper if author else "",
        about(item, day) if day else "",
        item.get("page") and f"p. {item['page']}",
    )
    return f"{author or paper} ({year(item)})", [place]


def page(item):
    """Return head and sentences of a web page: its site in italics, and who publishes it."""
    title, author = italic(plain(item["title"])), authors(item)
    site = italic(plain(item.get("container-title", "")))
    publisher = plain(item.get("publisher", ""))
    if author:
        return f"{author} ({year(item)})", [joined(", ", title, site), publisher]
    head = f"{title} ({year(item)})"
    return (head, [site, publisher]) if site else (f"{head}.", [publisher])


def report(item):
    """Return head and sentences of a report: its number, and who publishes it."""
    title, author = italic(plain(item["title"])), authors(item)
    rest = [item.get("number"), plain(item.get("publisher", ""))]
    if author:
        return f"{author} ({year(item)})", [title, *rest]
    return f"{title} ({year(item)}).", rest


PARTS = {"article-newspaper": article, "webpage": page, "report": report}


def authors(item):
    """Return up to three authors, or the first "et al."."""
    names = [with_initials(name, "") for name in item.get("author", ())]
    return series(names, " and ", most=3, shown=1, others=f" {italic('et al.')}")


def year(item):
    """Return the year, or "no date"."""
    words = years(item.get("issued"))
    return about(item, words) if words else "no date"


def about(item, words):
    """Return words of a date, "c." before them if the date is only about right."""
    return "c. " * is_about(item.get("issued")) + words


def address(item):
    """Return the address and the day on which it was read."""
    url = item.get("URL")
    return f"Available at: {url} (Accessed: {british(item['accessed'])})." if url else ""


def plain(text):
    """Return a text that stands in no quotation marks."""
    return typeset(text, BRITISH)
