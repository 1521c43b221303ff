"""Items as a BibTeX file, with the entry types and fields of BibLaTeX (its manual, section 2)."""

import re

TYPES = {"article-newspaper": "article", "report": "report", "webpage": "online"}
PLACES = {"article-newspaper": "journaltitle", "webpage": "organization"}
PUBLISHERS = {"report": "institution", "webpage": "publisher"}

# Braces are counted even behind a backslash, so they are named; the rest is what TeX acts on.
_SPECIAL = {
    **{char: f"\\{char}" for char in "%&#_$"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TEX = str.maketrans(_SPECIAL)
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# An address is printed as it stands; what could end the field is percent-encoded (RFC 3986).
_ADDRESS = {ord(char): f"%{ord(char):02X}" for char in '{}\\" '}


def bibtex(items):
    """Yield an entry for each item (iterable of dicts of CSL-JSON)."""
    for item in items:
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields(item) if value)
        yield f"@{TYPES[item['type']]}{{{item['id']},\n{lines}}}\n\n"


def fields(item):
    """Yield the fields of an item's entry and their values, escaped."""
    kind = item["type"]
    yield "author", " and ".join(map(author, item.get("author", ())))
    yield "title", whole(item["title"])  # or its capitals would go
    yield PLACES.get(kind, ""), whole(item["container-title"]) if item.get("container-title") else ""
    yield PUBLISHERS.get(kind, ""), whole(item["publisher"]) if item.get("publisher") else ""
    yield from dates(item.get("issued", {}))
    for name, key in (("type", "genre"), ("number", "number"), ("pages", "page"), ("titleaddon", "section")):
        yield name, escaped(item.get(key, ""))
    yield "addendum", escaped(", ".join(item[key] for key in ("archive", "archive_location") if key in item))
    yield "language", escaped(item.get("language", ""))
    yield "url", address(item.get("URL", ""))
    yield "urldate", "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
    yield "note", escaped(item.get("note", ""))


def dates(issued):
    """Yield the date in EDTF, as BibLaTeX reads it, and for BibTeX itself year and month."""
    if parts := issued.get("date-parts"):
        about = "~" * bool(issued.get("circa"))
        yield "date", "/".join("-".join(f"{part:02}" for part in end) + about for end in parts)
        yield "year", f"{parts[0][0]:04}"
        if len(parts[0]) > 1:
            yield "month", str(parts[0][1])
    elif literal := issued.get("literal"):
        yield "year", escaped(literal)


def author(name):
    """Return a CSL name as BibTeX has it: surname, suffix, given names; anybody else whole in braces."""
    if "literal" in name:
        return whole(name["literal"])
    parts = [name[key] for key in ("family", "suffix", "given") if name.get(key)]
    return ", ".join(whole(part) if re.search(r",|\band\b", part) else escaped(part) for part in parts)


def whole(text):
    """Return a text that BibTeX neither cuts nor changes: in braces of its own."""
    return f"{{{escaped(text)}}}"


def escaped(text):
    """Return a text on one line in which TeX finds nothing to act on, and every brace has its pair."""
    return _BREAKS.sub(" ", text).strip().translate(_TEX)


def address(url):
    """Return an address that no field ends at."""
    return _BREAKS.sub("", url).translate(_ADDRESS)
