"""Where the project is, and the sections and tables of the corpus's Markdown pages."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def section(text, heading):
    """Return the text under a second-level heading; raise ValueError if there is none."""
    parts = re.split(r"^## +(.*)$", text, flags=re.M)
    return parts[parts.index(heading) + 1]


def rows(text):
    """Return the rows of a table as lists of cells, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def row_of(line, found):
    """Return the one row (list of cells) whose text begins with `line`; fail if there is none or another."""
    (row,) = (cells for text, cells in found.items() if text.startswith(line))
    return row


def unpaired(lines, texts):
    """Return what is not one to one of lines (of a test) and texts (of rows), where a line begins its text."""
    texts = [*texts]
    pairs = [(line, text) for line in lines for text in texts if text.startswith(line)]
    return [one for one in (*lines, *texts) if sum(one in pair for pair in pairs) != 1]


def same(name):
    """Return a name as it is compared: without capitals, with straight apostrophes."""
    return name.replace("’", "'").casefold()


def names(entry):
    """Return all names (set of str) of an entry, as they are compared."""
    return {same(name) for name in (entry.data["title"], *entry.data.get("other_names", ()))}


def quoted(entries, keys):
    """Return the keys of the articles that passages of these entries quote."""
    return {row["article"] for key in keys for row in entries[key].data.get("passages", ())}


def cited(cell):
    """Return the keys of articles in a cell of the coverage index (set)."""
    return {*re.findall(r"[a-z0-9]+-[a-z]+-\d{4}", cell)}
