"""The files of the starter collection, read and checked for shape."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.choices import Kind
from articles.identifiers import is_well_formed

FOLDER = Path(__file__).parent
FILES = {
    Kind.ORGANISATION: "organisations.toml",
    Kind.ARTICLE: "articles.toml",
    Kind.PERSON: "people.toml",
    Kind.INQUIRY: "inquiries.toml",
    Kind.REPORT: "reports.toml",
    Kind.EVENT: "events.toml",
    Kind.FINDING: "findings.toml",
    Kind.LINK: "links.toml",
}
"""The file of each kind, in an order in which each kind's own row can be made after those before it."""

COMMON = {
    *("key", "id", "title", "short_title", "summary", "date", "date_basis", "date_reason"),
    *("content_note", "passages", "differences"),
}
KEYS = {
    Kind.ORGANISATION: {"sort", "parent", "successor", "other_names"},
    Kind.ARTICLE: {
        *("outlet", "carried_by", "genre", "section", "page", "byline", "url", "archived_url"),
        *("language", "image_credit", "headlines", "accessed_on", "gone_on"),
    },
    Kind.PERSON: {"honorific", "other_names", "posts"},
    Kind.INQUIRY: {"asked_for_by", "led_by", "looked_at"},
    Kind.REPORT: {"inquiry", "authors", "publisher", "number", "url"},
    Kind.EVENT: {"sort", "participants", "standings"},
    Kind.FINDING: {"report", "hearing", "nature", "themes", "about", "locator", "standings"},
    Kind.LINK: {"source", "relation", "target", "strength", "standings"},
}
NEEDED = {Kind.ARTICLE: {"key", "title", "outlet"}, Kind.LINK: {"key", "source", "relation", "target"}}
"""What an entry of a kind cannot do without, where that is not a key and a title."""

TABLES = {
    "passages": ({"n", "article", "exact", "stance"}, {"locator"}),
    "standings": ({"standing", "rests_on"}, {"since"}),
    "participants": ({"who", "role"}, {"rests_on"}),
    "posts": ({"role", "organisation", "rests_on"}, {"since", "until"}),
    "differences": ({"matter", "aspect", "accounts"}, set()),
    "accounts": ({"says", "rests_on"}, set()),
}
"""The tables inside an entry: (keys that each row needs, keys that it may have)."""

LISTS = {"other_names", "headlines", "themes", "asked_for_by", "led_by", "looked_at", "authors", "about"}
DATES = {"date", "since", "until", "accessed_on", "gone_on"}


class StarterError(Exception):
    """The starter collection cannot be loaded; the message names the file and the entry."""


@dataclass(frozen=True)
class Entry:
    """One record as its file describes it; `file` and `key` say where it stands."""

    kind: str
    file: str
    key: str
    public_id: str
    data: dict

    def __str__(self):
        return f"{self.file}, entry “{self.key}”"

    def error(self, message):
        """Return the StarterError that says what is wrong with this entry."""
        return StarterError(f"{self}: {message}")

    @property
    def sha256(self):
        """The digest of what the file says, however it is laid out."""
        text = json.dumps(self.data, sort_keys=True, ensure_ascii=False, default=date.isoformat)
        return hashlib.sha256(text.encode()).hexdigest()


def read_entries(folder=FOLDER):
    """Return the entries (list) of all files in `folder`; raise StarterError for what has not their shape."""
    entries = [entry for kind, name in FILES.items() for entry in read_file(Path(folder, name), kind)]
    for what in ("key", "public_id"):
        seen = {}
        for entry in entries:
            first = seen.setdefault(getattr(entry, what), entry)
            if first is not entry:
                raise entry.error(f"its {what} stands in {first} already.")
    return entries


def read_file(path, kind):
    """Yield the entries of one file."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StarterError(f"{path.name}: cannot be read: {error}") from error
    strange = set(tree) - {kind.value}
    if strange:
        raise StarterError(f"{path.name}: only [[{kind.value}]] may stand here, not {', '.join(sorted(strange))}.")
    rows = tree.get(kind.value, [])
    for number, data in enumerate(rows if isinstance(rows, list) else [None], start=1):
        yield checked_entry(path.name, kind, number, data)


def checked_entry(file, kind, number, data):
    """Return an Entry, or raise StarterError if its keys and values are not those of its kind."""
    if not isinstance(data, dict):
        raise StarterError(f"{file}: write [[{kind.value}]] over each entry.")
    entry = Entry(kind, file, data.get("key", f"number {number}"), data.get("id", ""), data)
    wrong = [*faults(data, NEEDED.get(kind, {"key", "title"}), COMMON | KEYS[kind])]
    if wrong:
        raise entry.error(" ".join(wrong))
    if not is_well_formed(entry.public_id):
        raise entry.error(f"“{entry.public_id}” is not an identifier.")
    return entry


def faults(row, needed, allowed):
    """Yield what is wrong with the keys and values of a table (dict), and of the tables inside it."""
    if unknown := set(row) - needed - allowed:
        yield f"unknown: {', '.join(sorted(unknown))}."
    if missing := [name for name in sorted(needed) if not row.get(name)]:
        yield f"missing: {', '.join(missing)}."
    for name, value in row.items():
        if not is_fit(name, value):
            yield f"“{name}” cannot be {value!r}."
        elif name in TABLES:
            for inner in value:
                yield from (f"{name}: {sentence}" for sentence in faults(inner, *TABLES[name]))


def is_fit(name, value):
    """Return whether a TOML value is of the sort that belongs under this name."""
    if name == "n":
        return isinstance(value, int) and value > 0
    if name in DATES:
        return isinstance(value, str | date)
    of = {**dict.fromkeys(TABLES, dict), **dict.fromkeys(LISTS, str), "rests_on": int}.get(name)
    if of is None:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, of) for item in value)
