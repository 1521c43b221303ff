"""The cast of the synthetic archive: its outlets, bodies, people, inquiries, reports, events, findings, links.

It is the same whatever the number of articles. Each function takes a generator and the numbers that are
wanted, draws for all numbers of its kind, and yields the Things that are wanted.
"""

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

from .draws import FIRST, OUTLETS, SIZES, VOCABULARY, drawn_days, zipf
from .names import text, word
from .things import THEMES, Thing, name, role_name

POSTS = 60
"""How many different posts there are."""

BODIES = tuple(sort for sort in OrganisationSort if sort != OrganisationSort.OUTLET)
EVENTS = tuple(sort for sort in EventSort if sort not in (EventSort.OPENING, EventSort.PAYMENT))
ROLES = tuple(Role)
NATURES = (FindingNature.FINDING, FindingNature.FINDING, FindingNature.ADMISSION, FindingNature.COURT)
STANDINGS = (StandingTerm.REPORTED, StandingTerm.REPORTED, StandingTerm.ANNOUNCED, StandingTerm.DISPUTED)
STRENGTHS = tuple(Strength)
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


def wanted_of(kind, wanted, *draws):
    """Yield (number, the row of each array of draws as a list) of the wanted records of a kind."""
    for place, number in enumerate(range(FIRST[kind], FIRST[kind] + SIZES[kind])):
        if number in wanted:
            yield number, *(draw[place].tolist() for draw in draws)


def lines(random, kind, count=12):
    """Return the numbers of the words (array) of a line for each record of a kind."""
    return zipf(random, VOCABULARY, (SIZES[kind], count))


def several(random, kind, of, most):
    """Return the numbers (array) of `most` records `of` a kind for each record of another: some come twice."""
    return zipf(random, SIZES[of], (SIZES[kind], most)) + FIRST[of]


def chances(random, kind, count=1):
    """Return draws (array) from 0 to 999 for each record of a kind, to choose by."""
    return random.integers(0, 1_000, (SIZES[kind], count))


def different(numbers, count):
    """Return the first `count` different numbers (tuple)."""
    return tuple(dict.fromkeys(numbers))[:count]


def one_of(choices, chance):
    """Return one of the choices."""
    return choices[chance % len(choices)]


def whens(random, kind):
    """Return the dates (array of ordinals, one in a row) of the records of a kind."""
    return drawn_days(random, SIZES[kind])[:, None]


def when(ordinal):
    """Return a date: most are days, some a month, about a year, or open at the end."""
    day = date.fromordinal(ordinal)
    form = ordinal % 20
    if form > 3:
        start = end = PartialDate(day.year, day.month, day.day)
    elif form > 0:
        start = end = PartialDate(day.year, day.month if form > 1 else None, about=form == 1)
    else:
        start, end = PartialDate(day.year, day.month), None
    return EdtfDate(start, end)


def outlets(_random, wanted):
    """Yield the outlets."""
    for number in range(OUTLETS):
        if number in wanted:
            yield Thing(number, Kind.ORGANISATION, f"The {name(number)} Courier", sort=OrganisationSort.OUTLET)


def organisations(random, wanted):
    """Yield the bodies: some are part of a more frequent one, some have initials."""
    kind = Kind.ORGANISATION
    draws = lines(random, kind), chances(random, kind, 2)
    for number, line, (sort, whole) in wanted_of(kind, wanted, *draws):
        title = f"{name(number)} {word(line[0]).capitalize()} Council"
        parent = FIRST[kind] + whole if number % 10 == 9 else number
        yield Thing(
            number,
            kind,
            title,
            text(line),
            sort=one_of(BODIES, sort),
            other_names=(title[0] + word(line[0])[0].upper() + "C",) if number % 3 == 0 else (),
            named={"parent": (parent,) if parent < number else ()},
        )


