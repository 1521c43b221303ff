"""The posts that people held, on the pages of others: of the body, and of the event by which somebody left.

Only what a person's own published page says of a post is used. Filters over a core and its context; none of
them reads the database.
"""

from dataclasses import dataclass

from django import template

from articles.choices import Role
from articles.description import Neighbour

from .leaves import edtf, in_print_order, time_of_post

register = template.Library()

LEAVING = (Role.RESIGNED, Role.LEFT)


@dataclass(frozen=True)
class Held:
    """A post (PostText) that a person held, as that person's published page says, with its passages."""

    who: Neighbour
    post: object
    passages: tuple


@register.filter
def posts_left(core, context):
    """Return the posts (Held) that an event ended: one for each person who left, where only one fits."""
    leaving = {part.who.id: part.who for part in core.participants if part.role.code in LEAVING}
    found = []
    for told in context.told:
        posts = [post for post in told.core.posts if told.core.id in leaving and ends_with(post, core)]
        if len(posts) > 1:
            posts = [
                post for post in posts if post.role.split()[:1] and post.role.split()[0] in core.title.split()
            ]
        if len(posts) == 1:
            found.append(held(leaving[told.core.id], posts[0], told.core, context))
    return found


@register.filter
def of_part(found, part):
    """Return those of the posts (Held) that a participant left by the part that they had in an event."""
    return [row for row in found if row.who.id == part.who.id and part.role.code in LEAVING]


def held(who, post, core, context):
    """Return a post of a person's Core as Held."""
    return Held(who, post, tuple(in_print_order(core.passages_on(post.rests_on), context)))


def ends_with(post, event):
    """Return whether a post ended with an event: both days are published, and they meet."""
    until, when = edtf(post.until), edtf(event.date)
    return not until.is_unknown and not when.is_unknown and until.overlaps(when.earliest, when.latest)


@register.filter
def posts_at(core, context):
    """Return the posts (Held) held at a body, in order of time."""
    found = [
        held(Neighbour(told.core.id, told.core.kind, told.core.title), post, told.core, context)
        for told in context.told
        for post in told.core.posts
        if post.organisation.id == core.id
    ]
    return sorted(found, key=lambda row: time_of_post(row.post))
