"""The small pieces of JSON-LD: a thing by its name, a neighbour, an author, a day."""

from articles.choices import Kind
from articles.dates import EdtfDate

from .sorts import schema_type

STATEMENTS = (Kind.EVENT, Kind.FINDING, Kind.LINK)


def some(values):
    """Return those of these keys that have a value."""
    return {key: value for key, value in values.items() if value}


def web(address):
    """Return an address if it is one of the web, or "": no other leads anywhere."""
    return address if address.lower().startswith(("http://", "https://")) else ""


def thing(kind, address, name):
    """Return a thing of schema.org: its type, the address that stands for it, its name."""
    return {"@type": kind, "@id": address, "name": name}


def named(neighbour, page):
    """Return a neighbour as a thing; a statement is named by the page of it, which tells its standing."""
    address = page.archive.permalink(neighbour.id)
    if neighbour.kind in STATEMENTS:
        return thing("WebPage", address, neighbour.label)
    face = page.description.faces.get(neighbour.id)
    kind = schema_type(neighbour.kind, face.sort if face else "")
    return thing(kind, f"{address}#this", neighbour.label) | {"url": address}


def neighbours(core):
    """Return the Neighbours (list) that a Core is about, each once: ends, participants, what its facts name."""
    found = [core.ends.source, core.ends.target] if core.ends else []
    found += [part.who for part in core.participants]
    if core.kind not in (Kind.ARTICLE, Kind.REPORT):
        found += [value.neighbour for fact in core.facts for value in fact.values if value.neighbour]
    return list({neighbour.id: neighbour for neighbour in found}.values())


def author_node(author):
    """Return an Author: a person by surname and given names, anybody else as an Organization by name."""
    if author.literal:
        return {"@type": "Organization", "name": author.literal}
    return {"@type": "Person"} | some(
        {"name": author.words, "givenName": author.given, "familyName": author.family}
    )


def day(date):
    """Return a DateText as ISO 8601, "" for what that cannot say: a range, or a date that is about right."""
    return date.iso if date and "~" not in date.edtf else ""


def days(date):
    """Return first and last of a DateText as ISO 8601, each "" if it is open, unknown or only about right."""
    parsed = EdtfDate.parse(date.edtf) if date else EdtfDate.unknown()
    if parsed.is_about:
        return "", ""
    return tuple(end.iso if end else "" for end in (parsed.start, parsed.end))
