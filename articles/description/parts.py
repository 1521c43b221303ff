"""The plain, frozen values that a description is made of: no models, no queries.

Everything that the public may know of a record is in a Description. Its core is versioned: the bytes
that `codec` makes of it are what a permalink shows for good. Words stand beside codes, so that a later
change of vocabulary changes no version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from articles.choices import Relation
from articles.dates import EdtfDate

SCHEMA = 1


@dataclass(frozen=True)
class Term:
    """A word of a controlled vocabulary: its code, and its words at the time."""

    code: str
    words: str


@dataclass(frozen=True)
class DateText:
    """A date as printed: in words, as EDTF, and ISO for a single day, month or year (else "")."""

    words: str
    edtf: str
    iso: str = ""


def edtf(text):
    """Return a DateText (or None) as an EdtfDate."""
    return EdtfDate.parse(text.edtf) if text else EdtfDate.unknown()


@dataclass(frozen=True)
class Neighbour:
    """Another record, named by its id; the label is empty while the public may not see it."""

    id: str
    kind: str
    label: str = ""


@dataclass(frozen=True)
class Source:
    """Where a passage was printed, as its caption says it: the article's face, like a label."""

    outlet: str = ""
    date: DateText | None = None
    url: str = ""
    archived_url: str = ""


@dataclass(frozen=True)
class PassageText:
    """A quotation: the exact words, how they bear on the record, and the article that printed them."""

    number: int
    exact: str
    stance: Term
    article: Neighbour
    locator: str = ""
    source: Source = field(default_factory=Source)


@dataclass(frozen=True)
class Value:
    """One value of a fact: a neighbour, or text, with an address if it leads outside."""

    text: str = ""
    neighbour: Neighbour | None = None
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """A field of a record's entry: code, label in words, and one or more values."""

    code: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class StandingText:
    """A standing, since when, and the numbers of the passages that it rests on."""

    term: Term
    since: DateText | None = None
    rests_on: tuple[int, ...] = ()


@dataclass(frozen=True)
class PostText:
    """An office that a person held, and the numbers of the passages that say so."""

    role: str
    organisation: Neighbour
    since: DateText | None = None
    until: DateText | None = None
    rests_on: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParticipantText:
    """Who took which part in an event; without numbers it rests on the event's passages."""

    who: Neighbour
    role: Term
    rests_on: tuple[int, ...] = ()


@dataclass(frozen=True)
class AccountText:
    """What one side says, and the numbers of its passages."""

    says: str
    rests_on: tuple[int, ...] = ()


@dataclass(frozen=True)
class DifferenceText:
    """What accounts differ about, and each account."""

    matter: str
    aspect: Term
    accounts: tuple[AccountText, ...]


@dataclass(frozen=True)
class Ends:
    """The two ends of a link, and how the one bears on the other, read in both directions."""

    source: Neighbour
    relation: Term
    inverse: str
    target: Neighbour
    strength: Term | None = None


@dataclass(frozen=True)
class LinkText:
    """A link as one of its ends shows it: the relation read from there, the other end, its passages."""

    link: Neighbour
    relation: Term
    outward: bool
    other: Neighbour
    strength: Term | None
    standing: Term | None
    summary: str
    passages: tuple[PassageText, ...]


def is_answer(link):
    """Return whether a LinkText says who accepted, disputed, criticised or answered the record that shows it."""
    return link.relation.code in Relation.answers() and not link.outward


@dataclass(frozen=True)
class Core:
    """What a version keeps of a record."""

    id: str
    kind: str
    title: str
    slug: str
    short_title: str = ""
    summary: str = ""
    date: DateText | None = None
    date_basis: Term | None = None
    date_reason: str = ""
    content_note: str = ""
    noindex: bool = False
    sort: Term | None = None
    facts: tuple[Fact, ...] = ()
    ends: Ends | None = None
    passages: tuple[PassageText, ...] = ()
    standings: tuple[StandingText, ...] = ()
    posts: tuple[PostText, ...] = ()
    participants: tuple[ParticipantText, ...] = ()
    differences: tuple[DifferenceText, ...] = ()
    links: tuple[LinkText, ...] = ()

    def fact(self, code):
        """Return the values of the fact with this code; none if it has no such fact."""
        return next((fact.values for fact in self.facts if fact.code == code), ())

    def neighbours(self, code):
        """Return the neighbours among the values of the fact with this code."""
        return tuple(value.neighbour for value in self.fact(code) if value.neighbour)

    def text(self, code):
        """Return the first text of the fact with this code, or ""."""
        return next((value.text for value in self.fact(code)), "")

    @property
    def standing(self):
        """The standing that counts: the latest, or None."""
        return self.standings[-1].term if self.standings else None

    def passages_on(self, numbers):
        """Return the record's own passages with these numbers, in their order."""
        return tuple(passage for passage in self.passages if passage.number in numbers)


@dataclass(frozen=True)
class Face:
    """What one record shows of itself wherever another names it: the part of its card that spreads."""

    id: str
    kind: str
    label: str
    slug: str
    sort: str = ""
    content_note: str = ""
    outlet: str = ""
    source: Source = field(default_factory=Source)
    gone: bool = False


@dataclass(frozen=True)
class Description:
    """Everything that the public may know of a record at one time: page, data and citation come from it.

    The core is versioned; the context (what other records say) is not. `removed` says of what a version
    named and no longer shows why it was taken out, in the words of tombstones; "" where it is not shown for now.
    """

    core: Core
    version: int
    frozen_at: datetime
    sha256: str
    faces: Mapping[str, Face]
    context: object
    removed: tuple[str, ...] = ()

    @property
    def left_out(self):
        """What is said of each reason in `removed`: sentences (tuple) for readers."""
        return tuple(map(left_out, self.removed))


def left_out(reason):
    """Return the sentences that say why something of a version is not shown; `reason` is as in `removed`."""
    why = f"was taken out of the archive later, {reason}" if reason else "is not available for now"
    return f"Something that stood here {why}. It is left out."
