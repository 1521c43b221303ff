"""The page of what followed: the pictures, the same in words, what its address can ask for, and its files."""

import re
from html import unescape
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.connections.following import scope
from articles.curation.merging import merge
from articles.dates import EdtfDate
from articles.publishing.gate import hold, publish, withdraw
from articles.views import what_followed as view
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_link,
    make_outlet,
    make_passage,
    make_person,
    make_public,
    make_published,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def tie(source, target, outlet="The Harwell Courier", *, standing="reported", **given):
    """A published link between two records, on the words of one outlet."""
    outlet = make_outlet(title=outlet)
    publish(outlet)
    article = make_public(make_article(outlet=outlet, title="Leader goes", date=EdtfDate.parse("2003-09-16")))
    link = make_link(source=source.record, target=target.record, **given)
    make_standing(link, standing, passages=[make_passage(link, article=article)])
    publish(link)
    return link


@pytest.fixture
def report():
    return make_public(make_report(title="Harwell Report", date=EdtfDate.parse("2003-08-26")))


@pytest.fixture
def resignation():
    return make_public(make_event(title="The leader of Harwell resigns", date=EdtfDate.parse("2003-09-16")))


@pytest.fixture
def election():
    return make_public(
        make_event(title="Harwell elects a leader", sort="election", date=EdtfDate.parse("2003-10"))
    )


@pytest.fixture
def chain(report, resignation, election):
    """Two links: from the report to the resignation, and on to the election."""
    return tie(report, resignation), tie(resignation, election, strength="later")


def main_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main")]


def words_of(html):
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", html).split()))


def address(record=None, **given):
    pairs = {"of": record.public_id if record else None} | given
    query = "&".join(f"{name.rstrip('_')}={value}" for name, value in pairs.items() if value)
    return f"/what-followed/?{query}" if query else "/what-followed/"


def pictures(html):
    """Return the two pictures of a page as parsed SVG."""
    found = re.findall(r'<svg class="picture followed (?:wide|narrow).*?</svg>', html, flags=re.DOTALL)
    return [ElementTree.fromstring(one) for one in found]


def drawn(picture):
    """Return (addresses of the cards, addresses of the arrows) of a picture."""
    links = [(one.get("class"), one.get("href")) for one in picture.iter("a")]
    return (
        sorted(href for kind, href in links if kind.startswith("box")),
        sorted(href for kind, href in links if kind.startswith("arrow")),
    )


def listed(html):
    """Return (addresses of the records, addresses of the links) of the list."""
    part = html[html.index('id="list"') : html.index('id="take"')]
    links = re.findall(r'<p class="small"><a href="(/links/[^"]+)"', part)
    records = set(
        re.findall(r'<a href="(/(?:reports|events|people|inquiries|findings|organisations)/\w{8}/[^"]+)"', part)
    )
    return sorted(records), sorted(links)


def test_the_words_hold_exactly_the_records_and_links_of_both_pictures(client, report, resignation, chain):
    tie(make_public(make_person(title="Ada Okafor")), report, relation="disputes", strength="")
    html = main_of(client, address(report))
    records, links = listed(html)
    assert len(records) == 4 and len(links) == 3
    assert [drawn(picture) for picture in pictures(html)] == [(records, links)] * 2


def test_a_link_is_told_with_its_number_its_strength_its_standing_and_who_says_so(client, report, chain):
    said = words_of(main_of(client, address(report)))
    assert (
        "Harwell Report 26 Aug 2003 1 16 Sep 2003 led to The leader of Harwell resigns"
        " Reported · Reported as following 1 article for link 1 : The Harwell Courier" in said
    )
    assert "led to Harwell elects a leader Reported · Only later in time" in said


