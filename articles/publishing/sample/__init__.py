"""The synthetic archive: as many invented articles as one likes, to measure on and to try things out.

Everything in it was drawn by numpy's generators from one seed; no name is anybody's. `draws` says what
each article is about, `cast` and `things` who and what there is to be about, `names` in which words;
`rows` and `press` write what editors would have written, `cores` and `faces` what the gate, by way of
`bulk`. In one thing it is no archive: an article is about all that was drawn for it, but each record has
one passage only, of the first article that tells of it. A hundred thousand times thirteen passages would
take a gigabyte more, and no list reads them. So a record that is published again loses the articles of
the passages that it lacks.
"""

from django.core.management.color import no_style
from django.db import connection

from articles.choices import Kind
from articles.models import AccessPoint, Card, Edge, Passage, Record, Version
from articles.publishing.clock import publication

from .bulk import check_at_once, indexes_at_the_end
from .cast import CAST
from .cores import core_of, face_of, passage_of, resting
from .draws import chunks, first_articles
from .faces import (
    targets_of,
    write_edges,
    write_faces,
    write_passages,
    write_versions,
    write_versions_of_stories,
)
from .press import SITE, stories_of, write_press
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
    """Write everything but what follows from the whole; return the keys (set) of all records."""
    first = first_articles(articles, seed)
    things = public(CAST, first, seed)
    cores = {number: core_of(thing, things) for number, thing in things.items()}
    keys = {core.id: key(number) for number, core in cores.items()}
    write_cast(things)
    write_edges(cores.values(), keys)
    targets = {number: targets_of(core, keys) for number, core in cores.items()}
    quoted = {number: first[number] for number, thing in things.items() if not thing.is_outlet}
    told, passages, faces = set(quoted.values()), {}, {}
    for chunk in chunks(articles, seed):
        stories = list(stories_of(chunk, things))
        write_press(chunk, stories, targets)
        keys |= {story.public_id: key(story.number) for story in stories}
        write_versions_of_stories(stories)
        passages |= {story.number: passage_of(story) for story in stories if story.number in told}
        faces |= {story.public_id: face_of(story) for story in stories if story.number in told}
    write_depth(resting(cores, {number: passages[article] for number, article in quoted.items()}), keys, faces)
    return set(keys.values())


def write_depth(cores, keys, faces):
    """Write what shows in records themselves, from Cores by number (dict) that rest on their passages.

    `faces` are those of the articles of these passages.
    """
    cores = list(cores.values())
    write_faces(cores, keys, faces)
    write_passages(cores, keys)
    write_versions(cores, keys)


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
    models = {"edges": Edge, "access points": AccessPoint, "passages": Passage, "versions": Version}
    return kinds | {what: model.objects.count() for what, model in models.items()}
