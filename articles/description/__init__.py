"""The waist of the hourglass: what the public may know of a record, as one frozen value.

`parts` holds the plain values, `describe` makes them from live rows, `labels` takes out what the public
may not see and names the neighbours, `codec` turns them into the bytes that a version keeps, `comparing`
says in which parts and words two of them differ.
"""

from .codec import digest, fingerprint, from_bytes, to_bytes
from .describe import PRIVATE, describe
from .facts import language_code
from .labels import is_complete, named, prune, references, relabel
from .parts import Core, DateText, Description, Face, LinkText, Neighbour, Source, Term, edtf, is_answer

__all__ = [
    "PRIVATE",
    "Core",
    "DateText",
    "Description",
    "Face",
    "LinkText",
    "Neighbour",
    "Source",
    "Term",
    "describe",
    "digest",
    "edtf",
    "fingerprint",
    "from_bytes",
    "is_answer",
    "is_complete",
    "language_code",
    "named",
    "prune",
    "references",
    "relabel",
    "to_bytes",
]
