"""Who held what, when: posts of a body, of what an inquiry looked at, or of a person, on an axis of time."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from articles.addresses import list_path, permalink_path, record_path
from articles.choices import Kind, StandingTerm
from articles.connections.tenures import KINDS, LEAVING, tenures_of
from articles.connections.timeline import Span, picture
from articles.dates import EdtfDate
from articles.description import edtf
from articles.publishing.citing import descriptions_of
from articles.publishing.context import Context, words_of_others
from articles.publishing.faces import faces_of_cards
from articles.publishing.showing import State, find

from .keeping import kept_until_the_clock_moves

PATH = "/posts/"
WIDTHS = {"wide": 1020, "narrow": 328}
"""The picture twice, in pixels: for screens with room for it, and for phones. CSS shows one of them."""

MOST_SAID = 60
"""The words of so many records are shown of a person at most; the person's own page has more."""

NO_POST = "No post is known for this"

DOUBTS = (StandingTerm.ALLEGED, StandingTerm.DISPUTED, StandingTerm.OVERTURNED)


def posts_path(public_id):
    """Return the address of the posts of a record."""
    return f"{PATH}?{urlencode({'of': public_id})}"


@require_safe
@kept_until_the_clock_moves
def posts(request):
    """Show who held which post when; what is not public answers at its permalink, which says why."""
    public_id = request.GET.get("of", "")
    if not public_id:
        return HttpResponseRedirect(list_path(Kind.ORGANISATION))  # each body's page leads back here
    state, record = find(public_id)
    if state is State.UNKNOWN:
        raise Http404("No record has this identifier.")
    if state is not State.PUBLIC or record.kind not in KINDS:
        return HttpResponseRedirect(permalink_path(public_id))
    if request.get_full_path() != posts_path(public_id):
        return HttpResponseRedirect(posts_path(public_id))
    description = descriptions_of([record.pk])[0]
    said = words_of_others(record, MOST_SAID) if record.kind == Kind.PERSON else Context()
    tenures = tenures_of(record)
    cards = tenures.cards | dict(said.cards) | dict(description.context.cards)
    context = {
        "core": description.core,
        "tenures": tenures,
        "no_post": NO_POST,
        "reports": list(enumerate((card for card in tenures.reports if card.date_earliest), start=1)),
        "undated_reports": [card for card in tenures.reports if not card.date_earliest],
        "pictures": pictures(tenures, record.kind == Kind.PERSON),
        "faces": faces_of_cards(cards) | dict(description.faces),
        "context": replace(said, cards=cards),
        "path": record_path(record.kind, record.public_id, record.card.slug),
        "canonical_url": settings.SITE_URL + posts_path(public_id),
    }
    return render(request, "articles/posts.html", context)


def pictures(tenures, of_person):
    """Return {name of a width: Picture of Tenures}."""
    return {name: picture_of(tenures, width, of_person) for name, width in WIDTHS.items()}


def picture_of(tenures, width, of_person):
    """Return the Picture of Tenures at a width in pixels; None where nothing has a date."""
    named = len(tenures.groups) > 1
    groups = [
        ((body.title if body else NO_POST) if named else "", [span_of(tenure, of_person) for tenure in rows])
        for body, rows in tenures.groups
    ]
    reports = [
        (date_of(card), f"{card.title}, {card.date_words}", record_path(card.kind, card.public_id, card.slug))
        for card in tenures.reports
    ]
    return picture(groups, reports, width)


def span_of(tenure, of_person):
    """Return a Tenure as the Span that is drawn of it; a person's own picture does not repeat the name."""
    post, who = tenure.post, tenure.who
    words = ", ".join(filter(None, ("" if of_person else who.title, post.role if post else "")))
    dates = period(post) if post else ""
    return Span(
        words=capfirst(": ".join(filter(None, (words, dates)))),
        since=edtf(post.since) if post else EdtfDate.unknown(),
        until=edtf(post.until) if post else EdtfDate.unknown(),
        changes=tuple(
            (date_of(change.card), change_words(change), change.role in LEAVING) for change in tenure.changes
        ),
        url=f"{record_path(who.kind, who.public_id, who.slug)}#posts",
    )


def period(post):
    """Return from when until when a post was held, in words; an end that no source gives is not spoken of."""
    if post.since and post.until:
        return f"{post.since.words} to {post.until.words}"
    if post.since:
        return f"from {post.since.words}"
    return f"until {post.until.words}" if post.until else ""


def change_words(change):
    """Return what happened and when, with its doubt: "Resigned, 4 February 2015 (Accounts differ)"."""
    words = capfirst(", ".join(filter(None, (change.words, change.card.date_words))))
    return f"{words} ({change.card.standing_words})" if change.card.standing in DOUBTS else words


def date_of(card):
    """Return the date of a Card as an EdtfDate: a day, a month, a year or a range as its words say."""
    return EdtfDate.parse(card.date_words)
