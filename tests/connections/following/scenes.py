"""Invented scenes: nobody in them exists, and no date in them means anything."""

from datetime import date, timedelta
from random import Random

from articles.connections.following.scene import Arrow, Item, Lane, Line, Mark, Scene
from articles.dates import EdtfDate

_WHO = (
    "Ada Quillfeather",
    "Borough of Nowhere",
    "The Eastmarch board",
    "Tobias Penhallow-Winterbourne",
    "Oak House",
)
_WHAT = (
    "resigns",
    "publishes its second interim review of how complaints were handled between the wars",
    "answers",
    "calls for an independent inquiry",
    "says that it will accept every recommendation",
    "Untersuchungsausschussvorsitzendenstellvertretung",
    "opens",
)
_SORTS = {
    Lane.REPORTS: "Official report",
    Lane.GOVERNMENT: "Statement",
    Lane.POSTS: "Resignation",
    Lane.RESPONSES: "Response",
    Lane.POLICE: "Investigation",
}
_NOTES = ((), (), (), ("≠ Accounts differ",), ("? Allegation, unproven",))


def synthetic(seed, items=80, arrows=90):
    """Return a Scene of invented records and links, the same for the same numbers: bursts, gaps, undated ones."""
    chance = Random(seed)
    dates = sorted(_date(chance) for _ in range(items))
    made = tuple(_item(chance, number, when) for number, when in enumerate(dates))
    linked = set()
    busy = chance.sample(range(items), max(1, items // 12))
    while len(linked) < min(arrows, items * (items - 1) // 4):
        earlier = chance.choice(busy) if chance.random() < 0.5 else chance.randrange(items)
        later = min(items - 1, earlier + 1 + int(chance.expovariate(0.15)))
        if earlier != later:
            linked.add((earlier, later))
    # What is not dated may have led to something that is.
    if items > 3 and made[-1].date.is_unknown:
        linked.add((items - 1, items // 2))
    return Scene(
        made,
        tuple(
            Arrow(
                number=str(number),
                earlier=made[earlier].key,
                later=made[later].key,
                line=chance.choice(list(Line)),
                mark=chance.choice(list(Mark)),
                url=f"/links/{number}/",
                label=f"Link {number}",
                sign=chance.choice(("", "", "", "≠", "?")),
            )
            for number, (earlier, later) in enumerate(sorted(linked), start=1)
        ),
    )


def _date(chance):
    """Return a date: in a burst, somewhere, of a month, a range, or not known."""
    sort = chance.random()
    if sort < 0.05:
        return EdtfDate.unknown()
    if sort < 0.3:
        return EdtfDate.parse("2033-03-12")
    day = date(2031, 1, 1) + timedelta(days=int(chance.betavariate(0.7, 1.4) * 3000))
    if sort < 0.5:
        return EdtfDate.parse(f"{day:%Y-%m}")
    if sort < 0.6:
        return EdtfDate.parse(f"{day:%Y-%m}/{day + timedelta(days=400):%Y-%m}")
    return EdtfDate.parse(day.isoformat())


def _item(chance, number, when):
    """Return an Item of an invented record."""
    lane = chance.choice(list(Lane))
    notes = chance.choice(_NOTES)
    title = f"{chance.choice(_WHO)} {chance.choice(_WHAT)}"
    return Item(
        key=f"item{number:04}",
        lane=lane,
        title=title,
        date=when,
        day=when.earliest or when.latest,
        when="" if when.is_unknown else when.words,
        sort=_SORTS[lane],
        url=f"/events/{number}/",
        label=f"{when.words}. {title}",
        notes=notes,
        is_alleged=bool(notes and notes[0].startswith("?")),
        is_heavy=lane == Lane.REPORTS,
    )
