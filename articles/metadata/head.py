"""Head tags: what reference managers read of a page, above all Zotero's translator "Embedded Metadata".

They follow three conventions: Highwire Press tags (`citation_*`), Dublin Core, and Zotero's own `z.*`.
An article and a report are described as themselves, found through the archive; everything else is a page of
the archive. No tag names the archive as an author, and no title of a journal stands there: Zotero would
take an article for one of a scholarly journal.
"""

import re
from typing import NamedTuple

from articles.bylines import authors_of
from articles.choices import Genre, Kind
from articles.description import language_code

from .notices import abstract, notices, sentences
from .sorts import zotero_type

NO_DATE = "n.d."
"""What stands for a date that is not known: left empty, Zotero takes the first one that it finds on the page."""

_RANGE = re.compile(r"\s*[-–]\s*")
_TWICE_TWO = re.compile(r"\S \S.*, \S+ \S")


class Tag(NamedTuple):
    """A meta element: the attribute that holds its name ("name", or "property" as Open Graph has it)."""

    attribute: str
    name: str
    content: str


def head_tags(page):
    """Return the Tags (list) of a Page, those without content left out."""
    core = page.core
    tags = [
        ("DC.type", zotero_type(core.kind, core.sort.code if core.sort else "")),
        ("citation_title", core.title),
        *(("citation_author", name) for name in author_names(authors_of(core))),
        ("citation_public_url", page.permalink),
        ("citation_abstract", abstract(core.kind, core.content_note, core.summary)),
        ("z.archive", page.archive.name),
        ("z.archiveLocation", f"{core.id}, version {page.description.version}"),
        ("z.extra", sentences(*(notice.words for notice in notices(page) if notice.code != "content"))),
        *OF_KIND.get(core.kind, of_page)(page),
    ]
    section = core.text("section") if core.kind == Kind.ARTICLE else ""
    named = [Tag("name", name, content) for name, content in tags]
    return [tag for tag in (*named, Tag("property", "article:section", section)) if tag.content]


def of_article(page):
    """Return the (name, content) pairs that only an article has."""
    core = page.core
    first, last = pages_of(core.text("page"))
    return (
        ("citation_publication_date", printed(core.date)),
        ("DC.source", first_label(core, "outlet")),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("DC.language", language_code(core.text("language"))),
        ("DC.rights", core.text("rights")),
    )


def of_report(page):
    """Return the (name, content) pairs that only a report has."""
    core = page.core
    return (
        ("citation_publication_date", printed(core.date)),
        ("DC.publisher", first_label(core, "publisher")),
        ("z.reportNumber", core.text("number")),
    )


def of_page(page):
    """Return the (name, content) pairs of a page of the archive: its date is the day of its version."""
    return (
        ("citation_publication_date", page.description.frozen_at.date().isoformat()),
        ("DC.source", page.archive.name),
        ("DC.rights", page.archive.licence),
    )


OF_KIND = {Kind.ARTICLE: of_article, Kind.REPORT: of_report}


def author_names(authors):
    """Return Authors (tuple) as Zotero reads them in a head: as inverted names.

    A lone name with spaces on both sides of its comma would be read as two people: a semicolon ends it.
    """
    names = [author.inverted for author in authors]
    return [f"{names[0]};"] if len(names) == 1 and _TWICE_TWO.search(names[0]) else names


def printed(date):
    """Return a DateText as a citation dates it: a date that is about right, or a range, stays in words."""
    if not date:
        return NO_DATE
    return date.words if "~" in date.edtf or not date.iso else date.iso


def pages_of(text):
    """Return first and last page of what is printed for a page: "4", "4–5"."""
    first, _, last = _RANGE.sub("-", text, count=1).partition("-")
    return first, last


def first_label(core, code):
    """Return the name of the first neighbour of the fact with this code, or ""."""
    return next((neighbour.label for neighbour in core.neighbours(code)), "")


def site_name(page):
    """Return the name of the site for link previews, or "" where Zotero would cite it as the newspaper."""
    core = page.core
    is_article = core.kind == Kind.ARTICLE and not (core.sort and core.sort.code in Genre.official())
    return "" if is_article and not first_label(core, "outlet") else page.archive.name
