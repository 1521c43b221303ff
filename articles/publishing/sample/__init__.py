"""The synthetic archive: as many invented articles as one likes, to measure on and to try things out.

Everything in it was drawn by numpy's generators from one seed; no name is anybody's. `draws` says what
each article is about, `cast` and `things` who and what there is to be about, `names` in which words;
`cores`, `rows` and `press` turn that into what the gate and the editors would have written, and `bulk`
writes it. Its lists, facets, search and counts of records are those of a real archive. What it lacks is
what lists do not read: passages, references and versions.
"""

from django.core.management.color import no_style
from django.db import connection

from articles.choices import Kind
from articles.models import AccessPoint, Card, Edge, Record
from articles.publishing.access import points_of
from articles.publishing.clock import publication
from articles.publishing.edges import named_by, ties_of
from articles.publishing.faces import card_of, public_words

from .bulk import check_at_once, indexes_at_the_end, insert, values
from .cast import CAST
from .cores import core_of
from .draws import chunks, covered
from .names import search_words
from .press import EDGE, SITE, write_press
from .rows import key, write_cast
from .things import public


class NotEmpty(Exception):
    """The sample is made only in an archive that has no records."""


def make_sample(articles, seed=1):
    """Fill the empty archive with so many invented articles and their cast; return counts by what was written.

    One transaction, and one move of the clock. Raise NotEmpty if there are records.
    """
    with publication() as changed:
        if Record.objects.exists():
            raise NotEmpty
        check_at_once()
        with indexes_at_the_end(Edge):
            changed.update(write(articles, seed))
        settle()
    return counts()


def write(articles, seed):
    """Write the cast, then chunk after chunk of the articles; yield the keys of the records written."""
    things = public(CAST, covered(articles, seed), seed)
    write_cast(things)
    cores = {number: core_of(thing, things) for number, thing in things.items()}
    keys = {core.id: key(number) for number, core in cores.items()}
    write_faces(cores.values(), keys)
    targets = {number: targets_of(core, keys) for number, core in cores.items()}
    yield from keys.values()
    for chunk in chunks(articles, seed):
        yield from write_press(chunk, things, targets)


def targets_of(core, keys):
    """Return the keys (sorted list) of the records that an article is about by a passage on this core."""
    return sorted(keys[public_id] for public_id in {core.id, *named_by(core)})


def write_faces(cores, keys):
    """Write the cards, edges and access points that these cores give; `keys` are keys by public id."""
    columns = [field.attname for field in Card._meta.concrete_fields]
    insert(Card, columns, (values(card(core, keys), Card._meta.concrete_fields) for core in cores))
    insert(Edge, EDGE, (edge for core in cores for edge in edges(core, keys)))
    points = ((keys[core.id], *map(str, point)) for core in cores for point in points_of(core).values())
    insert(AccessPoint, ("record_id", "sort", "code", "words"), points)


def card(core, keys):
    """Return the unsaved card of a core."""
    made = card_of(core, words=False)
    made.record_id = keys[core.id]
    made.words = search_words(*public_words(core))
    return made


def edges(core, keys):
    """Yield the rows of the edges that a core makes without passages."""
    for tie in sorted(ties_of(core)):
        yield keys[core.id], keys[tie.source], str(tie.role), keys[tie.target], tie.detail, None


def settle():
    """Let PostgreSQL count records on from the last one, and look at the tables as its autovacuum soon would."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Record]):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")


def is_sample():
    """Return whether all articles of this archive are a sample's."""
    return not Card.objects.of_kind(Kind.ARTICLE).exclude(url__startswith=f"{SITE}/").exists()


def counts():
    """Return {what: how many} of the archive as it stands."""
    kinds = {kind.label.lower(): Card.objects.of_kind(kind).count() for kind in Kind}
    return kinds | {"edges": Edge.objects.count(), "access points": AccessPoint.objects.count()}
