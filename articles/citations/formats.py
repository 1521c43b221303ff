"""The files that programs read citations from, by the ending of their names: one place where all are named."""

from collections.abc import Callable
from dataclasses import dataclass

from .bibtex import bibtex
from .csl_json import csl_json
from .ris import ris


@dataclass(frozen=True)
class Format:
    """A file format: its name for readers, its media type, and what writes items (iterable) as texts."""

    name: str
    type: str
    write: Callable


FORMATS = {
    "ris": Format("RIS", "application/x-research-info-systems", ris),
    "csl.json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
    "bib": Format("BibTeX", "application/x-bibtex", bibtex),
}
"""By the ending of a file's name; RIS and CSL-JSON first, as Zotero takes a newspaper article from no BibTeX."""


def write(items, ending):
    """Yield the text of a file with this ending (a key of FORMATS) that holds items (iterable), in parts."""
    return FORMATS[ending].write(items)