def test_an_allegation_is_drawn_and_said_as_one(client, report):
    event = make_event(title="Somebody took files", sort="allegation")
    make_standing(event, "alleged", passages=[make_passage(event, article=make_published("article"))])
    publish(event)
    tie(report, event, standing="alleged", relation="relates_to", strength="")
    html = main_of(client, address(report))
    assert "? Allegation, unproven" in words_of(html)
    box = next(one for one in pictures(html)[0].iter("a") if "alleged" in one.get("class"))
    assert "Allegation, unproven" in box.find("title").text
    assert "1?" in words_of(html)


def test_a_link_whose_accounts_differ_has_a_sign_behind_its_number(client, report, resignation):
    tie(report, resignation, standing="disputed")
    html = main_of(client, address(report))
    assert "1≠" in words_of(html) and "Accounts differ" in words_of(html)


def test_undated_records_have_a_place_of_their_own(client, report):
    tie(make_public(make_person(title="Ada Okafor")), report, relation="accepts", strength="")
    assert words_of(main_of(client, address(report))).count("No date") >= 2


def test_what_followed_from_a_record_comes_forward_in_both_pictures_and_in_the_list(
    client, report, resignation, chain
):
    html = main_of(client, address(report, from_=resignation.public_id))
    assert "Brought forward: what followed from The leader of Harwell resigns" in words_of(html)
    for picture in pictures(html):
        assert picture.get("class").endswith("choice")
        forward = [one.get("href") for one in picture.iter("a") if one.get("class").endswith("chosen")]
        assert [href.split("/")[2] for href in forward] == [chain[1].public_id]
    assert html.count("brought") == 1 and 'class="card brought" id="link-2"' in html


def test_what_stood_behind_a_record_comes_forward(client, report, election, chain):
    html = main_of(client, address(report, behind=election.public_id))
    assert "what stood behind Harwell elects a leader" in words_of(html)
    forward = [one for one in pictures(html)[0].iter("a") if one.get("class").endswith("chosen")]
    assert len(forward) == 2


def test_a_chain_of_a_record_that_is_not_here_is_said_and_the_picture_stays(client, report, chain):
    html = main_of(client, address(report, behind=make_published("event").public_id))
    assert "is not in this picture" in words_of(html) and pictures(html)


def test_the_filters_leave_the_links_that_they_name_with_their_counts(client, report, resignation, chain):
    html = main_of(client, address(report, strength="later"))
    assert "led to Harwell elects a leader" in words_of(html)
    assert "The leader of Harwell resigns Reported" not in words_of(html)
    assert "(1 of 2)" in words_of(html)
    assert re.search(r"Reported as following\s+1 ", words_of(html))


def test_a_filter_that_leaves_nothing_says_so_and_leads_back(client, report, chain):
    html = main_of(client, address(report, standing="established"))
    assert "No link of this picture is of that sort. Show it with all links" in words_of(html)


def test_a_value_that_no_filter_has_is_told(client, report, chain):
    html = main_of(client, address(report, strength="sure"), 400)
    assert "Strength: this address asks for a value that does not exist." in words_of(html)


@pytest.mark.parametrize(
    "asked", ["?of={ID}&strength=later", "?strength=later&of={id}", "?of={id}&strength=later&utm=1"]
)
def test_each_picture_has_one_address(client, report, chain, asked):
    response = client.get("/what-followed/" + asked.format(id=report.public_id, ID=report.public_id.upper()))
    assert response.status_code == 302
    assert response["Location"] == address(report, strength="later")


def test_findings_of_a_report_belong_to_it_and_stand_at_its_date(client, report):
    finding = make_finding(title="The council did not act", report=report)
    make_public(finding)
    tie(make_public(make_person(title="Ada Okafor")), finding, relation="disputes", strength="")
    assert "report of 26 Aug 2003" in words_of(main_of(client, address(report)))


def test_the_whole_collection_is_one_picture_and_says_how_many_events_have_no_link(client, chain):
    make_published("event")
    said = words_of(main_of(client, "/what-followed/"))
    assert "1 event of the collection has no link yet" in said and "2 links" in said


