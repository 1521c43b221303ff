"""What reports found about a body while somebody held a post there: of the body, and never of the person."""

from collections import defaultdict

from articles.choices import EdgeRole, Kind
from articles.description import edtf
from articles.models import Edge
from articles.publishing.context import as_seen, cards_named, cores_of


def findings_on(bodies, posts, cards):
    """Return [(Told of a finding, Card of its report)] of what was found on these bodies while one of these posts
    was held; adds to `cards`.
    """
    keys = Edge.objects.filter(role=EdgeRole.CONCERNS, target__in=bodies).values("source")
    edges = Edge.objects.filter(role=EdgeRole.FOUND_BY, source__in=keys, target__kind=Kind.REPORT)
    edges = edges.filter(target__card__isnull=False).select_related("target__card").defer("target__card__words")
    reports = {
        edge.source_id: edge.target.card
        for edge in edges
        if any(came_out_during(post, edge.target.card) for post in posts)
    }
    told = cores_of(list(reports))
    cards |= cards_named(told)
    return [(found, reports[found.card.pk]) for found in as_seen(told, cards)]


def came_out_during(post, report):
    """Return whether a report (Card) came out while a post was held: every day of all three dates is known."""
    since, until = edtf(post.since).latest, edtf(post.until).latest
    first, last = report.date_earliest, report.date_latest
    return None not in (since, until, first, last) and since <= first and last <= until


def findings_during(post, findings):
    """Yield those of the findings (with their reports) about a post's body whose report came out during it."""
    for told, report in findings:
        about = {near.id for near in told.core.neighbours("about")}
        if post.organisation.id in about and came_out_during(post, report):
            yield told, report


def by_report(findings):
    """Return (Told, Card of its report) as ((Card, [Told]), …), the reports in order of time."""
    reports = defaultdict(list)
    for told, report in findings:
        reports[report].append(told)
    return tuple(sorted(reports.items(), key=lambda row: (row[0].date_earliest, row[0].sort_key)))
