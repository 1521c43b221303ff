"""Narrowing a list: what a reader chooses, what is left, and the way back."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.addresses import PLURALS
from articles.choices import Kind
from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish, publish_all
from articles.views import listing
from tests.factories import (
    make_article,
    make_event,
    make_outlet,
    make_participation,
    make_passage,
    make_person,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db


def publish_article(**given):
    """Return a published article; `year` is short for its date."""
    if "year" in given:
        given["date"] = EdtfDate.parse(given.pop("year"))
    return make_published("article", **given)


@pytest.fixture
def press(db):
    """Four articles: two of the Courier (2014 news, 2015 live), two of the Post (2015 news, 2016 opinion)."""
    courier, post = make_outlet(title="Courier"), make_outlet(title="Post")
    publish_article(title="Leader quits", outlet=courier, genre="news", year="2014")
    publish_article(title="Hour by hour", outlet=courier, genre="live", year="2015")
    publish_article(title="Leader stays", outlet=post, genre="news", year="2015")
    publish_article(title="What we think", outlet=post, genre="opinion", year="2016")
    return {"Courier": courier.public_id, "Post": post.public_id}


def titles(response):
    """Return the titles that a list shows, in order."""
    return [card.title for card in response.context["page_obj"]]


def counted(response, name):
    """Return {label: count} of a facet as the page shows it."""
    (block,) = (block for block in response.context["blocks"] if block.facet.name == name)
    return {row.label: row.count for row in block.rows}


def text_of(response):
    """Return the text of the page's main part, in single spaces."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


# Facets


def test_values_of_one_facet_widen_and_facets_narrow(client, press):
    assert titles(client.get("/articles/?genre=news")) == ["Leader stays", "Leader quits"]
    assert len(titles(client.get("/articles/?genre=live&genre=news"))) == 3
    answer = client.get(f"/articles/?outlet={press['Courier']}&genre=news")
    assert titles(answer) == ["Leader quits"]
    assert "1 article" in text_of(answer)


def test_a_facet_is_counted_under_the_choices_of_the_others(client, press):
    answer = client.get("/articles/?genre=news")
    assert counted(answer, "genre") == {"News report": 2, "Live page": 1, "Opinion": 1}
    assert counted(answer, "outlet") == {"Courier": 1, "Post": 1}
    assert counted(answer, "year") == {"2014": 1, "2015": 1}


def test_a_count_is_read_with_the_word_for_one_or_for_many(client, press):
    for address in ("/articles/", "/articles/all/genre/"):
        text = text_of(client.get(address))
        assert re.search(r"News report 2 articles\b", text)
        assert re.search(r"Opinion 1 article\b", text)


def test_a_chosen_value_stays_to_be_seen_at_0(client, press):
    answer = client.get(f"/articles/?outlet={press['Courier']}&genre=opinion")
    assert counted(answer, "outlet") == {"Post": 1, "Courier": 0}
    assert "checked" in re.search(rf'<input[^>]*value="{press["Courier"]}"[^>]*>', answer.content.decode())[0]


def test_a_range_of_dates_narrows_by_year_month_and_day(client, press):
    assert titles(client.get("/articles/?from=2015&to=2015-12-31")) == ["Hour by hour", "Leader stays"]
    assert titles(client.get("/articles/?to=2014-03")) == ["Leader quits"]
    assert 'value="March 2014"' in client.get("/articles/?to=2014-03").content.decode()


def test_the_words_of_the_box_narrow_the_list(client, press):
    assert sorted(titles(client.get("/articles/?q=leader"))) == ["Leader quits", "Leader stays"]
    publish(make_outlet(title="The Leader"))
    assert len(titles(client.get("/articles/?q=leader"))) == 2
    assert titles(client.get("/organisations/?q=leader")) == ["The Leader"]


def test_of_many_values_twelve_are_shown_and_the_chosen_one_and_the_rest_has_a_page(client):
    for number in range(14):
        outlet = make_outlet(title=f"Outlet {number:02}")
        for _ in range(1 if number else 2):
            publish_article(outlet=outlet)
    answer = client.get(f"/articles/?outlet={outlet.public_id}&genre=news")
    labels = list(counted(answer, "outlet"))
    assert labels == [*(f"Outlet {number:02}" for number in range(12)), "Outlet 13"]
    assert f'href="/articles/all/outlet/?outlet={outlet.public_id}&amp;genre=news"' in answer.content.decode()


def test_only_what_is_public_is_a_value(client, press):
    hidden = make_published("person", title="Nobody Yet")
    make_passage(hidden, article=publish_article())
    publish(hidden)
    assert "Nobody Yet" in client.get("/articles/").content.decode()
    hold(hidden)
    assert "Nobody Yet" not in client.get("/articles/").content.decode()
    refused = client.get(f"/articles/?person={hidden.public_id}")
    assert "This list cannot be made" in text_of(refused)


# What is chosen