def test_too_many_links_for_one_picture_lead_to_inquiries_and_reports(client, monkeypatch, report, chain):
    monkeypatch.setattr(view, "MOST_LINKS", 1)
    html = main_of(client, "/what-followed/")
    assert "too many links for one picture" in html
    assert address(report) in html
    assert client.get("/what-followed.svg")["Location"] == "/what-followed/?"


def test_what_is_too_far_is_left_out_and_said(client, monkeypatch, report, chain):
    monkeypatch.setattr(scope.around, "__defaults__", (2,))
    assert "these are the" in words_of(main_of(client, address(report)))


def test_a_record_without_links_says_so(client, report):
    assert "No link is recorded here yet." in words_of(main_of(client, address(report)))


@pytest.mark.parametrize("leave", [hold, lambda record: withdraw(record, reason="privacy")])
def test_what_left_the_public_is_in_no_picture_and_no_count(client, report, resignation, chain, leave):
    leave(resignation)
    html = main_of(client, address(report))
    assert "resigns" not in html and "No link is recorded here yet." in html
    assert client.get(address(resignation))["Location"] == f"/id/{resignation.public_id}"


def test_a_merged_record_leads_to_where_it_went(client, report, resignation, chain):
    other = make_published("event")
    merge(other, resignation)
    assert client.get(address(other))["Location"] == f"/id/{other.public_id}"


@pytest.mark.parametrize("of", ["00000000", "nothing", "a%00b"])
def test_what_names_no_record_is_not_found(client, of):
    assert client.get(f"/what-followed/?of={of}").status_code == 404


def test_a_person_has_no_picture_of_what_followed_and_leads_to_their_page(client):
    person = make_published("person")
    assert client.get(address(person))["Location"] == f"/id/{person.public_id}"


@pytest.mark.parametrize("kind", ["inquiry", "report", "event"])
def test_records_lead_to_what_followed(client, kind):
    record = make_published(kind)
    assert address(record) in client.get(f"/id/{record.public_id}", follow=True).content.decode()


def test_the_picture_can_be_cited_with_its_count_and_day(client, report, chain):
    said = words_of(main_of(client, address(report)))
    assert "What followed: Harwell Report" in said and "[List of 2 links]" in said


def test_the_svg_file_stands_alone_with_its_title_address_and_sources(client, report, chain):
    response = client.get(address(report).replace("/?", ".svg?"))
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"] == f'attachment; filename="what-followed-{report.public_id}.svg"'
    root = ElementTree.fromstring(response.content)
    said = " ".join(" ".join(root.itertext()).split())
    assert "What followed: Harwell Report" in said
    assert "1 Harwell Report led to The leader of Harwell resigns. Reported as following. Reported." in said
    assert "The Harwell Courier, “Leader goes”, 16 September 2003" in said
    assert "var(" not in said
    links = {one.get("{http://www.w3.org/1999/xlink}href") for one in root.iter(f"{SVG}a")}
    assert len(links) == 5 and all(link.startswith("http") for link in links)


def test_the_png_file_is_a_picture_of_the_same(client, report, chain):
    response = client.get(address(report).replace("/?", ".png?"))
    assert response["Content-Type"] == "image/png"
    data = BytesIO(response.content)
    assert data.read(8) == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(response.content[16:20])
    assert width > 2_000


def test_no_more_is_asked_of_the_database_for_many_records(client, report, chain):
    few = count_queries(client, report)
    for number in range(12):
        tie(report, make_public(make_event(title=f"Somebody answers {number}", date=EdtfDate.parse("2003-09-20"))))
    assert count_queries(client, report) == few


def count_queries(client, record):
    with CaptureQueriesContext(connection) as queries:
        client.get(address(record))
    return len(queries)


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_file_that_cannot_be_made_leads_to_the_page_that_says_why(client, report, chain, ending):
    asked = address(report, strength="sure")
    response = client.get(asked.replace("/?", f".{ending}?"))
    assert response["Location"] == asked
