"""What stands beside the cards of a list: facets with their counts, what is chosen, and what to leave out."""

from dataclasses import dataclass, replace

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.facets import Facet, ValueCount
from articles.filters import EVERYTHING, FACETS_OF

SHOWN = 12
"""How many values a facet shows, besides the chosen ones; all of them stand on a page of its own."""

DATES = {Kind.ARTICLE: "Published", Kind.REPORT: "Published"}
"""What the date of a record is called, by kind; of the others it is "Date"."""


@dataclass(frozen=True)
class Block:
    """A facet as a list shows it: its rows, and where all its values are ("" if they are here)."""

    facet: Facet
    rows: tuple[ValueCount, ...]
    all_address: str


@dataclass(frozen=True)
class Choice:
    """A choice that can be removed: "or" or "and" before it, its words, and the list without it."""

    joint: str
    words: str
    whole: str
    address: str


@dataclass(frozen=True)
class Loosened:
    """A way to loosen a list: what it is in words, how many records there are then, and the address."""

    words: str
    count: int
    noun: str
    address: str


def noun(kind, count):
    """Return the word for so many records of a kind: "1 article", "2 articles" without the number."""
    if kind == EVERYTHING:
        return "record" if count == 1 else "records"
    return Kind(kind).label.lower() if count == 1 else PLURALS[kind]


def dates_label(kind):
    """Return what the dates of a kind are called."""
    return DATES.get(kind, "Date")


def blocks(asked, counts):
    """Return the facets of a list that have values (Blocks), of the engine's {name: [ValueCount]}."""
    first = asked.at_page(1).query
    query = f"?{first}" if first else ""
    facets = [facet for facet in FACETS_OF[asked.kind] if counts[facet.name]]
    return [Block(facet, tuple(counts[facet.name]), all_address(asked, facet, counts, query)) for facet in facets]


def all_address(asked, facet, counts, query):
    """Return the address of the page with all values of a facet, or "" if the list shows them all."""
    return f"{asked.path}all/{facet.name}/{query}" if len(counts[facet.name]) >= SHOWN else ""


def chosen(asked, labels):
    """Return the Choices that narrow a list, in the order of its address; `labels` is {(facet, value): words}."""
    found = []
    for facet in facets_chosen(asked):
        values = asked.chosen[facet.name]
        for place, value in enumerate(values):
            words = labels.get((facet.name, value), value)
            whole = f"{facet.label}: {words}"
            rest = asked.choosing(facet.name, {*values} - {value})
            found.append(Choice("or" if place else "and", words if place else whole, whole, rest.address))
    for name, words in ranges(asked):
        found.append(Choice("and", words, words, asked.without(name).address))
    return [replace(found[0], joint=""), *found[1:]] if found else []


def facets_chosen(asked):
    """Return the facets that are chosen from."""
    return [facet for facet in FACETS_OF[asked.kind] if facet.name in asked.chosen]


def ranges(asked):
    """Return (name, words) of the dates and of the search that narrow a list."""
    found = [("dates", f"{dates_label(asked.kind)} {dates_words(asked)}")] if asked.since or asked.until else []
    return found + ([("q", f"Search: {asked.q}")] if asked.q else [])


def dates_words(asked):
    """Return a range of dates in words."""
    if asked.since == asked.until:
        return asked.since.words
    if not asked.until:
        return f"from {asked.since.words}"
    if not asked.since:
        return f"until {asked.until.words}"
    return f"{asked.since.words} to {asked.until.words}"


def labels_of(counts):
    """Return {(facet, value): words} of the values that are chosen."""
    return {(name, row.value): row.label for name, rows in counts.items() for row in rows if row.chosen}


def loosened(asked, labels, total_of):
    """Return what would be left with each of the choices left out (Loosened), or else with each of them alone.

    A facet is one choice, and so are dates and words. `total_of` counts what is Asked.
    """
    parts = [(facet.name, whole_of(facet, asked, labels)) for facet in facets_chosen(asked)] + ranges(asked)
    if asked.kind == EVERYTHING:
        parts = [part for part in parts if part[0] != "q"]  # there is no list of everything without words
    without = [counted("Without", words, asked.without(name), total_of) for name, words in parts]
    if len(parts) < 2 or any(each.count for each in without):
        return without
    return [counted("Only", words, asked.only(name), total_of) for name, words in parts]


def counted(what, words, rest, total_of):
    """Return a way to loosen a list as Loosened: `rest` is what is Asked then."""
    count = total_of(rest)
    return Loosened(f"{what} {words}", count, noun(rest.kind, count), rest.address)


def whole_of(facet, asked, labels):
    """Return a facet with all that is chosen of it, in words."""
    words = (labels.get((facet.name, value), value) for value in asked.chosen[facet.name])
    return f"{facet.label}: {' or '.join(words)}"


def list_words(asked, labels):
    """Return what a list holds, in words: "articles; Genre: News or Live page; Search: cabinet"."""
    parts = [whole_of(facet, asked, labels) for facet in facets_chosen(asked)]
    return "; ".join([noun(asked.kind, 2), *parts, *(words for _, words in ranges(asked))])


def unknown_values(asked, unknown):
    """Return ([sentences], the list without them) on {facet: [values that no public record has]}."""
    sentences, rest = [], asked
    for facet in facets_chosen(asked):
        values = unknown.get(facet.name, ())
        if values:
            shown = ", ".join(f"“{value}”" for value in values)
            sentences.append(f"{facet.label}: no public {noun(asked.kind, 1)} has {shown}.")
            rest = rest.choosing(facet.name, {*asked.chosen[facet.name]} - {*values})
    return sentences, rest
