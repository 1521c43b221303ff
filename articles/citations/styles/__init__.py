"""The six styles: an item of CSL-JSON as a student writes it down. Pure functions, one module a style.

citeproc-js with the published CSL styles is the oracle: tests/citations holds every style to its golden files,
but for the differences that tests/citations/differences.toml lists, each with the rule of the style's guide.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import apa, chicago, harvard, mhra, mla, oscola
from .marks import Citation, cleaned


@dataclass(frozen=True)
class Style:
    """A style: its name for readers, what it makes (a note or an entry of a list), and its function."""

    name: str
    makes: str
    cite: Callable


STYLES = {
    "apa": Style("APA 7", "reference", apa.cite),
    "chicago": Style("Chicago 18", "note", chicago.cite),
    "harvard": Style("Harvard", "reference", harvard.cite),
    "mhra": Style("MHRA 4", "note", mhra.cite),
    "mla": Style("MLA 9", "reference", mla.cite),
    "oscola": Style("OSCOLA 4", "note", oscola.cite),
}


def cite(item, style):
    """Return the Citation of an item (dict of CSL-JSON) in a style (a key of STYLES)."""
    return Citation(STYLES[style].cite(cleaned(item)))
