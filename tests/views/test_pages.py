"""What a reader meets on a record's page: the leaves of each kind, folding, and no empty heading."""

import re
from datetime import date

import pytest

from articles.dates import EdtfDate
from articles.publishing.gate import publish, publish_all
from tests.factories import (
    MAKERS,
    make_difference,
    make_finding,
    make_link,
    make_outlet,
    make_participation,
    make_passage,
    make_post,
    make_public,
    make_published,
    make_ready,
    make_standing,
)

pytestmark = pytest.mark.django_db
NOTE = "About harm. Nothing is described in detail."


@pytest.fixture
def read(client):
    """Return a function from a record to the HTML of its page."""

    def read(record):
        response = client.get(f"/id/{record.public_id}", follow=True)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.fixture
def article():
    return make_published("article", outlet=make_outlet(title="Harwell Courier"))


def headings(html):
    """Return the headings of the leaves of a page, in order."""
    main = html[html.index("<main") : html.index("</main")]
    return [re.sub(r"\s+", " ", words).strip() for words in re.findall(r"<h2[^>]*>([^<]*)", main)]


def open_words(html):
    """Return the page without what is folded."""
    while "<details" in html:
        html = re.sub(r"<details((?!<details).)*?</details>", "", html, flags=re.DOTALL)
    return html


@pytest.mark.parametrize("kind", list(MAKERS))
def test_no_heading_stands_over_nothing(read, kind):
    html = read(make_published(kind))
    for leaf in re.findall(r'<section class="leaf".*?</section>', html, flags=re.DOTALL):
        body = leaf[leaf.index("</h2>") :]
        assert re.sub(r"<[^>]*>|\s", "", body), leaf


@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_id_is_once_on_a_page_and_every_target_there(read, kind, article):
    record, event = make_published(kind), make_published("event", content_note=NOTE)
    make_participation(event, record, "spoke")
    if kind != "link":
        make_public(make_link(source=record.record, relation="relates_to", target=event.record, strength=""))
    publish(event)
    for page in (read(record), read(event), read(article)):
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_report_says_who_asked_for_it_what_it_found_and_who_answered(read, article):
    inquiry, report, person = make_published("inquiry"), make_published("report"), make_published("person")
    inquiry.asked_for_by.add(make_published("person", title="Ada Okafor").record)
    publish(inquiry)
    make_public(make_link(source=inquiry.record, relation="produced", target=report.record, strength=""))
    finding = make_public(make_finding(report=report, title="The council was warned"))
    make_passage(finding, article=article, exact="had been warned")
    publish(finding)
    make_public(make_link(source=person.record, relation="disputes", target=finding.record, strength=""))
    html = read(report)
    assert headings(html)[:3] == ["What led to it", "Findings", "Who answered it"]
    assert re.search(r"Asked for by</dt>\s*<dd>\s*<a [^>]*>Ada Okafor", html)
    assert "“had been warned”" in html
    assert person.title in html


def test_an_event_says_from_what_post_and_after_which_report(read, article):
    person, body, report = make_published("person"), make_published("organisation"), make_published("report")
    post = make_passage(person, article=article, exact="leader of the council")
    make_post(person, body, "leader", until=EdtfDate.parse("2015-02-04"), passages=[post])
    event = make_published("event", date=EdtfDate.parse("2015-02-04"))
    make_participation(event, person)
    publish_all([person, event])
    link = make_link(source=report.record, target=event.record)
    make_standing(link, passages=[make_passage(link, article=article)])
    publish(link)
    html = read(event)
    assert re.search(r"From what post</dt>\s*<dd>leader, <a", html)
    assert "reported as following" in html and "(Harwell Courier)" in html
    assert headings(html)[:2] == ["How it was reported", "After which report"]


def test_accounts_that_differ_stand_beside_one_another_unsettled(read, article):
    event = make_published("event")
    sides = {says: [make_passage(event, article=article, exact=says)] for says in ("at once", "later")}
    make_difference(event, sides)
    publish(event)
    html = read(event)
    assert html.count('class="account') == 2
    assert "does not settle which is right" in html


def test_a_person_has_posts_in_order_what_was_said_and_events(read, article):
    person, body = make_published("person"), make_published("organisation")
    passage = make_passage(person, article=article)
    for role, since in (("later post", "2010"), ("earlier post", "2005"), ("undated post", "")):
        make_post(person, body, role, since=EdtfDate.parse(since), passages=[passage])
    said, other = make_published("event", title="She answers"), make_published("event", title="She resigns")
    make_participation(said, person, "spoke")
    make_participation(other, person, "resigned")
    publish_all([person, said, other])
    html = read(person)
    assert html.index("Earlier post") < html.index("Later post") < html.index("Undated post")
    assert headings(html)[:3] == ["Posts held", f"What {person.title} said", "Events"]
    assert f"{person.title} resigned." in html
    assert html.count("She answers</a>") == 1
    assert re.search(r"earlier post</a>", read(body), flags=re.IGNORECASE)


