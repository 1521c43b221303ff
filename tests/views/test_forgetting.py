"""What left the public is forgotten at once, wherever a reader or a program may look for it."""

import re

import pytest

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.citations.formats import FORMATS
from articles.curation.merging import merge
from articles.filters import FACETS_OF
from articles.models import Record, Version
from articles.publishing.gate import hold, publish, reinstate, release, withdraw
from articles.publishing.start import arrange_start
from tests.factories import (
    make_article,
    make_outlet,
    make_participation,
    make_passage,
    make_post,
    make_published,
    make_ready,
)

pytestmark = pytest.mark.django_db
MARK = "zzgone"
TITLE = f"Quillon {MARK}"
JSON = "?format=json"
SENT = ("/", ".csv", ".atom", *(f".{ending}" for ending in FORMATS))


def person():
    """A public person who holds a post, acts in an event, is an end of a link, and is named by an article."""
    record = make_published("person", title=TITLE)
    make_post(record, make_published("organisation"), passages=record.passages_owned.all())
    publish(record)
    in_event(record)
    linked(record)
    return record


def event():
    """A public event with somebody who acts in it, an end of a link, and in "Start here"."""
    record = make_ready("event", title=TITLE)
    make_participation(record, make_published("person"))
    publish(record)
    linked(record)
    arrange_start([record.record])
    return record


def in_event(record):
    """Let a record act in an event."""
    other = make_ready("event")
    make_participation(other, record)
    publish(other)


def linked(record):
    """Tie a record to an event."""
    event = make_published("event")
    make_published("link", source=record.record, target=event.record, relation="relates_to", strength="")


def organisation():
    """A public outlet with an article, where somebody holds a post, and that acts in an event."""
    record = make_outlet(title=TITLE)
    publish(record)
    article = make_article(outlet=record)
    publish(article)
    make_passage(event := make_ready("event"), article=article)
    publish(event)
    holder = make_published("person")
    make_post(holder, record, passages=holder.passages_owned.all())
    publish(holder)
    in_event(record)
    return record


def article():
    """A public article that two other records rest on besides others."""
    record = make_published("article", title=TITLE)
    for kind in ("event", "person"):
        other = make_ready(kind)
        make_passage(other, article=record)
        publish(other)
    return record


def report():
    """A public report with a finding."""
    record = make_published("report", title=TITLE)
    finding = make_ready("finding", report=record)
    publish(finding)
    linked(record)
    return record


def finding():
    """A public finding about somebody."""
    record = make_ready("finding", title=TITLE)
    record.about.add(make_published("person").record)
    publish(record)
    return record


def inquiry():
    """A public inquiry that a link ties to an event."""
    record = make_published("inquiry", title=TITLE)
    linked(record)
    return record


WORLDS = {world.__name__: world for world in (person, organisation, article, event, report, finding, inquiry)}


