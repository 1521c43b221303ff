"""Dates that do not fit each other: what is certain is said, what is not is asked.

Two dates are out of order only if no day that the one may mean fits any day of the other: "February 2015"
fits 4 February 2015. What rests on an "about" or on an inferred date is a question. A range that ends
before it begins is none of this: forms and database refuse it.
"""

from datetime import timedelta

from articles.choices import DateBasis, Genre, Kind, Relation, Role, Stance, StandingTerm
from articles.dates import EdtfDate
from articles.models import Participation, Passage, Post

from .remark import Remark

LEAVING = (Role.RESIGNED, Role.LEFT)
SOURCE_FIRST = (Relation.LED_TO, Relation.PRODUCED, Relation.TURNED_ATTENTION_TO)
TARGET_FIRST = (
    *(Relation.RESPONDS_TO, Relation.ACCEPTS, Relation.DISPUTES, Relation.CRITICISES),
    *(Relation.ECHOES, Relation.FOLLOWS_UP, Relation.CORRECTS),
)

GOES_ON = {Genre.LIVE: timedelta(days=7)}
"""How long after its date an article of a genre may still be written on."""


def is_before(one, other):
    """Return whether all of one date (EdtfDate) lies before all of the other."""
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def is_doubtful(*dated):
    """Return whether any of these dates or dated rows is about right only, or inferred."""
    dates = [getattr(row, "date", row) for row in dated]
    return any(date.is_about for date in dates) or any(
        getattr(row, "date_basis", "") == DateBasis.INFERRED for row in dated
    )


def told(sentence, *dated):
    """Return a sentence on dates as it is, or with the question that a doubtful date leaves."""
    return f"{sentence} One of the two dates is not certain: is it right?" if is_doubtful(*dated) else sentence


def too_early_to_report(article, happened):
    """Return the sentence that an article is older than what it reports (two records), or ""."""
    printed, begun = article.date.latest, happened.date.earliest
    if not (printed and begun and begun - printed > GOES_ON.get(article.genre, timedelta())):
        return ""
    return told(
        f"“{happened}” is dated {happened.date.words}, after “{article}” of {article.date.words}, "
        "which is quoted for it.",
        article,
        happened,
    )


def reported_before_it_happened(record):
    """Yield a remark for each article that is older than the event or finding that it is quoted for."""
    if record.date.earliest is None:
        return
    passages = quoted(record=record, article__date_latest__lt=record.date.earliest)
    for passage in first_of_each(passages, "article_id"):
        if sentence := too_early_to_report(passage.article, record):
            yield Remark(sentence, "article", "passages_owned", passage.pk)


def reports_what_came_later(article):
    """Yield a remark for each event or finding that an article is quoted for and is older than."""
    if article.date.latest is None:
        return
    kinds = (Kind.EVENT, Kind.FINDING)
    passages = quoted(article=article, record__kind__in=kinds, record__date_earliest__gt=article.date.latest)
    for passage in first_of_each(passages, "record_id"):
        if sentence := too_early_to_report(article, passage.record):
            yield Remark(sentence, "date")


def quoted(**where):
    """Return the passages (queryset) by which something happened; an announcement of it may come before."""
    passages = Passage.objects.filter(**where, stance=Stance.SUPPORTS).exclude(
        standings__standing=StandingTerm.ANNOUNCED
    )
    return passages.select_related("article", "record").defer("article__text")


def first_of_each(rows, name):
    """Return the first row for each value of a field."""
    found = {}
    for row in rows:
        found.setdefault(getattr(row, name), row)
    return found.values()


def left_before(event, posts):
    """Return the sentence that somebody left at an event before any of these Posts began, or ""."""
    if not posts or not all(is_before(event.date, post.since) for post in posts):
        return ""
    first = min(posts, key=lambda post: post.since)
    return told(
        f"“{event}” is dated {event.date.words}, before “{first}” began ({first.since.words}).",
        event,
        first.since,
    )


def left_before_it_began(event):
    """Yield a remark for each person who leaves at this event and whose posts all began later."""
    leavers = event.participations.filter(role__in=LEAVING, who__kind=Kind.PERSON)
    held = posts_of([row.who_id for row in leavers])
    for row in leavers:
        if sentence := left_before(event, held.get(row.who_id, [])):
            yield Remark(sentence, "who", "participations", row.pk)


def began_after_leaving(person):
    """Yield a remark for each event at which a person leaves before any of the posts on record began."""
    posts = posts_of([person.pk]).get(person.pk, [])
    leavings = Participation.objects.filter(who=person, role__in=LEAVING).select_related("event")
    for row in leavings if posts else ():
        if sentence := left_before(row.event, posts):
            yield Remark(sentence, "since", "posts", min(posts, key=lambda post: post.since).pk)


def posts_of(people):
    """Return {key of a person: [Post]}."""
    found = {}
    for post in Post.objects.filter(person__in=people).select_related("organisation"):
        found.setdefault(post.person_id, []).append(post)
    return found


def runs_backwards(link):
    """Yield a remark if what comes later in a link's sentence is dated earlier."""
    if link.relation in SOURCE_FIRST:
        first, second = link.source, link.target
    elif link.relation in TARGET_FIRST:
        first, second = link.target, link.source
    else:
        return
    if is_before(second.date, first.date):
        sentence = (
            f"“{link}” puts “{first}” first, which is dated {first.date.words}; “{second}” is dated "
            f"{second.date.words}, before it."
        )
        yield Remark(told(sentence, first, second), "relation")


def later_than_its_report(finding):
    """Yield a remark if a finding is dated after the report that it stands in."""
    report = finding.report
    if report and is_before(report.date, finding.date):
        sentence = f"It is dated {finding.date.words}, after its report ({report.date.words})."
        yield Remark(told(sentence, finding, report), "date")


def read_before_it_was_printed(article):
    """Yield a remark if an article was read before the day of its publication."""
    if article.accessed_on is None:
        return
    read = EdtfDate.parse(article.accessed_on.isoformat())
    if is_before(read, article.date):
        sentence = f"It was read on {read.words}, before its own date, {article.date.words}."
        yield Remark(told(sentence, article), "accessed_on")


def corrected_before_it_was_printed(article):
    """Yield a remark for each correction that is older than the article."""
    for row in article.corrections.all():
        if is_before(row.date, article.date):
            sentence = f"A correction is dated {row.date.words}, before the article itself, {article.date.words}."
            yield Remark(told(sentence, row, article), "date", "corrections", row.pk)


def standings_go_back(record):
    """Yield a remark if the standing that counts is dated before the one that it follows."""
    rows = list(record.standings.all())[-2:]
    if len(rows) == 2 and is_before(rows[1].since, rows[0].since):
        before, after = rows
        sentence = (
            f"The standing that counts, “{after}”, is dated {after.since.words}, before the one that it follows, "
            f"“{before}” ({before.since.words}). The row added last counts, whatever its date."
        )
        yield Remark(told(sentence, before.since, after.since), "since", "standings", after.pk)
