"""Suggestions as one types."""

import pytest

from articles.publishing.gate import hold, publish
from tests.factories import make_organisation, make_person, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(db):
    """A public council with another name."""
    council = make_published("organisation", title="Harwell Borough Council", summary="It runs the town.")
    council.other_names.create(name="HBC")
    publish(council)
    return council


def test_records_are_suggested_by_the_beginnings_of_their_names(client, council):
    part = client.get("/find/suggest/?q=harw+bor&bare=on").content.decode()
    assert f'href="/organisations/{council.public_id}/harwell-borough-council/"' in part
    assert "Harwell Borough Council" in part
    assert "Organisation. It runs the town." in " ".join(part.split())
    assert "<html" not in part


def test_another_name_says_so(client, council):
    assert "also called HBC" in client.get("/find/suggest/?q=hbc&bare=on").content.decode()


def test_without_script_it_is_a_page(client, council):
    page = client.get("/find/suggest/?q=harwell").content.decode()
    assert "<h1>Suggestions</h1>" in page
    assert "Harwell Borough Council" in page
    assert "No record is called anything like this" in client.get("/find/suggest/?q=zzz").content.decode()


def test_only_what_is_public_is_suggested(client, council):
    make_person(title="Harwell Unseen")
    make_organisation(title="Harwell Draft")
    hold(council)
    part = client.get("/find/suggest/?q=harwell&bare=on").content.decode()
    assert "Council" not in part
    assert "Unseen" not in part
    assert "Draft" not in part


def test_the_line_under_a_content_note_is_not_shown(client):
    make_published("event", title="Harwell hearing", summary="Detail of it", content_note="About harm.")
    part = client.get("/find/suggest/?q=harwell&bare=on").content.decode()
    assert "Harwell hearing" in part
    assert "Detail" not in part


def test_a_few_are_enough(client):
    for number in range(12):
        make_published("person", title=f"Ada Harwell {number}")
    assert client.get("/find/suggest/?q=ada&bare=on").content.decode().count("<li>") == 8


def test_an_address_in_another_form_leads_to_the_one(client, council):
    answer = client.get("/find/suggest/?bare=&q=+harwell%00&x=1")
    assert answer["Location"] == "/find/suggest/?q=harwell&bare=on"


@pytest.mark.parametrize("typed", ["", "%00", "%", "_", "x" * 65_536, "(" * 500, "<script>", "'", '"', "ॐ", "a"])
def test_whatever_is_typed_is_answered(client, council, typed):
    answer = client.get("/find/suggest/", {"q": typed, "bare": "on"}, follow=True)
    assert answer.status_code == 200
    assert "<li>" not in answer.content.decode()


def test_few_queries_are_asked(client, council, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get("/find/suggest/?q=harwell&bare=on")
