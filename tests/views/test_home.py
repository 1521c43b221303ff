"""The home page: the story so far, what is new, what there is, how to cite."""

import re

import pytest

from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish, release
from articles.publishing.start import arrange_start
from tests.factories import make_difference, make_event, make_passage, make_published, make_standing

pytestmark = pytest.mark.django_db


def home(client):
    """Return the home page's text."""
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def section(text, name):
    """Return the part of a page that the heading with this id names, or ""."""
    found = re.search(rf'<section class="leaf" aria-labelledby="{name}">.*?</section>', text, re.S)
    return found[0] if found else ""


def test_each_step_is_a_sentence_linked_to_its_record_with_its_passage(client):
    event = make_published("event", summary="The leader left. More follows.", date=EdtfDate.parse("2014-08-26"))
    arrange_start([event])
    story = section(home(client), "start")
    assert f'<a href="/events/{event.public_id}/{event.slug}/">The leader left.</a>' in story
    assert "More follows" not in story
    assert event.passages_owned.get().exact in story
    assert '<time datetime="2014-08-26">' in story
    assert "<b>1</b>" in story


def test_steps_are_numbered_in_order_and_one_that_is_held_leaves_and_comes_back(client):
    events = [make_published("event", title=title) for title in ("First", "Second", "Third")]
    arrange_start(events)

    def steps():
        return re.findall(
            r"<b>(\d+)</b>.*?<p class=\"title\"><a [^>]*>(\w+)<", section(home(client), "start"), re.S
        )

    assert steps() == [("1", "First"), ("2", "Second"), ("3", "Third")]
    hold(events[1])
    assert steps() == [("1", "First"), ("2", "Third")]
    release(events[1])
    assert steps() == [("1", "First"), ("2", "Second"), ("3", "Third")]


def test_only_doubt_is_said(client):
    sure, unsure = make_published("event"), make_event()
    passages = [make_passage(unsure, article=make_published("article")) for _ in range(2)]
    make_standing(unsure, "disputed", passages=passages)
    make_difference(unsure, {"one": passages[:1], "two": passages[1:]})
    publish(unsure)
    arrange_start([sure, unsure])
    story = section(home(client), "start")
    assert "Accounts differ" in story
    assert "Reported" not in story
    assert all(passage.exact in story for passage in passages)


def test_a_step_with_a_content_note_stays_folded_claim_and_passage_together(client):
    event = make_published("event", title="Publication", summary="It told of it.", content_note="About harm.")
    arrange_start([event])
    story = section(home(client), "start")
    fold = re.search(r"<details.*?</details>", story, re.S)[0]
    assert "About harm." in fold
    assert "It told of it." in fold
    assert event.passages_owned.get().exact in fold
    assert ">Publication</a>" in story.replace(fold, "")
    assert "It told of it." not in story.replace(fold, "")


def test_hostile_words_are_escaped(client):
    event = make_published("event", summary='<script>alert("1")</script>.')
    arrange_start([event])
    assert "<script>alert" not in home(client)
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;." in home(client)


def test_inquiries_stand_in_order_of_time_and_reports_with_the_latest_first(client):
    for kind in ("inquiry", "report"):
        for year in ("2016", "2014", "2015"):
            make_published(kind, title=f"{kind} of {year}", date=EdtfDate.parse(year))
    text = home(client)
    assert re.findall(r"inquiry of (\d+)<", section(text, "inquiries")) == ["2014", "2015", "2016"]
    assert re.findall(r"report of (\d+)<", section(text, "latest")) == ["2016", "2015", "2014"]


def test_the_latest_resignations_and_departures_and_no_other_events(client):
    make_published("event", title="A resignation", sort="resignation")
    make_published("event", title="A departure", sort="departure")
    make_published("event", title="An election", sort="election")
    latest = section(home(client), "latest")
    assert "A resignation" in latest
    assert "A departure" in latest
    assert "An election" not in latest


def test_how_to_cite_shows_a_record_and_its_latest_version(client, settings):
    report = make_published("report", title="Harwell Report")
    report.summary = "Other words."
    report.save()
    publish(report)
    cite = section(home(client), "cite")
    assert "Harwell Report" in cite
    assert f"{settings.SITE_URL}/id/{report.public_id}/v2" in cite
    assert client.get(re.search(r'href="(/id/[^"]*)"', cite)[1]).status_code == 200


def test_an_empty_archive_has_a_home_page_without_empty_parts(client):
    text = home(client)
    for name in ("start", "chain", "inquiries", "latest"):
        assert section(text, name) == ""
        assert f'href="#{name}"' not in text
    assert section(text, "kinds")


def test_every_place_that_the_page_points_to_is_there(client):
    arrange_start([make_published("event")])
    make_published("inquiry")
    text = home(client)
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids
    assert len(re.findall(r' id="([^"]+)"', text)) == len(ids), "no id twice"
