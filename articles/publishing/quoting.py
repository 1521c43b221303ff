"""The passages of many records as the public sees them, and those that quote many articles: for exports."""

from collections import defaultdict
from dataclasses import dataclass, replace

from articles.choices import EdgeRole
from articles.description.parts import PassageText
from articles.models import Edge

from .faces import face_of_card, public_faces
from .freezing import latest_versions, thaw

AT_ONCE = 100
"""How many cores are held in memory at a time; one with thousands of passages is large."""


@dataclass(frozen=True)
class Quotation:
    """A passage with the public id of the record that it bears on."""

    owner: str
    passage: PassageText


def own_quotations(keys):
    """Return {key: [Quotation]} of the passages of these public records, in their order."""
    owned = {key: (core.id, core.passages) for key, core in public_cores(keys)}
    faces = public_faces({passage.article.id for _, passages in owned.values() for passage in passages})
    return {
        key: [quotation(owner, passage, faces) for passage in passages if passage.article.id in faces]
        for key, (owner, passages) in owned.items()
    }


def quotations_from(cards):
    """Return {key: [Quotation]} of the public passages that quote these articles (Cards), by what they bear on."""
    faces = {card.public_id: face_of_card(card) for card in cards}
    keys = {card.public_id: card.pk for card in cards}
    edges = Edge.objects.filter(source__in=keys.values(), role=EdgeRole.ABOUT)
    found = defaultdict(list)
    for _, core in public_cores(edges.values("owner")):
        for passage in core.passages:
            if passage.article.id in faces:
                found[keys[passage.article.id]].append(quotation(core.id, passage, faces))
    return {key: sorted(rows, key=lambda row: (row.owner, row.passage.number)) for key, rows in found.items()}


def public_cores(keys):
    """Yield (key, Core) of the latest versions of those of these records that the public can see."""
    versions = latest_versions().filter(record__in=keys, record__card__isnull=False)
    for version in versions.only("record_id", "core", "schema").iterator(chunk_size=AT_ONCE):
        yield version.record_id, thaw(version)


def quotation(owner, passage, faces):
    """Return a passage, its article called what the face of it says today, as a Quotation."""
    face = faces[passage.article.id]
    article = replace(passage.article, label=face.label)
    return Quotation(owner, replace(passage, article=article, source=face.source))
