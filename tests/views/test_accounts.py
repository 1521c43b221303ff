"""How it was reported: outlets in the order in which they printed, each with its words, and no verdict."""

import re

import pytest

from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish, withdraw
from tests.factories import (
    make_article,
    make_difference,
    make_event,
    make_link,
    make_outlet,
    make_passage,
    make_public,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db


def article(outlet, day, title="Leader quits", **given):
    """A published article of an outlet (a name) of a day."""
    made = make_article(
        outlet=outlet if not isinstance(outlet, str) else make_public(make_outlet(title=outlet)),
        title=title,
        date=EdtfDate.parse(day),
        date_basis="stated",
        **given,
    )
    publish(made)
    return made


def event(*told, title="The leader resigns", day="26 August 2014"):
    """A published event that rests on passages, given as (article, words)."""
    made = make_event(title=title, date=EdtfDate.parse(day), date_basis="stated")
    passages = [make_passage(made, article=source, exact=words) for source, words in told]
    make_standing(made, passages=passages)
    publish(made)
    return made


@pytest.fixture
def page(client):
    """Return a function from a record to the words of its page of accounts."""

    def read(record):
        response = client.get(f"/accounts/{record.public_id}/")
        assert response.status_code == 200
        html = response.content.decode()
        return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main")]).split())

    return read


def test_outlets_stand_in_the_order_in_which_they_printed_with_their_words(page):
    late, early = article("Ashby Echo", "3 May 2015"), article("Zennor Times", "1 May 2015")
    words = page(event((late, "went at last"), (early, "went at once")))
    assert words.index("Zennor Times") < words.index("went at once") < words.index("Ashby Echo")
    assert words.index("Ashby Echo") < words.index("went at last")


def test_who_was_first_is_said_where_the_days_are_known(page):
    late, early = article("Ashby Echo", "3 May 2015"), article("Zennor Times", "1 May 2015")
    words = page(event((late, "went at last"), (early, "went at once")))
    assert "Zennor Times First of these outlets to print it" in words
    assert words.count("First of these outlets") == 1


@pytest.mark.parametrize("vague", ["May 2015", "about 3 May 2015", "2015", ""])
def test_who_was_first_is_not_said_where_another_may_have_been(page, vague):
    one, other = article("Ashby Echo", vague), article("Zennor Times", "3 May 2015")
    words = page(event((one, "went at last"), (other, "went at once")))
    assert "First of these outlets" not in words


def test_agency_copy_the_same_story_and_the_same_words_are_said(page):
    first = article("Zennor Times", "1 May 2015", title="Leader goes")
    agency = article("Ashby Echo", "2 May 2015", title="Leader has gone", genre="agency")
    made = event((first, "Went at once"), (agency, "went, at once"))
    link = make_link(source=agency.record, relation="same_story_as", strength="", target=first.record)
    make_standing(link, passages=[make_passage(link, article=agency)])
    publish(link)
    words = page(made)
    assert "Copy of a news agency." in words
    assert "The same story as Leader goes , Zennor Times." in words
    assert "Has words that stand in Leader goes , Zennor Times, too." in words
    assert "stand in Leader has gone" not in words


def test_where_accounts_differ_each_stands_with_its_passages_and_none_is_right(page):
    one, other = article("Ashby Echo", "1 May 2015"), article("Zennor Times", "2 May 2015")
    made = make_event(title="The leader resigns")
    said, denied = (make_passage(made, article=source) for source in (one, other))
    make_standing(made, "disputed", passages=[said, denied])
    make_difference(made, {"It was on Monday": [said], "It was on Tuesday": [denied]}, matter="The day")
    publish(made)
    words = page(made)
    assert words.index("The day") < words.index("It was on Monday") < words.index(said.exact)
    assert words.index("It was on Tuesday") < words.index(denied.exact)
    assert "The archive does not say which of them is right." in words


def test_an_outlet_shows_what_it_covered_in_order_of_what_happened(page):
    outlet = make_public(make_outlet(title="Ashby Echo"))
    event((article(outlet, "9 May 2016", "Report is out"), "it is out"), title="Publication", day="2 May 2016")
    event((article(outlet, "26 August 2014"), "he went"))
    event((article(outlet, "2017", "Looking back"), "it was so"), title="The election", day="7 May 2015")
    words = page(outlet)
    assert words.index("The leader resigns") < words.index("The election") < words.index("Publication")
    assert "Leader quits , 26 August 2014 : the same day" in words
    assert "Report is out , 9 May 2016 : 7 days later" in words
    assert "Looking back , 2017" in words and "Looking back , 2017 :" not in words


def test_an_article_shows_what_no_other_article_tells(page):
    one, other = article("Ashby Echo", "1 May 2015"), article("Zennor Times", "2 May 2015")
    event((one, "went at once"), title="Only the Echo has it")
    event((one, "left too"), (other, "left also"), title="Both have it")
    words = page(one)
    assert "Only the Echo has it" in words and "Both have it" not in words
    assert "Everything that it is quoted for is told by another article too." in page(other)


def test_what_is_held_is_in_no_account(page):
    one, other = article("Ashby Echo", "1 May 2015"), article("Zennor Times", "2 May 2015")
    made = event((one, "went at once"), (other, "went at last"))
    hold(other)
    words = page(made)
    assert "Zennor Times" not in words and "went at last" not in words


def test_a_record_that_is_not_public_answers_as_everywhere(client):
    held, gone = event((article("Ashby Echo", "2015"), "a")), event((article("Zennor Times", "2015"), "b"))
    hold(held)
    withdraw(gone, reason="error")
    assert client.get(f"/accounts/{held.public_id}/").status_code == 404
    assert client.get(f"/accounts/{gone.public_id}/").status_code == 410
    assert client.get("/accounts/nothing/").status_code == 404


@pytest.mark.parametrize("kind", ["person", "inquiry", "report", "organisation"])
def test_what_has_no_accounts_leads_to_its_own_page(client, kind):
    record = make_published(kind)
    assert client.get(f"/accounts/{record.public_id}/")["Location"] == f"/id/{record.public_id}"


@pytest.mark.parametrize("size", [2, 20])
def test_it_asks_the_same_queries_however_many_tell_of_it(client, django_assert_num_queries, size):
    made = event(*((article(f"Outlet {number}", "2015"), f"words {number}") for number in range(size)))
    with django_assert_num_queries(9):
        assert client.get(f"/accounts/{made.public_id}/").status_code == 200


def test_statements_articles_and_outlets_lead_to_it(client):
    source = article("Ashby Echo", "2015")
    for record in (event((source, "went")), source, source.outlet):
        html = client.get(f"/id/{record.public_id}", follow=True).content.decode()
        assert f'"/accounts/{record.public_id}/"' in html


def test_an_outlet_with_much_shows_the_first_of_it_and_says_so(page, monkeypatch):
    monkeypatch.setattr("articles.connections.accounts.MOST_COVERED", 1)
    monkeypatch.setattr("articles.connections.accounts.FEW_ARTICLES", 1)
    outlet = make_public(make_outlet(title="Ashby Echo"))
    early, late = article(outlet, "2015", "First piece"), article(outlet, "2016", "Second piece")
    event((early, "he went"), (late, "he had gone"))
    event((late, "voted"), title="The election", day="7 May 2016")
    words = page(outlet)
    assert "In order of what happened 2" in words and "The first 1 stand here" in words
    assert "First piece" in words and "The first 1 of 2 articles." in words
    assert "Second piece" not in words and "The election" not in words
