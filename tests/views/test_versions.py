"""A record's history, two versions side by side, and what an old version says that it leaves out, and why."""

import pytest

from articles.curation.merging import merge
from articles.dates import EdtfDate
from articles.models import Version
from articles.publishing.gate import hold, publish, reinstate, release, withdraw
from articles.publishing.redaction import take_out, withdraw_words
from tests.factories import (
    MAKERS,
    make_article,
    make_outlet,
    make_participation,
    make_passage,
    make_published,
    make_ready,
    make_standing,
    two_editors,
)

pytestmark = pytest.mark.django_db


def text_of(client, path, status=200):
    """Return the text of the page at a path."""
    response = client.get(path)
    assert response.status_code == status
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def again(record, change="", **fields):
    """Publish a record with other values in some fields."""
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    assert publish(record, change=change)
    return record


@pytest.fixture
def event():
    """An event of three versions."""
    event = make_published("event", title="The leader stood down", summary="He left on Monday.")
    again(event, "The day was wrong.", summary="He left on Tuesday.")
    return again(event, "The year was found.", date=EdtfDate.parse("2015"))


def named_event(person):
    """An event that names a person in its first version, and not in its second."""
    event = make_published("event")
    row = make_participation(event, person)
    again(event)
    row.delete()
    return again(event, summary="She left.")


@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_kind_of_record_leads_to_its_history_and_the_history_to_its_versions(client, kind):
    record = make_published(kind)
    again(record, "A line was added.", summary="In one plain sentence.")
    history = f"/id/{record.public_id}/versions"
    for path in (client.get(f"/id/{record.public_id}")["Location"], f"/id/{record.public_id}/v1"):
        assert f'href="{history}"' in text_of(client, path)
    page = text_of(client, history)
    for number in (1, record.versions.count()):
        assert f'href="/id/{record.public_id}/v{number}"' in page
    assert "A line was added." in page
    assert "Added: summary." in page
    assert 'content="noindex"' in page


def test_the_history_tells_of_each_version_what_changed(client, event):
    page = text_of(client, f"/id/{event.public_id}/versions")
    assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1")
    for words in (
        "The year was found.",
        "Added: date.",
        "The day was wrong.",
        "Changed: summary.",
        "First published.",
    ):
        assert words in page


def test_the_history_tells_what_was_taken_out_of_which_version_and_why(client, event):
    take_out(event.versions.get(number=2), "Tuesday", reason="A court asked for it.", **two_editors())
    withdraw_words(event.versions.get(number=1), reason="A child could be named.", **two_editors())
    page = text_of(client, f"/id/{event.public_id}/versions")
    assert "Some words taken out" in page
    assert "A court asked for it." in page
    assert "All words withdrawn" in page
    assert "A child could be named." in page
    assert "Tuesday" not in page


def test_a_version_says_what_has_changed_since(client, event):
    first = text_of(client, f"/id/{event.public_id}/v1")
    assert "The record has moved on since" in first
    assert "What has changed since.</b> Changed: summary. Added: date." in first
    assert "“The year was found.” “The day was wrong.”" in first
    assert f'href="/id/{event.public_id}/versions/compare?a=1&amp;b=3"' in first
    latest = text_of(client, f"/id/{event.public_id}/v3")
    assert "This is the latest version" in latest
    assert "What has changed since" not in latest


def test_two_versions_stand_side_by_side_with_the_words_that_differ_marked(client, event):
    page = text_of(client, f"/id/{event.public_id}/versions/compare?a=1&b=2")
    before, after = '<span class="vh">[taken out:] </span>Monday.', '<span class="vh">[added:] </span>Tuesday.'
    assert f"He left on <del>{before}" in page
    assert f"He left on <ins>{after}" in page
    assert page.index(before) < page.index(after)
    assert "The leader stood down" not in page[page.index('id="part-1"') :], "what is alike is not repeated"
    assert 'content="noindex"' in page
    assert (
        f'<link rel="canonical" href="http://127.0.0.1:8000/id/{event.public_id}/versions/compare?a=1&amp;b=2">'
        in page
    )


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?b=1&a=3", "1&b=3"),
        ("?a=3&b=1&odd=x", "1&b=3"),
        ("", "2&b=3"),
        ("?odd=x", "2&b=3"),
        ("?a=2&a=1&b=3", "1&b=3"),
    ],
)
def test_two_versions_have_one_address(client, event, asked, canonical):
    response = client.get(f"/id/{event.public_id}/versions/compare{asked}")
    assert (response.status_code, response["Location"]) == (
        302,
        f"/id/{event.public_id}/versions/compare?a={canonical}",
    )
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize(
    "asked",
    ["a=1&b=4", "a=0&b=1", "a=1", "a=1&b=", "a=1&b=%00", "a=-1&b=2", f"a=1&b={'9' * 99}", "a=１&b=2", "a=1&b=<b>"],
)
def test_versions_that_are_not_there_are_told_and_others_can_be_chosen(client, event, asked):
    page = text_of(client, f"/id/{event.public_id}/versions/compare?{asked}", 404)
    assert "Choose two versions from 1 to 3" in page
    assert "<b>" not in page[page.index("Nothing to show") : page.index("</main>")]
    assert '<select id="a"' in page


