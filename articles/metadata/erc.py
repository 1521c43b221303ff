"""What an ARK answers to `?info` (draft-kunze-ark): an Electronic Resource Citation, written as ANVL.

ERC is the DCMI Kernel's "who, what, when, where" of a resource, and of the promise that is made for it; ANVL
has a label and a value a line.
"""

import re

from articles.choices import Kind

from .notices import notices

_MEANING_SOMETHING = {"%": "%pe", ";": "%sc", "|": "%vb"}
_MEANING_SOMETHING_FIRST = {",": "%co", "(": "%op"}
"""What separates values or marks one, and how the Kernel writes it where it is only itself (section 9.5)."""


def erc(page, keeper, *, day):
    """Return the ERC of a Page (text): what it is, what has to go with it, and what is promised for it.

    `keeper` is who keeps the archive (text, "" if nobody is named), `day` the date of the version shown.
    """
    of_version = f", version {page.description.version}" if page.is_version else ""
    when = day.strftime("%Y%m%d")
    described = [
        ("who", page.archive.name),
        ("what", f"{page.core.title}{of_version} ({Kind(page.core.kind).label.lower()})"),
        ("when", when),
        ("where", page.permalink),
        *(("note", notice.words) for notice in notices(page)),
    ]
    promised = [
        ("who", keeper or page.archive.name),
        ("what", "Permanent: Stable Content" if page.is_version else "Permanent: Dynamic Content"),
        ("when", when),
        ("where", f"{page.archive.site}/about/#cite"),
        ("note", promise(page)),
    ]
    return "\n".join(["erc:", *map(line, described), "", "erc-support:", *map(line, promised), ""])


def promise(page):
    """Return in sentences what is promised for the address of a Page."""
    kept = "This address is never given to another record."
    if page.is_version:
        return f"{kept} These words do not change: what has to be withdrawn is taken out, and the page says so."
    return f"{kept} It leads to the record as it is today, and each version of it has an address of its own."


def line(pair):
    """Return a line of ANVL for a pair of a label and a text."""
    label, text = pair
    value = re.sub("[%;|]", lambda found: _MEANING_SOMETHING[found[0]], " ".join(text.split()))
    return f"{label}: {_MEANING_SOMETHING_FIRST.get(value[:1], value[:1])}{value[1:]}"
