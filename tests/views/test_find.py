"""The search page."""

import pytest

from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish, publish_all
from tests.factories import make_event, make_organisation, make_outlet, make_published

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


@pytest.fixture
def stone(db):
    """A person, an organisation and two events that are called Stone."""
    publish_all([make_outlet(title="The Stone")])
    make_published("person", title="Ada Stone")
    make_published("event", title="Ada Stone resigns", date=EdtfDate.parse("2015-02"))
    make_published("event", title="A stone is laid", date=EdtfDate.parse("2014"))


def test_the_kinds_are_counted_and_narrow_what_is_found(client, stone):
    response = client.get("/find/?q=stone")
    assert counts(response) == {"Event": 2, "Organisation": 1, "Person": 1}
    narrowed = client.get("/find/?kind=organisation&kind=person&q=stone")
    assert sorted(titles(narrowed)) == ["Ada Stone", "The Stone"]
    assert counts(narrowed) == {"Event": 2, "Organisation": 1, "Person": 1}


def test_dates_narrow_it_too(client, stone):
    response = client.get("/find/?from=2015&q=stone")
    assert titles(response) == ["Ada Stone resigns"]
    assert counts(response) == {"Event": 1}


def test_whose_name_it_is_comes_first_and_other_orders_can_be_chosen(client, stone):
    assert titles(client.get("/find/?q=ada+stone"))[0] == "Ada Stone"
    assert titles(client.get("/find/?q=stone&order=newest"))[:2] == ["Ada Stone resigns", "A stone is laid"]
    assert titles(client.get("/find/?q=stone&order=name"))[0] == "Ada Stone resigns"


def test_each_says_what_it_is(client, stone):
    page = client.get("/find/?q=stone").content.decode()
    assert "<span>Event: Resignation</span>" in page
    assert '<p class="when">Person</p>' in page


def test_did_you_mean_offers_what_finds_something(client, stone):
    page = client.get("/find/?q=ada+stonne").content.decode()
    assert '<a href="/find/?q=ada+stone" rel="nofollow">ada stone</a>' in page


def test_phrases_or_and_without_are_understood(client, stone):
    def asked(text):
        return sorted(titles(client.get("/find/", {"q": text})))

    assert asked('"stone resigns"') == ["Ada Stone resigns"]
    assert asked("stone laid OR resigns") == ["A stone is laid", "Ada Stone resigns"]
    assert asked("stone -ada") == ["A stone is laid", "The Stone"]


@pytest.mark.django_db(transaction=True)
def test_what_is_published_later_is_found_and_counted_by_the_next_request(client, triggers_lifted):
    make_published("person", title="Ada Stone")
    assert counts(client.get("/find/?q=stone")) == {"Person": 1}
    event = make_published("event", title="Stone resigns")
    assert counts(client.get("/find/?q=stone")) == {"Event": 1, "Person": 1}
    hold(event)
    assert counts(client.get("/find/?q=stone")) == {"Person": 1}


@pytest.mark.parametrize("size", [1, 20])
def test_it_asks_the_same_queries_however_much_it_finds(client, django_assert_num_queries, size):
    for number in range(size):
        make_published("event", title=f"Something {number}")
    with django_assert_num_queries(10):
        client.get("/find/?q=something")


def titles(response):
    """Return the titles that an answer shows, in order."""
    return [card.title for card in response.context["page_obj"]]


def counts(response):
    """Return {kind: count} as the page shows it."""
    (block,) = response.context["blocks"]
    return {row.label: row.count for row in block.rows}
