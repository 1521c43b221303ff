"""Memento (RFC 7089): a record as it was at a moment, for programs that travel in time.

The original resource is the permalink; its mementos are the versions.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path
from articles.identifiers import as_typed
from articles.publishing.showing import State, find, show_versions

from .keeping import kept_whatever_is_asked
from .link_headers import add_links, as_link
from .standing_in import checked_each_time, stand_in

LINK_FORMAT = "application/link-format"
MALFORMED = "Accept-Datetime must be a date of RFC 1123, such as Wed, 04 Feb 2015 12:00:00 GMT.\n"


@require_safe
def timegate(request, public_id):
    """Lead to the version that was in force at the moment of Accept-Datetime; without one, to the latest.

    Before the first version that is the first. A version whose words were withdrawn says so itself.
    """
    public_id, _ = as_typed(public_id)
    state, record = find(public_id)
    if state is not State.PUBLIC:
        response = stand_in(request, public_id, state, record, "text", timegate_of)
    elif (moment := asked_for(request)) is None:
        response = HttpResponse(MALFORMED, status=400, content_type="text/plain; charset=utf-8")
    else:
        versions = record.versions.order_by("number")
        then = versions.filter(created_at__lt=moment + timedelta(seconds=1)).last() or versions.first()
        response = HttpResponseRedirect(permalink_path(public_id, then.number))
        add_links(response, original(public_id), timemap_link(public_id))
    patch_vary_headers(response, ["accept-datetime"])
    return response if response.has_header("Cache-Control") else checked_each_time(response)


def asked_for(request):
    """Return the moment (aware datetime) of Accept-Datetime: the end of time without one, None if malformed."""
    value = request.headers.get("Accept-Datetime")
    if value is None:
        return datetime(9999, 12, 31, tzinfo=UTC)
    seconds = parse_http_date_safe(value)
    if seconds is None or http_date(seconds) != value.strip():
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


@require_safe
@kept_whatever_is_asked
def timemap(request, public_id):
    """List the versions that can be read, with their moments, in application/link-format (RFC 6690)."""
    public_id, _ = as_typed(public_id)
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return stand_in(request, public_id, state, record, "text", timemap_of)
    links = [
        original(public_id),
        timegate_link(public_id),
        (timemap_address(public_id), "self", {"type": LINK_FORMAT}),
    ]
    versions = read_today(record)
    links += [memento(public_id, version, versions) for version in versions]
    text = ",\n".join(as_link(*link) for link in links) + "\n"
    return HttpResponse(text, content_type=LINK_FORMAT)


def read_today(record):
    """Return the versions (list) of a record that the public can read, the first one first."""
    versions = list(record.versions.exclude(core=b"").order_by("number"))
    shown = show_versions(versions)
    return [version for version in versions if shown[version.number]]


def memento(public_id, version, versions):
    """Return the link to one of a list of versions."""
    ends = {versions[0].pk: "first ", versions[-1].pk: "last "}
    rel = "first last memento" if len(versions) == 1 else f"{ends.get(version.pk, '')}memento"
    address = settings.SITE_URL + permalink_path(public_id, version.number)
    return address, rel, {"datetime": moment_of(version.created_at)}


def moment_of(created_at):
    """Return the moment of a version as Memento-Datetime writes it."""
    return http_date(created_at.timestamp())


def with_memento_links(response, public_id, created_at=None):
    """Add to a record's page what leads through time; a version says of when it is (`created_at`) as well."""
    if created_at:
        response["Memento-Datetime"] = moment_of(created_at)
    return add_links(response, original(public_id), timegate_link(public_id), timemap_link(public_id))


def original(public_id):
    """Return the link to the resource whose versions these are."""
    return settings.SITE_URL + permalink_path(public_id), "original"


def timegate_link(public_id):
    """Return the link to a record's TimeGate."""
    return f"{settings.SITE_URL}/timegate/{public_id}", "timegate"


def timemap_address(public_id):
    """Return the absolute address of a record's TimeMap."""
    return f"{settings.SITE_URL}/timemap/{public_id}"


def timemap_link(public_id):
    """Return the link to a record's TimeMap."""
    return timemap_address(public_id), "timemap", {"type": LINK_FORMAT}


def timegate_of(record):
    """Return the path of the TimeGate of a record: where that of one merged into it leads."""
    return f"/timegate/{record.public_id}"


def timemap_of(record):
    """Return the path of the TimeMap of a record: where that of one merged into it leads."""
    return f"/timemap/{record.public_id}"
