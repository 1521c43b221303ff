"""What the page of a record carries for programs: head tags, JSON-LD, JSON, typed links."""

from django.conf import settings
from django.http import JsonResponse
from django.utils.safestring import SafeString

from articles.addresses import permalink_path
from articles.citations.formats import FORMATS
from articles.metadata import NAME, Archive, Page, head_tags, linked_data, signposts, site_name, whole

from .answering import day
from .forms import JSON
from .link_headers import add_links
from .whole import address


def the_archive():
    """Return the Archive that this site is."""
    return Archive(NAME, settings.SITE_URL, settings.WORDS_LICENCE)


def page_at(path, description, version=None, merged=()):
    """Return the Page of a Description at a path: on the page of a Version of that one, else with what it
    also stands for.
    """
    redaction = version and version.redaction
    removed = (
        f"Some words were taken out of this version on {day(redaction.created_at)}. {redaction.reason}"
        if redaction
        else ""
    )
    return Page(description, the_archive(), path, version is not None, removed, merged)


def forms_of(page):
    """Return {path: media type} of a Page for programs: all of it, and its citation."""
    own = permalink_path(page.core.id, page.description.version if page.is_version else None)
    return {page.path + JSON: "application/json"} | {f"{own}.{end}": form.type for end, form in FORMATS.items()}


def forms_of_list(asked):
    """Return {address: media type} of the list that is Asked for, for programs: all of it, and its citations."""
    citations = {address(asked, end): form.type for end, form in FORMATS.items()}
    return {address(asked, "csv"): "text/csv"} | citations


def head_context(page):
    """Return what the head and the foot of a Page's template say to programs."""
    return {
        "head_tags": head_tags(page),
        "site_name": site_name(page),
        "forms": forms_of(page),
        "linked_data": SafeString(linked_data(page)),
    }


def with_links(response, page):
    """Return the response at the address of a Page, with its typed links."""
    posts = signposts(page, forms_of(page))
    return add_links(
        response, *((post.target, post.rel, {"type": post.type} if post.type else {}) for post in posts)
    )


def as_json(page):
    """Return the whole of a Page as JSON."""
    return JsonResponse(whole(page), json_dumps_params={"ensure_ascii": False})
