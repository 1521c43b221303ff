"""Records: their pages, their permalinks, their versions, and what stands at an address that shows none."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path, record_path
from articles.choices import Kind
from articles.identifiers import is_well_formed, looks_like_identifier
from articles.models import Version
from articles.publishing.showing import State, find, show, show_version

from .keeping import kept_whatever_is_asked


@require_safe
@kept_whatever_is_asked
def record_page(request, kind, public_id, slug=""):
    """Show a record's page; an old slug or kind in the address leads to the right one."""
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return stand_in(request, public_id, state, record)
    description = show(record)
    path = record_path(record.kind, record.public_id, description.core.slug)
    if request.path != path:
        return checked_each_time(HttpResponsePermanentRedirect(path))
    versions = [
        {
            "number": version.number,
            "created_at": version.created_at,
            "change": version.change,
            "path": permalink_path(public_id, version.number),
        }
        for version in record.versions.defer("core").order_by("-number")
    ]
    return render(
        request,
        f"articles/{record.kind}_detail.html",
        page_context(description, path) | {"versions": versions, "is_version": False},
    )


@require_safe
@kept_whatever_is_asked
def permalink(request, public_id):
    """Lead from a record's permalink to its page, or to that of the record it was merged into."""
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return stand_in(request, public_id, state, record)
    return checked_each_time(HttpResponseRedirect(record_path(record.kind, public_id, record.card.slug)))


@require_safe
@kept_whatever_is_asked
def version_page(request, public_id, number):
    """Show a record as a version froze it; the versions of a merged record stay its own."""
    state, record = find(public_id)
    if state not in (State.PUBLIC, State.MERGED):
        return stand_in(request, public_id, state, record)
    if state is State.MERGED and find(record.survivor.public_id)[0] is not State.PUBLIC:
        return lead_to_survivor(request, record)
    version = Version.objects.filter(record=record, number=number).select_related("redaction").first()
    if version is None:
        raise Http404("This record has no such version.")
    if not version.core:
        return version_withdrawn(request, record, version)
    description = show_version(version)
    if description is None:
        return not_for_now(request, record)
    path = permalink_path(public_id, number)
    current = record_path(record.kind, public_id, record.card.slug) if state is State.PUBLIC else ""
    latest = record.versions.order_by("-number").values_list("number", flat=True).first()
    context = page_context(description, path) | {
        "is_version": True,
        "is_latest": latest == number,
        "current_path": current or permalink_path(public_id),
        "redaction": version.redaction,
    }
    return render(request, f"articles/{record.kind}_detail.html", context)


def page_context(description, path):
    """Return what the page of a Description needs, with its addresses."""
    core = description.core
    version_path = permalink_path(core.id, description.version)
    return {
        "description": description,
        "core": core,
        "faces": description.faces,
        "context": description.context,
        "permalink": settings.SITE_URL + permalink_path(core.id),
        "version_permalink": settings.SITE_URL + version_path,
        "version_path": version_path,
        "canonical_url": settings.SITE_URL + path,
    }


def stand_in(request, public_id, state, record):
    """Return what stands at the address of a record that the public cannot see."""
    if state is State.MERGED:
        return lead_to_survivor(request, record)
    if state is State.WITHDRAWN:
        return tombstone(request, record)
    if state is State.HIDDEN:
        return not_for_now(request, record)
    if looks_like_identifier(public_id) and not is_well_formed(public_id):
        return render(request, "articles/mistyped.html", status=404)
    raise Http404("No record has this identifier.")


def not_for_now(request, record):
    """Return the page that says that a record is not available for now, and that its address stays."""
    response = render(request, "articles/hidden.html", {"label": Kind(record.kind).label}, status=404)
    patch_cache_control(response, no_store=True)
    return response


def lead_to_survivor(request, record):
    """Lead from a merged record straight to where it ended up (302: a merge can be undone)."""
    survivor = record.survivor
    state, survivor = find(survivor.public_id)
    if state is not State.PUBLIC:
        return stand_in(request, survivor.public_id, state, survivor)
    path = record_path(survivor.kind, survivor.public_id, survivor.card.slug)
    return checked_each_time(HttpResponseRedirect(path))


def tombstone(request, record):
    """Return the page that says when and why a record was withdrawn."""
    versions = record.versions.order_by("number")
    context = {
        "label": Kind(record.kind).label,
        "title": named_on_tombstone(versions.last()) if record.tombstone_names_it else "",
        "reason": record.get_withdrawal_reason_display(),
        "withdrawn_at": record.withdrawn_at,
        "first_published": versions.first().created_at,
        "version_count": versions.count(),
        "permalink": settings.SITE_URL + permalink_path(record.public_id),
    }
    return render(request, "articles/tombstone.html", context, status=410)


def named_on_tombstone(version):
    """Return what a record was last called in public, or "" if those words were withdrawn too."""
    shown = show_version(version) if version.core else None
    return shown.core.title if shown else ""


def version_withdrawn(request, record, version):
    """Return the page that says when and why the words of one version were withdrawn."""
    context = {
        "number": version.number,
        "redaction": version.redaction,
        "permalink": settings.SITE_URL + permalink_path(record.public_id),
    }
    return render(request, "articles/version_withdrawn.html", context, status=410)


def checked_each_time(response: HttpResponse):
    """Return a redirect that no browser keeps: names can come back, merges can be undone."""
    patch_cache_control(response, no_cache=True)
    return response
