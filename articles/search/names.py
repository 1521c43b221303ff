"""Other names: whoever asks for "RMBC" is also shown what names the council by its title."""

from dataclasses import replace

from articles.choices import AccessSort
from articles.models import AccessPoint
from articles.words import tokens

from .memory import Memory
from .query import Group

MOST_NAMED = 200
MOST_ALSO = 5

MEMORY = Memory(most=200)


def with_names(query, state):
    """Return the Query with what it asks for under other names.

    A word or phrase that is wholly a name of a public record also matches that record's title as a phrase,
    and so does a run of words outside quotation marks that together are one. One query, bounded.
    """
    if query.is_empty or query.names_are_known:
        return query
    return MEMORY.recall(state, query, lambda: named(query))


def named(query):
    """Return the Query with its names looked up now."""
    terms, whole = query.terms, " ".join(term.folded for term in query.wanted)
    runs = dict(runs_of(query.clauses))
    names = look_up({whole, *runs.values(), *(term.folded for term in terms)})
    clauses = [tuple(known_too(term, names) for term in clause) for clause in query.clauses]
    return replace(
        query,
        groups=tuple(groups_of(clauses, runs, names)),
        named=frozenset(pk for pk, _phrase in names.get(whole, ())),
        names_are_known=True,
    )


def look_up(codes):
    """Return {folded name: [(key, title's search words) of each record of that name]} for those of `codes`."""
    points = AccessPoint.objects.filter(sort=AccessSort.NAME, code__in=codes).order_by("record_id", "code")
    names = {}
    for code, pk, title in points.values_list("code", "record_id", "record__card__title")[:MOST_NAMED]:
        names.setdefault(code, []).append((pk, tuple(tokens(title))))
    return names


def others(own, code, names):
    """Return the phrases (tuple, MOST_ALSO at most, none twice) by which the records of a name are called too."""
    phrases = dict.fromkeys(phrase for _pk, phrase in names.get(code, ()) if phrase and phrase != own)
    return tuple(phrases)[:MOST_ALSO]


def known_too(term, names):
    """Return the Term with the titles of what it names."""
    return replace(term, also=others(term.tokens, term.folded, names))


def runs_of(clauses):
    """Yield ((start, stop), folded text) of each run of two or more clauses that are plain words."""
    for start in range(len(clauses)):
        words = []
        for stop, clause in enumerate(clauses[start:], start + 1):
            if len(clause) > 1 or clause[0].is_quoted or clause[0].is_without:
                break
            words.append(clause[0].folded)
            if len(words) > 1:
                yield (start, stop), " ".join(words)


def groups_of(clauses, runs, names):
    """Yield the Groups of a query's clauses: the longest run that is a name together, the rest one by one."""
    start = 0
    while start < len(clauses):
        for stop in range(len(clauses), start + 1, -1):
            own = tuple(token for clause in clauses[start:stop] for token in clause[0].tokens)
            if also := others(own, runs.get((start, stop), ""), names):
                break
        else:
            stop, also = start + 1, ()
        yield Group(tuple(clauses[start:stop]), also)
        start = stop
