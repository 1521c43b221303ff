"""Chicago 18: a full note (The Chicago Manual of Style, 18th edition, notes without bibliography).

The day of reading is given only where the source has no date. Headline capitals.
"""

from .casing import headline
from .dates import american, is_about
from .dates import years as years_of
from .marks import AMERICAN, closed, italic, joined, quoted
from .names import apostrophes, series, straight


def cite(item):
    """Return the note of an item (marked text)."""
    rest = [*after_title(item), *where(item)]
    title = title_of(item)
    if item["type"] == "report":
        title = joined(" ", joined(", ", title, item.get("number")), f"({made(item)})")
    title = closed(title, ",", inside=True) if rest else title
    return closed(joined(", ", authors(item), joined(" ", title, joined(", ", *rest))), ".", inside=True)


def after_title(item):
    """Return what stands between the title and the archive: newspaper or site, who publishes it, date."""
    container, publisher = (apostrophes(item.get(key, "")) for key in ("container-title", "publisher"))
    if item["type"] == "article-newspaper":
        section = headline(apostrophes(item.get("section", "")), item.get("language"))
        return [part for part in (section, italic(container), date(item, american) or "n.d.") if part]
    if item["type"] == "webpage":
        return [part for part in (item.get("genre"), container, publisher, date(item, american)) if part]
    return []


def where(item):
    """Return the place in the archive, the page, the archive, the day of reading where it is due, the address."""
    url, page = item.get("URL"), item.get("page")
    read = f"accessed {american(item['accessed'])}" if url and not item.get("issued") else ""
    parts = (item.get("archive_location"), page and f"p. {page}", item.get("archive"), read, url)
    return [part for part in parts if part]


def authors(item):
    """Return up to six authors, or the first three "et al."."""
    names = [straight(name) for name in item.get("author", ())]
    last = ", and " if len(names) > 2 else " and "
    return series(names, last, most=6, shown=3, others=", et al.")


def title_of(item):
    """Return the title in headline capitals: a report's in italics, all others in quotation marks."""
    if item["type"] == "report":
        return italic(headline(apostrophes(item["title"]), item.get("language")))
    return headline(quoted(item["title"], AMERICAN), item.get("language"))


def made(item):
    """Return who published a report, and the year."""
    return joined(", ", apostrophes(item.get("publisher", "")), date(item, years_of) or "n.d.")


def date(item, words):
    """Return the date by `words`: in square brackets with a question mark if it is only about right."""
    issued = item.get("issued")
    return f"[{words(issued)}?]" if is_about(issued) else words(issued)
