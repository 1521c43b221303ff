"""make_* functions: records with sensible defaults, all names invented."""

from itertools import count

from django.contrib.auth import get_user_model

from articles.choices import EventSort, FindingNature, Genre, OrganisationSort, Relation, StandingTerm
from articles.models import (
    Account,
    Article,
    Difference,
    Event,
    Finding,
    Inquiry,
    Link,
    Organisation,
    Participation,
    Passage,
    Person,
    Post,
    Report,
    Standing,
)
from articles.publishing.gate import publish, publish_all

numbers = count(1)


def make(model, defaults, given):
    """Save a record of `model` from defaults and what the test gives."""
    record = model(**{**defaults, **given})
    record.save()
    return record


def make_outlet(**given):
    """A saved outlet."""
    defaults = {"title": f"The Harwell Courier {next(numbers)}", "sort": OrganisationSort.OUTLET}
    return make(Organisation, defaults, given)


def make_organisation(**given):
    """A saved public body."""
    defaults = {"title": f"Harwell Borough Council {next(numbers)}", "sort": OrganisationSort.LOCAL_AUTHORITY}
    return make(Organisation, defaults, given)


def make_article(**given):
    """A saved article, of an outlet of its own unless one is given."""
    number = next(numbers)
    defaults = {
        "title": f"Council leader quits after review {number}",
        "genre": Genre.NEWS,
        "url": f"https://courier.example/{number}",
    }
    if "outlet" not in given:
        defaults["outlet"] = make_outlet()
    return make(Article, defaults, given)


def make_person(**given):
    """A saved person in office."""
    return make(Person, {"title": f"Ada Okafor {next(numbers)}"}, given)


def make_inquiry(**given):
    """A saved inquiry."""
    return make(Inquiry, {"title": f"Harwell inspection {next(numbers)}"}, given)


def make_report(**given):
    """A saved report."""
    return make(Report, {"title": f"Harwell Report {next(numbers)}"}, given)


def make_event(**given):
    """A saved event."""
    defaults = {"title": f"Resignation of the leader {next(numbers)}", "sort": EventSort.RESIGNATION}
    return make(Event, defaults, given)


def make_finding(**given):
    """A saved finding of a report of its own, unless report or hearing is given."""
    defaults = {"title": f"The council did not act {next(numbers)}", "nature": FindingNature.FINDING}
    if not {"report", "hearing"} & given.keys():
        defaults["report"] = make_report()
    return make(Finding, defaults, given)


def make_link(**given):
    """A saved link between a report and an event of its own, unless ends are given."""
    defaults = {"relation": Relation.LED_TO, "strength": "following"}
    if "source" not in given:
        defaults["source"] = make_report().record
    if "target" not in given:
        defaults["target"] = make_event().record
    return make(Link, defaults, given)


def make_passage(record, **given):
    """A saved passage that bears on `record`, of an article of its own unless one is given."""
    defaults = {"record": record.record, "exact": f"stood down at once {next(numbers)}"}
    if "article" not in given:
        defaults["article"] = make_article()
    return make(Passage, defaults, given)


def make_standing(record, standing=StandingTerm.REPORTED, *, passages, **given):
    """A saved standing of `record` that rests on `passages`."""
    row = make(Standing, {"record": record.record, "standing": standing}, given)
    row.passages.set(passages)
    return row


def make_participation(event, who, role="resigned", *, passages=(), **given):
    """A saved participation of `who` in `event`."""
    row = make(Participation, {"event": event, "who": who.record, "role": role}, given)
    row.passages.set(passages)
    return row


def make_post(person, organisation, role="leader of the council", *, passages, **given):
    """A saved post of `person` at `organisation`."""
    row = make(Post, {"person": person, "organisation": organisation, "role": role}, given)
    row.passages.set(passages)
    return row


def make_difference(record, accounts, **given):
    """A saved difference; `accounts` maps what each side says to its passages."""
    row = make(Difference, {"record": record.record, "matter": "When it happened", "aspect": "date"}, given)
    for says, passages in accounts.items():
        make(Account, {"difference": row, "says": says}, {}).passages.set(passages)
    return row


def two_editors():
    """Who asks for a redaction and who confirms it, as arguments of the functions that take words out."""
    users = [get_user_model().objects.get_or_create(username=name)[0] for name in ("asking", "confirming")]
    return {"asked_by": users[0], "by": users[1]}


MAKERS = {
    "article": make_article,
    "organisation": make_organisation,
    "person": make_person,
    "inquiry": make_inquiry,
    "report": make_report,
    "finding": make_finding,
    "event": make_event,
    "link": make_link,
}


def make_ready(kind, **given):
    """A saved record of `kind` that the gate would let through: with published sources and a standing."""
    record = MAKERS[kind](**given)
    if kind == "article":
        publish(record.outlet)
        return record
    passage = make_passage(record, article=make_published("article"))
    if kind in ("event", "finding", "link"):
        make_standing(record, passages=[passage])
    if kind == "finding":
        publish_report_of(record)
    if kind == "link":
        for end in (record.source, record.target):
            make_public(end.child)
    return record


def publish_report_of(finding):
    """Publish the report that a finding belongs to."""
    if finding.report:
        make_public(finding.report)


def make_public(record):
    """Give a saved record a source and, if it is a statement, a standing, and publish it."""
    if record.status == "published":
        return record
    if not record.passages_owned.exists() and record.kind != "article":
        passage = make_passage(record, article=make_published("article"))
        if record.kind in ("event", "finding", "link"):
            make_standing(record, passages=[passage])
    publish(record)
    return record


def make_published(kind, **given):
    """A published record of `kind`."""
    record = make_ready(kind, **given)
    publish(record)
    return record


__all__ = [name for name in globals() if name.startswith("make_")]
__all__ += ["MAKERS", "publish", "publish_all", "two_editors"]
