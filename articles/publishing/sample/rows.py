"""The live rows of the synthetic archive's cast: what editors would see of it in the admin."""

from articles.choices import Kind, Relation, Status
from articles.models import (
    KINDS,
    Event,
    Finding,
    Identifier,
    Inquiry,
    OtherName,
    Participation,
    Post,
    Record,
    Report,
    Standing,
    Theme,
)
from articles.words import fold, slug

from .bulk import insert, insert_rows
from .things import THEMES, theme_name

MODELS = {model.KIND: model for model in KINDS}
SORTS = {Kind.ORGANISATION: "sort", Kind.EVENT: "sort", Kind.FINDING: "nature", Kind.LINK: "relation"}
"""The field that tells what sort of its kind a record is."""


def key(number):
    """Return the primary key of the record with a number."""
    return number + 1


def write_records(instances):
    """Write instances (list, all of one kind) as records, with their identifiers in the ledger."""
    insert(Identifier, (Identifier(public_id=instance.public_id) for instance in instances))
    insert(Record, instances)
    insert(type(instances[0]), instances)


def published(model, number, public_id, title, **fields):
    """Return an unsaved record that is published, with what follows from its title and date."""
    own = key(number)
    record = model(id=own, record_id=own, public_id=public_id, title=title, status=Status.PUBLISHED, **fields)
    Record.derive(record)  # and not a link's own: it would read both ends from the database
    return record


def record_of(thing, inquiries):
    """Return the unsaved record of a Thing; `inquiries` maps numbers of reports to what produced them."""
    fields = {"summary": thing.summary, "date": thing.when}
    if thing.kind in SORTS:
        fields[SORTS[thing.kind]] = thing.sort
    if thing.kind == Kind.LINK:
        source, target = map(key, thing.ends)
        fields |= {"source_id": source, "target_id": target, "strength": thing.strength}
    if thing.kind == Kind.REPORT and thing.number in inquiries:
        fields["inquiry_id"] = key(inquiries[thing.number])
    for code in ("parent", "publisher", "report"):
        for number in thing.named.get(code, ()):
            fields[f"{code}_id"] = key(number)
    return published(MODELS[thing.kind], thing.number, thing.public_id, thing.title, **fields)


def write_cast(things):
    """Write the rows of Things by number (dict): records, what they say of themselves and of each other."""
    produced = {thing.ends[1]: thing.ends[0] for thing in things.values() if thing.sort == Relation.PRODUCED}
    for kind in MODELS:
        if records := [record_of(thing, produced) for thing in things.values() if thing.kind == kind]:
            write_records(records)
    for model, rows in STATEMENTS.items():
        insert(model, (row for thing in things.values() for row in rows(thing)))
    for model, code in NAMED:
        write_named(model._meta.get_field(code), code, things)
    write_themes(things)


def write_named(field, code, things):
    """Write the rows of a many-to-many field: whom the things name under this code."""
    columns = [field.m2m_column_name(), field.m2m_reverse_name()]
    pairs = (
        (key(thing.number), key(number))
        for thing in things.values()
        if thing.kind == field.model.KIND
        for number in thing.named[code]
    )
    insert_rows(field.remote_field.through, columns, pairs)


def write_themes(things):
    """Write the themes, and which findings stand under them."""
    themes = Theme.objects.bulk_create(
        Theme(name=name, slug=slug(name)) for name in map(theme_name, range(THEMES))
    )
    through = Finding.themes.through
    insert(
        through,
        (
            through(finding_id=key(thing.number), theme_id=themes[number].pk)
            for thing in things.values()
            for number in thing.themes
        ),
    )


def other_names(thing):
    """Yield what else a Thing is called."""
    for name in thing.other_names:
        yield OtherName(record_id=key(thing.number), name=name, folded=fold(name))


def standings(thing):
    """Yield how a statement stands."""
    if thing.standing:
        yield Standing(record_id=key(thing.number), standing=thing.standing)


def participations(thing):
    """Yield who took part in an event."""
    for number, role in thing.people:
        yield Participation(event_id=key(thing.number), who_id=key(number), role=role)


def posts(thing):
    """Yield the posts that a person held."""
    for number, role in thing.posts:
        yield Post(person_id=key(thing.number), organisation_id=key(number), role=role)


STATEMENTS = {OtherName: other_names, Standing: standings, Participation: participations, Post: posts}
NAMED = (
    (Inquiry, "asked_for_by"),
    (Inquiry, "led_by"),
    (Inquiry, "looked_at"),
    (Report, "authors"),
    (Finding, "about"),
)
