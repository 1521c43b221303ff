"""Two texts compared word by word, and two cores line by line."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.description.parts import DateText, Neighbour, Term, Value

SAME, ADDED, REMOVED = "same", "added", "removed"

MOST_WORDS = 4000
"""Longer texts are marked as a whole: comparing takes the square of their length."""


@dataclass(frozen=True)
class Run:
    """Words of a compared text: `how` is SAME, ADDED or REMOVED."""

    how: str
    words: str


def marked(before, after):
    """Return two texts as one list of Runs, the words that went before those that came."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    if max(len(old), len(new)) > MOST_WORDS:
        pairs = [(REMOVED, before), (ADDED, after)] if before != after else [(SAME, before)]
    else:
        pairs = []
        for _, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            gone, come = "".join(old[start:end]), "".join(new[from_:to])
            pairs += [(SAME, gone)] if gone == come else [(REMOVED, gone), (ADDED, come)]
    return [Run(how, words) for how, words in pairs if words]


def lines_of(core):
    """Return {label: text} of all that readers see of a Core, in order; several lines of a label are joined."""
    lines = {
        "Title": core.title,
        "Short title": core.short_title,
        "Note on the content": core.content_note,
        "Sort": text_of(core.sort),
        "Date": " ".join(filter(None, [text_of(core.date), text_of(core.date_basis), core.date_reason])),
        "Summary": core.summary,
        "Kept out of search engines": "yes" if core.noindex else "",
        **{fact.label: ", ".join(map(text_of, fact.values)) for fact in core.facts},
        "From": text_of(core.ends and core.ends.source),
        "Relation": text_of(core.ends and core.ends.relation),
        "To": text_of(core.ends and core.ends.target),
        "Strength": text_of(core.ends and core.ends.strength),
    }
    lines |= {f"Standing {number}": line(row, row.term, row.since) for number, row in enumerate(core.standings, 1)}
    for number, row in enumerate(core.participants, 1):
        lines[f"Took part {number}"] = line(row, row.who, row.role)
    for number, row in enumerate(core.posts, 1):
        lines[f"Post {number}"] = line(row, row.role, row.organisation, row.since, row.until)
    for row in core.differences:
        accounts = "; ".join(line(account, account.says) for account in row.accounts)
        lines[f"Accounts differ: {row.matter}"] = f"{row.aspect.words}: {accounts}"
    for row in core.passages:
        parts = (f"“{row.exact}”", row.stance, row.article, row.locator)
        lines[f"Passage {row.number}"] = ", ".join(filter(None, map(text_of, parts)))
    for number, row in enumerate(core.links, 1):
        lines[f"Link {number}"] = ", ".join(filter(None, map(text_of, (row.relation, row.other, row.summary))))
    return {label: text for label, text in lines.items() if text}


def line(row, *parts):
    """Return a statement as text, with the numbers of the passages that it rests on."""
    rests = f"passages {', '.join(map(str, row.rests_on))}" if row.rests_on else ""
    return ", ".join(filter(None, [*map(text_of, parts), rests]))


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
            return text_of(part.neighbour) if part.neighbour else part.text
    return str(part)
