"""Two cores compared: part by part what readers see of each, and word by word what differs in a part."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from .parts import DateText, Neighbour, Term, Value

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"

MOST_PAIRS = 4_000_000
"""Texts with more pairs of words between what they begin and end with alike are marked as a whole."""


# Words


@dataclass(frozen=True)
class Run:
    """Words of a compared text: `how` is SAME, ADDED or REMOVED."""

    how: str
    words: str


def marked(before, after):
    """Return two texts as one list of Runs, the words that went before those that came."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    first, last = old[:start], old[len(old) - end :]
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [(SAME, first), *pairs_of(old, new), (SAME, last)]
    return [Run(how, "".join(words)) for how, words in joined(pairs)]


def alike(old, new):
    """Return how many words two texts (lists) begin with that are the same."""
    return next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )


def pairs_of(old, new):
    """Yield (how, words) of two lists of words."""
    if len(old) * len(new) > MOST_PAIRS:
        yield REMOVED, old
        yield ADDED, new
        return
    for _, start, end, from_, to in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if old[start:end] == new[from_:to]:
            yield SAME, old[start:end]
        else:
            yield REMOVED, old[start:end]
            yield ADDED, new[from_:to]


def joined(pairs):
    """Return (how, words) pairs without empty ones, neighbours of one sort as one."""
    found = []
    for how, words in pairs:
        if words and found and found[-1][0] == how:
            found[-1][1].extend(words)
        elif words:
            found.append((how, list(words)))
    return found


# Parts


@dataclass(frozen=True)
class Line:
    """What readers see of a part: its label, its text, and what it is one of several of ("" if it is single)."""

    label: str
    text: str
    one_of: str = ""


@dataclass(frozen=True)
class Differing:
    """A part that two cores do not have alike: its label, both texts ("" for none), and what it is one of."""

    label: str
    before: str
    after: str
    one_of: str = ""

    @cached_property
    def runs(self):
        """Both texts as one list of Runs."""
        return marked(self.before, self.after)

    @property
    def went(self):
        """The earlier text as Runs."""
        return [run for run in self.runs if run.how != ADDED]

    @property
    def came(self):
        """The later text as Runs."""
        return [run for run in self.runs if run.how != REMOVED]

    @property
    def how(self):
        """Whether the part was ADDED, REMOVED or CHANGED."""
        return CHANGED if self.before and self.after else ADDED if self.after else REMOVED


def differing(before, after):
    """Return the parts (list of Differing) in which two Cores differ for a reader, in their order."""
    was, now = lines_of(before), lines_of(after)
    nothing = Line("", "")
    return [
        Differing((now.get(key) or was[key]).label, old.text, new.text, (now.get(key) or was[key]).one_of)
        for key in dict.fromkeys([*now, *was])
        if (old := was.get(key, nothing)).text != (new := now.get(key, nothing)).text
    ]


def in_words(differences):
    """Return Differing parts as one line: "Changed: date, 2 passages. Added: 1 link."; "" for none."""
    sentences = []
    for how, verb in ((CHANGED, "Changed"), (ADDED, "Added"), (REMOVED, "Taken out")):
        parts = [part for part in differences if part.how == how]
        single = [part.label[:1].lower() + part.label[1:] for part in parts if not part.one_of]
        many = Counter(part.one_of for part in parts if part.one_of)
        named = [*single, *(f"{count} {noun}{'' if count == 1 else 's'}" for noun, count in many.items())]
        if named:
            sentences.append(f"{verb}: {', '.join(named)}.")
    return " ".join(sentences)


def lines_of(core):
    """Return {key: Line} of all that readers see of a Core, in its order; the keys tell parts apart."""
    found = {}
    for key, line in (*own_lines(core), *row_lines(core)):
        while key in found:
            key = (*key, "again")
        if line.text:
            found[key] = line
    return found


def own_lines(core):
    """Yield (key, Line) of what a Core has once."""
    ends = core.ends
    texts = {
        "Title": core.title,
        "Short title": core.short_title,
        "Note on the content": core.content_note,
        "Sort": text_of(core.sort),
        "Date": told(core.date, core.date_basis, core.date_reason),
        "Summary": core.summary,
        "Kept out of search engines": "yes" if core.noindex else "",
        **{fact.label: ", ".join(map(text_of, fact.values)) for fact in core.facts},
        "From": text_of(ends and ends.source),
        "Relation": text_of(ends and ends.relation),
        "To": text_of(ends and ends.target),
        "Strength": text_of(ends and ends.strength),
    }
    for label, text in texts.items():
        yield (label,), Line(label, text)


def row_lines(core):
    """Yield (key, Line) of what a Core may have several of."""
    for number, row in enumerate(core.standings, 1):
        yield ("standing", number), Line("Standing", line(row, row.term, row.since), "standing")
    for row in core.participants:
        key = ("participant", row.who.id, row.role.code)
        yield key, Line("Took part", line(row, row.who, row.role), "participant")
    for row in core.posts:
        key = ("post", row.organisation.id, row.role)
        yield key, Line("Post", line(row, row.role, row.organisation, row.since, row.until), "post")
    for row in core.differences:
        accounts = "; ".join(line(account, account.says) for account in row.accounts)
        text = f"{row.matter} ({row.aspect.words}): {accounts}"
        yield ("difference", row.matter), Line("Where accounts differ", text, "difference")
    for row in core.passages:
        yield ("passage", row.number), Line(f"Passage {row.number}", quoted(row), "passage")
    for row in core.links:
        quotes = "; ".join(map(quoted, row.passages))
        text = told(row.relation, row.other, row.strength, row.standing, row.summary, quotes)
        yield ("link", row.link.id), Line("Link", text, "link")


def quoted(passage):
    """Return a passage as text: its words, its stance, its article, its place there."""
    return told(f"“{passage.exact}”", passage.stance, passage.article, passage.locator)


def line(row, *parts):
    """Return a statement as text, with the numbers of the passages that it rests on."""
    rests = ""
    if row.rests_on:
        rests = f"passage{'' if len(row.rests_on) == 1 else 's'} {', '.join(map(str, row.rests_on))}"
    return told(*parts, rests)


def told(*parts):
    """Return parts of a core as one text, those without words left out."""
    return ", ".join(filter(None, map(text_of, parts)))


def text_of(part):
    """Return a part of a core, or None, as readers see it."""
    match part:
        case None:
            return ""
        case Term() | DateText():
            return part.words
        case Neighbour():
            return part.label or part.id
        case Value():
            text = text_of(part.neighbour) if part.neighbour else part.text
            return f"{text} ({part.url})" if part.url and part.url != text else text
    return str(part)
