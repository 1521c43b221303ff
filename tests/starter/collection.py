"""A small collection of invented records, written as TOML, and what a database holds, to compare."""

import json
from datetime import date

from django.apps import apps

from articles.identifiers import check_character
from articles.models import Record
from articles.starter.files import FILES
from articles.starter.loader import load_starter


def identifier(number):
    """Return the well-formed identifier with this number (int)."""
    return f"{number:07}{check_character(f'{number:07}')}"


def passage(number, words, article="leader-quits", stance="supports"):
    """Return a passage as the files have it."""
    return {"n": number, "article": article, "exact": words, "stance": stance}


def reported(*passages, standing="reported"):
    """Return the standings of a statement that rests on these passages."""
    return {"standings": [{"standing": standing, "rests_on": list(passages)}]}


def small():
    """Return the entries of a small collection, with something of everything, as {kind: [dict]}."""
    entries = {
        "organisation": [
            {"key": "courier", "title": "Harwell Courier", "sort": "outlet"},
            {"key": "council", "title": "Harwell Borough Council", "sort": "local_authority"},
            {"key": "cabinet", "title": "Cabinet of Harwell council", "sort": "council_executive"},
        ],
        "article": [
            {
                "key": "leader-quits",
                "title": "Leader quits over review",
                "date": date(2011, 5, 6),
                "genre": "news",
                "outlet": "courier",
                "url": "https://courier.example/leader-quits",
                "headlines": ["Leader out"],
            },
        ],
        "person": [
            {
                "key": "okafor",
                "title": "Ada Okafor",
                "posts": [{"role": "leader of the council", "organisation": "council", "rests_on": [1]}],
            },
        ],
        "inquiry": [
            {
                "key": "review",
                "title": "Review of Harwell council",
                "led_by": ["okafor"],
                "looked_at": ["council"],
            },
        ],
        "report": [{"key": "harwell-report", "title": "Harwell Report", "inquiry": "review"}],
        "event": [
            {
                "key": "resignation",
                "title": "Resignation of the leader",
                "date": "2011-05",
                "date_basis": "inferred",
                "date_reason": "Reported in May.",
                "sort": "resignation",
                "participants": [{"who": "okafor", "role": "resigned", "rests_on": [1]}],
                "differences": [
                    {
                        "matter": "When she left",
                        "aspect": "date",
                        "accounts": [{"says": "At once", "rests_on": [1]}, {"says": "Later", "rests_on": [2]}],
                    }
                ],
                **reported(1, 2),
            },
        ],
        "finding": [
            {
                "key": "no-action",
                "title": "The council did not act",
                "report": "harwell-report",
                "nature": "finding",
                "themes": ["Leadership"],
                "about": ["council"],
                **reported(1),
            },
        ],
        "link": [
            {"key": "produced", "source": "review", "relation": "produced", "target": "harwell-report"},
            {
                "key": "led-to",
                "source": "harwell-report",
                "relation": "led_to",
                "target": "resignation",
                "strength": "following",
            },
        ],
    }
    for entry in entries["link"]:
        entry |= reported(1)
    ordered = [entry for name in FILES for entry in entries[name]]
    for number, entry in enumerate(ordered, start=1):
        entry["id"] = identifier(number)
        if entry["key"] not in ("courier", "leader-quits"):
            entry["passages"] = [passage(1, f"words on {entry['key']}")]
    entries["event"][0]["passages"].append(passage(2, "will go in the summer"))
    entries["organisation"][2]["parent"] = "council"
    return entries


class Collection:
    """The small collection in a folder; tests change `entries` and load it again."""

    def __init__(self, folder):
        self.folder = folder
        self.entries = small()

    def __getitem__(self, key):
        """The entry (dict) with this key."""
        return next(entry for rows in self.entries.values() for entry in rows if entry["key"] == key)

    def record(self, key):
        """The record that this entry was loaded into, fresh, as its own kind."""
        return Record.objects.get(public_id=self[key]["id"]).child

    def write(self):
        """Write the files and return their folder."""
        for kind, name in FILES.items():
            text = "".join(f"[[{kind.value}]]\n{table(entry)}\n" for entry in self.entries[kind])
            (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder

    def load(self, **options):
        """Write the files, load them, and return the counts."""
        return load_starter(self.write(), **options)


def table(entry):
    """Return the keys and values of an entry as lines of TOML."""
    return "".join(f"{name} = {toml(value)}\n" for name, value in entry.items())


def toml(value):
    """Return a value as TOML writes it within a line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def everything():
    """Return every row of every table of the archive, to see whether anything changed."""
    models = apps.get_app_config("articles").get_models(include_auto_created=True)
    return {model._meta.label: [*model.objects.order_by("pk").values()] for model in models}