def test_the_line_of_choices_says_or_and_and_and_each_can_be_removed(client, press):
    query = f"outlet={press['Post']}&year=2014&year=2015&from=2014&q=leader"
    answer = client.get(f"/articles/?{query}")
    line = "Outlet: Post × and Year: 2014 × or 2015 × and Published from 2014 × and Search: leader × Clear all"
    assert line in text_of(answer)
    page = answer.content.decode()
    for label, rest in (
        ("Outlet: Post", "year=2014&amp;year=2015&amp;from=2014&amp;q=leader"),
        ("Year: 2015", f"outlet={press['Post']}&amp;year=2014&amp;from=2014&amp;q=leader"),
        ("Published from 2014", f"outlet={press['Post']}&amp;year=2014&amp;year=2015&amp;q=leader"),
        ("Search: leader", f"outlet={press['Post']}&amp;year=2014&amp;year=2015&amp;from=2014"),
    ):
        assert f'href="/articles/?{rest}" rel="nofollow" aria-label="Remove {label}"' in page


def test_an_address_in_another_form_leads_to_the_one_of_the_list(client, press):
    answer = client.get("/articles/?q=&genre=news&outlet=&genre=live&from=&to=&sid=1")
    assert (answer.status_code, answer["Location"]) == (302, "/articles/?genre=live&genre=news")
    assert answer["Cache-Control"] == "no-cache"
    assert client.get("/articles/?sid=1")["Location"] == "/articles/"
    assert client.get("/articles/?q=leader%20quits")["Location"] == "/articles/?q=leader+quits"


def test_the_head_names_the_one_address_and_keeps_combinations_out_of_search_engines(client, press):
    one = client.get("/articles/?genre=news").content.decode().split("</head>")[0]
    assert '<link rel="canonical" href="http://127.0.0.1:8000/articles/?genre=news">' in one
    assert "noindex" not in one
    for query in ("genre=live&genre=news", "genre=news&from=2014", "q=leader", "order=oldest"):
        head = client.get(f"/articles/?{query}").content.decode().split("</head>")[0]
        assert '<meta name="robots" content="noindex">' in head
        assert "leader" not in head, "the head does not tell what was searched for"


# Orders and pages


def test_a_list_stands_in_the_order_asked_for(client, press):
    assert titles(client.get("/articles/?order=oldest"))[0] == "Leader quits"
    assert titles(client.get("/articles/?order=name"))[0] == "Hour by hour"
    page = client.get("/articles/?q=leader&order=name").content.decode()
    assert '<option value="name" selected>By name</option>' in page
    assert '<option value="">Best match first</option>' in page
    assert "Best match first" not in client.get("/articles/").content.decode()


def test_the_best_match_comes_first(client):
    publish_article(title="Of a report on something else", year="2020")
    publish_article(title="Report", year="2001")
    assert titles(client.get("/articles/?q=report"))[0] == "Report"
    assert titles(client.get("/articles/?q=report&order=newest"))[0] == "Of a report on something else"


def test_the_pages_keep_the_choices(client):
    outlet = make_outlet()
    publish(outlet)
    publish_all([make_article(title=f"News {number:02}", outlet=outlet) for number in range(30)])
    first = client.get("/articles/?genre=news")
    assert "30 articles 1 to 25 shown" in text_of(first)
    assert 'href="?genre=news&amp;page=2"' in first.content.decode()
    second = client.get("/articles/?genre=news&page=2")
    assert len(titles(second)) == 5
    assert 'href="?genre=news"' in second.content.decode()


def test_pages_end_at_a_number_and_a_hint_follows(client, monkeypatch):
    monkeypatch.setattr(listing, "MOST_PAGES", 1)
    publish_all([make_outlet() for _ in range(30)])
    answer = client.get("/organisations/?page=2")
    assert answer.status_code == 404
    assert "Pages go up to" in text_of(answer)
    assert "Sort" in text_of(answer), "its facets are there to narrow it by"
    assert client.get("/organisations/?page=3").status_code == 404


# Nothing left, and what cannot be


def test_an_empty_list_says_what_each_choice_left_out_would_give(client, press):
    answer = client.get(f"/articles/?outlet={press['Courier']}&genre=opinion&from=2014")
    text = text_of(answer)
    assert "No articles" in text
    assert "Without Outlet: Courier : 1 article Without Genre: Opinion : 2 articles" in text
    assert "Without Published from 2014: none" in text
    assert 'href="/articles/?genre=opinion&amp;from=2014"' in answer.content.decode()


def test_where_leaving_out_one_choice_is_not_enough_each_is_counted_alone(client, press):
    text = text_of(client.get(f"/articles/?outlet={press['Courier']}&from=2030&q=nowhere"))
    assert "Only Outlet: Courier : 2 articles Only Published from 2030: none Only Search: nowhere: none" in text


def test_an_empty_search_says_what_to_do(client, press):
    assert "Try fewer of them, or others." in text_of(client.get("/find/?q=nowhere"))
    assert "Without Kind: Event : 2 records" in text_of(client.get("/find/?kind=event&q=leader"))


