"""verify: whether the whole archive holds what crosses its tables.

Each rule is a function that yields sentences, each of which names an offender: of the whole archive, or
of one record (a Case). What one table can hold is the database's; what crosses tables is the gate's, and
these rules find what slipped past it.
"""

from django.db import connection
from django.db.models import Count, F, Max

from articles.choices import EdgeRole, Status
from articles.description import fingerprint
from articles.description.parts import SCHEMA
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
    Redaction,
    Report,
    Standing,
    Version,
    triggers,
    word_index,
)

from .freezing import thaw
from .start import start_is_in_order
from .verify_records import RULES_OF_EACH, cases, name


def verify():
    """Return the offences (list of sentences) of the whole archive; an empty list is a clean bill."""
    offences = [sentence for rule in RULES_OF_ALL for sentence in rule()]
    return offences + [sentence for case in cases() for rule in RULES_OF_EACH for sentence in rule(case)]


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
    counted = Record.objects.annotate(count=Count("versions"), highest=Max("versions__number"))
    for record in counted.filter(count__gt=0).exclude(count=F("highest")):
        yield f"{name(record)}: its versions have a gap."


def versions_are_intact():
    """The bytes of every version have the digests that were written with them (fixity)."""
    for version in Version.objects.select_related("record").iterator():
        if not version.is_intact:
            yield f"{version}: its bytes are not those that were frozen."
        elif version.core and fingerprint_of(version) != version.fingerprint:
            yield f"{version}: its fingerprint is not that of its words."


def redactions_have_two_people():
    """Whatever was taken out of a version, one editor asked for and another one confirmed."""
    for redaction in Redaction.objects.select_related("version__record"):
        people = {redaction.asked_by_id, redaction.created_by_id}
        if None in people or len(people) < 2:
            yield f"{redaction.version}: no two people stand for redaction {redaction.pk} of it."


def fingerprint_of(version):
    """Return the fingerprint of a version’s words; of an older schema, as it is stored."""
    return fingerprint(thaw(version)) if version.schema == SCHEMA else version.fingerprint


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


def word_index_is_whole():
    """The database has every part of the word index, and what the index holds is what the cards say."""
    if parts := word_index.lacking(connection):
        yield f"The database lacks parts of the word index: {', '.join(parts)}. Run manage.py migrate."
    elif not word_index.agrees(connection):
        yield f"The word index is not that of the cards: drop the table {word_index.TABLE} and run migrate."


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
    redactions_have_two_people,
    inquiries_follow_links,
    statements_rest_on_their_own,
    passages_are_numbered,
    anchors_agree,
    start_is_in_order,
    triggers_are_in_place,
    word_index_is_whole,
    clock_is_ahead,
)
RULES = RULES_OF_ALL + RULES_OF_EACH
