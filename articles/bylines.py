"""Who wrote a text: a byline, or the name of a record, as authors in the sense of CSL-JSON.

Nothing is guessed. A byline that does not read as names stays one author, word for word: "Standard
Reporter" has no surname, and a body is called by all of its name. Names follow the order of English,
the surname last, with its particles ("van der Berg", "O’Neil"), which are a part of it.
"""

import re
from dataclasses import dataclass

from .choices import Kind


@dataclass(frozen=True)
class Author:
    """A person by surname, given names and suffix ("Jr"), or anybody else by one `literal` name."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""

    @property
    def words(self):
        """The name as it is said: "Jane Okafor", "Press Association"."""
        return self.literal or " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self):
        """The name as reference managers read it: "Okafor, Jane", and anybody else's with a comma behind it.

        No other comma may stand in the name of a body: what follows it would become its first name.
        """
        if self.literal:
            return f"{_SEPARATOR.sub('', self.literal)},"
        return f"{self.family}, {self.given} {self.suffix}".strip()


def _set_of(words):
    """Return the words of a text as a set."""
    return frozenset(words.split())


# Forms of address go; what stands before a surname alone ("Baroness Okafor") is a part of the name.
_TITLES = _set_of(
    "dr prof professor sir dame lord lady baroness baron viscount earl mr mrs ms miss mx rev revd reverend "
    "cllr coun councillor judge justice hon"
)
_SUFFIXES = _set_of("jr sr ii iii iv")
_HONOURS = _set_of("kc qc mp msp ms mbe obe cbe dbe kbe frs phd md qpm jp")
_PARTICLES = _set_of(
    "van von de der den del della di da dos das du la le el al bin ibn ap ab ter ten te zu zum zur y st"
)
# Written with a capital these begin a surname too; the others may be given names (Della, Ben).
_CAPITAL_PARTICLES = _set_of("Van Von De Der Den Du Di Da Dos Del Le La El Al St Ap Mac Nic Ní Ó O Uí")
_AGENCIES = frozenset(
    {
        *("pa", "pa media", "pa news agency", "press association", "press association reporters"),
        *("reuters", "ap", "associated press", "the associated press", "afp", "agence france-presse", "agencies"),
        *("bloomberg", "upi", "swns", "ldrs", "local democracy reporting service", "itv", "bbc", "staff"),
    }
)
_ROLES = _set_of(
    "reporter reporters correspondent correspondents editor editors columnist journalist writer writers "
    "contributor staff newsdesk newsroom photographer producer presenter author editorial leader"
)
_BODIES = _set_of(
    "press association agency agencies media news team desk bureau service council committee police office "
    "department ministry government group company ltd limited plc foundation trust university institute "
    "commission commissioner commissioners inquiry constabulary board union network society centre wire party "
    "secretary minister times telegraph guardian courier gazette herald echo chronicle advertiser tribune "
    "standard independent observer journal online digital our your the a an secret anonymous guest"
)
_SEPARATOR = re.compile("[,;]")
_BY = re.compile(r"(?:(?:written|words|report|reported|story) )?by:? ", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;|/\n•·&]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_PLACE = re.compile(r" in [^\W\d_a-z].*")
_NAME_WORD = re.compile(r"(?:[^\W\d_]+[’'\-.]?)+")


def authors_of(core):
    """Return the Authors (tuple) that the Core of an article or a report names; no other record has any."""
    if core.kind == Kind.ARTICLE:
        return authors_of_byline(core.text("byline"))
    if core.kind == Kind.REPORT:
        return tuple(author_of(who.kind, who.label) for who in core.neighbours("authors"))
    return ()


def authors_of_byline(text):
    """Return the Authors (tuple) of a byline as it was printed; none for an empty one.

    "By Jane Okafor and John Smith, Press Association" has three. A role after a name ("Political
    Editor"), a place ("in Harwell") and what stands in brackets are left out.
    """
    text = " ".join(text.split())
    whole = text[said.end() :] if (said := _BY.match(text)) else text
    if not whole:
        return ()
    return _read(_pieces(_ASIDE.sub("", whole))) or (Author(literal=whole),)


def author_of(kind, label):
    """Return the Author that a record of this kind (Kind) and title is; only a person has a surname."""
    name = " ".join(label.split())
    return (kind == Kind.PERSON and _person(name)) or Author(literal=name)


def _pieces(text):
    """Return a byline cut at commas and "and", a suffix put back behind its name."""
    pieces = []
    for piece in filter(None, _BETWEEN.split(text)):
        if pieces and _bare(piece) in _SUFFIXES | _HONOURS:
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _read(pieces):
    """Return the Authors that pieces of a byline name, or () unless each of them is understood."""
    authors, persons = [], 0
    for piece in pieces:
        words = {_bare(word) for word in piece.split()}
        if _folded(piece) in _AGENCIES:
            authors.append(Author(literal=piece))
        elif words & _ROLES and persons:
            continue
        elif words & (_BODIES | _ROLES):
            authors.append(Author(literal=piece))
        elif person := _person(_PLACE.sub("", piece)):
            authors.append(person)
            persons += 1
        else:
            return ()
    # Without a person, "and" may be a part of one name: the Department for Work and Pensions.
    return tuple(authors) if persons or all(_folded(piece) in _AGENCIES for piece in pieces) else ()


def _person(name):
    """Return a name in English order as an Author; None if it does not read as given name and surname."""
    words = name.split()
    while words and _bare(words[0]) in _TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1].isupper() and _bare(words[-1]) in _HONOURS:
        words = words[:-1]
    suffix = words.pop() if len(words) > 2 and _bare(words[-1]) in _SUFFIXES else ""
    if not 2 <= len(words) <= 6 or not all(map(_is_part_of_a_name, words)):
        return None
    first = len(words) - 1
    while first > 1 and (words[first - 1] in _PARTICLES or words[first - 1] in _CAPITAL_PARTICLES):
        first -= 1
    if any(word in _PARTICLES for word in words[:first]) or words[-1] in _PARTICLES:
        return None
    return Author(family=" ".join(words[first:]), given=" ".join(words[:first]), suffix=suffix)


def _is_part_of_a_name(word):
    """Return whether a word can be one of a name: a capital letter first, or a particle."""
    begins = word[0].isupper() or word in _PARTICLES or word.startswith(("d’", "d'"))
    return begins and bool(_NAME_WORD.fullmatch(word))


def _bare(word):
    """Return a word for comparing: lower case, no full stops."""
    return word.replace(".", "").lower()


def _folded(text):
    """Return a piece of a byline for comparing with the names of agencies."""
    return " ".join(map(_bare, text.split()))
