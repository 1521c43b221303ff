"""JSON-LD in the terms of schema.org: the page, what it is about, and what it rests on.

The page is a WebPage of the archive; its `mainEntity` is the thing that it describes. What others are named
by is told in `things`. Nothing is said here that the page does not say, and how sure it is stands in words.
"""

import json

from articles.bylines import authors_of
from articles.choices import Kind
from articles.description import language_code

from .notices import abstract, notices, sentences, standing_words
from .sorts import schema_type
from .things import author_node, day, days, named, neighbours, some, thing, web

CONTEXT = "https://schema.org"

# What ends a script element, or begins a comment in it, must not stand in one (HTML, 4.12.1.3).
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def linked_data(page):
    """Return the JSON-LD of a Page as text for a script element: ASCII, and nothing in it ends the element."""
    return json.dumps(document(page), separators=(",", ":")).translate(_IN_SCRIPT)


def document(page):
    """Return the JSON-LD of a Page as a dict."""
    core = page.core
    said = [
        core.sort.words if core.sort else Kind(core.kind).label,
        *(notice.words for notice in notices(page) if notice.code != "content"),
    ]
    return {"@context": CONTEXT} | some(
        {
            "@type": "WebPage",
            "@id": page.permalink,
            "url": page.url,
            "name": core.title,
            "description": sentences(*said, abstract(core.kind, core.content_note, core.summary)),
            "inLanguage": "en-GB",
            "version": page.description.version,
            "dateModified": page.description.frozen_at.isoformat(),
            "license": page.archive.licence_address,
            "isPartOf": {"@type": "WebSite", "name": page.archive.name, "url": f"{page.archive.site}/"},
            "mainEntity": main_entity(page),
            "about": [*(named(other, page) for other in neighbours(core)), *reported(page)],
            "citation": [quoted(passage, page) for passage in articles_quoted(core)],
            "isBasedOn": web(core.text("url")) if core.kind in (Kind.ARTICLE, Kind.REPORT) else "",
        }
    )


def reported(page):
    """Return what an article reports: the archive's pages of it, each with its standing in words."""
    if page.core.kind != Kind.ARTICLE or page.is_version:
        return []
    return [
        thing("WebPage", page.archive.permalink(told.core.id), told.core.title)
        | some({"description": sentences(standing_words(told.core))})
        for told in page.description.context.told
    ]


def main_entity(page):
    """Return what a Page is about as a thing of schema.org."""
    core = page.core
    kind = type_of(core)
    own = OF_TYPE.get(kind, OF_KIND.get(core.kind, nothing))
    return thing(kind, f"{page.permalink}#this", core.title) | some(own(page))


def type_of(core):
    """Return the type of schema.org of the record that a Core describes."""
    return schema_type(core.kind, *(term.code if term else "" for term in (core.sort, core.standing)))


def article(page):
    """Return what schema.org can say of an article."""
    core = page.core
    return {
        "headline": core.title,
        "alternativeHeadline": [value.text for value in core.fact("headlines")],
        "author": [author_node(author) for author in authors_of(core)],
        "publisher": [named(outlet, page) for outlet in core.neighbours("outlet")],
        "datePublished": day(core.date),
        "articleSection": core.text("section"),
        "pagination": core.text("page"),
        "inLanguage": language_code(core.text("language")),
        "url": web(core.text("url")),
        "archivedAt": web(core.text("archived_url")),
        "copyrightNotice": core.text("rights"),
        "correction": [value.text for value in core.fact("corrections")],
    }


def report(page):
    """Return what schema.org can say of a report; its findings are Claims that stand in it."""
    core = page.core
    findings = [told for told in page.description.context.told if told.core.kind == Kind.FINDING]
    return {
        "author": [named(who, page) for who in core.neighbours("authors")],
        "publisher": [named(body, page) for body in core.neighbours("publisher")],
        "datePublished": day(core.date),
        "reportNumber": core.text("number"),
        "url": web(core.text("url")),
        "hasPart": [claim_in(told.core, page) for told in findings],
    }


def claim_in(core, page):
    """Return a finding of a report as its page names it: as a Claim, with its standing in words."""
    address = page.archive.permalink(core.id)
    said = sentences(core.sort.words if core.sort else "", standing_words(core))
    return thing("Claim", f"{address}#this", core.title) | {"url": address, "description": said}


def claim(page):
    """Return what schema.org can say of a statement: where it appears, and never whether it is true."""
    core = page.core
    reports = core.neighbours("report")
    return {
        "description": sentences(standing_words(core)),
        "firstAppearance": named(reports[0], page) if reports else None,
        "appearance": [quoted(passage, page) for passage in articles_quoted(core)],
    }


def person(page):
    """Return what schema.org can say of a person: names, and posts held as roles."""
    core = page.core
    return {
        "honorificPrefix": core.text("honorific"),
        "alternateName": [value.text for value in core.fact("other_names")],
        "affiliation": [role(post, page) for post in core.posts],
    }


def role(post, page):
    """Return a post as a Role: it stands between a person and a body, and names the property again."""
    return {"@type": "OrganizationRole"} | some(
        {
            "roleName": post.role,
            "startDate": day(post.since),
            "endDate": day(post.until),
            "affiliation": named(post.organisation, page),
        }
    )


def organisation(page):
    """Return what schema.org can say of a body."""
    core = page.core
    return {
        "alternateName": [value.text for value in core.fact("other_names")],
        "parentOrganization": [named(body, page) for body in core.neighbours("parent")],
    }


def event(page):
    """Return what schema.org can say of something that happened: when, and how sure that is."""
    first, last = days(page.core.date)
    said = [notice.words for notice in notices(page) if notice.code in ("standing", "accounts_differ")]
    leaders = [named(who, page) for who in page.core.neighbours("led_by")]
    return {"startDate": first, "endDate": last, "description": sentences(*said), "organizer": leaders}


def nothing(_page):
    """Return nothing: a name is all that schema.org can say."""
    return {}


OF_TYPE = {"Claim": claim, "Event": event}
OF_KIND = {
    Kind.ARTICLE: article,
    Kind.REPORT: report,
    Kind.PERSON: person,
    Kind.ORGANISATION: organisation,
}


def articles_quoted(core):
    """Return one passage of each article that a Core quotes, in the order in which it quotes them."""
    return {passage.article.id: passage for passage in reversed(core.passages)}.values()


def quoted(passage, page):
    """Return the article of a passage, with its address at its publisher."""
    source = passage.source
    node = named(passage.article, page)
    return node | some(
        {
            "headline": passage.article.label,
            "datePublished": day(source.date),
            "publisher": {"@type": "NewsMediaOrganization", "name": source.outlet} if source.outlet else None,
        }
    )
