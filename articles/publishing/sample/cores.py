"""The cores of the synthetic archive, built by hand as the gate builds them from rows."""

from collections import defaultdict
from dataclasses import replace

from articles.choices import DateBasis, Kind, Relation, Stance
from articles.description.describe import date_text, neighbour
from articles.description.facts import address, records, text
from articles.description.parts import (
    Core,
    DateText,
    Ends,
    Face,
    Neighbour,
    ParticipantText,
    PassageText,
    PostText,
    Source,
    StandingText,
    Term,
)
from articles.models.record import sort_key
from articles.publishing.linking import link_text
from articles.words import slug

from .press import LANGUAGE
from .things import theme_name

FACTS = {
    Kind.ORGANISATION: {"parent": "Part of"},
    Kind.INQUIRY: {"asked_for_by": "Asked for by", "led_by": "Led by", "looked_at": "Looked at"},
    Kind.REPORT: {"authors": "Author", "publisher": "Published by"},
    Kind.FINDING: {"report": "Found by", "about": "About"},
}
QUOTED = 6
"""How many words a passage has."""


def term(choice):
    """Return a member of a vocabulary as a Term, or None for no choice."""
    return Term(choice.value, choice.label) if choice else None


def core_of_story(story):
    """Return the Core of a Story."""
    facts = (
        records("outlet", "Outlet", story.outlet),
        text("language", "Language", LANGUAGE),
        address("url", "Original address", story.url),
    )
    return Core(
        id=story.public_id,
        kind=Kind.ARTICLE.value,
        title=story.title,
        slug=story.slug,
        summary=story.line,
        date=date_text(story.day),
        date_basis=term(DateBasis.STATED),
        sort=term(story.genre),
        facts=facts,
    )


def core_of(thing, things):
    """Return the Core of a Thing, without its passage and the links that end there."""
    return Core(
        id=thing.public_id,
        kind=thing.kind.value,
        title=thing.title,
        slug=slug(thing.title),
        summary=thing.summary,
        date=date_text(thing.when),
        sort=term(thing.sort),
        facts=facts_of(thing, things),
        ends=ends_of(thing, things) if thing.ends else None,
        standings=(StandingText(term(thing.standing), rests_on=(1,)),) if thing.standing else (),
        posts=tuple(PostText(role, neighbour(things[body]), rests_on=(1,)) for body, role in thing.posts),
        participants=tuple(ParticipantText(neighbour(things[who]), term(role)) for who, role in thing.people),
    )


def facts_of(thing, things):
    """Return the facts (tuple) of a Thing that have a value."""
    named = (
        records(code, label, *in_order(things[number] for number in thing.named[code]))
        for code, label in FACTS.get(thing.kind, {}).items()
        if code in thing.named
    )
    facts = (
        text("other_names", "Also called", *thing.other_names),
        *named,
        text("themes", "Themes", *sorted(map(theme_name, thing.themes))),
    )
    return tuple(fact for fact in facts if fact.values)


def in_order(things):
    """Return Things (list) as the database orders those that a field names."""
    return sorted(things, key=lambda thing: (sort_key(thing.kind, thing.title), thing.number))


def ends_of(thing, things):
    """Return the ends of a link."""
    source, target = (neighbour(things[number]) for number in thing.ends)
    return Ends(source, term(thing.sort), Relation(thing.sort).inverse, target, term(thing.strength))


def passage_of(story):
    """Return the passage that a record has of a Story: the first words of its line."""
    date = DateText(story.day.words, "", story.day.iso)
    return PassageText(
        number=1,
        exact=" ".join(story.line.split()[:QUOTED]),
        stance=term(Stance.SUPPORTS),
        article=Neighbour(story.public_id, Kind.ARTICLE.value, story.title),
        source=Source(story.outlet.title, date, story.url),
    )


def face_of(story):
    """Return the Face of a Story."""
    source = passage_of(story).source
    return Face(
        story.public_id, Kind.ARTICLE.value, story.title, story.slug, sort=story.genre.value, source=source
    )


def resting(cores, passages):
    """Return the Cores by number (dict) with their passages, by number, and the links that end there."""
    cores = {
        number: replace(core, passages=(passages[number],)) if number in passages else core
        for number, core in cores.items()
    }
    links = defaultdict(list)
    for core in sorted((core for core in cores.values() if core.ends), key=lambda core: core.id):
        for end in (core.ends.source.id, core.ends.target.id):
            links[end].append(link_text(core, end))
    return {number: replace(core, links=tuple(links.get(core.id, ()))) for number, core in cores.items()}
