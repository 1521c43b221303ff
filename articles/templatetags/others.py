"""What other records say on a record's page: findings by theme, what somebody said, what an article reports.

Filters over a core and its context; none of them reads the database.
"""

from collections import defaultdict
from dataclasses import dataclass

from django import template

from articles.choices import EdgeRole, Kind, Relation, Role

from .leaves import STATEMENTS, day_of, in_print_order, of_kind

register = template.Library()

GROUPS = {
    EdgeRole.PARENT: ("parts", "Its parts"),
    EdgeRole.SUCCESSOR: ("before", "Before it"),
    EdgeRole.ASKED_FOR: ("inquiries", "Inquiries"),
    EdgeRole.LED_BY: ("inquiries", "Inquiries"),
    EdgeRole.LOOKED_AT: ("inquiries", "Inquiries"),
    EdgeRole.WRITTEN_BY: ("reports", "Reports"),
    EdgeRole.PUBLISHED_BY: ("reports", "Reports"),
    EdgeRole.CONCERNS: ("findings", "Findings"),
    EdgeRole.NAMES: ("events", "Events"),
    EdgeRole.OUTLET: ("articles", "Articles"),
    EdgeRole.CARRIED_BY: ("carried", "Articles carried"),
}
"""The leaf (id and heading) for the records that name this one, by how they do, in the order of the page.

The others have leaves of their own: posts, the findings of a report, and the report of an inquiry.
"""


# Findings of a report, evidence given at a hearing


@dataclass(frozen=True)
class Theme:
    """Findings (Told) under a theme: those shown here, and those shown under an earlier theme of theirs."""

    words: str
    findings: tuple
    also: tuple


@register.filter
def findings(context):
    """Return the findings (Told) that a page shows in their words."""
    return of_kind(context, Kind.FINDING)


@register.filter
def by_theme(context):
    """Return the findings of a report as Themes; the theme with the most comes first, those without one last."""
    first, also = defaultdict(list), defaultdict(list)
    for told in findings(context):
        words = [value.text for value in told.core.fact("themes")] or [""]
        first[words[0]].append(told)
        for other in words[1:]:
            also[other].append(told)
    themes = [Theme(words, tuple(first[words]), tuple(also[words])) for words in {**first, **also}]
    return sorted(themes, key=lambda theme: (not theme.words, -len(theme.findings), theme.words))


@register.filter
def came_from(context, core):
    """Return the inquiries (Told) that produced a report; none of any other record."""
    return of_kind(context, Kind.INQUIRY) if core.kind == Kind.REPORT else []


# What a person said


@dataclass(frozen=True)
class Said:
    """An event at which a person spoke, the passages that say so, and the evidence (Told) given at it."""

    told: object
    passages: tuple
    evidence: tuple


@register.filter
def said(core, context):
    """Return what a person said (Said), in order of time."""
    return [
        Said(told, said_in(core, told.core, context), evidence_at(told.core, context))
        for told in sorted(of_kind(context, Kind.EVENT), key=lambda told: day_of(told.card))
    ]


def said_in(person, event, context):
    """Return the passages of an event on which a person's part in it rests; all of them if it names none."""
    numbers = {n for part in event.participants if part.who.id == person.id for n in part.rests_on}
    passages = event.passages_on(numbers) if numbers else event.passages
    return tuple(in_print_order(passages, context))


def evidence_at(event, context):
    """Return the findings (Told) that were given as evidence at an event."""
    return tuple(
        told
        for told in findings(context)
        if event.id in {hearing.id for hearing in told.core.neighbours("hearing")}
    )


# What an article reports


@dataclass(frozen=True)
class Reported:
    """What an article reports or names: the record (Told), and the article's passages that bear on it."""

    told: object
    passages: tuple

    @property
    def card(self):
        """The card of the record."""
        return self.told.card


