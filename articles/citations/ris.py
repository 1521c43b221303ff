"""Items as a RIS file (Reference Manager's format, 2012), with the tags that Zotero's importer reads."""

import re

TYPES = {"article-newspaper": "NEWS", "report": "RPRT", "webpage": "ELEC"}
TAGS = (
    *(("TI", "title"), ("T2", "container-title"), ("PB", "publisher"), ("M3", "genre"), ("SN", "number")),
    *(("SP", "page"), ("SE", "section"), ("UR", "URL"), ("DB", "archive"), ("AN", "archive_location")),
    *(("LA", "language"), ("N1", "note")),
)

# A line break or a control character would begin a new tag, or end the entry ("ER  - ").
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def ris(items):
    """Yield an entry for each item (iterable of dicts of CSL-JSON)."""
    for item in items:
        yield "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines(item)) + "ER  - \r\n\r\n"


def lines(item):
    """Yield the tags and values of an item's entry, but for its end."""
    yield "TY", TYPES[item["type"]]
    yield "ID", item["id"]
    for name in item.get("author", ()):
        yield "AU", author(name)
    yield from dates(item.get("issued", {}))
    for tag, key in TAGS:
        if value := item.get(key):
            yield tag, value
    if accessed := item.get("accessed"):
        yield "Y2", day(accessed["date-parts"][0])


def dates(issued):
    """Yield the tags of a date; of a range its first end, and all of it in words as CSL has it."""
    if parts := issued.get("date-parts"):
        yield "PY", f"{parts[0][0]:04}"
        if len(parts[0]) > 1:
            yield "DA", day(parts[0])
        if len(parts) > 1:
            yield "N1", "Date: " + " to ".join("-".join(f"{part:02}" for part in end) for end in parts)
    elif literal := issued.get("literal"):
        yield "N1", f"Date: {literal}"


def day(parts):
    """Return year, month and day as RIS has them; what is not known stays empty between the slashes."""
    year, month, day = [*parts, None, None][:3]
    return f"{year:04}/{month or 0:02}/{day:02}" if day else f"{year:04}/{month:02}/"


def author(name):
    """Return a CSL name: "Okafor, Jane", with a suffix behind it; anybody else whole, on one line."""
    return name.get("literal") or ", ".join(name[key] for key in ("family", "given", "suffix") if name.get(key))


def one_line(text):
    """Return a text on one line, without what cannot be seen."""
    return _BREAKS.sub(" ", text).strip()
