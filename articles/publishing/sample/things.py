"""The cast of the synthetic archive: its outlets, bodies, people, inquiries, reports, events, findings, links.

It is the same whatever the number of articles; a smaller archive only holds fewer of it (see `public`).
"""

from dataclasses import dataclass, field, replace
from datetime import date

from articles.choices import (
    EventSort,
    FindingNature,
    Kind,
    OrganisationSort,
    Relation,
    Role,
    StandingTerm,
    Strength,
)
from articles.dates import EdtfDate, PartialDate
from articles.models.link import link_title

from .draws import FIRST, OUTLETS, SIZES, VOCABULARY, drawn_days, generator, zipf
from .names import identifier, word

THEMES = 40
ROLES_HELD = 60
"""How many different posts there are."""

BODIES = tuple(sort for sort in OrganisationSort if sort != OrganisationSort.OUTLET)
EVENT_SORTS = tuple(sort for sort in EventSort if sort not in (EventSort.OPENING, EventSort.PAYMENT))
NATURES = (FindingNature.FINDING, FindingNature.FINDING, FindingNature.ADMISSION, FindingNature.COURT)
STANDINGS = (StandingTerm.REPORTED, StandingTerm.REPORTED, StandingTerm.ANNOUNCED, StandingTerm.DISPUTED)
ENDS = (
    (Kind.REPORT, Relation.LED_TO, Kind.EVENT),
    (Kind.EVENT, Relation.LED_TO, Kind.EVENT),
    (Kind.EVENT, Relation.RESPONDS_TO, Kind.REPORT),
    (Kind.FINDING, Relation.CONTRADICTS, Kind.FINDING),
    (Kind.INQUIRY, Relation.EXAMINED, Kind.ORGANISATION),
    (Kind.INQUIRY, Relation.TURNED_ATTENTION_TO, Kind.ORGANISATION),
    (Kind.PERSON, Relation.CRITICISES, Kind.FINDING),
    (Kind.EVENT, Relation.FOLLOWS_UP, Kind.INQUIRY),
)
"""What the links connect, besides inquiries and the reports that they produced."""


@dataclass(frozen=True)
class Thing:
    """A record of the cast; other records are named by their numbers.

    `named` maps codes of facts ("outlet", "authors", …) to numbers, `people` are (number, code of a role)
    of who took part, `posts` (number of a body, role in words), `ends` the numbers of source and target.
    """

    number: int
    kind: Kind
    title: str
    summary: str
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

    @property
    def public_id(self):
        """The record's public identifier."""
        return identifier(self.number)


def name(number):
    """Return the name that belongs to a record's number, or to that of a theme or post beyond them."""
    return word(VOCABULARY + number).capitalize()


def theme_name(number):
    """Return the name of a theme."""
    return name(FIRST[Kind.ARTICLE] + number)


def role_name(number):
    """Return a post in words."""
    return f"head of {name(FIRST[Kind.ARTICLE] + THEMES + number).lower()}"


def numbers(random, kind, count):
    """Return the numbers (list) of `count` different records of a kind, the frequent ones more often."""
    drawn = zipf(random, SIZES[kind], count * 3) + FIRST[kind]
    return list(dict.fromkeys(drawn.tolist()))[:count]


def sentence(random, count=12):
    """Return so many words as a sentence."""
    return " ".join(map(word, zipf(random, VOCABULARY, count).tolist())).capitalize() + "."


def one_of(random, choices):
    """Return one of the choices."""
    return choices[random.integers(len(choices))]


def drawn_date(random):
    """Return a day, now and then a month, a year or a range with an open end."""
    day = EdtfDate.parse(date.fromordinal(int(drawn_days(random, 1)[0])).isoformat())
    form = int(random.integers(20))
    if form == 0:
        return EdtfDate(day.start, None)
    if form > 3:
        return day
    part = PartialDate(day.start.year, day.start.month if form > 1 else None, about=form == 3)
    return EdtfDate(part, part)


def outlets():
    """Yield the outlets."""
    for number in range(OUTLETS):
        yield Thing(number, Kind.ORGANISATION, f"The {name(number)} Courier", "", sort=OrganisationSort.OUTLET)


def organisations(random):
    """Yield the bodies: some are part of a more frequent one, some have initials."""
    for number in numbers_of(Kind.ORGANISATION):
        title = f"{name(number)} {word(int(random.integers(VOCABULARY))).capitalize()} Council"
        whole = random.integers(FIRST[Kind.ORGANISATION], number) if number % 10 == 9 else None
        initials = "".join(part[0] for part in title.split()) + str(number % 7 + 1)
        yield Thing(
            number,
            Kind.ORGANISATION,
            title,
            sentence(random),
            sort=one_of(random, BODIES),
            other_names=(initials,) if number % 3 == 0 else (),
            named={"parent": () if whole is None else (int(whole),)},
        )


