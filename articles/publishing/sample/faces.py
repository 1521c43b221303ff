"""What the gate writes of the synthetic archive's records beside their rows: cards, edges, versions."""

from django.utils import timezone

from articles.description import digest, fingerprint, references, to_bytes
from articles.description.parts import SCHEMA
from articles.models import AccessPoint, Card, Edge, Passage, Post, Reference, Standing, Version
from articles.publishing.access import points_of
from articles.publishing.edges import named_by, ties_of
from articles.publishing.faces import card_of, public_words

from .bulk import insert, values
from .cores import core_of_story
from .names import search_words
from .press import EDGE
from .rows import key

VERSION = ("record_id", "number", "core", "schema", "sha256", "fingerprint", "created_at")


def targets_of(core, keys):
    """Return the keys (sorted list) of the records that an article is about by a passage on this core."""
    return sorted(keys[public_id] for public_id in {core.id, *named_by(core)})


def write_faces(cores, keys, faces):
    """Write the cards and access points that Cores give; `keys` and `faces` are those of records by public id."""
    fields = Card._meta.concrete_fields
    insert(Card, [field.attname for field in fields], (values(card(core, keys), fields) for core in cores))
    points = ((keys[core.id], *map(str, point)) for core in cores for point in points_of(core, faces).values())
    insert(AccessPoint, ("record_id", "sort", "code", "words"), points)


def card(core, keys):
    """Return the unsaved card of a core."""
    made = card_of(core, words=False)
    made.record_id = keys[core.id]
    made.words = search_words(*public_words(core))
    return made


def write_edges(cores, keys):
    """Write the edges that Cores without passages make."""
    insert(Edge, EDGE, (edge for core in cores for edge in edges(core, keys)))


def edges(core, keys):
    """Yield the rows of the edges that a core makes."""
    for tie in sorted(ties_of(core)):
        yield keys[core.id], keys[tie.source], str(tie.role), keys[tie.target], tie.detail, None


def write_passages(cores, keys):
    """Write the rows of the one passage that each Core has, and which statements rest on it."""
    passages = ((keys[core.id], core.passages[0]) for core in cores if core.passages)
    rows = ((owner, keys[passage.article.id], passage.number, passage.exact) for owner, passage in passages)
    insert(Passage, ("record_id", "article_id", "number", "exact"), rows)
    passages = dict(Passage.objects.values_list("record_id", "pk"))
    for model, owner in ((Standing, "record_id"), (Post, "person_id")):
        pairs = ((row, passages[own]) for row, own in model.objects.order_by("pk").values_list("pk", owner))
        insert(model.passages.through, (f"{model._meta.model_name}_id", "passage_id"), pairs)


def write_versions(cores, keys):
    """Write the first version of each of these Cores (list), and what it refers to."""
    insert_versions((keys[core.id], to_bytes(core), fingerprint(core)) for core in cores)
    insert_references((keys[core.id], keys[other]) for core in cores for other in sorted(references(core)))


def write_versions_of_stories(stories):
    """Write the first version of each of these Stories (list), which refers to its outlet."""
    insert_versions((key(story.number), *frozen_story(story)) for story in stories)
    insert_references((key(story.number), key(story.outlet.number)) for story in stories)


def frozen_story(story):
    """Return bytes and fingerprint of a Story's core: its outlet has the only label that is left out there."""
    data = to_bytes(core_of_story(story))
    return data, digest(data.replace(f'"label":"{story.outlet.title}"'.encode(), b'"label":""'))


def insert_versions(rows):
    """Write versions from (key of the record, bytes of its core, fingerprint)."""
    now = values(Version(created_at=timezone.now()), [Version._meta.get_field("created_at")])
    insert(Version, VERSION, ((owner, 1, data, SCHEMA, digest(data), mark, *now) for owner, data, mark in rows))


def insert_references(pairs):
    """Write references from (key of the owner, key of the record referred to)."""
    insert(Reference, ("owner_id", "target_id"), pairs)
