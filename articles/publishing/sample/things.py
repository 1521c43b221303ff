"""What the synthetic archive is about: a Thing for each record of its cast, and those that it holds."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from articles.choices import Kind
from articles.dates import EdtfDate
from articles.models.link import link_title

from .draws import FIRST, OUTLETS, VOCABULARY, generator
from .names import identifier, word

THEMES = 40


@dataclass(frozen=True)
class Thing:
    """A record of the cast; other records are named by their numbers.

    `named` maps codes of facts ("authors", "report", …) to numbers, `people` are (number, Role) of who
    took part, `posts` (number of a body, role in words), `ends` the numbers of source and target.
    """

    number: int
    kind: Kind
    title: str
    summary: str = ""
    when: EdtfDate = field(default_factory=EdtfDate.unknown)
    sort: str = ""
    standing: str = ""
    strength: str = ""
    other_names: tuple = ()
    themes: tuple = ()
    named: dict = field(default_factory=dict)
    people: tuple = ()
    posts: tuple = ()
    ends: tuple = ()

    @cached_property
    def public_id(self):
        """The record's public identifier."""
        return identifier(self.number)

    @property
    def is_outlet(self):
        """Whether it prints the articles; no passage names it."""
        return self.number < OUTLETS


def name(number):
    """Return the name that belongs to a record's number; what comes after all records has names too."""
    return word(VOCABULARY + number).capitalize()


def theme_name(number):
    """Return the name of a theme."""
    return name(FIRST[Kind.ARTICLE] + number)


def role_name(number):
    """Return a post in words."""
    return f"head of {name(FIRST[Kind.ARTICLE] + THEMES + number).lower()}"


def public(makers, covered, seed):
    """Return {number: Thing} of what an archive holds whose press tells of the `covered` numbers (container).

    `makers` are the functions of `cast`. A finding needs its report, a link both ends, and nobody names
    who is not there.
    """
    things = {}
    for place, make in enumerate(makers):
        made = make(generator(seed, 0, place), covered)
        things |= {thing.number: titled(thing, things) for thing in made if stands(thing, things)}
    return {number: among(thing, things) for number, thing in things.items()}


def stands(thing, things):
    """Return whether what a finding or link cannot do without is there."""
    return all(number in things for number in (*thing.ends, *thing.named.get("report", ())))


def titled(thing, things):
    """Return the Thing, a link with the title that its ends give it."""
    if not thing.ends:
        return thing
    source, target = (things[number].title for number in thing.ends)
    return replace(thing, title=link_title(source, thing.sort.label, target))


def among(thing, things):
    """Return the Thing without those that it names and that are not there."""
    return replace(
        thing,
        named={code: tuple(number for number in named if number in things) for code, named in thing.named.items()},
        people=tuple(pair for pair in thing.people if pair[0] in things),
        posts=tuple(pair for pair in thing.posts if pair[0] in things),
    )
