"""The house's list of loaded words, held against the archive's own words."""

import re

from articles.choices import Kind
from articles.models import LoadedWord
from articles.words import tokens

from .quotations import QUOTED
from .remark import Remark

OWN_TITLES = (Kind.EVENT, Kind.FINDING)
"""The kinds whose titles are the archive's own words; the others carry a name, or the publisher's headline."""

END = re.compile(r"[.,:;!?()\n—–]+")


def own_words(record):
    """Yield the fields of a record that hold the archive's own words, as (name, text)."""
    if record.kind in OWN_TITLES:
        yield "title", record.title
    for name in ("summary", "short_title", "content_note"):
        yield name, getattr(record, name)


def found_in(text, entries):
    """Return those of the entries (LoadedWord) that a text uses in any form outside quotation marks."""
    parts = [f" {' '.join(tokens(part))} " for part in END.split(QUOTED.sub(".", text))]
    return [entry for entry in entries if any(f" {' '.join(tokens(entry.folded))} " in part for part in parts)]


def loaded(record):
    """Yield a remark for each loaded word in the archive's own words of a record."""
    texts = [(name, text) for name, text in own_words(record) if text]
    entries = list(LoadedWord.objects.all()) if texts else []
    for name, text in texts:
        label = record._meta.get_field(name).verbose_name.capitalize()
        for entry in found_in(text, entries):
            yield Remark(f"{label}: “{entry}” stands outside quotation marks. {entry.instead}", name)
