"""What a reader asks for: words, "phrases", OR and -without, read from the text of a search box.

- Words stand for all their forms and must all be in a record; "several words" in straight or curly
  quotation marks must stand in it side by side, as must the parts of one with a hyphen.
- OR in capitals joins the two words or phrases beside it and binds closer than the rest:
  `casey OR jay report` asks for the report and one of the two names. An OR with nothing on one side is
  left out, and so is AND, which is understood anyway.
- A hyphen or minus before a word or phrase leaves out the records that hold it.
- All other signs are plain text, brackets too: they only separate words.
"""

import re
from dataclasses import dataclass

from articles.words import fold, one_form, tokens

MOST_CHARACTERS = 200
MOST_WORDS = 20
TOO_LONG = f"This is too long to search for: ask with at most {MOST_CHARACTERS} characters."
TOO_MANY = f"These are too many words to search for: ask with at most {MOST_WORDS}."

_QUOTES = '"“”„‟«»＂'
_PART = re.compile(rf"([-−]*)(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]|([^\s{_QUOTES}]+)|[{_QUOTES}])")


@dataclass(frozen=True)
class Term:
    """A word or phrase asked for: its search words, and its folded form, by which names are looked up.

    `also` holds other phrases that do as well: what the record is called whose other name this is.
    """

    tokens: tuple[str, ...]
    folded: str
    is_quoted: bool = False
    is_without: bool = False
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def phrases(self):
        """The phrases (tuples of search words) one of which a record must hold, its own first."""
        return (self.tokens, *self.also)


@dataclass(frozen=True)
class Group:
    """Clauses, all of which must hold, each of them Terms one of which must; or else a phrase of `also`."""

    clauses: tuple[tuple[Term, ...], ...]
    also: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Query:
    """What is asked for: groups that must all hold. `text` is what the search box shows again.

    With a `problem` (a sentence for the reader) or when it is empty nothing is searched. `named` holds the
    keys of the records whose name or other name all the words together are, once names were looked up.
    """

    text: str = ""
    groups: tuple[Group, ...] = ()
    problem: str = ""
    named: frozenset[int] = frozenset()
    names_are_known: bool = False

    @property
    def is_empty(self):
        """Whether there is no word to search for."""
        return not self.groups

    @property
    def clauses(self):
        """All clauses (list of tuples of Terms), in their order."""
        return [clause for group in self.groups for clause in group.clauses]

    @property
    def terms(self):
        """All Terms (list), in their order."""
        return [term for clause in self.clauses for term in clause]

    @property
    def wanted(self):
        """The Terms that are asked for, not those to leave out."""
        return [term for term in self.terms if not term.is_without]

    @property
    def phrases(self):
        """The phrases asked for (tuples of search words, each once): what is marked and weighed."""
        found = [phrase for term in self.wanted for phrase in term.phrases]
        return tuple(dict.fromkeys(found + [phrase for group in self.groups for phrase in group.also]))


def parse(text):
    """Return the Query that a text asks. Any text is one: none is an error, and each takes linear time."""
    text = one_form(text)
    if len(text) > MOST_CHARACTERS:
        return Query(text[:MOST_CHARACTERS], problem=TOO_LONG)
    clauses = clauses_of(text)
    if sum(len(term.tokens) for clause in clauses for term in clause) > MOST_WORDS:
        return Query(text, problem=TOO_MANY)
    return Query(text, tuple(Group((clause,)) for clause in clauses))


def clauses_of(text):
    """Return the clauses (list of tuples of Terms) of a text: those that an OR joins stand together."""
    clauses, joins = [], False
    for part in _PART.finditer(text):
        if part[0] == "OR":
            joins = bool(clauses)
        elif part[0] != "AND" and (term := term_of(part)):
            clauses.append((*clauses.pop(), term) if joins else (term,))
            joins = False
    return clauses


def term_of(part):
    """Return the Term that a part of the text (a match of _PART) asks for, or None if it has no words."""
    sign, quoted, word = part.groups()
    said = quoted or word or ""
    found = tuple(tokens(said))
    return Term(found, fold(said), quoted is not None, bool(sign)) if found else None
