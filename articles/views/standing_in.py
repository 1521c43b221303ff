"""What stands at an address that shows no record: the same facts in every form.

A page, an answer in JSON and every export of a record that the public cannot see are made here, so that
none of them tells more than the others.
"""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils.cache import patch_cache_control

from articles.addresses import permalink_path, record_path
from articles.choices import Kind
from articles.identifiers import is_well_formed, looks_like_identifier, near
from articles.publishing.showing import State, find, leading_to_records, why_not_shown
from articles.publishing.tombstones import told_by_tombstone

from .answering import Offer, StandIn, address_of, answer, day, permalink

NOT_NOW = "It is not available for now."
STAYS = "This address is not broken. It will always lead here, and it will never be given to another record."


def stand_in(request, public_id, state, record, form="html", path_of=None):
    """Return what stands at the address of a record that the public cannot see, in one of the FORMS.

    `state` and `record` are what `find(public_id)` returned. A merged record leads on to its survivor:
    to its page, or to what `path_of` (a function of a public record with its card) returns. Raise Http404
    for a page of an identifier that means nothing.
    """
    if state is State.MERGED:
        return lead_to_survivor(request, record, form, path_of)
    if state is State.WITHDRAWN:
        return answer(request, tombstone(record), form)
    if state is State.HIDDEN:
        return not_for_now(request, record, form)
    if looks_like_identifier(public_id) and not is_well_formed(public_id):
        return answer(request, mistyped(public_id), form)
    return unknown(request, "No record has this identifier.", form)


def checked_each_time(response):
    """Return a redirect that no browser keeps: names can come back, merges can be undone."""
    patch_cache_control(response, no_cache=True)
    return response


def page_path(record):
    """Return the path of the page of a public record with its card."""
    return record_path(record.kind, record.public_id, record.card.slug)


def lead_to_survivor(request, record, form="html", path_of=None):
    """Lead from a merged record straight to where it ended up (302: a merge can be undone).

    On the survivor's page that is the line which says so. A browser would else take the fragment of a
    citation along (`#p3`), and mark another passage than the one cited: they have new numbers there.
    """
    state, survivor = find(record.survivor.public_id)
    if state is not State.PUBLIC:
        return stand_in(request, survivor.public_id, state, survivor, form)
    path = (path_of or page_path)(survivor)
    if path == page_path(survivor):
        path += f"#was-{record.public_id}"
    return checked_each_time(HttpResponseRedirect(path))


def unknown(request, sentence, form="html"):
    """Return the answer that there is nothing here; for a page raise Http404."""
    if form == "html":
        raise Http404(sentence)
    return answer(request, StandIn("unknown", 404, "Not found", (sentence,)), form)


def mistyped(public_id):
    """Return what is said of an identifier whose check character does not fit, with those it may stand for."""
    offers = tuple(
        Offer(found, card.kind, card.title, settings.SITE_URL + permalink_path(found))
        for found, card in leading_to_records(near(public_id.lower()))
    )
    meant = "Did you mean one of these?" if len(offers) > 1 else "Did you mean this one?"
    return StandIn(
        "mistyped",
        404,
        "Mistyped address",
        (
            f"No record can have the identifier {public_id}.",
            "An identifier has eight characters, and the last one checks the others. Here they do not fit, so at"
            " least one of them is wrong: compare it with where you found it.",
            *([meant] if offers else []),
        ),
        offers=offers,
        facts={"did_you_mean": [offer._asdict() for offer in offers]},
    )


def not_for_now(request, record, form="html"):
    """Return the answer that a record is not available for now, and that its address stays."""
    said = StandIn(
        "held",
        404,
        "Not available for now",
        (
            "This record is not shown at present.",
            "This address is not broken. It stays with this record, and will never be given to another one.",
        ),
        label=Kind(record.kind).label,
        facts=address_of(record),
    )
    response = answer(request, said, form)
    response["Cache-Control"] = "no-store"
    return response


def tombstone(record):
    """Return what is said of a withdrawn record: when and why, and what its editors let it say besides."""
    versions = record.versions.order_by("number")
    first, count = versions.first(), versions.count()
    told = told_by_tombstone(record)
    reason = record.get_withdrawal_reason_display()
    called = f"It was called “{told.title}”. Its" if told.title else "Its title and its"
    cite = "If you cited this record, cite this page instead, with the date of withdrawal."
    return StandIn(
        "withdrawn",
        410,
        "Withdrawn",
        (
            f"This record was taken out of the archive on {day(record.withdrawn_at)}, {reason}.",
            *([told.note] if told.note else []),
            f"{called} contents are not shown.",
        ),
        rows=(
            ("Permalink", permalink(record)),
            ("In the archive", f"{day(first.created_at)} to {day(record.withdrawn_at)}"),
            ("Versions", f"{count}, {'withdrawn' if count == 1 else 'all withdrawn'}"),
            *([("Last citation", told.last_citation)] if told.last_citation else []),
        ),
        after=(STAYS, cite),
        label=Kind(record.kind).label,
        facts=address_of(record)
        | told._asdict()
        | {
            "reason": {"code": record.withdrawal_reason, "words": reason},
            "first_published": first.created_at.isoformat(),
            "withdrawn_at": record.withdrawn_at.isoformat(),
            "versions": count,
        },
    )


def version_withdrawn(request, record, version, form="html"):
    """Return the answer that says when and why the words of one version were withdrawn."""
    redaction = version.redaction
    when = f" on {day(redaction.created_at)}. {redaction.reason}" if redaction else "."
    said = StandIn(
        "version_withdrawn",
        410,
        "Words withdrawn",
        (f"The words of this version were taken out of the archive{when}",),
        rows=(("Permalink", permalink(record, version.number)), ("The record", permalink(record))),
        after=(
            "This address is not broken. It will always lead here, and the version’s number will never be given"
            " to other words.",
        ),
        label=f"Version {version.number}",
        facts=address_of(record)
        | {
            "version": version.number,
            "reason": redaction.reason if redaction else "",
            "withdrawn_at": redaction.created_at.isoformat() if redaction else "",
        },
    )
    return answer(request, said, form)


def version_not_shown(request, version, form="html"):
    """Return the answer that a version cannot be shown without what it rests on, and why that is not shown."""
    record, reasons = version.record, why_not_shown(version)
    why = [f"It was taken out of the archive, {reason}." if reason else NOT_NOW for reason in reasons]
    said = StandIn(
        "version_not_shown",
        404,
        f"Version {version.number} is not shown",
        ("What it rests on is not shown any more, or not for now.", *why),
        rows=(("Permalink", permalink(record, version.number)), ("The record", permalink(record))),
        after=("This address is not broken. It stays with this version.",),
        label=Kind(record.kind).label,
        facts=address_of(record) | {"version": version.number, "reasons": reasons},
    )
    response = answer(request, said, form)
    response["Cache-Control"] = "no-store"
    return response


def instead_of_versions(request, public_id, state, record, form="html", path_of=None):
    """Return what stands where a record's versions would be, or None: those of a merged one stay its own."""
    if state not in (State.PUBLIC, State.MERGED):
        return stand_in(request, public_id, state, record, form, path_of)
    if state is State.MERGED and find(record.survivor.public_id)[0] is not State.PUBLIC:
        return lead_to_survivor(request, record, form, path_of)
    return None
