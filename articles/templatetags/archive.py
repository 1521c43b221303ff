"""The templates' own tags and filters: addresses, words, the entry at the head of a record, the foot of a list.

They take the plain parts of a description, and cards; none of them reads the database. What stands under
which heading of a record's page is in `leaves`.
"""

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from articles.addresses import PLURALS, list_path, permalink_path, record_path
from articles.choices import Kind, Role, StandingTerm, Strength

register = template.Library()

MENU = (
    Kind.INQUIRY,
    Kind.REPORT,
    Kind.FINDING,
    Kind.EVENT,
    Kind.ARTICLE,
    Kind.PERSON,
    Kind.ORGANISATION,
    Kind.LINK,
)
DOUBTS = {
    StandingTerm.ALLEGED: "allegation",
    StandingTerm.DISPUTED: "disputed",
    StandingTerm.OVERTURNED: "overturned",
}
BUTTONS = ("url", "archived_url")
STRENGTH_MEANS = {
    Strength.CAUSE: "An official source, or whoever acted, named the one as the reason for the other.",
    Strength.FOLLOWING: "The press reported the one as following from the other.",
    Strength.LATER: "The sources say only that the one came after the other.",
    Strength.INFERENCE: "No source says so in as many words: the archive ties the two together.",
}


# Addresses


@register.filter
def address(neighbour, faces):
    """Return the path of a neighbour's page, or of its permalink if `faces` (mapping) do not have it."""
    found = faces.get(neighbour.id)
    return record_path(found.kind, found.id, found.slug) if found else permalink_path(neighbour.id)


@register.filter
def face(neighbour, faces):
    """Return the Face of a neighbour, or None if `faces` (mapping) do not have it."""
    return faces.get(neighbour.id)


@register.filter
def card_in(neighbour, context):
    """Return the card of a neighbour that a context has, or None."""
    return context.cards.get(neighbour.id)


@register.filter
def card_address(card):
    """Return the path of the page of a card's record."""
    return record_path(card.kind, card.public_id, card.slug)


@register.filter
def core_address(core):
    """Return the path of the page of the record that a Core describes."""
    return record_path(core.kind, core.id, core.slug)


@register.filter
def web_address(url):
    """Return the address if it is one of the web, or "": nothing else may stand in an href."""
    return url if str(url).lower().startswith(("http://", "https://")) else ""


@register.simple_tag
def permanent_address(public_id, version=None):
    """Return the absolute permalink of a record, or of one of its versions (a number)."""
    return settings.SITE_URL + permalink_path(public_id, version)


@register.simple_tag
def version_address(description):
    """Return the path of the version that a Description shows."""
    return permalink_path(description.core.id, description.version)


# What every page offers


@register.simple_tag
def menu(*kinds):
    """Return the eight lists as dictionaries; the one of the first kind given (a code) is current."""
    current = next((kind for kind in kinds if kind), "")
    return [{"words": kind_plural(kind), "path": list_path(kind), "current": kind == current} for kind in MENU]


@register.simple_tag
def support_lines():
    """Return the support lines: name, number as it is shown, number as it is dialled."""
    return settings.SUPPORT_LINES


@register.simple_tag
def exit_address():
    """Return where "Exit this page" leads."""
    return web_address(settings.EXIT_URL)


# Words


@register.filter
def kind_words(kind):
    """Return the word for a kind (a code): "Person"."""
    return Kind(kind).label


@register.filter
def kind_plural(kind):
    """Return the word for many of a kind (a code): "People"."""
    return PLURALS[kind].capitalize()


@register.filter
def head_title(core):
    """Return what a browser's tab and a preview may call a record: never more than a shared phone may show."""
    return core.short_title or kind_words(core.kind)


@register.filter
def doubt(standing):
    """Return the class of a standing (a code) that is in doubt, or ""."""
    return DOUBTS.get(standing, "")


@register.filter
def strength_means(strength):
    """Return in a sentence what the strength of a link (a code) claims."""
    return STRENGTH_MEANS.get(strength, "")


@register.simple_tag
def time(iso, words):
    """Return a date's words, marked up as a time if it is a single day, month or year (`iso` is not "")."""
    return format_html('<time datetime="{}">{}</time>', iso, words) if iso else words


@register.simple_tag
def day(moment):
    """Return the day of a moment (an aware datetime) in the archive's time zone, marked up as a time."""
    local = localtime(moment)
    return time(local.date().isoformat(), date_format(local, "j F Y"))


# The entry at the head of a record


@register.filter
def entry_facts(core):
    """Return the facts that the entry lists: an article's addresses are buttons below it instead."""
    hidden = BUTTONS if core.kind == Kind.ARTICLE else ()
    return [fact for fact in core.facts if fact.code not in hidden]


@register.filter
def fact_of(core, code):
    """Return the values of the fact with this code."""
    return core.fact(code)


@register.filter
def parts(core):
    """Return who acted in an event and whom it concerns, as pairs: whether they acted, and the participants."""
    acted = [part for part in core.participants if part.role.code != Role.CONCERNED]
    concerned = [part for part in core.participants if part.role.code == Role.CONCERNED]
    return [(is_acting, found) for is_acting, found in ((True, acted), (False, concerned)) if found]


@register.filter
def fact_address(core, code):
    """Return the address that the fact with this code holds, or "" if it holds none of the web."""
    return web_address(core.text(code))


@register.filter
def fact_label(core, code):
    """Return the label of the first neighbour of the fact with this code, or ""."""
    return next((neighbour.label for neighbour in core.neighbours(code)), "")