def sent(client, path):
    """Return all that an address sends at last, in small letters, after the redirects on the way."""
    answer = client.get(path, follow=True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode().lower()


def overviews():
    """Return {what a reader calls it: its addresses} of all that shows many records."""
    plurals = [*PLURALS.values(), "find"]
    facets = [(PLURALS[kind], facet.name) for kind in Kind for facet in FACETS_OF[kind]]
    return {
        "lists": [f"/{plural}{end}" for plural in PLURALS.values() for end in SENT],
        "search": [f"/{plural}{end}?q=quillon" for plural in plurals for end in SENT],
        "facets": [f"/{plural}/all/{name}/" for plural, name in facets],
        "suggestions": ["/find/suggest/?q=quillon"],
        "what changed": ["/changes.atom"],
        "sitemap": [f"/sitemap-{plural}-1.xml" for plural in PLURALS.values()],
        "what followed": ["/what-followed/", "/what-followed.svg"],
        "start": ["/"],
    }


def of_each_record():
    """Return {what a reader calls it: its addresses} of what each record has, public or not."""
    known = list(Record.objects.order_by("pk").values_list("public_id", flat=True))
    numbers = Version.objects.values_list("record__public_id", "number")
    versions = [f"/id/{public_id}/v{number}" for public_id, number in numbers]
    return {
        "pages": [f"/id/{public_id}" for public_id in known],
        "JSON": [f"/id/{public_id}?format=json" for public_id in known],
        "citations": [f"/id/{public_id}.{ending}" for public_id in known for ending in FORMATS],
        "accounts": [f"/accounts/{public_id}/" for public_id in known],
        "posts": [f"/posts/?of={public_id}" for public_id in known],
        "chains": [f"/chains/?from={known[0]}&to={public_id}" for public_id in known],
        "what followed from each": [f"/what-followed/?of={public_id}" for public_id in known],
        "histories": [f"/id/{public_id}/versions" for public_id in known],
        "versions": [f"{path}{end}" for path in versions for end in ("", "?format=json", ".csl.json")],
        "Memento": [f"/timemap/{public_id}" for public_id in known],
        "reading lists": [f"/reading-list{end}?v={public_id}.v1" for public_id in known for end in ("/", ".ris")],
    }


def read(client, of):
    """Return {what it is called: {address: what it sends}} of what `overviews` or `of_each_record` returned."""
    return {name: {path: sent(client, path) for path in paths} for name, paths in of.items()}


def telling(texts, word):
    """Return {what it is called: the addresses that tell a word} of what `read` returned, without empties."""
    told = {name: [path for path, text in found.items() if word in text] for name, found in texts.items()}
    return {name: paths for name, paths in told.items() if paths}


def without(texts, note):
    """Return what `read` returned without the note by which histories tell a merge."""
    return {name: {path: text.replace(note, "") for path, text in found.items()} for name, found in texts.items()}


def leave(record, how):
    """Take a record from the public."""
    hold(record) if how == "held" else withdraw(record, reason="privacy")


WAYS = [*((kind, "withdrawn") for kind in WORLDS), ("person", "held")]


@pytest.mark.parametrize(("kind", "how"), WAYS)
def test_what_left_is_told_by_no_list_search_feed_page_or_export_and_comes_back(client, kind, how):
    record = WORLDS[kind]()
    before, pages = telling(read(client, overviews()), MARK), telling(read(client, of_each_record()), MARK)
    assert {"lists", "search", "what changed", "sitemap"} <= before.keys()
    assert {"pages", "JSON", "citations", "versions", "reading lists"} <= pages.keys()
    assert [path for path in pages["pages"] if record.public_id not in path], "another record's page names it"
    leave(record, how)
    after = read(client, overviews())
    assert telling(after, MARK) == telling(after, record.public_id) == {}
    assert telling(read(client, of_each_record()), MARK) == {}
    release(record) if how == "held" else reinstate(record)
    assert telling(read(client, overviews()), MARK) == before


def test_what_was_merged_is_told_by_no_list_search_or_neighbour_but_by_its_survivor(client):
    merged, survivor = event(), make_published("event", title="The leader resigned")
    merge(merged, survivor)
    after, pages = read(client, overviews()), read(client, of_each_record())
    note = f"record {merged.public_id} was merged into record {survivor.public_id}."
    assert telling(without(after, note), merged.public_id) == {}
    each = ("pages", "JSON", "citations", "accounts", "chains", "what followed from each")
    for texts in (after, {name: pages[name] for name in each}):
        assert telling(texts, MARK) == {}
    shown = {name: pages[name] for name in ("pages", "JSON")}
    told = telling(without(shown, note), merged.public_id)
    lead_there = [f"/id/{record.public_id}" for record in (merged, survivor)]
    assert told == {"pages": lead_there, "JSON": [f"{path}?format=json" for path in lead_there]}


@pytest.mark.parametrize("how", ["withdrawn", "held", "merged"])
def test_what_left_is_counted_nowhere(client, how):
    who = make_published("person", title="Quillon")
    events = [make_ready("event") for _ in range(2)]
    for one in events:
        make_participation(one, who)
        publish(one)
    assert counted(client) == {2}
    if how == "merged":
        merge(*events)
    else:
        leave(events[0], how)
    assert counted(client) == {1}


def counted(client):
    """Return how many events (set of numbers) the list of events says there are: above it, and at each choice."""
    text = re.sub("<[^>]*>", " ", client.get("/events/").content.decode())
    for value in ("Resignation", "Reported", "Quillon"):
        assert re.search(rf"{value}\s+\d+\s+event", text), "each value that can be chosen is counted"
    return {int(number) for number in re.findall(r"(\d+)\s+events?\b", text)}
