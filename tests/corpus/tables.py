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
