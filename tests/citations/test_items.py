"""What a record is cited as: the item that styles and files are made of."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from articles.choices import Kind
from articles.citations.items import (
    Archive,
    collection_item,
    csl_date,
    item_of,
    list_item,
    passage_item,
    record_item,
)
from articles.dates import EdtfDate
from articles.description import DateText
from articles.publishing.showing import show
from tests.factories import (
    make_article,
    make_event,
    make_organisation,
    make_outlet,
    make_passage,
    make_person,
    make_public,
    make_published,
    make_report,
    make_standing,
    publish,
)

ARCHIVE = Archive("Inquiry Archive", "Harwell University Library", "https://archive.example")
TODAY = date(2026, 11, 21)
ACCESSED = {"date-parts": [[2026, 11, 21]]}


def cited(record, make=item_of):
    """Return the item of a published record."""
    return make(show(record), ARCHIVE, TODAY)


def published_article(**given):
    """A published article of an outlet with a plain name."""
    outlet = make_outlet(title="The Harwell Courier")
    publish(outlet)
    article = make_article(title="Leader goes", outlet=outlet, **given)
    publish(article)
    return article


@pytest.mark.django_db
def test_an_article_is_cited_as_it_was_found_through_the_archive():
    article = published_article(
        byline="By Jane Okafor and Press Association",
        date=EdtfDate.parse("about 5 February 2015"),
        date_basis="inferred",
        date_reason="It speaks of yesterday.",
        section="Local",
        page="7",
    )
    assert cited(article) == {
        "id": f"{article.public_id}.v1",
        "type": "article-newspaper",
        "title": "Leader goes",
        "author": [{"family": "Okafor", "given": "Jane"}, {"literal": "Press Association"}],
        "container-title": "The Harwell Courier",
        "section": "Local",
        "page": "7",
        "issued": {"date-parts": [[2015, 2, 5]], "circa": True},
        "URL": f"https://archive.example/id/{article.public_id}/v1",
        "archive": "Inquiry Archive",
        "archive_location": f"{article.public_id}, version 1",
        "language": "en-GB",
        "note": "Date: about 5 February 2015, inferred. It speaks of yesterday.",
        "accessed": ACCESSED,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("genre", "kind"), [("agency", "article-newspaper"), ("statement", "webpage")])
def test_what_a_public_body_put_out_itself_is_no_newspaper_article(genre, kind):
    assert cited(published_article(genre=genre))["type"] == kind


@pytest.mark.django_db
def test_an_article_can_be_cited_by_the_archives_record_of_it_too():
    article = published_article(byline="Jane Okafor")
    item = cited(article, record_item)
    frozen = localdate(show(article).frozen_at)
    assert item == {
        "id": f"{article.public_id}.v1.record",
        "type": "webpage",
        "title": "Leader goes",
        "container-title": "Inquiry Archive",
        "publisher": "Harwell University Library",
        "genre": "Archive record of an article, version 1",
        "issued": {"date-parts": [[frozen.year, frozen.month, frozen.day]]},
        "URL": f"https://archive.example/id/{article.public_id}/v1",
        "accessed": ACCESSED,
        "language": "en-GB",
    }


@pytest.mark.django_db
def test_a_report_has_its_authors_publisher_and_number():
    person, body = make_person(title="Jane Okafor"), make_organisation(title="Harwell Inspectorate")
    report = make_report(title="Harwell Report", publisher=body, number="HC 1050", date=EdtfDate.parse("2015-02"))
    report.authors.set([person.record, body.record])
    for record in (person, body, report):
        make_public(record)
    item = cited(report)
    assert (item["type"], item["publisher"], item["number"]) == ("report", "Harwell Inspectorate", "HC 1050")
    assert sorted(item["author"], key=str) == [
        {"family": "Okafor", "given": "Jane"},
        {"literal": "Harwell Inspectorate"},
    ]
    assert item["issued"] == {"date-parts": [[2015, 2]]}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.ARTICLE, Kind.REPORT)])
def test_everything_else_is_cited_as_a_page_of_the_archive(kind):
    record = make_published(kind)
    item = cited(record)
    assert item == cited(record, record_item)
    assert (item["type"], item["container-title"]) == ("webpage", "Inquiry Archive")
    assert item["genre"] == f"{kind.label}, version {show(record).version}"
    assert "author" not in item


@pytest.mark.django_db
def test_an_allegation_never_goes_without_saying_so():
    event = make_event(title="Allegation about missing files", sort="allegation")
    passage = make_passage(event, article=make_published("article"))
    make_standing(event, "alleged", passages=[passage], since=EdtfDate.parse("4 February 2015"))
    publish(event)
    assert cited(event)["note"] == "Standing in version 1: Allegation, unproven, since 4 February 2015."


@pytest.mark.django_db
def test_a_correction_goes_with_the_article():
    article = published_article()
    article.corrections.create(words="The leader’s name was misspelt.", date=EdtfDate.parse("2015-02-07"))
    publish(article)
    assert cited(article)["note"] == "Correction by the outlet: 7 February 2015: The leader’s name was misspelt."


@pytest.mark.django_db
def test_a_passage_is_cited_by_its_own_address():
    event = make_published("event")
    item = passage_item(show(event), 1, ARCHIVE, TODAY)
    assert item["URL"] == f"https://archive.example/id/{event.public_id}/v1#p1"
    assert item["genre"] == "Event, version 1, passage 1"


def test_a_list_is_cited_with_its_day_and_count():
    item = list_item(
        ARCHIVE, TODAY, title="Articles: “leader”", path="/articles/?q=leader", count=1234, noun="articles"
    )
    assert (item["genre"], item["issued"]) == ("List of 1,234 articles", ACCESSED)
    assert item["URL"] == "https://archive.example/articles/?q=leader"


def test_the_collection_is_cited_as_a_whole_and_nobody_is_named_who_keeps_it_unless_known():
    item = collection_item(Archive("Inquiry Archive", "", "https://archive.example"), TODAY)
    assert (item["title"], item["URL"]) == ("Inquiry Archive", "https://archive.example/")
    assert not {"container-title", "publisher"} & item.keys()


@pytest.mark.parametrize(
    ("words", "csl"),
    [
        ("5 February 2015", {"date-parts": [[2015, 2, 5]]}),
        ("February 2015", {"date-parts": [[2015, 2]]}),
        ("about 2015", {"date-parts": [[2015]], "circa": True}),
        ("September 2014 to about 2015", {"date-parts": [[2014, 9], [2015]], "circa": True}),
        ("from 2014", {"literal": "from 2014"}),
        ("until 2014", {"literal": "until 2014"}),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_known(words, csl):
    date = EdtfDate.parse(words)
    assert csl_date(DateText(date.words, date.edtf, date.iso)) == csl
