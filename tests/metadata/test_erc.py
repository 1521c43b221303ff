"""What an ARK answers to `?info`: who, what, when, where, what goes with it, and the promise."""

from datetime import date

import pytest

from articles.metadata import erc
from articles.publishing.gate import publish
from tests.factories import make_passage, make_published, make_ready, make_standing
from tests.metadata.pages import page_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def lines(record, version=None, keeper=""):
    """Return the two parts of an ERC, each a list of (label, value)."""
    parts = erc(page_of(record, version), keeper, day=DAY).split("\n\n")
    return [[tuple(row.split(": ", 1)) for row in part.splitlines()[1:]] for part in parts]


def test_a_record_is_described_and_promised():
    event = make_published("event", title="The leader stood down")
    text = erc(page_of(event), "", day=DAY)
    assert text.startswith("erc:\nwho: Inquiry Archive\nwhat: The leader stood down (event)\nwhen: 20260301\n")
    assert f"\nwhere: https://archive.example/id/{event.public_id}\n" in text
    assert "\n\nerc-support:\nwho: Inquiry Archive\nwhat: Permanent: Dynamic Content\nwhen: 20260301\n" in text
    assert text.endswith(".\n")


def test_a_version_is_promised_to_stay_as_it_is():
    event = make_published("event", title="The leader stood down")
    described, promised = lines(event, version=1)
    assert ("what", "The leader stood down, version 1 (event)") in described
    assert ("where", f"https://archive.example/id/{event.public_id}/v1") in described
    assert ("what", "Permanent: Stable Content") in promised


def test_who_keeps_the_archive_makes_the_promise():
    _, promised = lines(make_published("event"), keeper="A Library")
    assert promised[0] == ("who", "A Library")


def test_how_sure_a_claim_is_and_its_content_note_go_with_it():
    event = make_ready("event", content_note="About abuse.")
    make_standing(event, "alleged", passages=[make_passage(event, article=make_published("article"))])
    publish(event)
    described, _ = lines(event)
    notes = [value for label, value in described if label == "note"]
    assert notes == ["Standing: Allegation, unproven", "About abuse."]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50% of them; and | more", "50%pe of them%sc and %vb more"),
        (", begins with a comma", "%co begins with a comma"),
        ("(begins with a bracket)", "%opbegins with a bracket)"),
    ],
)
def test_no_title_is_taken_for_two_values(title, written):
    described, _ = lines(make_published("organisation", title=title))
    assert described[1] == ("what", f"{written} (organisation)")


def test_no_note_begins_a_line_of_its_own():
    event = make_published("event", content_note="About abuse.\n\nerc:\nwho: Somebody")
    described, _ = lines(event)
    assert described[-1] == ("note", "About abuse. erc: who: Somebody")
