"""APA 7: an entry of a reference list (Publication Manual of the American Psychological Association, 7th edition).

Titles keep sentence case; the day of reading is given only where the source has no date (section 9.16).
"""

from .dates import american, day_and_month, is_about, years
from .marks import AMERICAN, closed, italic, joined, typeset
from .names import apostrophes, series, with_initials


def cite(item):
    """Return the entry of an item (marked text)."""
    kind = item["type"]
    author, publisher = authors(item), apostrophes(item.get("publisher", ""))
    if kind == "webpage" and not author:
        author, publisher = publisher, ""
    if kind != "report" and author:
        publisher = ""
    title, container = title_of(item), apostrophes(item.get("container-title", ""))
    if kind == "article-newspaper":
        container = joined(", ", italic(container), item.get("page"))
    where = [container] if kind == "article-newspaper" else []
    where += [publisher if publisher != author else "", archive_of(item)]
    where += [container] if kind == "webpage" else []
    head = [author, f"({date(item)})", title] if author else [title, f"({date(item)})"]
    sentences = [closed(part, ".", inside=True) for part in [*head, *where] if part]
    return joined(" ", *sentences, address(item))


def authors(item):
    """Return all authors, the last after "&"."""
    names = [with_initials(name, " ") for name in item.get("author", ())]
    return series(names, ", & ", most=20, shown=19, others=f", . . . {names[-1]}" if names else "")


def title_of(item):
    """Return the title, in italics unless it is a part of a newspaper, with number or description behind it."""
    title = typeset(item["title"], AMERICAN)
    if item["type"] == "article-newspaper":
        return title
    number, genre = item.get("number"), item.get("genre")
    return joined(" ", italic(title), number and f"({number})", genre and f"[{genre}]")


def date(item):
    """Return the date: of a report the year alone, of all else as far as it is known."""
    issued = item.get("issued")
    rest = "" if item["type"] == "report" else day_and_month(issued, month_first=True)
    words = joined(", ", years(issued), rest)
    return ("ca. " * is_about(issued) + words) or "n.d."


def archive_of(item):
    """Return the archive and where in it the source was found."""
    archive, location = item.get("archive", ""), item.get("archive_location")
    return joined(" ", archive, location and f"({location})")


def address(item):
    """Return the address; without a date of publication, with the day on which it was read."""
    url = item.get("URL", "")
    return f"Retrieved {american(item['accessed'])}, from {url}" if url and not item.get("issued") else url
