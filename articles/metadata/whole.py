"""The whole description as JSON, as `?format=json` gives it at the address of a page.

The names of its fields are promised: what is written in SCHEMA is only added to, and a change of meaning
raises its number. Every other record is named by `id`, `kind`, `title` and `permalink`; every word of a
vocabulary has a `code` that lasts and `words` for readers; every date has `words`, `edtf` and `iso` ("" for
what ISO 8601 cannot say). Fields without a value are there, and empty.
"""

from dataclasses import fields, is_dataclass

from articles.choices import EdgeRole
from articles.description.parts import LinkText, Neighbour, PassageText

from .notices import notices

SCHEMA = 1


def whole(page):
    """Return everything that the public may know of a record, as a dict of JSON values."""
    description, core = page.description, page.core
    return {
        "schema": SCHEMA,
        "permalink": page.archive.permalink(core.id),
        "page": page.url,
        "version": {
            "number": description.version,
            "permalink": page.version_permalink,
            "frozen_at": description.frozen_at.isoformat(),
            "sha256": description.sha256,
        },
        "archive": {
            "name": page.archive.name,
            "address": f"{page.archive.site}/",
            "licence": page.archive.licence,
        },
        "notices": [{"code": notice.code, "words": notice.words} for notice in notices(page)],
        "also_stands_for": [merged(record, page) for record in page.merged],
        "standing": plain(core.standing, page, core.id),
        "record": plain(core, page, core.id),
        "context": None if page.is_version else context(description.context, page),
    }


def merged(record, page):
    """Return a record that was merged into this one: its address leads here, and its versions stay there."""
    return {
        "id": record.public_id,
        "permalink": page.archive.permalink(record.public_id),
        "merged_at": record.merged_at.isoformat() if record.merged_at else "",
    }


def context(told, page):
    """Return what other records say of this one; it belongs to no version."""
    return {
        "coverage": [card(found, page) for found in told.coverage],
        "named_by": [card(naming.card, page) | {"as": roles(naming.roles)} for naming in told.namings],
        "told": [card(other.card, page) | {"summary": other.core.summary} for other in told.told],
        "is_cut": told.is_cut,
    }


def roles(found):
    """Return how a record is named: each role with its code, its words and a detail."""
    return [{"code": code, "words": EdgeRole(code).label, "detail": detail} for code, detail in found]


def card(found, page):
    """Return a record by its card: as every record is named, with its date, standing and content note."""
    return {
        **reference(found.public_id, found.kind, found.title, page),
        "date": {"words": found.date_words, "iso": found.date_iso},
        "standing": {"code": found.standing, "words": found.standing_words} if found.standing else None,
        "content_note": found.content_note,
    }


def reference(public_id, kind, title, page):
    """Return another record as it is named everywhere."""
    return {"id": public_id, "kind": kind, "title": title, "permalink": page.archive.permalink(public_id)}


def plain(part, page, owner):
    """Return a part of a description as JSON values; a passage of record `owner` has an address of its own."""
    if isinstance(part, Neighbour):
        return reference(part.id, part.kind, part.label, page)
    if isinstance(part, tuple):
        return [plain(item, page, owner) for item in part]
    if not is_dataclass(part):
        return part
    if isinstance(part, LinkText):
        owner = part.link.id
    tree = {field.name: plain(getattr(part, field.name), page, owner) for field in fields(part)}
    if isinstance(part, PassageText):
        tree["permalink"] = f"{page.archive.permalink(owner)}#p{part.number}"
    return tree
