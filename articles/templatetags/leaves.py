"""Which of a record's own statements and links stand under which heading, and in which order.

Filters over the plain parts of a description, and cards; none of them reads the database. On the page of a
version, whose context is empty, they keep the order that the version has. What other records say of it is
in `others`.
"""

from dataclasses import dataclass, replace
from datetime import date

from django import template
from django.utils.text import get_text_list

from articles.choices import EventSort, Kind, Relation, Stance, StandingTerm
from articles.description import LinkText, Neighbour, edtf, is_answer
from articles.models.card import day_of, last_day

register = template.Library()

STATEMENTS = (Kind.EVENT, Kind.FINDING, Kind.LINK)
ONWARD = (Relation.LED_TO, Relation.PRODUCED, Relation.TURNED_ATTENTION_TO)
FIRST = 25
FEW = 3


# How much a page shows of what is long


@register.filter
def first_shown(rows):
    """Return the rows that a group shows at once."""
    return list(rows)[:FIRST]


@register.filter
def rest_folded(rows):
    """Return the rows that a group shows when it is unfolded."""
    return list(rows)[FIRST:]


@register.filter
def few(passages):
    """Return the passages that stand for all of a statement on another record's page, in their order.

    All that contradict, then one from each outlet, then the others, to FEW in all.
    """
    outlets = {}
    for passage in passages:
        outlets.setdefault((passage.stance.code == Stance.CONTRADICTS, passage.source.outlet), passage)
    first = outlets.values()
    against = [passage for passage in passages if passage.stance.code == Stance.CONTRADICTS]
    chosen = list(dict.fromkeys([*against, *first, *passages]))[: max(FEW, len(against) + 1)]
    return [passage for passage in passages if passage in chosen]


@register.filter
def left_out(passages):
    """Return how many passages of a statement its own page has besides the few."""
    return len(passages) - len(few(passages))


@register.filter
def in_words(items):
    """Return words or numbers as one phrase, with "and" before the last."""
    return get_text_list([str(item) for item in items], "and")


# Statements and their passages


@dataclass(frozen=True)
class Resting:
    """A statement, and the passages that it rests on: those that the page shows here, those it shows elsewhere."""

    part: object
    passages: tuple
    again: tuple


class Page:
    """The statements of a record's own page, in its order. Each passage is shown in full once, at the first."""

    def __init__(self, core, context=None):
        self.core = replace(core, passages=tuple(in_print_order(core.passages, context)))
        self.placed = set()
        self.differences = [
            (difference, [self.rest(account) for account in difference.accounts])
            for difference in core.differences
        ]
        compared = set(self.placed)
        self.standing, *self.earlier = [self.rest(row) for row in reversed(changes_of(core.standings))] or [None]
        self.standing_is_on_accounts = bool(
            self.standing and compared and compared <= {*self.standing.part.rests_on}
        )
        # "Where accounts differ" says "Accounts differ".
        self.says_standing = bool(
            self.standing and not (core.differences and core.standing.code == StandingTerm.DISPUTED)
        )
        self.participants = [self.rest(row) for row in core.participants]
        self.posts = [self.rest(row) for row in sorted(core.posts, key=time_of_post)]
        self.others = [passage for passage in self.core.passages if passage.number not in self.placed]
        self.reported = [
            passage
            for passage in self.core.passages
            if passage in self.others or (self.standing and passage in self.standing.passages)
        ]
        self.rests = bool(self.standing or self.differences or self.others)

    def rest(self, part):
        """Return the Resting of a statement, and note which passages it shows first."""
        passages = self.core.passages_on(part.rests_on)
        first = tuple(passage for passage in passages if passage.number not in self.placed)
        self.placed |= {passage.number for passage in first}
        return Resting(part, first, tuple(passage for passage in passages if passage not in first))


def changes_of(standings):
    """Return StandingTexts (list) with those made one that follow each other and say the same, as a merge leaves
    them: such a one was no standing before.
    """
    changes = []
    for row in standings:
        last = changes[-1] if changes else None
        if last and (last.term.code, last.since) == (row.term.code, row.since):
            changes[-1] = replace(row, rests_on=tuple(dict.fromkeys(last.rests_on + row.rests_on)))
        else:
            changes.append(row)
    return changes


