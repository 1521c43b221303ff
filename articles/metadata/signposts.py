"""Typed links of a page for programs (Signposting; RFC 8574, 8288): what it is, how to cite it, its data."""

from typing import NamedTuple

from articles.choices import Kind

from .linked_data import CONTEXT, type_of
from .things import web


class Signpost(NamedTuple):
    """A typed link: a whole address, a relation type, and the media type of what is there ("" if unknown)."""

    target: str
    rel: str
    type: str = ""


def signposts(page, exports):
    """Return the Signposts (list) of a Page.

    `exports` maps the paths of the same record in other forms to their media types. An author has one only
    where the archive has a page of them; the work itself is an item where it has an address.
    """
    core, site = page.core, page.archive.site
    found = [
        Signpost(page.permalink, "cite-as"),
        *(Signpost(site + path, "describedby", media_type) for path, media_type in exports.items()),
        Signpost(f"{CONTEXT}/{type_of(core)}", "type"),
        Signpost(f"{CONTEXT}/AboutPage", "type"),
        *(Signpost(page.archive.permalink(who.id), "author") for who in core.neighbours("authors")),
        Signpost(page.archive.licence_address, "license"),
        Signpost(address_of_work(core), "item"),
    ]
    return [signpost for signpost in found if signpost.target]


def address_of_work(core):
    """Return where an article or a report can be read: in the copy that lasts if there is one; else ""."""
    if core.kind not in (Kind.ARTICLE, Kind.REPORT):
        return ""
    # No program is sent where an editor found nothing.
    return web(core.text("archived_url")) or ("" if core.text("gone_on") else web(core.text("url")))
