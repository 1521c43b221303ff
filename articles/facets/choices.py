"""What a reader chose of a list, and what a facet shows of a value."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, Self


@dataclass(frozen=True)
class Choices:
    """What narrows a list: any of the values of each facet, a range of dates, records that hold the words.

    `values` maps a facet's name to the values chosen; `since` and `until` are days, both included, None
    for an open side; `words` are keys of records (of any kind), None if no words were asked for.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    words: Collection[int] | None = None

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the values chosen of a facet."""
        return tuple(self.values.get(name, ()))

    def without(self, name: str) -> Self:
        """Return the choices less those of one facet: what this facet is counted under."""
        if name not in self.values:
            return self
        return replace(self, values={other: chosen for other, chosen in self.values.items() if other != name})


class ValueCount(NamedTuple):
    """A value of a facet as a list shows it: for the address, for the reader, how many, and whether chosen."""

    value: str
    label: str
    count: int
    chosen: bool
