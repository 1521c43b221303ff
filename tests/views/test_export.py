"""Lists and searches as CSV."""

import csv
import io

import pytest

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.models import Card
from articles.publishing.gate import hold, publish, withdraw
from articles.spreadsheets import as_it_was
from articles.views import export
from articles.views.export import COLUMNS
from tests.factories import make_article, make_event, make_outlet, make_passage, make_published, make_standing

pytestmark = pytest.mark.django_db


def text_of(response):
    """Return the text that a streamed response sends."""
    return b"".join(response.streaming_content).decode()


def rows(client, address):
    """Return the rows of a CSV as dictionaries, each cell as it was."""
    text = text_of(client.get(address)).removeprefix("\ufeff")
    return [{name: as_it_was(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text))]


@pytest.fixture
def event(db):
    """An event that two articles report; the Courier's is quoted twice."""
    courier = make_published(
        "article", title="Leader goes", outlet=make_outlet(title="Courier"), url="https://c.example/1"
    )
    post = make_published("article", title="He went", outlet=make_outlet(title="Post"), url="https://p.example/1")
    event = make_event(title="Resignation", summary="It happened.")
    passages = [
        make_passage(event, article=courier, exact="“gone at once”"),
        make_passage(event, article=post, exact="went", stance="contradicts"),
        make_passage(event, article=courier, exact="the next day"),
    ]
    make_standing(event, passages=passages)
    publish(event)
    return event


def test_a_record_has_a_row_for_each_of_its_passages(client, event):
    found = rows(client, "/events.csv")
    assert list(found[0]) == list(COLUMNS)
    assert [(row["passage"], row["quotation"], row["stance"]) for row in found] == [
        ("1", "“gone at once”", "Supports"),
        ("2", "went", "Contradicts"),
        ("3", "the next day", "Supports"),
    ]
    site = "http://127.0.0.1:8000"
    article = event.passages_owned.first().article
    assert found[0] == {
        "permalink": f"{site}/id/{event.public_id}",
        "kind": "Event",
        "title": "Resignation",
        "date": "",
        "sort": "Resignation",
        "standing": "Reported",
        "outlet": "",
        "line": "It happened.",
        "passage_of": f"{site}/id/{event.public_id}",
        "passage": "1",
        "quotation": "“gone at once”",
        "stance": "Supports",
        "article": f"{site}/id/{article.public_id}",
        "article_title": "Leader goes",
        "article_outlet": "Courier",
        "original": "https://c.example/1",
    }


def test_an_article_has_a_row_for_each_passage_that_quotes_it(client, event):
    found = [row for row in rows(client, "/articles.csv") if row["title"] == "Leader goes"]
    assert [row["quotation"] for row in found] == ["“gone at once”", "the next day"]
    assert {row["passage_of"].rsplit("/", 1)[1] for row in found} == {event.public_id}


def test_a_record_without_passages_has_one_row(client):
    publish(make_outlet(title="Courier"))
    (row,) = rows(client, "/organisations.csv")
    assert (row["title"], row["quotation"]) == ("Courier", "")


def test_it_keeps_choices_and_order_and_has_one_address(client):
    for title, genre in (("Aa", "news"), ("Bb", "news"), ("Cc", "live")):
        make_published("article", title=title, genre=genre)
    titles = [row["title"] for row in rows(client, "/articles.csv?genre=news&order=name")]
    assert titles == ["Aa", "Bb"]
    assert client.get("/articles.csv?genre=news&q=&page=3")["Location"] == "/articles.csv?genre=news"
    page = client.get("/articles/?genre=news&order=name").content.decode()
    assert 'href="/articles.csv?genre=news&amp;order=name"' in page


def test_a_search_over_everything_is_sent_too(client, event):
    assert {row["kind"] for row in rows(client, "/find.csv?q=leader")} == {"Article"}
    assert rows(client, "/find.csv") == []


def test_it_is_sent_in_parts_and_kept_by_nobody(client, event, monkeypatch):
    monkeypatch.setattr(export, "AT_ONCE", 1)
    response = client.get("/articles.csv")
    assert response.streaming
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="articles.csv"'
    sent = list(response.streaming_content)
    assert sent[0].startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read UTF-8"
    assert len(sent) == 3, "the head, and a part for each article"


def test_what_is_withdrawn_or_held_is_not_sent_nor_what_only_it_says(client, event):
    courier, post = (event.passages_owned.get(number=number).article for number in (1, 2))
    withdraw(courier, reason="error")
    assert [row["quotation"] for row in rows(client, "/events.csv")] == ["went"]
    assert "gone at once" not in text_of(client.get("/articles.csv"))
    hold(post)
    assert rows(client, "/events.csv") == []


def test_what_is_withdrawn_while_it_is_sent_is_left_out(client, event, monkeypatch):
    monkeypatch.setattr(export, "AT_ONCE", 1)
    parts = client.get("/articles.csv").streaming_content
    next(parts)
    for number in (1, 2):
        hold(event.passages_owned.get(number=number).article)
    assert b"".join(parts) == b""


def test_a_saved_edit_is_not_sent(client, event):
    event.title = "Unseen title"
    event.save()
    event.passages_owned.filter(number=1).update(exact="unseen words")
    assert "nseen" not in text_of(client.get("/events.csv"))


@pytest.mark.parametrize("query", ["genre=romance", "year=1066", "from=x", "page=x", f"q={'x' * 300}"])
def test_a_list_that_cannot_be_made_says_why_in_plain_text(client, event, query):
    answer = client.get(f"/articles.csv?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.decode().startswith("This list cannot be made.\n")


def test_a_stored_formula_is_sent_harmless(client):
    make_published("article", title='=HYPERLINK("http://x.example")')
    assert '"\'=HYPERLINK(""http://x.example"")"' in text_of(client.get("/articles.csv"))


@pytest.mark.parametrize("plural", PLURALS.values())
def test_every_list_can_be_had(client, plural):
    for kind in PLURALS:
        make_published(kind)
    assert rows(client, f"/{plural}.csv")


@pytest.mark.parametrize("size", [1, 20])
def test_it_asks_the_same_queries_for_few_and_many_records(client, django_assert_num_queries, size):
    outlet = make_outlet()
    publish(outlet)
    for number in range(size):
        event = make_event(title=f"Event {number}")
        article = make_article(outlet=outlet)
        publish(article)
        make_standing(event, passages=[make_passage(event, article=article)])
        publish(event)
    with django_assert_num_queries(15):
        text_of(client.get("/events.csv"))
    cards = list(Card.objects.of_kind(Kind.ARTICLE))
    with django_assert_num_queries(2):
        list(export.rows([card.pk for card in cards]))
