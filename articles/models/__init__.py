"""The models, one a file: the table of contents."""

from .access_point import AccessPoint
from .article import Article, Correction, HeadlineVariant
from .card import Card, Edge, Reference
from .clock import Change, Clock
from .difference import Account, Difference
from .event import Event, Participation
from .finding import Finding
from .identifier import Identifier, IdentifierTaken
from .inquiry import Inquiry
from .link import Link
from .loaded_word import LoadedWord
from .merge import Merge, Move
from .not_the_same import NotTheSame
from .note import Note
from .organisation import Organisation
from .other_name import OtherName
from .passage import Passage
from .person import Person
from .post import Post
from .record import Record
from .redaction_request import RedactionRequest
from .report import Report
from .standing import Standing
from .start import StartingPoint
from .starter_entry import StarterEntry
from .theme import Theme
from .version import Redaction, Version

KINDS = (Article, Organisation, Person, Inquiry, Report, Finding, Event, Link)

__all__ = [
    "KINDS",
    "AccessPoint",
    "Account",
    "Article",
    "Card",
    "Change",
    "Clock",
    "Correction",
    "Difference",
    "Edge",
    "Event",
    "Finding",
    "HeadlineVariant",
    "Identifier",
    "IdentifierTaken",
    "Inquiry",
    "Link",
    "LoadedWord",
    "Merge",
    "Move",
    "NotTheSame",
    "Note",
    "Organisation",
    "OtherName",
    "Participation",
    "Passage",
    "Person",
    "Post",
    "Record",
    "Redaction",
    "RedactionRequest",
    "Reference",
    "Report",
    "Standing",
    "StarterEntry",
    "StartingPoint",
    "Theme",
    "Version",
]
