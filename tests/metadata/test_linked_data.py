"""JSON-LD: only schema.org's names where they may stand, and no allegation as a fact."""

import json

import pytest

from articles.dates import EdtfDate
from articles.metadata.linked_data import document, linked_data
from articles.publishing.gate import publish
from tests.factories import (
    MAKERS,
    make_finding,
    make_organisation,
    make_participation,
    make_passage,
    make_post,
    make_public,
    make_published,
    make_ready,
    make_standing,
)
from tests.metadata.pages import page_of
from tests.metadata.schema_org import faults

pytestmark = pytest.mark.django_db


def types_in(node):
    """Yield the types of a node and of all within it."""
    if isinstance(node, list):
        for inner in node:
            yield from types_in(inner)
    elif isinstance(node, dict):
        yield node["@type"]
        for key, value in node.items():
            if not key.startswith("@"):
                yield from types_in(value)


@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_kind_is_valid_on_its_page_and_on_its_versions(kind):
    record = make_published(kind)
    for version in (None, 1):
        found = document(page_of(record, version))
        assert list(faults(found)) == []
        assert found["mainEntity"]["name"] == found["name"] == record.title


def test_a_page_that_is_not_valid_would_be_noticed():
    assert list(faults({"@type": "Person", "headline": "x"})) == ["headline does not stand on Person"]
    assert list(faults({"@type": "Claim", "appearance": {"@type": "Person"}})) == [
        "Person is no value of appearance"
    ]
    assert list(faults({"@type": "Opinion"})) == ["Opinion is no type"]


@pytest.mark.parametrize("standing", ["alleged", "disputed", "overturned"])
def test_what_is_in_doubt_is_a_claim_with_its_standing_in_words(standing):
    event = make_ready("event")
    make_participation(event, make_published("person"))
    row = make_standing(event, standing, passages=event.passages_owned.all())
    publish(event)
    found = document(page_of(event))
    assert found["mainEntity"]["@type"] == "Claim"
    assert found["mainEntity"]["description"] == f"Standing: {row.get_standing_display()}."
    assert "Event" not in set(types_in(found))


def test_an_article_names_what_it_reports_by_pages_that_tell_the_standing():
    article, event = make_published("article"), make_ready("event", title="The leader was told")
    make_standing(event, "alleged", passages=[make_passage(event, article=article)])
    publish(event)
    (about,) = document(page_of(article))["about"]
    assert (about["@type"], about["name"]) == ("WebPage", "The leader was told")
    assert about["description"] == "Standing: Allegation, unproven."


def test_a_statement_appears_in_the_articles_that_it_rests_on():
    event = make_published("event", date=EdtfDate.parse("2011-05/2011-06"), date_basis="stated")
    found = document(page_of(event))
    assert found["mainEntity"]["@type"] == "Event"
    assert (found["mainEntity"]["startDate"], found["mainEntity"]["endDate"]) == ("2011-05", "2011-06")
    article = event.passages_owned.get().article
    assert [quoted["headline"] for quoted in found["citation"]] == [article.title]


def test_a_date_that_is_about_right_is_no_date_of_schema_org():
    event = make_published("event", date=EdtfDate.parse("2011-05~"), date_basis="stated")
    assert "startDate" not in document(page_of(event))["mainEntity"]


def test_a_report_has_its_findings_as_claims():
    report = make_published("report")
    finding = make_finding(report=report, title="The council did not act")
    make_public(finding)
    found = document(page_of(report))
    assert list(faults(found)) == []
    (part,) = found["mainEntity"]["hasPart"]
    assert (part["@type"], part["name"]) == ("Claim", "The council did not act")
    assert part["description"] == "Finding of a report. Standing: Reported."


def test_a_post_says_from_when_and_until_when():
    person, body = make_ready("person"), make_organisation(title="Harwell Council")
    make_public(body)
    since, until = EdtfDate.parse("2003"), EdtfDate.parse("2009-05")
    make_post(person, body, "leader", passages=person.passages_owned.all(), since=since, until=until)
    publish(person)
    found = document(page_of(person))
    assert list(faults(found)) == []
    (post,) = found["mainEntity"]["affiliation"]
    assert (post["roleName"], post["startDate"], post["endDate"]) == ("leader", "2003", "2009-05")
    assert (post["affiliation"]["@type"], post["affiliation"]["name"]) == (
        "GovernmentOrganization",
        "Harwell Council",
    )


def test_nothing_in_a_text_ends_the_script_element():
    words = "</script><script>alert(1)</script><!-- \u2028 & <b>."
    text = linked_data(page_of(make_published("person", title=words, summary=words)))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["description"].endswith(words)