@register.filter
def is_statement(core):
    """Return whether a record is itself a statement, with a standing of its own."""
    return core.kind in STATEMENTS


@register.filter
def folds_summary(core):
    """Return whether a summary is itself a claim, which stays folded behind the content note with its passages."""
    return bool(core.content_note) and is_statement(core)


@register.filter
def statements(core, context=None):
    """Return the Page of a Core: its statements with their passages, those in order of publication."""
    return Page(core, context)


@register.filter
def in_print_order(passages, context):
    """Return passages in the order in which they were printed."""
    cards = context.cards if context else {}
    return sorted(passages, key=lambda passage: day_of(cards.get(passage.article.id)))


def time_of_post(post):
    """Return what posts are sorted by: when they were taken up or left, undated ones last."""
    return edtf(post.since).earliest or edtf(post.until).earliest or date.max


@register.filter
def told_by(passages):
    """Return the outlets of those of the passages that do not contradict, in words, each once."""
    outlets = [
        passage.source.outlet or passage.article.label
        for passage in passages
        if passage.stance.code != Stance.CONTRADICTS
    ]
    return get_text_list(list(dict.fromkeys(outlets)), "and")


# Links


@dataclass(frozen=True)
class Step:
    """A link on a record's page: the card of its other end (or None), and the record that it came through."""

    link: LinkText
    card: object
    via: Neighbour | None = None


@register.filter
def leading_here(core, context):
    """Return what led to a record (Steps), and to the inquiry that a report came from, in order of time."""
    found = [(link, None) for link in core.links if leads_here(core, link, context)]
    for told in of_kind(context, Kind.INQUIRY) if core.kind == Kind.REPORT else ():
        via = Neighbour(told.core.id, told.core.kind, told.core.title)
        found += [(link, via) for link in told.core.links if leads_here(told.core, link, context)]
    return sorted(in_time(found, context), key=lambda step: last_day(step.card))


@register.filter
def heading_of_led(steps):
    """Return what the Steps that led to an event are headed by."""
    are_reports = bool(steps) and all(step.link.other.kind == Kind.REPORT for step in steps)
    return "After which report" if are_reports else "What led to it"


@register.filter
def leading_on(core, context):
    """Return what a record led to (Steps), in order of time."""
    found = ((link, None) for link in core.links if link.relation.code in ONWARD and link.outward)
    return in_time(found, context)


@register.filter
def answers(core, context):
    """Return who accepted, disputed or answered a record (Steps), or a finding of it, in order of time."""
    found = [(link, None) for link in core.links if is_answer(link)]
    for told in of_kind(context, Kind.FINDING) if core.kind == Kind.REPORT else ():
        via = Neighbour(told.core.id, told.core.kind, told.core.title)
        found += [(link, via) for link in told.core.links if is_answer(link)]
    return in_time(found, context)


@register.filter
def leading_aside(core, context):
    """Return all other links of a record (Steps), in order of time."""
    found = (
        (link, None)
        for link in core.links
        if not (is_answer(link) or leads_here(core, link, context))
        and not (link.relation.code in ONWARD and link.outward)
    )
    return in_time(found, context)


def leads_here(core, link, context):
    """Return whether a link says what led to a record; to an inquiry its commissioning did, however linked."""
    if link.relation.code in ONWARD:
        return not link.outward
    other = context.cards.get(link.other.id)
    return bool(core.kind == Kind.INQUIRY and other and other.sort == EventSort.COMMISSIONING)


def in_time(found, context):
    """Return pairs of a link and what it came through as Steps, in order of the other ends' dates."""
    steps = [Step(link, context.cards.get(link.other.id), via) for link, via in found]
    return sorted(steps, key=lambda step: day_of(step.card))


def of_kind(context, *kinds):
    """Return the Told of these kinds."""
    return [told for told in context.told if told.core.kind in kinds]