def test_a_finding_on_a_body_is_on_its_page_under_its_report(read):
    body, finding = make_published("organisation"), make_finding(report=make_published("report"))
    finding.about.add(body.record)
    make_public(finding)
    html = read(body)
    assert html.index(f">{finding.report.title}</a></h3>") < html.index(f">{finding.title}</a></h4>")


def test_what_only_came_later_is_not_said_to_have_been_led_to(read, article):
    report, event = make_published("report"), make_published("event")
    link = make_link(source=report.record, target=event.record, strength="later")
    make_standing(link, passages=[make_passage(link, article=article)])
    publish(link)
    assert re.search(r"came later\s*</p>", read(report)) and re.search(r"came before\s*</p>", read(event))


def test_a_link_shows_both_ends_and_says_what_its_strength_means(read):
    link = make_published("link")
    html = read(link)
    assert "Its two ends" in headings(html)
    assert "The press reported the one as following from the other." in html


def test_an_article_without_a_copy_says_what_to_do_if_the_original_is_gone(read, article):
    html = read(article)
    assert "knows of no archived copy" in html and f"<code>{article.url}</code>" in html
    copied = make_published("article", archived_url="https://copy.example/1")
    html = read(copied)
    assert "no archived copy" not in html and 'href="https://copy.example/1"' in html


def test_an_article_whose_page_was_found_gone_leads_to_the_copy_and_says_when(read):
    gone = {"url": "https://courier.example/gone", "gone_on": date(2026, 5, 3)}
    html = read(make_published("article", archived_url="https://copy.example/2", **gone))
    assert "On 3 May 2026 this address was found to lead to the article no longer." in html
    assert 'href="https://copy.example/2"' in html and f'href="{gone["url"]}"' not in html
    html = read(make_published("article", gone_on=gone["gone_on"], url="https://courier.example/gone-too"))
    assert "The original is gone" in html and "Look for this address in a web archive" in html


def test_words_of_an_article_whose_page_is_gone_lead_to_its_copy_alone(read):
    url, copy = "https://courier.example/gone", "https://copy.example/3"
    article = make_published("article", url=url, archived_url=copy)
    event = make_ready("event")
    make_standing(event, passages=[make_passage(event, article=article)])
    publish(event)
    assert f'href="{url}"' in read(event)
    article.gone_on = date(2026, 5, 3)
    article.save()
    publish(article)
    html = read(event)
    assert "Original gone" in html and f'href="{copy}"' in html and f'href="{url}"' not in html


def test_an_article_reports_in_order_of_the_story(read, article):
    for title, day in (("The end", "2015-02-04"), ("The beginning", "2014-08-26")):
        event = make_published("event", title=title, date=EdtfDate.parse(day))
        make_passage(event, article=article)
        publish(event)
    person = make_published("person")
    make_passage(person, article=article, stance="mentions")
    publish(person)
    html = read(article)
    assert html.index("The beginning") < html.index("The end") < html.index("Whom and what it names")


@pytest.mark.parametrize("kind", ["event", "finding", "link"])
def test_claim_and_passage_are_folded_behind_the_content_note(read, kind, article):
    record = make_published(kind, content_note=NOTE, summary="What it claims.")
    make_passage(record, article=article, exact="the words quoted")
    publish(record)
    html = read(record)
    assert "the words quoted" in html and "What it claims." in html
    assert "the words quoted" not in open_words(html) and "What it claims." not in open_words(html)
    assert html.index(NOTE) < html.index("What it claims.")
    assert "the words quoted" not in open_words(read(article))


def test_the_head_stays_neutral(read):
    html = read(make_published("event", title="A name and what happened"))
    head = [line for line in html[: html.index("<body")].splitlines() if "citation_title" not in line]
    assert "A name" not in "".join(head)


def test_a_long_group_shows_25_and_folds_the_rest(read):
    person = make_published("person")
    events = [make_published("event", title=f"Event {number:02}") for number in range(27)]
    for event in events:
        make_participation(event, person, "concerned")
    publish_all(events)
    html = read(person)
    assert "Show all 27" in html
    assert "Event 24" in open_words(html) and "Event 25" not in open_words(html)