@register.filter
def reported(core, context):
    """Return the statements that an article reports (Reported), in order of the story; undated ones last.

    A link that only ties two records together, by words that stand under one of them, is left out.
    """
    found = [told for told in context.told if told.core.kind in STATEMENTS]
    in_order = sorted(found, key=lambda told: day_in_story(told, context))
    rows = [reported_of(told, core) for told in in_order]
    said = set().union(*(quoted(row) for row in rows if not relates(row)))
    return [row for row in rows if not (relates(row) and said.issuperset(quoted(row)))]


@register.filter
def only_named(core, context):
    """Return what else an article names (Reported): people, bodies, inquiries, reports, kind by kind."""
    found = (told for told in context.told if told.core.kind not in STATEMENTS)
    order = Kind.values.index
    in_order = sorted(found, key=lambda told: (order(told.core.kind), told.card.sort_key))
    return [reported_of(told, core) for told in in_order]


def relates(row):
    """Return whether a Reported is a link that claims no more than that its ends belong together."""
    return bool(row.told.core.ends) and row.told.core.ends.relation.code == Relation.RELATES_TO


def quoted(row):
    """Return the words of the passages of a Reported."""
    return {passage.exact for passage in row.passages}


def reported_of(told, article):
    """Return a Told with those of its passages that an article printed."""
    return Reported(told, tuple(row for row in told.core.passages if row.article.id == article.id))


def day_in_story(told, context):
    """Return what a statement is sorted by: its date, or that of the report, hearing or end that it belongs to."""
    near = (*told.core.neighbours("report"), *told.core.neighbours("hearing"))
    near += (told.core.ends.target, told.core.ends.source) if told.core.ends else ()
    days = [day_of(told.card), *(day_of(context.cards.get(other.id)) for other in near)]
    known = [day for day in days if day != day_of(None)]
    return (known or days)[0], STATEMENTS.index(told.core.kind), told.card.sort_key


# Coverage


@register.filter
def by_outlet(cards):
    """Return pairs of an outlet's words and its cards, in order of time; the outlet with the most comes first."""
    outlets = defaultdict(list)
    for card in sorted(cards, key=day_of):
        outlets[card.outlet_words].append(card)
    return sorted(outlets.items(), key=lambda pair: -len(pair[1]))


# Records that name this one


@dataclass(frozen=True)
class Part:
    """Rows (card, sentences on the part that the record played) of a group; of findings, those of one report."""

    report: object
    rows: tuple


@dataclass(frozen=True)
class Group:
    """What names a record in one way, under its heading."""

    id: str
    heading: str
    parts: tuple
    count: int


@register.filter
def named_by(core, context):
    """Return what names a record as Groups; what a person said has been shown already and is left out."""
    shown = {told.core.id for told in of_kind(context, Kind.EVENT)}
    rows = defaultdict(dict)
    for naming in sorted(context.namings, key=lambda naming: day_of(naming.card)):
        for role, _ in naming.roles:
            if role in GROUPS and naming.card.public_id not in shown:
                rows[GROUPS[role]].setdefault(naming.card.pk, (naming.card, parts_played(naming, core)))
    order = list(dict.fromkeys(GROUPS.values()))
    return [
        Group(*key, by_report(rows[key].values(), context), len(rows[key]))
        for key in sorted(rows, key=order.index)
    ]


def by_report(rows, context):
    """Return rows as Parts: those of findings by their reports, in order of time, all others as one."""
    parts = defaultdict(list)
    for row in rows:
        parts[context.reports.get(row[0].pk)].append(row)
    reports = sorted(parts, key=lambda card: (day_of(card), card.sort_key if card else ""))
    return tuple(Part(report, tuple(parts[report])) for report in reports)


def parts_played(naming, core):
    """Return in sentences what part a record has in what names it, where that says more than the heading."""
    words = []
    for role, detail in naming.roles:
        if role == EdgeRole.NAMES and detail != Role.CONCERNED:
            words.append(f"{core.title} {Role(detail).label}.")
        if GROUPS.get(role, ("",))[0] in ("inquiries", "reports"):
            words.append(f"{EdgeRole(role).label.capitalize()} {core.title}.")
    return words
