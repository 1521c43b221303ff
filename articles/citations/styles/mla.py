"""MLA 9: an entry of a list of works cited (MLA Handbook, 9th edition). Headline capitals.

The day of reading is given only where the source has no date.
"""

from .casing import headline
from .dates import SHORT, british, is_about
from .marks import AMERICAN, closed, italic, joined, quoted
from .names import apostrophes, inverted, series, straight


def cite(item):
    """Return the entry of an item (marked text): author, title, container with all its parts, what is optional."""
    container = apostrophes(item.get("container-title", ""))
    page, number = item.get("page"), item.get("number")
    parts = joined(
        ", ",
        italic(container),
        number,
        apostrophes(item.get("publisher", "")),
        date(item),
        item.get("archive"),
        item.get("archive_location"),
        page and f"p. {page}",
        item.get("URL"),
    )
    sentences = [authors(item), title_of(item), item.get("genre"), parts, section_of(item), read(item)]
    return joined(" ", *(closed(sentence, ".", inside=True) for sentence in sentences if sentence))


def authors(item):
    """Return one author or two, the first one inverted, or the first "et al."."""
    names = item.get("author", ())
    written = [inverted(name) if number == 0 else straight(name) for number, name in enumerate(names)]
    return series(written, ", and ", most=2, shown=1, others=", et al.")


def title_of(item):
    """Return the title in headline capitals: in italics if it is a whole by itself, else in quotation marks."""
    if item["type"] == "report" or not item.get("container-title"):
        return italic(headline(apostrophes(item["title"]), item.get("language")))
    return headline(quoted(item["title"], AMERICAN), item.get("language"))


def date(item):
    """Return the date with short months, "Circa" before it if it is only about right."""
    issued = item.get("issued")
    return "Circa " * is_about(issued) + british(issued, SHORT)


def section_of(item):
    """Return the newspaper's section, which stands last, in headline capitals."""
    return headline(apostrophes(item.get("section", "")), item.get("language"))


def read(item):
    """Return the day of reading where it is due."""
    due = item.get("URL") and not item.get("issued")
    return f"Accessed {british(item['accessed'], SHORT)}" if due else ""
