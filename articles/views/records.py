"""Records: their pages and their versions."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import ark_of, permalink_path, record_path, versions_path
from articles.identifiers import as_typed
from articles.publishing.merged import merged_into
from articles.publishing.showing import State, find, show, show_version

from .changes import changed_since
from .citing import files_of, ways_to_cite
from .forms import form_of, in_form, instead, kept_in_each_form, path_in_form
from .heads import as_json, head_context, page_at, with_links
from .memento import with_memento_links
from .standing_in import (
    checked_each_time,
    instead_of_versions,
    page_path,
    unknown,
    version_not_shown,
    version_withdrawn,
)


@require_safe
@kept_in_each_form
def record_page(request, kind, public_id, slug=""):
    """Show a record's page; an old slug or kind in the address leads to the right one."""
    public_id, _ = as_typed(public_id)
    state, record = find(public_id)
    if state is not State.PUBLIC:
        return instead(request, public_id, state, record)
    description = show(record)
    path = record_path(record.kind, record.public_id, description.core.slug)
    if request.path != path:
        return checked_each_time(HttpResponsePermanentRedirect(in_form(request, path)))
    versions = [
        {
            "number": version.number,
            "created_at": version.created_at,
            "change": version.change,
            "path": permalink_path(public_id, version.number),
        }
        for version in record.versions.defer("core").order_by("-number")
    ]
    merged = merged_into(record)
    context = {
        "is_version": False,
        "versions": versions,
        "files": files_of(public_id),
        "ark": ark_address(public_id),
        "merged": merged,
    }
    return answer(request, page_at(path, description, merged=merged), context)


@require_safe
@kept_in_each_form
def version_page(request, public_id, number):
    """Show a record as a version froze it; the versions of a merged record stay its own."""
    version, description, other = version_at(request, public_id, number, form_of(request), path_in_form(request))
    if other:
        return other
    record = version.record
    path = permalink_path(public_id, number)
    current = page_path(record) if hasattr(record, "card") else ""
    latest = record.versions.latest("number")
    context = {
        "is_version": True,
        "files": files_of(public_id, number),
        "is_latest": latest == version,
        "current_path": current or permalink_path(public_id),
        "redaction": version.redaction,
        "ark": ark_address(public_id, number),
        "since": None if latest == version else changed_since(record, description, latest),
    }
    return answer(request, page_at(path, description, version), context)


def answer(request, page, context):
    """Return a Page in the form asked for; the template is given `context` besides."""
    if form_of(request) == "json":
        response = as_json(page)
    else:
        context = page_context(page.description, page.path) | head_context(page) | context
        response = render(request, f"articles/{page.core.kind}_detail.html", context)
    frozen_at = page.description.frozen_at if context["is_version"] else None
    return with_memento_links(with_links(response, page), page.core.id, frozen_at)


def version_at(request, public_id, number, form="html", path_of=None):
    """Return (Version, Description, None) of a version as the public can see it, or (None, None, what to answer).

    `form` and `path_of` are those of `stand_in`.
    """
    state, record = find(public_id)
    other = instead_of_versions(request, public_id, state, record, form, path_of)
    # A version whose words were withdrawn says so itself, even where that took the whole record away.
    if other and not (state is State.HIDDEN and not record.held and is_wordless(record, number)):
        return None, None, other
    version = record.versions.filter(number=number).select_related("redaction").first()
    if version is None:
        return None, None, unknown(request, "This record has no such version.", form)
    version.record = record
    if not version.core:
        return None, None, version_withdrawn(request, record, version, form)
    description = show_version(version)
    if description is None:
        return None, None, version_not_shown(request, version, form)
    return version, description, None


def ark_address(public_id, number=None):
    """Return the whole address of the ARK of a record or a version of it; "" where the archive has no number."""
    return f"{settings.SITE_URL}/{ark_of(settings.ARK_NAAN, public_id, number)}" if settings.ARK_NAAN else ""


def is_wordless(record, number):
    """Return whether the words of a record's version with this number were withdrawn."""
    return record.versions.filter(number=number, core=b"").exists()


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
        "history_path": versions_path(core.id),
        "canonical_url": settings.SITE_URL + path,
        "ways": ways_to_cite(description),
    }