def people(random):
    """Yield the people: one in two held a post or two."""
    for number in numbers_of(Kind.PERSON):
        title = f"{word(int(random.integers(VOCABULARY))).capitalize()} {name(number)}"
        bodies = numbers(random, Kind.ORGANISATION, random.integers(3)) if number % 2 else []
        roles = [role_name(int(role)) for role in zipf(random, ROLES_HELD, len(bodies))]
        posts = tuple(zip(bodies, roles, strict=True))
        yield Thing(number, Kind.PERSON, title, sentence(random), posts=posts)


def inquiries(random):
    """Yield the inquiries."""
    for number in numbers_of(Kind.INQUIRY):
        named = {
            "asked_for_by": numbers(random, Kind.ORGANISATION, 1),
            "led_by": numbers(random, Kind.PERSON, 1),
            "looked_at": numbers(random, Kind.ORGANISATION, 2),
        }
        title = f"{name(number)} Inquiry"
        yield Thing(number, Kind.INQUIRY, title, sentence(random), drawn_date(random), named=named)


def reports(random):
    """Yield the reports."""
    for number in numbers_of(Kind.REPORT):
        named = {
            "authors": numbers(random, Kind.PERSON, 1 + number % 2),
            "publisher": numbers(random, Kind.ORGANISATION, 1),
        }
        title = f"{name(number)} Report"
        yield Thing(number, Kind.REPORT, title, sentence(random), drawn_date(random), named=named)


def events(random):
    """Yield the events, each with one to four who took part."""
    for number in numbers_of(Kind.EVENT):
        sort = one_of(random, EVENT_SORTS)
        who = numbers(random, Kind.PERSON, random.integers(1, 4)) + numbers(random, Kind.ORGANISATION, 1)
        yield Thing(
            number,
            Kind.EVENT,
            f"{sort.label} at {name(number)}",
            sentence(random),
            drawn_date(random),
            sort=sort,
            standing=StandingTerm.ALLEGED if sort == EventSort.ALLEGATION else one_of(random, STANDINGS),
            people=tuple((one, one_of(random, tuple(Role))) for one in who[: 1 + random.integers(len(who))]),
        )


def findings(random):
    """Yield the findings, each of a report."""
    for number in numbers_of(Kind.FINDING):
        about = numbers(random, Kind.ORGANISATION, 1) + numbers(random, Kind.PERSON, random.integers(2))
        yield Thing(
            number,
            Kind.FINDING,
            f"{name(number)} {sentence(random, 6).lower()}",
            sentence(random),
            sort=one_of(random, NATURES),
            standing=one_of(random, STANDINGS),
            themes=tuple(sorted(set(zipf(random, THEMES, 1 + number % 2).tolist()))),
            named={"report": numbers(random, Kind.REPORT, 1), "about": about},
        )


def links(random):
    """Yield the links, each connection once: first which inquiry produced a report, then all others."""
    produced = zip(range(SIZES[Kind.REPORT]), zipf(random, SIZES[Kind.INQUIRY], SIZES[Kind.REPORT]), strict=True)
    seen = {
        (FIRST[Kind.INQUIRY] + int(inquiry), Relation.PRODUCED, FIRST[Kind.REPORT] + report)
        for report, inquiry in produced
        if report % 6
    }
    found = sorted(seen)
    while len(found) < SIZES[Kind.LINK]:
        source, relation, target = one_of(random, ENDS)
        tie = (numbers(random, source, 1)[0], relation, numbers(random, target, 1)[0])
        if tie[0] != tie[2] and tie not in seen:
            seen.add(tie)
            found.append(tie)
    for number, (source, relation, target) in zip(numbers_of(Kind.LINK), found, strict=True):
        yield Thing(
            number,
            Kind.LINK,
            "",
            sentence(random),
            sort=relation,
            standing=one_of(random, STANDINGS),
            strength=one_of(random, tuple(Strength)) if relation in Relation.causal() else "",
            ends=(source, target),
        )


CAST = (organisations, people, inquiries, reports, events, findings, links)


def numbers_of(kind):
    """Return the numbers (range) of all records of a kind."""
    return range(FIRST[kind], FIRST[kind] + SIZES[kind])


def public(covered, seed):
    """Return {number: Thing} of the cast that an archive holds whose press tells of the `covered` numbers.

    A finding needs its report, a link both ends; nobody names who is not there.
    """
    things = {thing.number: thing for thing in outlets() if thing.number in covered}
    for place, make in enumerate(CAST):
        made = (thing for thing in make(generator(seed, 0, place)) if thing.number in covered)
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
