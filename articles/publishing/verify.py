"""verify: whether the whole archive holds what crosses its tables.

Each rule is a function that yields sentences, each of which names an offender: of the whole archive, or
of one record (a Case). What one table can hold is the database's; what crosses tables is the gate's, and
these rules find what slipped past it.
"""

from dataclasses import dataclass
from itertools import islice

from django.db import connection
from django.db.models import F, Max
from django.utils import timezone

from articles.choices import EdgeRole, Status
from articles.description import Core, fingerprint, is_complete, prune, references, relabel
from articles.models import (
    KINDS,
    Account,
    Change,
    Clock,
    Edge,
    Identifier,
    Participation,
    Passage,
    Post,
    Record,
    Report,
    Standing,
    Version,
    triggers,
)

from .checks import reasons_against
from .edges import ties_of
from .faces import card_of, keys_of, public_faces, same_card
from .freezing import latest_versions, thaw
from .linking import END_ROLES

BATCH = 500


@dataclass(frozen=True)
class Case:
    """A record with the core of its latest version, and that core as the public sees it, or None.

    `faces` and `keys` are those of all records that the core names.
    """

    record: Record
    core: Core | None
    public: Core | None
    faces: dict
    keys: dict


def verify():
    """Return the offences (list of sentences) of the whole archive; an empty list is a clean bill."""
    offences = [sentence for rule in RULES_OF_ALL for sentence in rule()]
    return offences + [sentence for case in cases() for rule in RULES_OF_EACH for sentence in rule(case)]


def name(record):
    """Return how a sentence names a record."""
    return f"{record.public_id} “{record.title}”"


def cases():
    """Yield every record as a Case, by a fixed number of queries for each BATCH of them."""
    rows = Record.objects.select_related("card").order_by("pk")
    rows = rows.prefetch_related("edges_owned", "edges_in__owner", "references_out")
    for batch in batched(rows.iterator(chunk_size=BATCH), BATCH):
        versions = latest_versions().filter(record__in=batch)
        cores = {version.record_id: thaw(version) for version in versions if version.is_intact}
        named = set().union(*(references(core) | {core.id} for core in cores.values()))
        faces, keys = public_faces(named), keys_of(named)
        for record in batch:
            core = cores.get(record.pk)
            yield Case(record, core, public_core(record, core, faces), faces, keys)


def batched(rows, size):
    """Yield lists of at most `size` rows (itertools.batched is of Python 3.12)."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def public_core(record, core, faces):
    """Return the latest core of a record as the public sees it, or None if the public cannot."""
    if core is None or record.status != Status.PUBLISHED or record.held:
        return None
    core = prune(core, faces)
    return relabel(core, faces) if is_complete(core, faces) else None


def identifiers_in_ledger():
    """Every record's identifier stands in the ledger, so that it is never given out again."""
    for record in Record.objects.exclude(public_id__in=Identifier.objects.values("pk")):
        yield f"{name(record)}: its identifier is not in the ledger."


def kinds_match():
    """Every record has exactly the row of its kind."""
    for model in KINDS:
        for record in Record.objects.filter(kind=model.KIND).exclude(pk__in=model.objects.values("pk")):
            yield f"{name(record)}: it has no row as {model.KIND.label.lower()}."
        for record in model.objects.exclude(kind=model.KIND):
            yield f"{name(record)}: it has a row as {model.KIND.label.lower()}, but is of another kind."


def derived_fields_agree():
    """Slug, folded form, sort key and bounds follow from title and date."""
    derived = ("slug", "folded", "sort_key", "date_earliest", "date_latest")
    for record in Record.objects.exclude(kind="link"):
        stored = [getattr(record, field) for field in derived]
        record.derive()
        if stored != [getattr(record, field) for field in derived]:
            yield f"{name(record)}: what follows from its title or date is out of step."


def survivors_stand():
    """Merges end in a record that is not merged itself."""
    for record in Record.objects.filter(status=Status.MERGED):
        seen, survivor = {record.pk}, record.merged_into
        while survivor.merged_into and survivor.pk not in seen:
            seen.add(survivor.pk)
            survivor = survivor.merged_into
        if survivor.merged_into:
            yield f"{name(record)}: its merges run in a circle."


def published_have_versions():
    """What is or was published has versions, numbered from 1 without a gap."""
    past_draft = (Status.PUBLISHED, Status.WITHDRAWN)
    for record in Record.objects.filter(status__in=past_draft, versions=None):
        yield f"{name(record)}: it was published without a version."
    for record in Record.objects.exclude(versions=None).prefetch_related("versions"):
        numbers = [version.number for version in record.versions.all()]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{name(record)}: its versions have a gap."


