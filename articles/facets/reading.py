"""What the index reads of the database: of all records when it is built, of changed ones afterwards."""

from datetime import date
from typing import NamedTuple

import numpy as np
from django.db.models import Aggregate, F, TextField
from django.db.models.functions import Cast

from articles.choices import AccessSort, EdgeRole, Kind
from articles.models import AccessPoint, Card, Edge

from .among import Among
from .orders import NEVER

COUNTED = (Kind.PERSON, Kind.ORGANISATION, Kind.REPORT, Kind.EVENT)
"""The kinds of records for which an article counts by being about them; findings count by their themes."""


NAMING = (EdgeRole.NAMES, EdgeRole.SOURCE, EdgeRole.TARGET, EdgeRole.FOUND_BY, EdgeRole.CONCERNS)
"""The edges of an event, link or finding to the records for which its passages count as well."""


class Listed(Aggregate):
    """The keys of a group as one text, with commas: a row for each would take most of the time."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        """Compile for PostgreSQL."""
        template = "STRING_AGG((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, template=template, **context)


class Articles(NamedTuple):
    """Articles in order of name: keys, days (NEVER for an open end), sort keys, genres."""

    keys: np.ndarray
    earliest: np.ndarray
    latest: np.ndarray
    names: list
    genres: list


class Owners(NamedTuple):
    """Records with passages: whose, the articles of these, how many for each; {owner: what these are about}."""

    keys: list
    articles: np.ndarray
    counts: list
    targets: dict


def only(queryset, lookup, keys):
    """Return a queryset of rows, of these keys only unless they are None."""
    return queryset if keys is None else queryset.filter(Among(lookup, keys))


def read_articles(keys=None):
    """Return the Articles that the public sees, of these keys or all."""
    cards = only(Card.objects.of_kind(Kind.ARTICLE).by_name(), "pk", keys)
    # As text: Django would make a date of each.
    days = [Cast(name, TextField()) for name in ("date_earliest", "date_latest")]
    rows = list(zip(*cards.values_list("pk", *days, "sort_key", "sort"), strict=True)) or [()] * 5
    return Articles(np.array(rows[0], np.int64), days_of(rows[1]), days_of(rows[2]), rows[3], rows[4])


def days_of(texts):
    """Return ISO dates or None (list) as an array of ordinals (int64), NEVER for None."""
    days = np.array(texts, dtype="datetime64[D]")
    ordinals = days.astype(np.int64) + date(1970, 1, 1).toordinal()
    return np.where(np.isnat(days), NEVER, ordinals)


def read_outlets(keys=None):
    """Return {outlet's public id: (title, sort key, keys (array) of its articles)}, of these articles or all."""
    edges = only(Edge.objects.filter(role=EdgeRole.OUTLET), "source", keys).order_by()
    printed = dict(edges.values_list("target").annotate(listed=Listed("source")))
    cards = Card.objects.filter(Among("pk", printed)).values_list("pk", "public_id", "title", "sort_key")
    return {
        public_id: (title, sort_key, np.fromstring(printed[key], np.int64, sep=","))
        for key, public_id, title, sort_key in cards
    }


def read_owners(keys=None):
    """Return the Owners among these records or all.

    All articles of a record's passages are about the same records: itself and those that it names. So the
    other edges between the two need not be read; they are most of all edges.
    """
    about = only(Edge.objects.filter(role=EdgeRole.ABOUT), "owner", keys)
    owners = dict(
        about.filter(target=F("owner")).order_by().values_list("owner").annotate(listed=Listed("source"))
    )
    targets = {owner: [owner] for owner in owners}
    naming = only(Edge.objects.filter(role__in=NAMING), "owner", keys).values_list("owner", "target")
    for owner, target in naming.distinct():
        if owner in targets:
            targets[owner].append(target)
    counts = [listed.count(",") + 1 for listed in owners.values()]
    articles = np.fromstring(",".join(owners.values()), np.int64, sep=",")
    return Owners(list(owners), articles, counts, targets)


def read_values(keys=None):
    """Return [(key, kind, public id, title, sort key, sort)] of the records that articles are counted by."""
    cards = only(Card.objects.filter(kind__in=COUNTED), "pk", keys)
    return cards.values_list("pk", "kind", "public_id", "title", "sort_key", "sort")


def read_themes(keys=None):
    """Return {finding's key: {code: name}} of the themes of these findings, or of all."""
    points = only(AccessPoint.objects.filter(sort=AccessSort.THEME), "record", keys)
    found = {}
    for key, code, name in points.values_list("record", "code", "words"):
        found.setdefault(key, {})[code] = name
    return found