def test_a_version_is_not_compared_with_itself(client, event):
    assert "these are the same one" in text_of(client, f"/id/{event.public_id}/versions/compare?a=2&b=2", 404)


def test_of_one_version_there_is_nothing_to_compare(client):
    record = make_published("person")
    assert "one version" in text_of(client, f"/id/{record.public_id}/versions/compare", 404)


def test_withdrawn_words_are_not_compared(client, event):
    withdraw_words(event.versions.get(number=1), reason="A child could be named.", **two_editors())
    page = text_of(client, f"/id/{event.public_id}/versions/compare?a=1&b=2", 410)
    assert "A child could be named." in page
    assert "Monday" not in page
    assert "Tuesday" not in page


@pytest.mark.parametrize(
    "rest", ["versions", "versions/compare", "versions/compare?a=1&b=2", "versions?page=9", "v1"]
)
def test_a_history_shows_no_more_than_its_record(client, event, rest):
    path = f"/id/{event.public_id}/{rest}"
    hold(event)
    assert "stood down" not in text_of(client, path, 404)
    release(event)
    withdraw(event, reason="privacy")
    assert "stood down" not in text_of(client, path, 410)


@pytest.mark.parametrize("page", ["0", "2", "x", "9" * 99, "%00"])
def test_a_history_has_no_other_pages(client, event, page):
    assert client.get(f"/id/{event.public_id}/versions?page={page}").status_code == 404


def test_a_long_history_has_pages(client, event):
    for number in range(20):
        again(event, summary=f"He left on day {number}.")
    first = text_of(client, f"/id/{event.public_id}/versions")
    second = text_of(client, f"/id/{event.public_id}/versions?page=2")
    assert "Version 4</a></h3>" in first
    assert "Version 3</a></h3>" in second
    assert "Version 4</a></h3>" not in second
    assert client.get(f"/id/{event.public_id}/versions?page=1")["Location"] == f"/id/{event.public_id}/versions"


def test_the_history_of_a_merged_record_stays_its_own(client, event):
    survivor = make_published("event")
    merge(event, survivor)
    page = text_of(client, f"/id/{event.public_id}/versions")
    assert "The year was found." in page
    assert "Go to the record that it became part of" in page
    assert "Tuesday." in text_of(client, f"/id/{event.public_id}/versions/compare?a=1&b=2")


def test_every_answer_is_checked_again_each_time(client, event):
    for rest in ("v1", "versions", "versions/compare?a=1&b=2", "versions/compare?a=1&b=9"):
        response = client.get(f"/id/{event.public_id}/{rest}")
        assert "no-cache" in response["Cache-Control"]
        again_ = client.get(f"/id/{event.public_id}/{rest}", headers={"If-None-Match": response["ETag"]})
        assert again_.status_code == 304
    assert "no-cache" in client.get(f"/id/{event.public_id}/versions/compare")["Cache-Control"]


