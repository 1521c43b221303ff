"""The search page."""

import pytest

from articles.publishing.gate import hold, publish
from tests.factories import make_event, make_organisation, make_published

pytestmark = pytest.mark.django_db


def found(client, asked):
    """Return the titles that a search finds."""
    response = client.get("/find/", {"q": asked}, follow=True)
    return [card.title for card in response.context.get("page_obj", ())]


def test_the_home_page_leads_to_it(client):
    home = client.get("/").content.decode()
    assert 'action="/find/"' in home
    assert 'name="q"' in home


def test_all_words_are_held_in_any_form_accent_or_case(client):
    make_published("event", title="Zoë Stone resigned from the council")
    make_published("event", title="A stone was laid")
    assert found(client, "RESIGNATION stone") == ["Zoë Stone resigned from the council"]
    assert found(client, "Zoe’s") == ["Zoë Stone resigned from the council"]
    assert found(client, "ton") == [], "no parts of words"


def test_another_name_finds_the_body(client):
    body = make_published("organisation", title="Harwell Borough Council")
    body.other_names.create(name="HBC")
    assert found(client, "HBC") == []
    publish(body)
    assert found(client, "hbc") == ["Harwell Borough Council"]


def test_only_what_is_public_is_found(client):
    make_event(title="Unseen draft")
    make_organisation(title="Unseen body", internal_note="unseen")
    hold(make_published("event", title="Unseen for now"))
    assert found(client, "unseen") == []


def test_nothing_found_says_what_to_do(client):
    assert "Try fewer of them" in client.get("/find/?q=nothing").content.decode()


def test_the_tab_does_not_tell_what_was_asked(client):
    head = client.get("/find/?q=abuse").content.decode().split("</head>")[0]
    assert "<title>Search · Inquiry Archive</title>" in head
    assert "abuse" not in head


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "\x00",
        "%",
        "_",
        "' OR 1=1 --",
        '"unclosed',
        "(" * 500,
        "<script>alert(1)</script>",
        "x" * 65_536,
        "Ж٣",
    ],
)
def test_hostile_questions_are_answered_with_a_page(client, asked):
    make_published("event", title="Something that happened")
    response = client.get("/find/", {"q": asked}, follow=True)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert found(client, asked) == []


def test_it_asks_few_queries(client, django_assert_num_queries):
    make_published("event", title="Something that happened")
    with django_assert_num_queries(12):
        client.get("/find/?q=something")
