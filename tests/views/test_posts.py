"""Who held what, when: on one page, each post with its passages, and nothing that no source gives."""

import re

import pytest

from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish
from tests.factories import (
    make_event,
    make_finding,
    make_link,
    make_participation,
    make_passage,
    make_person,
    make_post,
    make_public,
    make_published,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db


def date(text):
    return EdtfDate.parse(text)


@pytest.fixture
def council():
    return make_published("organisation", title="Harwell Borough Council")


@pytest.fixture
def article():
    return make_published("article")


def holder(name, body, article, since="", until="", role="leader of the council"):
    """A published person who held a post at a body, as a passage says."""
    person = make_person(title=name)
    passage = make_passage(person, article=article, exact=f"{name.split()[0]} led it")
    make_post(person, body, role, since=date(since), until=date(until), passages=[passage])
    publish(person)
    return person


def left(person, article, day, title="The leader resigns", standing="reported"):
    """A published resignation of a person."""
    event = make_public_event(article, day, title, standing)
    make_participation(event, person)
    publish(event)
    return event


def make_public_event(article, day, title, standing):
    """An event with a source and a standing, saved."""
    event = make_event(title=title, date=date(day), date_basis="stated")
    passage = make_passage(event, article=article)
    make_standing(event, standing, passages=[passage])
    return event


@pytest.fixture
def page(client):
    """Return a function from a record to the HTML of its posts, tags and white space folded."""

    def read(record):
        response = client.get("/posts/", {"of": record.public_id})
        assert response.status_code == 200
        return response.content.decode()

    return read


def words(html):
    """The words of a page without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main")]).split())


def test_a_body_shows_each_post_with_its_words_and_dates(page, council, article):
    holder("Ada Okafor", council, article, "2003", "26 August 2014")
    html = page(council)
    assert "Ada Okafor, leader of the council: 2003 to 26 August 2014" in words(html)
    assert "“Ada led it”" in html
    assert '<svg class="picture timeline narrow"' in html and '<svg class="picture timeline wide"' in html


def test_the_words_below_hold_exactly_what_the_picture_shows(page, council, article):
    people = [holder(f"Person {name}", council, article, "2003", "2010") for name in ("One", "Two", "Three")]
    html = page(council)
    for picture in re.findall(r"<svg class=\"picture.*?</svg>", html, flags=re.DOTALL):
        drawn = re.findall(r'<g role="listitem"><a href="([^"#]+)', picture)
        listed = re.findall(r'<h3><a href="([^"]+)"', html)
        assert sorted(drawn) == sorted(listed) and len(drawn) == len(people)


def test_a_resignation_is_marked_where_the_post_ended_and_says_if_accounts_differ(page, council, article):
    ada = holder("Ada Okafor", council, article, "2003", "26 August 2014")
    left(ada, article, "26 August 2014", standing="disputed")
    html = words(page(council))
    assert "Resigned, 26 August 2014 (Accounts differ)" in html
    assert "Resigned: The leader resigns , 26 August 2014 Accounts differ" in html


def test_a_resignation_from_a_post_elsewhere_is_not_shown_at_the_body(page, council, article):
    panel = make_published("organisation", title="Harwell Panel")
    ada = make_person(title="Ada Okafor")
    passage = make_passage(ada, article=article)
    make_post(ada, council, "councillor", since=date("2005"), until=date("2010"), passages=[passage])
    make_post(ada, panel, "chair", until=date("16 September 2014"), passages=[passage])
    publish(ada)
    left(ada, article, "16 September 2014")
    assert "The leader resigns" not in page(council)
    assert "The leader resigns" in page(panel)


def test_a_date_that_no_source_gives_is_left_open(page, council, article):
    holder("Ada Okafor", council, article)
    html = page(council)
    assert "<svg class" not in html
    assert "Ada Okafor" in words(html)


def test_an_inquiry_shows_the_posts_at_the_body_that_it_looked_at(page, council, article):
    inquiry = make_published("inquiry")
    inquiry.looked_at.set([council])
    publish(inquiry)
    holder("Ada Okafor", council, article, "2003", "2014")
    assert "Ada Okafor, leader of the council: 2003 to 2014" in words(page(inquiry))


def test_a_body_that_followed_is_named_without_a_date_and_its_posts_are_shown(page, council, article):
    council.successor = make_published("organisation", title="Harwell City Council")
    council.save()
    publish(council)
    holder("Bram Lindqvist", council.successor, article, "2015", "2016", role="mayor")
    html = words(page(council))
    assert (
        "Harwell Borough Council was followed by Harwell City Council . The archive has no date for that." in html
    )
    assert "Bram Lindqvist, mayor: 2015 to 2016" in html


def test_a_link_that_says_who_replaced_whom_is_listed(page, council, article):
    ada = holder("Ada Okafor", council, article, "2003", "2014")
    bram = holder("Bram Lindqvist", council, article, "2014")
    link = make_link(source=bram.record, relation="replaced", strength="", target=ada.record)
    make_standing(link, passages=[make_passage(link, article=article)])
    publish(link)
    assert "Bram Lindqvist — replaced — Ada Okafor" in words(page(council))


def finding_about(body, article, report, title):
    """A published finding of a report about a body."""
    finding = make_finding(title=title, report=report)
    finding.about.set([body.record])
    make_standing(finding, passages=[make_passage(finding, article=article)])
    publish(finding)


def test_a_person_shows_what_reports_of_the_time_found_about_the_body_and_no_others(page, council, article):
    during, after = (
        make_public(make_report(title=title, date=date(day), date_basis="stated"))
        for title, day in (("Harwell Report", "3 May 2010"), ("Later Report", "3 May 2016"))
    )
    finding_about(council, article, during, "The council did not act")
    finding_about(council, article, after, "The council acted late")
    ada = holder("Ada Okafor", council, article, "2003", "26 August 2014")
    html = words(page(ada))
    assert "1 finding about the body in the Harwell Report, published in this time" in html
    assert "The council did not act" in html
    assert "They are about Ada Okafor only where they say so." in html
    assert "The council acted late" not in html


def test_what_is_held_or_not_published_is_not_shown(page, council, article):
    ada = holder("Ada Okafor", council, article, "2003", "2014")
    bram = make_person(title="Bram Lindqvist")
    make_post(bram, council, "mayor", passages=[make_passage(bram, article=article)])
    hold(ada)
    html = page(council)
    assert "Ada Okafor" not in html and "Bram Lindqvist" not in html
    assert "No post is recorded here yet." in html


@pytest.mark.parametrize("of", ["nothing", "xxxxxxxx", "%00", "0" * 5000])
def test_an_address_of_nothing_is_not_found(client, of):
    assert client.get("/posts/", {"of": of}).status_code == 404


def test_what_has_no_posts_or_is_not_public_answers_at_its_permalink(client, council):
    article = make_published("article")
    hold(council)
    for record in (article, council):
        response = client.get("/posts/", {"of": record.public_id})
        assert (response.status_code, response["Location"]) == (302, f"/id/{record.public_id}")


def test_one_page_has_one_address(client, council):
    response = client.get("/posts/", {"page": "2", "of": council.public_id})
    assert (response.status_code, response["Location"]) == (302, f"/posts/?of={council.public_id}")


def test_record_pages_lead_to_it(client, council, article):
    ada = holder("Ada Okafor", council, article, "2003", "2014")
    for record in (council, ada):
        assert (
            f'"/posts/?of={record.public_id}"'
            in client.get(f"/id/{record.public_id}", follow=True).content.decode()
        )


@pytest.mark.parametrize("size", [2, 30])
def test_it_asks_the_same_queries_however_many_held_posts(
    client, django_assert_num_queries, council, article, size
):
    for number in range(size):
        person = holder(f"Person {number}", council, article, "2003", "2014")
        left(person, article, "2014", title=f"Event {number}")
    with django_assert_num_queries(17):
        assert client.get("/posts/", {"of": council.public_id}).status_code == 200


def test_a_body_with_very_many_posts_shows_some_and_leads_to_all(page, monkeypatch, council, article):
    monkeypatch.setattr("articles.connections.tenures.MOST", 1)
    holder("Ada Okafor", council, article, "2003", "2014")
    holder("Bram Lindqvist", council, article, "2014")
    html = page(council)
    assert "Ada Okafor" in html and "Bram Lindqvist" not in html
    assert f'"/people/?organisation={council.public_id}"' in html


def test_what_a_person_said_stands_below_the_posts_and_of_very_much_a_part(page, monkeypatch, council, article):
    person = holder("Ada Okafor", council, article, "2003", "2014")
    for title in ("A hearing in the morning", "A hearing in the afternoon"):
        event = make_public_event(article, "2014-09-09", title, "reported")
        make_participation(event, person, "testified")
        publish(event)
    more = "There is more than this: see Ada Okafor ."
    html = page(person)
    assert html.count("A hearing in the") == 2 and more not in words(html)
    monkeypatch.setattr("articles.views.posts.MOST_SAID", 1)
    html = page(person)
    assert html.count("A hearing in the") == 1 and more in words(html)


def test_an_address_without_a_record_leads_to_the_bodies_to_choose_from(client):
    assert client.get("/posts/")["Location"] == "/organisations/"
