"""The live rows of the synthetic archive's cast: what editors would see of it in the admin."""

from articles.choices import Kind, Relation, Status
from articles.models import (
    Event,
    Finding,
    Identifier,
    Inquiry,
    Link,
    Organisation,
    OtherName,
    Participation,
    Person,
    Post,
    Record,
    Report,
    Standing,
    Theme,
)
from articles.models.record import sort_key
from articles.words import fold, slug

from .bulk import insert
from .things import THEMES, theme_name

RECORD = (
    *("id", "public_id", "kind", "status", "title", "slug", "sort_key", "folded", "summary"),
    *("date", "date_earliest", "date_latest", "date_basis", "last_passage_number"),
)
"""What `write_records` takes of each record; all else is as in a new one."""


def key(number):
    """Return the primary key of the record with a number."""
    return number + 1


def key_of(numbers):
    """Return the primary key of the first of the records with these numbers, or None."""
    return key(numbers[0]) if numbers else None


def write_records(rows):
    """Write records from tuples of RECORD, with their identifiers in the ledger."""
    insert(Identifier, ("public_id",), ((row[1],) for row in rows))
    insert(Record, RECORD, rows)


def record_row(thing):
    """Return the tuple of RECORD of a Thing."""
    titles = slug(thing.title), sort_key(thing.kind, thing.title), fold(thing.title)[:300], thing.summary
    base = key(thing.number), thing.public_id, thing.kind.value, Status.PUBLISHED.value, thing.title
    return *base, *titles, *date_columns(thing.when), "", int(not thing.is_outlet)


def date_columns(when):
    """Return an EdtfDate as the three columns of a record, ready for the database."""
    bounds = (day.isoformat() if day else None for day in (when.earliest, when.latest))
    return "" if when.is_unknown else when.edtf, *bounds


def write_cast(things):
    """Write the rows of Things by number (dict): records, what they say of themselves and of each other."""
    write_records([record_row(thing) for thing in things.values()])
    produced = {thing.ends[1]: key(thing.ends[0]) for thing in things.values() if thing.sort == Relation.PRODUCED}
    for kind, (model, names, row) in CHILDREN.items():
        kin = (thing for thing in things.values() if thing.kind == kind)
        insert(model, ("record_id", *names), ((key(thing.number), *row(thing, produced)) for thing in kin))
    for model, names, rows in STATEMENTS:
        insert(model, names, (row for thing in things.values() for row in rows(thing)))
    for model, code in NAMED:
        write_named(model, code, things)
    write_themes(things)


def report_row(thing, produced):
    """Return what a report has beyond a record."""
    return produced.get(thing.number), key_of(thing.named["publisher"])


def link_row(thing, _produced):
    """Return what a link has beyond a record."""
    source, target = map(key, thing.ends)
    return source, thing.sort, target, thing.strength


CHILDREN = {
    Kind.ORGANISATION: (
        Organisation,
        ("sort", "parent_id"),
        lambda thing, _produced: (thing.sort, key_of(thing.named.get("parent"))),
    ),
    Kind.PERSON: (Person, (), lambda _thing, _produced: ()),
    Kind.INQUIRY: (Inquiry, (), lambda _thing, _produced: ()),
    Kind.REPORT: (Report, ("inquiry_id", "publisher_id"), report_row),
    Kind.EVENT: (Event, ("sort",), lambda thing, _produced: (thing.sort,)),
    Kind.FINDING: (
        Finding,
        ("nature", "report_id"),
        lambda thing, _produced: (thing.sort, key_of(thing.named["report"])),
    ),
    Kind.LINK: (Link, ("source_id", "relation", "target_id", "strength"), link_row),
}
"""The model of each kind, its fields beyond a record's, and what gives their values."""


def write_named(model, code, things):
    """Write the rows of a many-to-many field: whom the things of a kind name under this code."""
    field = model._meta.get_field(code)
    names = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    kin = (thing for thing in things.values() if thing.kind == model.KIND)
    pairs = ((key(thing.number), key(number)) for thing in kin for number in thing.named[code])
    insert(field.remote_field.through, names, pairs)


def write_themes(things):
    """Write the themes, and which findings stand under them."""
    names = map(theme_name, range(THEMES))
    themes = Theme.objects.bulk_create(Theme(name=name, slug=slug(name)) for name in names)
    pairs = ((key(thing.number), themes[one].pk) for thing in things.values() for one in thing.themes)
    insert(Finding.themes.through, ("finding_id", "theme_id"), pairs)


def other_names(thing):
    """Yield what else a Thing is called."""
    for name in thing.other_names:
        yield key(thing.number), name, fold(name)


def standings(thing):
    """Yield how a statement stands."""
    if thing.standing:
        yield key(thing.number), thing.standing


def participations(thing):
    """Yield who took part in an event."""
    for number, role in thing.people:
        yield key(thing.number), key(number), role


def posts(thing):
    """Yield the posts that a person held."""
    for number, role in thing.posts:
        yield key(thing.number), key(number), role


STATEMENTS = (
    (OtherName, ("record_id", "name", "folded"), other_names),
    (Standing, ("record_id", "standing"), standings),
    (Participation, ("event_id", "who_id", "role"), participations),
    (Post, ("person_id", "organisation_id", "role"), posts),
)
NAMED = (
    (Inquiry, "asked_for_by"),
    (Inquiry, "led_by"),
    (Inquiry, "looked_at"),
    (Report, "authors"),
    (Finding, "about"),
)
