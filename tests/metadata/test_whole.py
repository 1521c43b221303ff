"""The whole description as JSON: its fields are promised, and nothing that a page hides is in it."""

from dataclasses import fields

import pytest

from articles.description.parts import Core
from articles.metadata import whole
from articles.publishing.gate import hold, publish
from tests.factories import (
    make_difference,
    make_link,
    make_participation,
    make_passage,
    make_published,
    make_ready,
    make_standing,
)
from tests.metadata.pages import page_of

pytestmark = pytest.mark.django_db

RECORD = {
    *(
        "id",
        "kind",
        "title",
        "slug",
        "short_title",
        "summary",
        "date",
        "date_basis",
        "date_reason",
        "content_note",
    ),
    *(
        "noindex",
        "sort",
        "facts",
        "ends",
        "passages",
        "standings",
        "posts",
        "participants",
        "differences",
        "links",
    ),
}
"""What is promised of schema 1: a name that goes or means something else raises the number."""


def told(record, version=None):
    return whole(page_of(record, version))


def test_the_names_of_schema_1_stand():
    record = make_published("event")
    found = told(record)
    assert found["schema"] == 1
    assert found.keys() == {
        *("schema", "permalink", "page", "version", "archive", "notices", "also_stands_for"),
        *("standing", "record", "context"),
    }
    assert found["record"].keys() == RECORD == {field.name for field in fields(Core)}
    assert found["version"].keys() == {"number", "permalink", "frozen_at", "sha256"}
    assert found["context"].keys() == {"coverage", "named_by", "told", "is_cut"}
    (passage,) = found["record"]["passages"]
    assert passage.keys() == {"number", "exact", "stance", "article", "locator", "source", "permalink"}
    assert passage["article"].keys() == {"id", "kind", "title", "permalink"}


def test_every_address_is_whole_and_every_passage_has_one():
    event = make_published("event")
    found = told(event)
    permalink = f"https://archive.example/id/{event.public_id}"
    assert found["permalink"] == permalink
    assert found["version"]["permalink"] == f"{permalink}/v1"
    assert found["record"]["passages"][0]["permalink"] == f"{permalink}#p1"
    article = event.passages_owned.get().article
    assert found["record"]["passages"][0]["article"]["permalink"].endswith(f"/id/{article.public_id}")


def test_a_passage_of_a_link_has_its_address_there():
    link = make_published("link")
    source = link.source.child
    (shown,) = told(source)["record"]["links"]
    assert shown["passages"][0]["permalink"] == f"https://archive.example/id/{link.public_id}#p1"


def test_standing_and_notices_are_said_in_words():
    event = make_ready("event", content_note="About abuse.")
    make_standing(event, "disputed", passages=event.passages_owned.all())
    other = make_passage(event, article=make_published("article"))
    make_difference(event, {"Monday": event.passages_owned.exclude(pk=other.pk), "Tuesday": [other]})
    publish(event)
    found = told(event)
    assert found["standing"] == {"code": "disputed", "words": "Accounts differ"}
    assert [notice["words"] for notice in found["notices"]] == [
        "Standing: Accounts differ",
        "About abuse.",
        "Accounts differ: When it happened",
    ]


def test_others_are_told_with_their_standing():
    person, event = make_published("person"), make_ready("event", title="The leader was told")
    make_participation(event, person)
    make_standing(event, "alleged", passages=event.passages_owned.all())
    publish(event)
    (naming,) = told(person)["context"]["named_by"]
    assert (naming["title"], naming["standing"]["words"]) == ("The leader was told", "Allegation, unproven")
    assert [role["words"] for role in naming["as"]] == ["names"]


def test_what_the_page_hides_the_json_hides():
    event, person = make_published("event"), make_published("person", title="Not To Be Named")
    make_participation(event, person)
    publish(event)
    link = make_link(source=event.record, target=person.record, relation="relates_to", strength="")
    make_standing(link, passages=[make_passage(link, article=make_published("article"))])
    publish(link)
    assert "Not To Be Named" in str(told(event))
    hold(person)
    assert "Not To Be Named" not in str(told(event))
    assert "Not To Be Named" not in str(told(event, 2))
    assert told(event, 2)["context"] is None
