"""{% entries cards %} and {% entry card %}: records as the cards of a list.

A page has dozens of them: written here they take a fifth of the time that a template takes.
"""

from collections import namedtuple

from django import template

from articles.search import marked

from .archive import card_address, doubt, kind_words
from .markup import joined, put
from .plain_words import gloss

register = template.Library()

CARD = '<li class="card">{}<div>{}</div></li>\n'
COINS = '<span class="Z3988" title="{}" hidden></span>'
TIME = '<time datetime="{}">{}</time>'
WHEN = '<p class="when">{}</p>'
SORT = "{}: {}"
TITLE = '<{}><a href="{}">{}</a></{}>'
OUTLET = '<p class="small"><cite>{}</cite></p>'
PLAYED = '<p class="small soft">{}</p>'
FOLD = '<details class="fold"><summary>{}<span class="vh">: {}</span></summary><p>{}</p></details>'
STANDING = '<p class="standing">{}</p>'
REPORTS_ON = '<p class="small"><span class="soft">Reports on</span> {}</p>'

Around = namedtuple("Around", ("query", "deep", "played", "core", "at_search"))
"""What a card stands in: the Query that found it, under an h3 (`deep`), what the record did there, the core of the
page's record, and whether the list is one of all kinds.
"""


@register.simple_tag(takes_context=True)
def entries(context, cards):
    """Return cards one after the other."""
    around = around_of(context)
    return joined(written(card, around, context) for card in cards)


@register.simple_tag(takes_context=True)
def entry(context, card):
    """Return one card."""
    return written(card, around_of(context), context)


def around_of(context):
    """Return the Around that a template's context gives."""
    return Around(*(context.get(name) for name in Around._fields))


def written(card, around, context):
    """Return a card: its date, title, outlet, line, standing, and what an article reports on."""
    say = Voice(around.query, context)
    parts = (
        title(card, around, say),
        outlet(card, around.core),
        *(put(PLAYED, words) for words in around.played or ()),
        line(card, around.core, say),
        standing(card),
        reports_on(card),
        coins(card),
    )
    return put(CARD, when(card, around), put("{}" * len(parts), *parts))


class Voice:
    """How a card is written: with marks where a Query found it, or with links to the glossary."""

    def __init__(self, query, context):
        self.query, self.context = query, context

    def title(self, text):
        """Return a title: nothing in it is linked, for all of it is a link."""
        return marked(text, self.query) if self.query else text

    def line(self, text):
        """Return a sentence of the archive's own."""
        return marked(text, self.query) if self.query else gloss(self.context, text)


def when(card, around):
    """Return the margin of a card: its date and its sort, in a list of all kinds its kind too."""
    sort = sort_in(card, around)
    if card.date_words:
        date = put(TIME, card.date_iso, card.date_words) if card.date_iso else card.date_words
        return put(WHEN, put("{} <span>{}</span>", date, sort) if sort else date)
    return put(WHEN, sort) if sort and not around.deep else ""


def sort_in(card, around):
    """Return what sort of record a card is of, as far as its list does not say so."""
    if not around.at_search:
        return card.sort_words
    return put(SORT, kind_words(card.kind), card.sort_words) if card.sort_words else kind_words(card.kind)


def title(card, around, say):
    """Return the title as a heading that leads to the record."""
    level = "h4" if around.deep else "h3"
    return put(TITLE, level, card_address(card), say.title(card.title), level)


def outlet(card, core):
    """Return who printed an article, unless the page is that outlet's."""
    return put(OUTLET, card.outlet_words) if card.outlet_words and card.outlet != core_id(core) else ""


def core_id(core):
    """Return the public id of the record whose page it is, or ""."""
    return core.id if core else ""


def line(card, core, say):
    """Return the line of a card, folded under its content note if it has one."""
    if not card.line:
        return ""
    if not card.content_note:
        return put("<p>{}</p>", say.line(card.line))
    known = core and core.content_note == card.content_note
    note = "Show what it says" if known else card.content_note
    return put(FOLD, note, card.title, say.line(card.line))


def standing(card):
    """Return how sure a statement is; doubt has an edge."""
    if not card.standing_words:
        return ""
    edge = doubt(card.standing)
    words = put('<b class="{}">{}</b>', edge, card.standing_words) if edge else card.standing_words
    return put(STANDING, words)


def reports_on(card):
    """Return links to what an article is about, as far as its list has read that."""
    others = getattr(card, "reports_on", ())
    if not others:
        return ""
    links = (put('<a href="{}">{}</a>', card_address(other), other.title) for other in others)
    return put(REPORTS_ON, joined(links, " · "))


def coins(card):
    """Return what a reference manager saves of a card, unseen and unread; only lists have it (COinS)."""
    found = getattr(card, "coins", "")
    return put(COINS, found) if found else ""
