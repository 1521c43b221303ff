"""What followed: a record, or the whole collection, in time, with the links between, as pictures and as a list."""

from dataclasses import dataclass
from functools import partial
from itertools import chain

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path, record_path
from articles.choices import Kind
from articles.connections.following.choosing import Chosen, chosen
from articles.connections.following.folding import folded
from articles.connections.following.laying_out import LAYOUTS, drawing
from articles.connections.following.picture import picture
from articles.connections.following.scene import Scene
from articles.connections.following.scope import KINDS, MOST_RECORDS, around, belonging
from articles.connections.following.staging import Staged, stage
from articles.connections.following.ties import ties_of
from articles.connections.keeping import graph
from articles.models import Card
from articles.publishing.showing import State, find

from .citing import ways_to_cite_picture
from .followed_address import ENDINGS, Asked, blocks, read
from .keeping import kept_for_the_day

MOST_LINKS = 400
"""A whole collection with more links than these is not drawn at once: a reader chooses what to begin with."""

NOT_HERE = "The record whose chain this address brings forward is not in this picture. Here is all of it."


@dataclass(frozen=True)
class Followed:
    """What a page of what followed shows.

    `card` is that of the record it is of, None for the whole collection; `ties` are all of its ties and `staged`
    those that the filters let pass; `scene` is what is drawn of them, with `folds`. `is_cut` is whether something
    was too far away, `chosen` what is brought forward, `problem` what is wrong with the choice.
    """

    asked: Asked
    card: Card | None
    ties: list
    is_cut: bool
    staged: Staged
    scene: Scene
    folds: tuple
    chosen: Chosen
    problem: str = ""

    @property
    def words(self):
        """What the picture is called."""
        return f"What followed: {self.card.title}" if self.card else "What followed, in the whole collection"


@require_safe
@kept_for_the_day
def what_followed(request):
    """Show what followed; an address that asks for what is not there leads to what says why."""
    asked, wrong = read(request.GET)
    record, leads = of_what(request, asked, wrong)
    if leads:
        return leads
    if wrong:
        return refused(request, asked, record, wrong)
    known = graph(request.clock)
    ties = ties_of(known)
    if is_too_much(record, ties):
        return render(request, "articles/what_followed.html", {"card": None, "ways_in": ways_in()})
    found = followed(known, asked, record.card if record else None, ties)
    response = render(request, "articles/what_followed.html", context_of(found))
    if found.problem:
        patch_cache_control(response, no_store=True)
    return response


def of_what(request, asked, wrong, ending=""):
    """Return (the public Record that is asked of, or None for all, None), or (None, where else the address leads).

    An address with something `wrong` stays as it was typed. Raise Http404 for what names no record.
    """
    record = None
    if asked.of:
        state, record = find(asked.of)
        if state is State.UNKNOWN:
            raise Http404("No record has this identifier.")
        if state is not State.PUBLIC or record.kind not in KINDS:
            return None, not_kept_long(HttpResponseRedirect(permalink_path(asked.of)))
    if not wrong and asked.file_address(ending) != request.get_full_path():
        return None, not_kept_long(HttpResponseRedirect(asked.file_address(ending)))
    return record, None


def is_too_much(record, ties):
    """Return whether there are too many ties for one picture; around a record there never are."""
    return record is None and len(ties) > MOST_LINKS


def not_kept_long(response):
    """Return a redirect that a browser asks for each time: what an address may ask can change."""
    patch_cache_control(response, no_cache=True)
    return response


def followed(known, asked, card, ties):
    """Return what is Followed of a record with this card, or of all of a Graph's `ties`."""
    is_cut = False
    if card:
        ties, is_cut = around(belonging(known, card.public_id), ties)
    staged = stage(known, [tie for tie in ties if asked.shows(tie)])
    scene, folds = folded(staged.scene)
    here = {item.key for item in staged.scene.items} | {""}
    problem = "" if {asked.start, asked.behind} <= here else NOT_HERE
    forward = Chosen() if problem else chosen(staged, scene, folds, asked.start, asked.behind)
    return Followed(asked, card, ties, is_cut, staged, scene, folds, forward, problem)


def context_of(found):
    """Return the context of the page of what is Followed."""
    asked, card, staged = found.asked, found.card, found.staged
    drawn = found.scene.items
    return {
        "found": found,
        "asked": asked,
        "card": card,
        "path": record_path(card.kind, card.public_id, card.slug) if card else "",
        "pictures": [picture(name, drawing(found.scene, name), found.chosen) for name in LAYOUTS] if drawn else [],
        "groups": [group_of(asked, item, rows, found.chosen) for item, rows in staged.groups],
        "folds": [(fold.item, fold.members, told_into(fold, staged)) for fold in found.folds],
        "records": len(staged.scene.items),
        "links": len(staged.told),
        "all_links": len(found.ties),
        "most_records": MOST_RECORDS,
        "blocks": blocks(asked, found.ties),
        "is_narrowed": bool(asked.chosen),
        "brought_forward": brought_forward(found),
        "others": 0 if card or asked.chosen else events_without(found.ties),
        "files": [(ending.upper(), asked.file_address(ending)) for ending in ENDINGS],
        "ways": partial(ways_to_cite_picture, found.words, asked.address, len(staged.told)),
        "canonical_url": settings.SITE_URL + asked.address,
    }


def group_of(asked, item, rows, forward):
    """Return a group of the list: an Item, its links (Told) with whether each is brought forward, two paths."""
    return {
        "item": item,
        "rows": [(one, one.tie.link in forward.links) for one in rows],
        "onward": asked.bringing_forward(start=item.key).address,
        "behind": asked.bringing_forward(behind=item.key).address,
    }


def told_into(fold, staged):
    """Return the links (list of Told) that lead to what is folded together."""
    keys = {member.key for member in fold.members}
    return [one for one in staged.told if one.tie.later in keys]


def brought_forward(found):
    """Return [(words, Item)] of the records whose chains are brought forward."""
    if found.problem:
        return []
    items = {item.key: item for item in found.staged.scene.items}
    asked = ((found.asked.start, "what followed from"), (found.asked.behind, "what stood behind"))
    return [(words, items[key]) for key, words in asked if key]


def events_without(ties):
    """Return how many public events none of these ties has."""
    ends = set(chain.from_iterable((tie.earlier, tie.later) for tie in ties))
    events = Card.objects.of_kind(Kind.EVENT).order_by().values_list("public_id", flat=True)
    return len(set(events) - ends)


def ways_in():
    """Return (heading, Cards) of what a reader can begin with where the whole is too much."""
    return [
        ("Inquiries", list(Card.objects.of_kind(Kind.INQUIRY).defer("words").newest_first()[:50])),
        ("Reports", list(Card.objects.of_kind(Kind.REPORT).defer("words").newest_first()[:50])),
    ]


def refused(request, asked, record, sentences):
    """Return the page that says what is wrong with an address. Nobody keeps it."""
    context = {
        "card": record.card if record else None,
        "problems": sentences,
        "asked": asked,
        "path": record_path(record.kind, record.public_id, record.card.slug) if record else "",
    }
    response = render(request, "articles/what_followed.html", context, status=400)
    patch_cache_control(response, no_store=True)
    return response
