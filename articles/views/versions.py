"""The history of a record: its versions with what changed in each, and any two of them side by side."""

import re

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path, versions_compared_path, versions_path
from articles.choices import Kind
from articles.description.comparing import differing
from articles.publishing.showing import State, find, show_versions

from .changes import steps_of
from .keeping import kept_until_the_clock_moves
from .standing_in import checked_each_time, instead_of_versions, page_path

ON_A_PAGE = 20
TEMPLATE = "articles/versions_compared.html"
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@require_safe
@kept_until_the_clock_moves
def history_page(request, public_id):
    """List the versions of a record, the latest first: when, what changed, and what was taken out and why."""
    state, record = find(public_id)
    instead = instead_of_versions(request, public_id, state, record)
    if instead:
        return instead
    known = record.versions.order_by("-number")
    page = page_asked_for(request, known)
    if request.get_full_path() != address_of(public_id, page):
        return checked_each_time(HttpResponseRedirect(address_of(public_id, page)))
    start = page.start_index() - 1
    versions = known.prefetch_related("redactions")[start : start + ON_A_PAGE + 1]
    context = shared(state, record) | {
        "before": 1,
        "after": page.paginator.count,
        "page_obj": page,
        "steps": steps_of(public_id, list(versions))[:ON_A_PAGE],
        "canonical_url": settings.SITE_URL + address_of(public_id, page),
    }
    return render(request, "articles/history.html", context)


def page_asked_for(request, versions):
    """Return the page of versions that a request asks for; raise Http404 if there is none."""
    try:
        return Paginator(versions.only("number"), ON_A_PAGE).page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404("This history has no such page.") from None


def address_of(public_id, page):
    """Return the one address of a page of the history."""
    return versions_path(public_id) + (f"?page={page.number}" if page.number > 1 else "")


@require_safe
@kept_until_the_clock_moves
def compare_page(request, public_id):
    """Show two versions of a record side by side, the words that differ marked; or say why that cannot be."""
    state, record = find(public_id)
    instead = instead_of_versions(request, public_id, state, record)
    if instead:
        return instead
    context = shared(state, record)
    numbers = [version.number for version in context["versions"]]
    asks = {"a", "b"} & request.GET.keys()
    asked = [request.GET.get(name, "") for name in "ab"] if asks else [str(number) for number in numbers[:2]]
    problem = objection(asked, numbers)
    if problem:
        return cannot_compare(request, context, [problem])
    before, after = sorted(map(int, asked))
    path = versions_compared_path(public_id, before, after)
    if request.get_full_path() != path:
        return checked_each_time(HttpResponseRedirect(path))
    context |= {"before": before, "after": after, "canonical_url": settings.SITE_URL + path}
    pair = record.versions.filter(number__in=(before, after)).select_related("redaction").order_by("number")
    shown = show_versions([version for version in pair if version.core])
    missing = [version for version in pair if not shown.get(version.number)]
    if missing:
        return cannot_compare(request, context, [], missing)
    return render(request, TEMPLATE, context | compared(*(shown[n] for n in (before, after))))


def objection(asked, numbers):
    """Return in a sentence why two values (text) of an address name no two versions of these numbers, or ""."""
    if len(numbers) < 2:
        return "This record has one version: there is nothing to compare it with yet."
    if any(not NUMBER.fullmatch(value) or int(value) not in numbers for value in asked):
        return f"Choose two versions from 1 to {max(numbers)}: this record has no others."
    return "" if asked[0] != asked[1] else "Choose two different versions: these are the same one."


def cannot_compare(request, context, problems, missing=()):
    """Return the page on which two versions can be chosen, with why those asked for are not shown."""
    status = 410 if any(not version.core for version in missing) else 404
    return render(
        request,
        TEMPLATE,
        context | {"problems": problems, "missing": missing},
        status=status,
    )


def compared(before, after):
    """Return what the page of two Descriptions needs: what differs, and what a reader is warned of first."""
    faces = [face.content_note for shown in (before, after) for face in shown.faces.values()]
    notes = dict.fromkeys(filter(None, (before.core.content_note, after.core.content_note, *faces)))
    return {
        "pair": (before, after),
        "parts": differing(before.core, after.core),
        "notes": list(notes),
        "left_out": sorted({*before.left_out, *after.left_out}, reverse=True),
    }


def shared(state, record):
    """Return what both pages need: the record's name and addresses, and its versions to choose from."""
    versions = list(record.versions.defer("core").order_by("-number"))
    is_public = state is State.PUBLIC
    return {
        "kind": record.kind,
        "label": Kind(record.kind).label,
        "title": record.card.title if is_public else "",
        "is_merged": not is_public,
        "notes": [record.card.content_note] if is_public and record.card.content_note else [],
        "versions": versions,
        "record_path": page_path(record) if is_public else permalink_path(record.public_id),
        "history_path": versions_path(record.public_id),
    }