def test_what_carries_a_content_note_is_folded_when_it_is_compared(client):
    event = make_published("event", content_note="This concerns abuse.", summary="One.")
    again(event, summary="Two.")
    page = text_of(client, f"/id/{event.public_id}/versions/compare?a=1&b=2")
    assert (
        page.index("This concerns abuse.") < page.index("<details") < page.index("Two.") < page.index("</details>")
    )
    assert "This concerns abuse." in text_of(client, f"/id/{event.public_id}/versions")


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (
            lambda person: withdraw(person, reason="privacy"),
            "taken out of the archive later, to protect a person’s privacy and personal data.",
        ),
        (hold, "Something that stood here is not available for now."),
    ],
)
def test_a_neighbour_that_was_taken_out_is_left_out_of_old_versions_which_say_why(client, act, words):
    person = make_published("person", title="Ola Berg")
    event = named_event(person)
    sealed = {version.number: bytes(version.core) for version in Version.objects.filter(record=event)}
    assert "Ola Berg" in text_of(client, f"/id/{event.public_id}/v2")
    act(person)
    for path in ("v2", "versions", "versions/compare?a=2&b=3", "versions/compare?a=1&b=2"):
        assert "Ola Berg" not in text_of(client, f"/id/{event.public_id}/{path}")
    for path in ("v2", "versions/compare?a=2&b=3"):
        assert words in text_of(client, f"/id/{event.public_id}/{path}")
    assert words not in text_of(client, f"/id/{event.public_id}/v3"), "it names nobody that was taken out"
    now = {version.number: version for version in Version.objects.filter(record=event)}
    assert {number: bytes(version.core) for number, version in now.items()} == sealed
    assert all(version.is_intact for version in now.values())


def printed_in(outlet):
    """A published event with a passage of an article that an outlet printed."""
    article = make_article(outlet=outlet)
    publish(article)
    make_passage(event := make_ready("event"), article=article)
    publish(event)
    return event


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (
            lambda outlet: withdraw(outlet, reason="privacy"),
            "Something that stood here was taken out of the archive later, to protect a person’s privacy and"
            " personal data. It is left out.",
        ),
        (hold, "Something that stood here is not available for now. It is left out."),
    ],
)
def test_an_outlet_that_left_is_in_no_caption_and_the_version_says_why_in_every_form(client, settings, act, words):
    settings.ARK_NAAN = "99999"
    publish(outlet := make_outlet(title="Quillon Courier"))
    event, other = printed_in(outlet), make_published("event")
    version = f"/id/{event.public_id}/v1"
    ark = f"/ark:99999/{event.public_id}.v1?info"
    forms = (version, f"{version}?format=json", f"{version}.ris", f"{version}.bib", f"{version}.csl.json", ark)
    captioned = (version, f"{version}?format=json", f"/reading-list/?v={event.public_id}.v1")
    assert all("Quillon Courier" in text_of(client, path) for path in captioned)
    assert not any(words in text_of(client, path) for path in {*forms, *captioned})
    act(outlet)
    for path in {*forms, *captioned}:
        assert "Quillon Courier" not in text_of(client, path)
        assert words in text_of(client, path)
        assert words not in text_of(client, path.replace(event.public_id, other.public_id)), "it lost nothing"
    assert client.get(f"{version}?format=json").json()["notices"][-1] == {"code": "left_out", "words": words}
    reinstate(outlet) if act is not hold else release(outlet)
    assert "Quillon Courier" in text_of(client, version)
    assert words not in text_of(client, version)


def test_a_neighbour_that_was_merged_keeps_its_name_in_old_versions_and_leads_to_the_survivor(client):
    person, survivor = make_published("person", title="Ola Berg"), make_published("person")
    event = named_event(person)
    merge(person, survivor)
    page = text_of(client, f"/id/{event.public_id}/v2")
    assert f'<a href="/people/{survivor.public_id}/{survivor.slug}/">Ola Berg</a>' in page
    assert "Something that stood here" not in page
    withdraw(survivor, reason="privacy")
    page = text_of(client, f"/id/{event.public_id}/v2")
    assert "Ola Berg" not in page
    assert "to protect a person’s privacy" in page


def test_a_version_that_cannot_stand_without_what_was_taken_out_says_so(client):
    event = make_published("event", title="The leader stood down")
    (first,) = event.passages_owned.all()
    second = make_passage(event, article=make_published("article"))
    make_standing(event, passages=[first, second])
    again(event)
    withdraw(first.article, reason="source")
    page = text_of(client, f"/id/{event.public_id}/v1", 404)
    assert "Version 1 is not shown" in page
    assert "because its source was withdrawn or retracted" in page
    assert "stood down" not in page
    assert client.get(f"/id/{event.public_id}/v1")["Cache-Control"] == "no-store"
    assert "It is not shown" in text_of(client, f"/id/{event.public_id}/versions")
    assert "Version 1 is not shown" in text_of(client, f"/id/{event.public_id}/versions/compare?a=1&b=2", 404)