def people(random, wanted):
    """Yield the people: every second one held a post or two."""
    kind = Kind.PERSON
    bodies = several(random, kind, Kind.ORGANISATION, 2)
    draws = lines(random, kind), bodies, zipf(random, POSTS, bodies.shape)
    for number, line, bodies, roles in wanted_of(kind, wanted, *draws):
        posts = zip(bodies, map(role_name, roles), strict=True)
        held = different(posts, 1 + number % 4 // 3) if number % 2 else ()
        yield Thing(number, kind, f"{word(line[0]).capitalize()} {name(number)}", text(line), posts=held)


def inquiries(random, wanted):
    """Yield the inquiries."""
    kind = Kind.INQUIRY
    bodies = several(random, kind, Kind.ORGANISATION, 4)
    draws = lines(random, kind), whens(random, kind), bodies, several(random, kind, Kind.PERSON, 1)
    for number, line, (day,), bodies, leaders in wanted_of(kind, wanted, *draws):
        named = {"asked_for_by": (bodies[0],), "led_by": (leaders[0],), "looked_at": different(bodies[1:], 2)}
        yield Thing(number, kind, f"{name(number)} Inquiry", text(line), when(day), named=named)


def reports(random, wanted):
    """Yield the reports."""
    kind = Kind.REPORT
    authors, publishers = several(random, kind, Kind.PERSON, 2), several(random, kind, Kind.ORGANISATION, 1)
    draws = lines(random, kind), whens(random, kind), authors, publishers
    for number, line, (day,), authors, publishers in wanted_of(kind, wanted, *draws):
        named = {"authors": different(authors, 1 + number % 2), "publisher": (publishers[0],)}
        yield Thing(number, kind, f"{name(number)} Report", text(line), when(day), named=named)


def events(random, wanted):
    """Yield the events, each with one to four who took part."""
    kind = Kind.EVENT
    who = several(random, kind, Kind.PERSON, 3), several(random, kind, Kind.ORGANISATION, 1)
    draws = lines(random, kind), whens(random, kind), *who, chances(random, kind, 7)
    for number, line, (day,), people, bodies, chance in wanted_of(kind, wanted, *draws):
        sort = one_of(EVENTS, chance[0])
        alleged = sort == EventSort.ALLEGATION
        who = different([*people[:1], *bodies, *people[1:]], 1 + chance[1] % 4)
        yield Thing(
            number,
            kind,
            f"{sort.label} at {name(number)}",
            text(line),
            when(day),
            sort=sort,
            standing=StandingTerm.ALLEGED if alleged else one_of(STANDINGS, chance[2]),
            people=tuple((one, one_of(ROLES, role)) for one, role in zip(who, chance[3:], strict=False)),
        )


def findings(random, wanted):
    """Yield the findings, each of a report."""
    kind = Kind.FINDING
    whose = several(random, kind, Kind.REPORT, 1), several(random, kind, Kind.ORGANISATION, 1)
    about = several(random, kind, Kind.PERSON, 1)
    draws = lines(random, kind), *whose, about, zipf(random, THEMES, (SIZES[kind], 2)), chances(random, kind, 2)
    for number, line, report, bodies, people, themes, chance in wanted_of(kind, wanted, *draws):
        yield Thing(
            number,
            kind,
            f"{name(number)} {text(line[:6]).lower()}",
            text(line),
            sort=one_of(NATURES, chance[0]),
            standing=one_of(STANDINGS, chance[1]),
            themes=different(themes, 1 + number % 2),
            named={"report": tuple(report), "about": tuple(bodies + people[: number % 2])},
        )


def links(random, wanted):
    """Yield the links, each connection once."""
    kind = Kind.LINK
    ties = tuple(connections(random))
    for number, line, chance in wanted_of(kind, wanted, lines(random, kind), chances(random, kind, 2)):
        source, relation, target = ties[number - FIRST[kind]]
        yield Thing(
            number,
            kind,
            "",
            text(line),
            sort=relation,
            standing=one_of(STANDINGS, chance[0]),
            strength=one_of(STRENGTHS, chance[1]) if relation in Relation.causal() else "",
            ends=(source, target),
        )


def connections(random):
    """Return {(source, relation, target): None}: first which inquiry produced a report, then all others."""
    makers = several(random, Kind.REPORT, Kind.INQUIRY, 1)[:, 0].tolist()
    produced = enumerate(makers, start=FIRST[Kind.REPORT])
    found = {(inquiry, Relation.PRODUCED, report): None for report, inquiry in produced if report % 6}
    while len(found) < SIZES[Kind.LINK]:
        (one, relation, other), chance = one_of(ENDS, len(found)), random.random(2)
        source, target = (
            FIRST[end] + int(SIZES[end] * share**2) for end, share in zip((one, other), chance, strict=True)
        )
        if source != target:
            found[source, relation, target] = None
    return found


CAST = (outlets, organisations, people, inquiries, reports, events, findings, links)
