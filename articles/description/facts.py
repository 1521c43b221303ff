"""The fields of each kind's catalogue entry, as facts, in the order in which they are shown."""

from django.conf.locale import LANG_INFO

from articles.dates import EdtfDate

from .parts import Fact, Neighbour, Value

CODES = {language["name"]: code for code, language in LANG_INFO.items() if "name" in language}


def facts_of(record):
    """Return the facts of a record (an instance of its own kind): those that have a value."""
    return tuple(fact for fact in FACTS[record.kind](record) if fact.values)


def text(code, label, *values):
    """Return a fact of texts, the empty ones left out."""
    return Fact(code, label, tuple(Value(text=str(value)) for value in values if value))


def address(code, label, url):
    """Return a fact that leads outside."""
    return Fact(code, label, (Value(text=url, url=url),) if url else ())


def records(code, label, *found):
    """Return a fact of other records, None left out."""
    named = (Neighbour(record.public_id, record.kind, record.title) for record in found if record)
    return Fact(code, label, tuple(Value(neighbour=neighbour) for neighbour in named))


def other_names(record):
    """Return the other names of a person or body, as they were typed."""
    return text("other_names", "Also called", *(row.name for row in record.other_names.all()))


def correction_text(row):
    """Return a correction that an outlet made, dated, with its address if it has one."""
    date = "" if row.date.is_unknown else f"{row.date.words}: "
    return Value(text=f"{date}{row.words}", url=row.url)


def language_name(code):
    """Return the English name of a language (a BCP 47 code), or the code if Django knows no name for it."""
    return LANG_INFO.get(code.lower(), {}).get("name", code)


def language_code(name):
    """Return the code (BCP 47, as in en-GB) of a language as `language_name` called it; "" for ""."""
    first, *rest = CODES.get(name, name).split("-")
    return "-".join([first, *(part.upper() if len(part) == 2 else part.title() for part in rest)])


def day(value):
    """Return a day (date or None) in words, "" for None."""
    return EdtfDate.parse(value.isoformat()).words if value else ""


def article_facts(article):
    """Return who printed the article, where, and where it can be read."""
    return (
        records("outlet", "Outlet", article.outlet),
        records("carried_by", "Carried by", article.carried_by),
        text("byline", "Byline", article.byline),
        text("section", "Section", article.section),
        text("page", "Page", article.page),
        text("headlines", "Other headlines", *(row.headline for row in article.headline_variants.all())),
        text("language", "Language", language_name(article.language)),
        address("url", "Original address", article.url),
        address("archived_url", "Archived copy", article.archived_url),
        text("accessed_on", "Read on", day(article.accessed_on)),
        text("gone_on", "Original found gone on", day(article.gone_on)),
        text("image_credit", "Picture credit", article.image_credit),
        text("rights", "Rights", article.rights),
        Fact("corrections", "Corrections", tuple(correction_text(row) for row in article.corrections.all())),
    )


def organisation_facts(organisation):
    """Return what the body is called, belongs to and became."""
    return (
        other_names(organisation),
        records("parent", "Part of", organisation.parent),
        records("successor", "Followed by", organisation.successor),
    )


def person_facts(person):
    """Return what the person is called."""
    return (text("honorific", "Title", person.honorific), other_names(person))


def inquiry_facts(inquiry):
    """Return who asked for the inquiry, who led it and whom it looked at."""
    return (
        records("asked_for_by", "Asked for by", *inquiry.asked_for_by.all()),
        records("led_by", "Led by", *inquiry.led_by.all()),
        records("looked_at", "Looked at", *inquiry.looked_at.all()),
    )


def report_facts(report):
    """Return who wrote and published the report; its inquiry is told by the link that produced it."""
    return (
        records("authors", "Author", *report.authors.all()),
        records("publisher", "Published by", report.publisher),
        text("number", "Number", report.number),
        address("url", "Address", report.url),
    )


def finding_facts(finding):
    """Return whose finding it is, about whom, and its themes."""
    return (
        records("report", "Found by", finding.report),
        records("hearing", "Given at", finding.hearing),
        records("about", "About", *finding.about.all()),
        text("themes", "Themes", *sorted(theme.name for theme in finding.themes.all())),
        text("locator", "Place in the report", finding.locator),
    )


def no_facts(_record):
    """Return nothing: events and links say all in parts of their own."""
    return ()


FACTS = {
    "article": article_facts,
    "organisation": organisation_facts,
    "person": person_facts,
    "inquiry": inquiry_facts,
    "report": report_facts,
    "finding": finding_facts,
    "event": no_facts,
    "link": no_facts,
}
