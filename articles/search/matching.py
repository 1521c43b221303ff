"""Which public records a query finds: sets from the database, put together as bitmaps."""

from functools import reduce
from operator import and_, or_

from pyroaring import BitMap

from .names import with_names
from .sets import everything, holding


def matching(query, state):
    """Return the keys (BitMap) of the public records, of any kind, that a Query finds at the clock's state.

    Each word or phrase is asked of the database once while the clock stands still. A query with a problem,
    or without words, finds nothing.
    """
    if query.is_empty:
        return BitMap()
    return BitMap(reduce(and_, (of_group(group, state) for group in with_names(query, state).groups)))


def of_group(group, state):
    """Return the set of a Group: all of its clauses hold, or one of its other phrases."""
    found = reduce(and_, (of_clause(clause, state) for clause in group.clauses))
    return reduce(or_, (holding(phrase, state) for phrase in group.also), found)


def of_clause(clause, state):
    """Return the set of a clause: one of its terms holds."""
    return reduce(or_, (of_term(term, state) for term in clause))


def of_term(term, state):
    """Return the set of a Term: one of its phrases, or, if it is to be left out, all that have none of them."""
    found = reduce(or_, (holding(phrase, state) for phrase in term.phrases))
    return everything(state) - found if term.is_without else found
