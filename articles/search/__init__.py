"""Search: from what a reader types to the public records that answer it.

The sets are the database's, word by word; what is built upon them is Python's, so that every database
gives the same records in the same order.
"""

from .correcting import did_you_mean
from .marking import marked
from .matching import matching
from .names import with_names
from .query import Query, parse
from .relevance import best_first
from .suggesting import Suggestion, suggestions

__all__ = [
    "Query",
    "Suggestion",
    "best_first",
    "did_you_mean",
    "marked",
    "matching",
    "parse",
    "suggestions",
    "with_names",
]