def versions_are_intact():
    """The bytes of every version have the digests that were written with them (fixity)."""
    for version in Version.objects.select_related("record").iterator():
        if not version.is_intact:
            yield f"{version}: its bytes are not those that were frozen."
        elif version.core and fingerprint(thaw(version)) != version.fingerprint:
            yield f"{version}: its fingerprint is not that of its words."


def public_pass_the_gate(case):
    """What the public sees of a record would pass the gate today.

    What it does not see of it, because an article is held or withdrawn, waits for an editor: no offence.
    """
    if case.public:
        for reason in reasons_against(case.public, case.faces, timezone.localdate()):
            yield f"{name(case.record)}: {reason}"


def cards_show_what_is_published(case):
    """Every card is that of a public record's latest version, and every public record has one."""
    card = getattr(case.record, "card", None)
    if case.public is None and card:
        yield f"{name(case.record)}: it has a card, but the public may not see it."
    elif case.public and (card is None or not same_card(card, card_of(case.public))):
        yield f"{name(case.record)}: its card is not that of its latest version."


def edges_hold_what_is_published(case):
    """The edges of every record are those that its latest version makes."""
    ties = ties_of(case.public) if case.public else ()
    told = {
        (case.keys[tie.source], tie.role, case.keys[tie.target], tie.detail, case.keys.get(tie.article))
        for tie in ties
    }
    edges = case.record.edges_owned.all()
    if told != {(edge.source_id, edge.role, edge.target_id, edge.detail, edge.article_id) for edge in edges}:
        yield f"{name(case.record)}: its edges are not those of its latest version."


def references_follow_versions(case):
    """The references of every record are those of its latest version."""
    if case.core:
        told = {case.keys[public_id] for public_id in references(case.core)}
        if told != {reference.target_id for reference in case.record.references_out.all()}:
            yield f"{name(case.record)}: its references are not those of its latest version."


def ends_tell_their_links(case):
    """The latest version of a public record has exactly its public links."""
    if case.public:
        told = {link.link.id for link in case.public.links}
        edges = case.record.edges_in.all()
        if told != {edge.owner.public_id for edge in edges if edge.role in END_ROLES}:
            yield f"{name(case.record)}: its version does not tell its links."


def inquiries_follow_links():
    """`Report.inquiry` is the source of the report's public link "produced"."""
    edges = Edge.objects.filter(role=EdgeRole.PRODUCED_BY).order_by("-pk")  # the first one counts
    told = dict(edges.values_list("source_id", "target_id"))
    for report in Report.objects.all():
        if report.inquiry_id != told.get(report.pk):
            yield f"{name(report)}: its inquiry is not that of its link “produced”."


def statements_rest_on_their_own():
    """What rests on passages rests on those of its own record."""
    owners = ((Standing, "record"), (Post, "person"), (Participation, "event"), (Account, "difference__record"))
    for model, owner in owners:
        row = model._meta.model_name
        pairs = model.passages.through.objects.select_related(row, "passage")
        for pair in pairs.exclude(passage__record=F(f"{row}__{owner}")).annotate(owner=F(f"{row}__{owner}")):
            record = Record.objects.get(pk=pair.owner)
            yield f"{name(record)}: “{getattr(pair, row)}” rests on a passage of another record, {pair.passage}."


def passages_are_numbered():
    """No passage has a number that its record has not given out."""
    for record in Record.objects.annotate(highest=Max("passages_owned__number")).filter(
        highest__gt=F("last_passage_number")
    ):
        yield f"{name(record)}: it would give a passage’s number out again."


def anchors_agree():
    """Every passage's anchor is what the text of its article gives."""
    for passage in Passage.objects.select_related("article", "record"):
        if passage.anchor != passage.find_anchor():
            yield f"{name(passage.record)}: passage {passage.number} is not anchored as it says."


def triggers_are_in_place():
    """The database has every trigger that keeps versions, redactions, identifiers and standings."""
    for trigger in triggers.lacking(connection):
        yield f"The database lacks the trigger {trigger}: run manage.py migrate."


def clock_is_ahead():
    """No change is of a time that the clock has not reached."""
    latest = Change.objects.aggregate(latest=Max("clock"))["latest"] or 0
    if latest > Clock.objects.get().value:
        yield "The clock is behind the changes: restore them together, and run renew_epoch."


RULES_OF_ALL = (
    identifiers_in_ledger,
    kinds_match,
    derived_fields_agree,
    survivors_stand,
    published_have_versions,
    versions_are_intact,
    inquiries_follow_links,
    statements_rest_on_their_own,
    passages_are_numbered,
    anchors_agree,
    triggers_are_in_place,
    clock_is_ahead,
)
RULES_OF_EACH = (
    public_pass_the_gate,
    cards_show_what_is_published,
    edges_hold_what_is_published,
    references_follow_versions,
    ends_tell_their_links,
)
RULES = RULES_OF_ALL + RULES_OF_EACH
