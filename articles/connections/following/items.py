"""Items: the cards of public records, as a picture of what followed shows them."""

from articles.addresses import record_path
from articles.choices import Kind, StandingTerm
from articles.dates import MONTHS

from .dating import bearer_of, date_of
from .lanes import lane_of
from .scene import Item
from .ties import SIGNS

HEAVY = frozenset({Kind.INQUIRY, Kind.REPORT})
_SHORT = {month: month[:3] for month in MONTHS}


def item_of(graph, card, day, ways=(0, 0)):
    """Return the Item of the Card of a record of a Graph, at the `day` (date or None) at which it stands.

    `ways` is how many links lead to the record and how many lead on.
    """
    date, bearer = date_of(graph, card.public_id), bearer_of(graph, card.public_id)
    when = short_date(date)
    if bearer and when:
        when = f"{'report' if bearer.kind == Kind.REPORT else 'hearing'} of {when}"
    sort = card.sort_words or Kind(card.kind).label
    sign = SIGNS.get(card.standing)
    said = (when or "No date", card.title, sort, card.standing_words if sign else "", _links(*ways))
    return Item(
        key=card.public_id,
        lane=lane_of(graph, card.public_id),
        title=card.title,
        date=date,
        day=day,
        when=when,
        sort=sort,
        url=record_path(card.kind, card.public_id, card.slug),
        label=". ".join(filter(None, said)),
        notes=(f"{sign} {card.standing_words}",) if sign else (),
        is_alleged=card.standing == StandingTerm.ALLEGED,
        is_heavy=card.kind in HEAVY,
    )


def short_date(date):
    """Return a date (EdtfDate) in short words: "4 Feb 2015"; "" if it is not known."""
    if date.is_unknown:
        return ""
    return " ".join(_SHORT.get(word, word) for word in date.words.split())


def _links(into, out):
    """Return how many links lead to a record and how many lead on, in words."""
    return f"{into} link{'s' * (into != 1)} in, {out} out"