def test_a_word_that_nothing_holds_is_corrected(client, press):
    answer = client.get("/articles/?genre=news&q=leadre")
    assert "Did you mean leader ?" in text_of(answer)
    assert 'href="/articles/?genre=news&amp;q=leader"' in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("genre=agency", "Genre: no public article has “agency”."),
        ("genre=romance", "Genre: this address asks for a value that does not exist."),
        ("year=1066", "Year: no public article has “1066”."),
        ("from=yesterday", "From: Type a year, a month or a day"),
        ("from=2016&to=2015", "The dates end before they begin"),
        ("order=random", "Order: this address asks"),
        ("&".join(f"year={year}" for year in range(1990, 2015)), "Year: choose 20 at most."),
        (f"q={'x' * 300}", "This is too long to search for"),
    ],
)
def test_what_cannot_be_asked_is_said_without_results_or_facets(client, press, query, sentence):
    answer = client.get(f"/articles/?{query}")
    text = text_of(answer)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert sentence in text
    assert "Leader" not in text
    assert "<fieldset><legend>Genre" not in answer.content.decode()
    assert "noindex" in answer.content.decode()


def test_a_mistyped_date_costs_no_choice(client, press):
    page = client.get("/articles/?genre=news&from=yesterday&q=leader").content.decode()
    assert '<input type="hidden" name="genre" value="news">' in page
    assert 'value="yesterday"' in page
    assert 'href="/articles/?genre=news&amp;q=leader"' in page


def test_thousands_of_parameters_are_refused_in_a_sentence(client, press):
    answer = client.get("/articles/?" + "&".join(f"a{number}=1" for number in range(2_000)))
    assert answer.status_code == 400


# Cards


def test_the_words_searched_for_are_marked_in_title_and_line(client):
    make_published("event", title="Leader resigns & goes", summary="A resignation <b>at once</b>.")
    page = client.get("/events/?q=resigned").content.decode()
    assert "Leader <mark>resigns</mark> &amp; goes" in page
    assert "A <mark>resignation</mark> &lt;b&gt;at once&lt;/b&gt;." in page


def test_markup_in_what_is_typed_or_stored_is_text(client):
    person = make_published("person", title="<script>alert(1)</script>")
    make_passage(person, article=publish_article(title="<img src=x>"))
    publish(person)
    for path in (
        "/articles/",
        "/articles/?q=%22%3E%3Cscript%3Ealert(1)",
        "/articles/all/person/?like=%3Cscript%3E",
    ):
        page = client.get(path, follow=True).content.decode()
        assert "<script>" not in page
        assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in client.get("/articles/").content.decode()


def test_an_article_leads_to_a_few_of_the_things_it_reports_on(client):
    article, person = publish_article(title="The story"), make_person(title="Not Shown")
    events = [make_event(title=f"Event {number}") for number in range(6)]
    for event in events:
        make_standing(event, passages=[make_passage(event, article=article)])
        make_participation(event, person)
    make_passage(person, article=article)
    publish_all([person, *events])
    text = text_of(client.get("/articles/"))
    assert "Reports on Event 0 · Event 1 · Event 2 · Event 3" in text
    assert "Event 4" not in text
    assert "Reports on" not in text_of(client.get("/events/"))


def test_a_content_note_folds_the_line_of_a_found_record_too(client):
    make_published("event", title="Hard to read", summary="Detail of it", content_note="About harm.")
    page = client.get("/events/?q=detail").content.decode()
    assert "<summary>About harm.<span" in page
    assert "<p><mark>Detail</mark> of it</p></details>" in page


# Whatever is asked


VALUES = st.sampled_from(
    ["2015", "news", "event", "casey", "", "0", "name", "\x00", "%00", "'", "x" * 10_000, "(" * 500]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([f"/{plural}{end}" for plural in PLURALS.values() for end in ("/", ".csv", "/all/year/")]),
    st.lists(
        st.tuples(
            st.sampled_from(["outlet", "year", "genre", "person", "sort", "role", "from", "to", "q", "order"])
            | st.sampled_from(["page", "like", "kind", "source_kind", "theme", "about", "other"]),
            VALUES | st.text(max_size=30),
        ),
        max_size=8,
    ),
)
def test_no_parameter_breaks_a_list(client, path, pairs):
    answer = client.get(path, pairs_of(pairs), follow=True)
    assert answer.status_code in (200, 400, 404)
    assert len(answer.redirect_chain) < 2


def pairs_of(pairs):
    """Return parameters as the test client takes them: {name: [values]}."""
    data = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    return data


@pytest.mark.parametrize("kind", list(Kind))
def test_every_facet_of_every_list_narrows_it(client, kind):
    make_published(kind, **({} if kind == Kind.LINK else {"date": EdtfDate.parse("2015")}))
    for block in client.get(f"/{PLURALS[kind]}/").context["blocks"]:
        for row in block.rows:
            answer = client.get(f"/{PLURALS[kind]}/", {block.facet.name: row.value})
            assert answer.context["total"] == row.count
            assert answer.context["chosen"][0].words == f"{block.facet.label}: {row.label}"
