"""Records that may be one: people, bodies and articles that look alike, unless an editor has told them apart."""

import re
from dataclasses import dataclass
from datetime import date as day
from datetime import timedelta

from django.db.models import Q
from rapidfuzz import fuzz

from articles.choices import Kind, Status
from articles.models import Article, NotTheSame, OtherName, Post, Record
from articles.words import fold

from .names import (
    may_be_one_body,
    may_be_one_person,
    may_share_initial,
    pieces,
)

ALIKE = 85
"""How alike (0 to 100) two headlines of one outlet are that may be one article's."""

DAYS = timedelta(days=3)
"""How far apart the dates of one article may be given."""

DIGITS = re.compile(r"\d+")
AT_MOST = 10


@dataclass(frozen=True)
class Alike:
    """A record that may be the same, and a line that tells it apart from others of its name."""

    record: Record
    line: str


def likely_duplicates(record):
    """Return the Alikes (list, at most 10) of a saved person, body or article."""
    record = record.child
    find = FINDERS.get(record.kind)
    keys = find(record) - apart_from(record) - {record.pk} if find else set()
    rows = Record.objects.filter(pk__in=keys).exclude(status=Status.MERGED)
    return [Alike(row, line_of(row)) for row in rows[:AT_MOST]]


def people_like(person):
    """Return the keys (set) of people whose names may be this one's, or who held its post under a like name."""
    names = names_of(person)
    near = names_near(Kind.PERSON, names)
    found = {key for key, name in near if any_fits(may_be_one_person, names, name)}
    return found | holders(person, {key for key, name in near if any_fits(may_share_initial, names, name)})


def holders(person, keys):
    """Return those of the keys (set) of people who held a post of the same name at the same body."""
    mine = {(post.organisation_id, fold(post.role)) for post in person.posts.all()}
    posts = Post.objects.filter(person__in=keys, organisation__in={body for body, _ in mine}).order_by()
    rows = posts.values_list("person", "organisation", "role")
    return {key for key, body, role in rows if (body, fold(role)) in mine}


def bodies_like(body):
    """Return the keys (set) of bodies whose names may be this one's; not its parts, nor what came before it."""
    names = names_of(body)
    near = names_near(Kind.ORGANISATION, names)
    found = {key for key, name in near if any_fits(may_be_one_body, names, name)}
    kin = {body.parent_id, body.successor_id, *keys_of(body.parts), *keys_of(body.predecessors)}
    return found - kin


def articles_like(article):
    """Return the keys (set) of articles of the same outlet and days under a headline like one of this one's."""
    others = Article.objects.filter(Q(outlet=article.outlet_id) | Q(carried_by=article.outlet_id))
    rows = on_days_near(others, article.date).exclude(pk=article.pk).values_list("pk", "folded")
    headlines = [article.folded, *(fold(row.headline) for row in article.headline_variants.all())]
    return {key for key, other in rows if any_fits(like_headlines, headlines, other)}


def like_headlines(one, other):
    """Return whether two folded headlines may be one article's; “Day 3” and “Day 4” are two."""
    same_numbers = DIGITS.findall(one) == DIGITS.findall(other)
    return same_numbers and fuzz.token_sort_ratio(one, other) >= ALIKE


def on_days_near(articles, date):
    """Return the articles (queryset) that may be of a date (EdtfDate), give or take three days, or of none."""
    if date.earliest:
        first = max(date.earliest, day.min + DAYS) - DAYS
        articles = articles.filter(Q(date_latest=None) | Q(date_latest__gte=first))
    if date.latest:
        last = min(date.latest, day.max - DAYS) + DAYS
        articles = articles.filter(Q(date_earliest=None) | Q(date_earliest__lte=last))
    return articles


def names_of(record):
    """Return the folded names (list) of a person or body, the first one its title.

    What is said only in its place (“the force”, “the panel”) is no name of its own.
    """
    others = [row.folded for row in record.other_names.all()]
    return list(filter(None, [record.folded, *(name for name in others if not name.startswith("the "))]))


def names_near(kind, names):
    """Return (key, folded name) of all records of a kind of which a name holds a piece of one of `names`."""
    parts = set().union(*map(pieces, names))
    if not parts:
        return []
    near = Q(*(Q(folded__contains=part) for part in parts), _connector=Q.OR)
    titles = Record.objects.filter(near, kind=kind).order_by().values_list("pk", "folded")
    others = OtherName.objects.filter(near, record__kind=kind).order_by().values_list("record_id", "folded")
    return [*titles, *others]


def any_fits(rule, names, other):
    """Return whether a rule holds of any of the names and the other."""
    return any(rule(name, other) for name in names)


def keys_of(rows):
    """Return the primary keys of related rows."""
    return rows.values_list("pk", flat=True)


def line_of(record):
    """Return in one line what a record is: kind, date, post, sort or outlet, state, identifier."""
    child = record.child
    own = {
        Kind.PERSON: lambda: "; ".join(map(str, child.posts.select_related("organisation")[:2])),
        Kind.ORGANISATION: lambda: child.get_sort_display(),
        Kind.ARTICLE: lambda: str(child.outlet),
    }[record.kind]()
    date = "" if record.date.is_unknown else record.date.words
    parts = (record.get_kind_display(), date, own, record.get_status_display().lower(), record.public_id)
    return " · ".join(filter(None, parts))


def told_apart(record):
    """Return the NotTheSame rows (queryset) of a record."""
    return NotTheSame.objects.filter(Q(one=record.pk) | Q(other=record.pk)).select_related(
        "one", "other", "said_by"
    )


def apart_from(record):
    """Return the keys (set) of the records that editors have told apart from this one."""
    pairs = told_apart(record).values_list("one_id", "other_id")
    return {key for pair in pairs for key in pair} - {record.pk}


def tell_apart(record, other, *, by):
    """Remember that two records are not the same; return whether that is new."""
    low, high = sorted((record.pk, other.pk))
    return NotTheSame.objects.get_or_create(one_id=low, other_id=high, defaults={"said_by": by})[1]


def forget(record, other):
    """Forget that two records are not the same; return whether it was remembered."""
    low, high = sorted((record.pk, other.pk))
    return bool(NotTheSame.objects.filter(one=low, other=high).delete()[0])


FINDERS = {Kind.PERSON: people_like, Kind.ORGANISATION: bodies_like, Kind.ARTICLE: articles_like}
