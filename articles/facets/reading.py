"""What the index reads of the database: of all records when it is built, of changed ones afterwards."""

from datetime import date
from typing import NamedTuple

import numpy as np
from django.db.models import F, TextField
from django.db.models.functions import Cast

from articles.choices import AccessSort, EdgeRole, Kind
from articles.models import AccessPoint, Card, Edge

from .among import Among
from .listed import Listed
from .orders import NEVER

COUNTED = (Kind.PERSON, Kind.ORGANISATION, Kind.REPORT, Kind.EVENT)
"""The kinds of records for which an article counts by being about them; findings count by their themes."""


STATEMENTS = (Kind.EVENT, Kind.FINDING, Kind.LINK)
NAMING = (EdgeRole.NAMES, EdgeRole.SOURCE, EdgeRole.TARGET, EdgeRole.FOUND_BY, EdgeRole.CONCERNS)
"""The edges of an event, finding or link to the records for which its passages count as well."""


class Articles(NamedTuple):
    """Articles: keys, days (NEVER for an open end), sort keys, genres, outlets' public ids."""

    keys: np.ndarray
    earliest: np.ndarray
    latest: np.ndarray
    names: list
    genres: list
    outlets: list


class Owners(NamedTuple):
    """Records with passages: whose, the articles of these, how many for each; {owner: what these are about}."""

    keys: list
    articles: np.ndarray
    counts: list
    targets: dict


def read_cards(kinds, keys, *columns):
    """Return the columns (list of tuples) of the cards of these kinds, of these keys or all in order of name."""
    if keys is None:
        return list(Card.objects.filter(kind__in=kinds).by_name().values_list(*columns))
    # Without the kind: SQLite would go through all cards of it.
    cards = Card.objects.filter(pk__in=keys).values_list("kind", *columns)
    return [row for kind, *row in cards if kind in kinds]


def read_articles(keys=None):
    """Return the Articles that the public sees, of these keys or all in order of name."""
    return Articles(*read_listed(Kind.ARTICLE, keys, "sort", "outlet"))


def read_listed(kind, keys=None, *columns):
    """Return [keys, first days, last days, sort keys, columns ...] of the cards of a kind.

    Of these keys, or all in order of name; keys and days (ordinals, NEVER for an open end) are arrays.
    """
    # The days as text: Django would make a date of each.
    days = [Cast(name, TextField()) for name in ("date_earliest", "date_latest")]
    rows = read_cards((kind,), keys, "pk", *days, "sort_key", *columns)
    keys, first, last, *texts = list(zip(*rows, strict=True)) or [()] * (4 + len(columns))
    return [np.array(keys, np.int64), days_of(first), days_of(last), *texts]


def days_of(texts):
    """Return ISO dates or None (list) as an array of ordinals (int64), NEVER for None."""
    days = np.array(texts, dtype="datetime64[D]")
    ordinals = days.astype(np.int64) + date(1970, 1, 1).toordinal()
    return np.where(np.isnat(days), NEVER, ordinals)


def read_names(public_ids):
    """Return {public id: (title, sort key)} of records that the public sees."""
    cards = Card.objects.filter(Among("public_id", public_ids)) if public_ids else Card.objects.none()
    return {public_id: names for public_id, *names in cards.values_list("public_id", "title", "sort_key")}


def read_owners(keys=None):
    """Return the Owners among these records or all.

    All articles of a record's passages are about the same records: itself and those that it names. So the
    other edges between the two need not be read; they are most of all edges.
    """
    about = Edge.objects.filter(role=EdgeRole.ABOUT, target=F("owner"))
    about = about if keys is None else about.filter(owner__in=keys)
    owners = dict(about.order_by().values_list("owner").annotate(listed=Listed("source")))
    targets = {owner: [owner] for owner in owners}
    naming = Edge.objects.filter(
        role__in=NAMING, source__in=Card.objects.filter(kind__in=STATEMENTS).values("pk") if keys is None else keys
    )
    for owner, target in naming.values_list("source", "target").distinct():
        if owner in targets:
            targets[owner].append(target)
    counts = [listed.count(",") + 1 for listed in owners.values()]
    articles = np.fromstring(",".join(owners.values()), np.int64, sep=",")
    return Owners(list(owners), articles, counts, targets)


def read_values(keys=None):
    """Return [(key, kind, public id, title, sort key, sort)] of the records that articles are counted by."""
    return read_cards(COUNTED, keys, "pk", "kind", "public_id", "title", "sort_key", "sort")


def read_themes(keys=None):
    """Return {finding's key: {code: name}} of the themes of these findings, or of all."""
    points = AccessPoint.objects.filter(sort=AccessSort.THEME)
    points = points if keys is None else points.filter(record__in=keys)
    found = {}
    for key, code, name in points.values_list("record", "code", "words"):
        found.setdefault(key, {})[code] = name
    return found
