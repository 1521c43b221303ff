"""Reports side by side: what each found under a theme, who answered which finding, and what ties them together."""

from collections import defaultdict
from dataclasses import dataclass

from articles.choices import EdgeRole
from articles.description import Neighbour, is_answer
from articles.models import Edge
from articles.publishing.context import Told, as_seen, cards_named, cores_of

MOST = 4
"""How many reports are compared at most: more do not stand side by side on any screen."""

MOST_FINDINGS = 40
"""How many findings of a report stand there at most, by name; the list of findings has all of them."""


@dataclass(frozen=True)
class Found:
    """A finding (Told) of a compared report, and the answers to it (LinkTexts)."""

    told: Told
    answers: tuple


@dataclass(frozen=True)
class Compared:
    """A report (Told), its findings (Found) of `total`, and the answers to the report as a whole (LinkTexts)."""

    report: Told
    findings: tuple
    answers: tuple
    total: int

    @property
    def unanswered(self):
        """How many of the findings that stand here have no answer of their own."""
        return sum(not found.answers for found in self.findings)


@dataclass(frozen=True)
class Theme:
    """A theme in words ("" for none), and under it a cell for each report: (Compared, findings, also).

    A finding with several themes stands in full under its first one; the others name it in `also`.
    """

    words: str
    cells: tuple


@dataclass(frozen=True)
class Comparison:
    """Reports (Compared) in order of time, Themes, and the links between them as (end that speaks, LinkText).

    `cards` are those of all records that are named, by public id.
    """

    reports: tuple
    themes: tuple
    between: tuple
    cards: dict

    @property
    def tied(self):
        """The identifiers (set) of the links in `between`."""
        return {link.link.id for _, link in self.between}


def comparison_of(reports):
    """Return the Comparison of public reports (Records with cards, in the order wanted), by six queries."""
    edges = Edge.objects.filter(role=EdgeRole.FOUND_BY, target__in=reports, source__card__isnull=False)
    found = defaultdict(list)
    for finding, report in edges.order_by("source__card__sort_key", "source").values_list("source", "target"):
        found[report].append(finding)
    shown = {report: keys[:MOST_FINDINGS] for report, keys in found.items()}
    cores = cores_of([*(record.pk for record in reports), *set().union(*shown.values())])
    cards = cards_named(cores)
    told = {each.card.pk: each for each in as_seen(cores, cards)}
    compared = tuple(
        compared_as(
            told[record.pk],
            [told[key] for key in shown.get(record.pk, ()) if key in told],
            len(found[record.pk]),
        )
        for record in reports
    )
    return Comparison(compared, themes_of(compared), tuple(between(compared)), cards)


def compared_as(report, findings, total):
    """Return a report (Told) with these of its `total` findings (Told) as Compared."""
    return Compared(report, tuple(Found(told, answers_to(told)) for told in findings), answers_to(report), total)


def answers_to(told):
    """Return the links (tuple of LinkTexts) by which somebody answered a record."""
    return tuple(link for link in told.core.links if is_answer(link))


def themes_of(compared):
    """Return the Themes (tuple) of reports: those that most of them share first, then by name, none last."""
    full, also = defaultdict(list), defaultdict(list)  # by (words, place of the report)
    for place, report in enumerate(compared):
        for found in report.findings:
            first, *others = [value.text for value in found.told.core.fact("themes")] or [""]
            full[first, place].append(found)
            for words in others:
                also[words, place].append(found)
    shared = defaultdict(set)
    for words, place in {**full, **also}:
        shared[words].add(place)
    order = sorted(shared, key=lambda words: (not words, -len(shared[words]), words))
    return tuple(
        Theme(
            words,
            tuple((report, full[words, place], also[words, place]) for place, report in enumerate(compared)),
        )
        for words in order
    )


def between(compared):
    """Yield (Neighbour that speaks, LinkText) of each link from a report or its findings to another's."""
    owner = {told.core.id: report for report in compared for told in told_of(report)}
    for report in compared:
        for told in told_of(report):
            for link in told.core.links:
                if link.outward and owner.get(link.other.id, report) is not report:
                    yield Neighbour(told.core.id, told.core.kind, told.core.title), link


def told_of(report):
    """Return the Told of a report and of its findings."""
    return [report.report, *(found.told for found in report.findings)]
