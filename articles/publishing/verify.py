"""verify: whether the whole archive holds what crosses its tables.

Each rule is a function that yields sentences, each of which names an offender. What one table can hold
is the database's; what crosses tables is the gate's, and these rules find what slipped past it.
"""

from django.db.models import F, Max
from django.utils import timezone

from articles.choices import EdgeRole, Status
from articles.description import fingerprint, prune, references
from articles.models import (
    KINDS,
    Account,
    Card,
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
)

from .checks import reasons_against
from .edges import ties_of
from .faces import card_of, keys_of, public_faces, same_card
from .freezing import latest_core, thaw
from .linking import links_of
from .spreading import visible_core


def verify():
    """Return the offences (list of sentences) of the whole archive; an empty list is a clean bill."""
    return [sentence for rule in RULES for sentence in rule()]


def name(record):
    """Return how a sentence names a record."""
    return f"{record.public_id} “{record.title}”"


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
    for version in Version.objects.select_related("record"):
        if not version.is_intact:
            yield f"{version}: its bytes are not those that were frozen."
        elif version.core and fingerprint(thaw(version)) != version.fingerprint:
            yield f"{version}: its fingerprint is not that of its words."


def published_pass_the_gate():
    """What is published, and not held, would pass the gate today."""
    today = timezone.localdate()
    for record in Record.objects.published():
        core = latest_core(record.pk)
        if core is None:
            continue
        faces = public_faces(references(core) | {core.id})
        for reason in reasons_against(core, faces, today):
            yield f"{name(record)}: {reason}"


def cards_show_what_is_published():
    """Every card is that of a public record's latest version, and every public record has one."""
    cards = Card.objects.in_bulk()
    for record in Record.objects.all():
        core, card = visible_core(record), cards.get(record.pk)
        if core is None and card:
            yield f"{name(record)}: it has a card, but the public may not see it."
        elif core and (card is None or not same_card(card, card_of(core))):
            yield f"{name(record)}: its card is not that of its latest version."


def edges_hold_what_is_published():
    """The edges of every record are those that its latest version makes."""
    for record in Record.objects.all():
        core = visible_core(record)
        ties = ties_of(core) if core else set()
        keys = keys_of({end for tie in ties for end in (tie.source, tie.target)})
        told = {(keys[tie.source], tie.role, keys[tie.target], tie.detail) for tie in ties}
        if told != set(record.edges_owned.values_list("source_id", "role", "target_id", "detail")):
            yield f"{name(record)}: its edges are not those of its latest version."


def references_follow_versions():
    """The references of every record are those of its latest version."""
    for record in Record.objects.exclude(versions=None):
        core = latest_core(record.pk)
        told = set(keys_of(references(core)).values()) if core else None
        if core and told != set(record.references_out.values_list("target_id", flat=True)):
            yield f"{name(record)}: its references are not those of its latest version."


def ends_tell_their_links():
    """The latest version of a public record has exactly its public links."""
    for record in Record.objects.exclude(card=None):
        core = latest_core(record.pk)
        if core is None:
            continue
        told = {link.link.id for link in prune(core, public_faces(references(core))).links}
        if told != {link.link.id for link in links_of(record)}:
            yield f"{name(record)}: its version does not tell its links."


def inquiries_follow_links():
    """`Report.inquiry` is the source of the report's public link "produced"."""
    told = dict(Edge.objects.filter(role=EdgeRole.PRODUCED_BY).values_list("source_id", "target_id"))
    for report in Report.objects.all():
        if report.inquiry_id != told.get(report.pk):
            yield f"{name(report)}: its inquiry is not that of its link “produced”."


def statements_rest_on_their_own():
    """What rests on passages rests on those of its own record."""
    owners = ((Standing, "record"), (Post, "person"), (Participation, "event"), (Account, "difference__record"))
    for model, owner in owners:
        foreign = model.objects.exclude(passages=None).exclude(passages__record=F(owner))
        for row in foreign.distinct():
            yield f"{model._meta.verbose_name} {row.pk} “{row}”: it rests on a passage of another record."


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


def clock_is_ahead():
    """No change is of a time that the clock has not reached."""
    latest = Change.objects.aggregate(latest=Max("clock"))["latest"] or 0
    if latest > Clock.objects.get().value:
        yield "The clock is behind the changes: restore them together, and run renew_epoch."


RULES = (
    identifiers_in_ledger,
    kinds_match,
    derived_fields_agree,
    survivors_stand,
    published_have_versions,
    versions_are_intact,
    published_pass_the_gate,
    cards_show_what_is_published,
    edges_hold_what_is_published,
    references_follow_versions,
    ends_tell_their_links,
    inquiries_follow_links,
    statements_rest_on_their_own,
    passages_are_numbered,
    anchors_agree,
    clock_is_ahead,
)
