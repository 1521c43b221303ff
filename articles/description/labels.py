"""The one place where neighbours get their labels, and where those that the public may not see go.

`faces` is a mapping of public id to Face, of the records that the public can see.
"""

from dataclasses import fields, is_dataclass, replace

from articles.models.link import link_title
from articles.words import slug

from .parts import Core, Neighbour, PassageText, Source

STATEMENT_KINDS = ("event", "finding", "link")


def mapped(part, change):
    """Return a part (dataclass, tuple or plain value) with `change` applied to every dataclass in it."""
    if isinstance(part, tuple):
        return tuple(mapped(item, change) for item in part)
    if is_dataclass(part):
        inner = {item.name: getattr(part, item.name) for item in fields(part)}
        new = {name: mapped(value, change) for name, value in inner.items()}
        changed = {name: value for name, value in new.items() if value is not inner[name]}
        return change(replace(part, **changed) if changed else part)
    return part


def references(core):
    """Return the public ids of all records that a Core names, itself left out."""
    found = set()

    def note(part):
        if isinstance(part, Neighbour):
            found.add(part.id)
        return part

    mapped(core, note)
    return found - {core.id}


def named(core):
    """Return the public ids of the records that have a label in a Core: the public could see them then."""
    found = set()

    def note(part):
        if isinstance(part, Neighbour) and part.label:
            found.add(part.id)
        return part

    mapped(core, note)
    return found


def relabel(core, faces):
    """Return the Core with every neighbour called what its face says, or nothing where it has none."""

    def change(part):
        if isinstance(part, Neighbour):
            face = faces.get(part.id)
            return replace(part, label=face.label if face else "")
        if isinstance(part, PassageText):
            face = faces.get(part.article.id)
            return replace(part, source=face.source if face else Source())
        return titled(part) if isinstance(part, Core) else part

    return mapped(core, change)


def titled(core):
    """Return the Core, a link's with the title that its ends give it."""
    if not core.ends:
        return core
    title = link_title(core.ends.source.label, core.ends.relation.words, core.ends.target.label)
    return replace(core, title=title, slug=slug(title))


def prune(core, faces):
    """Return the Core without what the public may not see.

    Neighbours without a face go, passages of articles without one, and what rested on such passages
    alone: a standing, a post, a participant, an account, and a difference with fewer than two accounts.
    """
    passages = seen(core.passages, faces)
    numbers = {passage.number for passage in passages}
    return replace(
        core,
        facts=tuple(pruned_facts(core.facts, faces)),
        passages=passages,
        standings=resting(core.standings, numbers),
        posts=tuple(post for post in resting(core.posts, numbers) if post.organisation.id in faces),
        participants=tuple(pruned_participants(core.participants, faces, numbers)),
        differences=tuple(pruned_differences(core.differences, numbers)),
        links=tuple(pruned_links(core.links, faces)),
    )


def is_complete(core, faces):
    """Return whether a pruned Core can stand in public by itself.

    A statement needs a passage and a standing; a link both ends, a finding its report or hearing.
    """
    if core.kind not in STATEMENT_KINDS:
        return True
    if not (core.passages and core.standings):
        return False
    if core.ends:
        return core.ends.source.id in faces and core.ends.target.id in faces
    return core.kind != "finding" or bool(core.neighbours("report") or core.neighbours("hearing"))


def seen(passages, faces):
    """Return the passages whose article the public can see."""
    return tuple(passage for passage in passages if passage.article.id in faces)


def resting(statements, numbers):
    """Return the statements with only these passage numbers under them, less those left with none."""
    kept = (replace(item, rests_on=tuple(n for n in item.rests_on if n in numbers)) for item in statements)
    return tuple(item for item in kept if item.rests_on)


def pruned_facts(facts, faces):
    """Yield the facts with the values that the public may see."""
    for fact in facts:
        values = tuple(value for value in fact.values if not value.neighbour or value.neighbour.id in faces)
        if values:
            yield replace(fact, values=values)


def pruned_participants(participants, faces, numbers):
    """Yield who took part, of those who are public: those with passages of their own only if one is left."""
    for part in participants:
        if part.who.id in faces:
            yield from resting((part,), numbers) if part.rests_on else (part,)


def pruned_differences(differences, numbers):
    """Yield the differences that still have two accounts with passages."""
    for difference in differences:
        accounts = resting(difference.accounts, numbers)
        if len(accounts) > 1:
            yield replace(difference, accounts=accounts)


def pruned_links(links, faces):
    """Yield the links that the public can see, with the passages that it can see."""
    for link in links:
        passages = seen(link.passages, faces)
        if link.link.id in faces and link.other.id in faces and passages:
            yield replace(link, passages=passages)
