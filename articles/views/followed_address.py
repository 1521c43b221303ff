"""The address of a page of what followed: of which record, which chain comes forward, which links it shows."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from articles.choices import Kind, StandingTerm
from articles.facets import FACETS, Facet, ValueCount
from articles.facets.values import Codes
from articles.filters import MOST_VALUES, NO_SUCH_VALUE

from .narrowing import Block

PATH = "/what-followed"
STANDING = Facet("standing", "Standing", "", Codes(StandingTerm))
LINK_FACETS = (*(facet for facet in FACETS[Kind.LINK] if facet.name in ("relation", "strength")), STANDING)
"""What the links of a picture are filtered by: each facet is named as what a Tie has."""

ENDINGS = {"svg": "image/svg+xml", "png": "image/png"}
"""The media types of the files of a picture, by the endings of their names."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for: public ids, or "", and the values chosen of each facet, by its name."""

    of: str = ""
    start: str = ""
    behind: str = ""
    chosen: dict = field(default_factory=dict)

    @property
    def query(self):
        """The one query string."""
        ends = (("of", self.of), ("from", self.start), ("behind", self.behind))
        values = [(facet.name, value) for facet in LINK_FACETS for value in self.chosen.get(facet.name, ())]
        return urlencode([(name, value) for name, value in ends if value] + values)

    @property
    def address(self):
        """The path and query of the page."""
        return self.file_address("")

    def file_address(self, ending):
        """Return the path and query of the page's file with this ending ("" for the page itself)."""
        path = f"{PATH}.{ending}" if ending else f"{PATH}/"
        return f"{path}?{self.query}" if self.query else path

    def without_filters(self):
        """Return the same with all links."""
        return replace(self, chosen={})

    def bringing_forward(self, start="", behind=""):
        """Return the same with another chain brought forward, or none."""
        return replace(self, start=start, behind=behind)

    def shows(self, tie, but=""):
        """Return whether the filters let a Tie pass, but for the facet of a name."""
        return all(
            name == but or (getattr(tie, name) or "") in values for name, values in self.chosen.items() if values
        )


def read(data):
    """Return (Asked, sentences on what is wrong) of the parameters (QueryDict) of an address."""
    chosen, wrong = {}, []
    for facet in LINK_FACETS:
        values = tuple(sorted({text for text in data.getlist(facet.name) if text}))
        if len(values) > MOST_VALUES or len(facet.possible(values)) < len(values):
            wrong.append(f"{facet.label}: {NO_SUCH_VALUE}")
        elif values:
            chosen[facet.name] = values
    ends = (data.get(name, "").strip().lower() for name in ("of", "from", "behind"))
    return Asked(*ends, chosen), wrong


def blocks(asked, ties):
    """Return the facets (Blocks) of Ties with their counts: how many links there are if a value is chosen."""
    return [block for block in (_block(facet, asked, ties) for facet in LINK_FACETS) if len(block.rows) > 1]


def _block(facet, asked, ties):
    """Return one facet of Ties."""
    values = [getattr(tie, facet.name) for tie in ties if asked.shows(tie, but=facet.name)]
    chosen = asked.chosen.get(facet.name, ())
    words = facet.values.vocabulary.choices
    rows = (ValueCount(code, label, values.count(code), code in chosen) for code, label in words)
    return Block(facet, tuple(row for row in rows if row.count or row.chosen), "")
