"""Head tags, as Zotero's translator "Embedded Metadata" reads them."""

import pytest

from articles.bylines import authors_of_byline
from articles.choices import Genre
from articles.dates import EdtfDate
from articles.metadata.head import author_names, head_tags, site_name
from articles.models import Correction
from articles.publishing.gate import publish, withdraw
from tests.factories import (
    MAKERS,
    make_article,
    make_organisation,
    make_outlet,
    make_passage,
    make_person,
    make_public,
    make_published,
    make_ready,
    make_standing,
)
from tests.metadata.pages import page_of

pytestmark = pytest.mark.django_db


def tags(record, version=None):
    """Return {name: content, or a list of several} of the head of a record's page."""
    found = {}
    for tag in head_tags(page_of(record, version)):
        found.setdefault(tag.name, []).append(tag.content)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def published_article(**given):
    outlet = make_outlet(title="The Harwell Courier")
    publish(outlet)
    article = make_article(title="Leader goes", outlet=outlet, **given)
    publish(article)
    return article


def test_an_article_is_one_of_a_newspaper_with_all_that_a_citation_needs():
    article = published_article(
        byline="By Jane Okafor and Press Association",
        date=EdtfDate.parse("2011-05-06"),
        date_basis="stated",
        section="Politics",
        page="4–5",
        rights="© The Harwell Courier",
        summary="The leader left.",
    )
    assert tags(article) == {
        "DC.type": "newspaperArticle",
        "citation_title": "Leader goes",
        "citation_author": ["Okafor, Jane", "Press Association,"],
        "citation_public_url": f"https://archive.example/id/{article.public_id}",
        "citation_abstract": "The leader left.",
        "z.archive": "Inquiry Archive",
        "z.archiveLocation": f"{article.public_id}, version 1",
        "citation_publication_date": "2011-05-06",
        "DC.source": "The Harwell Courier",
        "citation_firstpage": "4",
        "citation_lastpage": "5",
        "DC.language": "en-GB",
        "DC.rights": "© The Harwell Courier",
        "article:section": "Politics",
    }


@pytest.mark.parametrize("genre", list(Genre))
def test_what_a_public_body_says_itself_is_a_web_page_and_all_else_of_a_newspaper(genre):
    kind = "webpage" if genre in Genre.official() else "newspaperArticle"
    assert tags(published_article(genre=genre))["DC.type"] == kind


def test_a_report_is_a_report_with_authors_publisher_and_number():
    author, body = make_person(title="Ada Okafor"), make_organisation(title="Harwell Borough Council")
    report = make_ready("report", title="Harwell Report", number="HC 12", publisher=body)
    report.authors.set([author.record, body.record])
    for record in (author, body, report):
        make_public(record)
    found = tags(report)
    assert found["DC.type"] == "report"
    assert sorted(found["citation_author"]) == ["Harwell Borough Council,", "Okafor, Ada"]
    assert (found["DC.publisher"], found["z.reportNumber"]) == ("Harwell Borough Council", "HC 12")


@pytest.mark.parametrize("kind", sorted(MAKERS.keys() - {"article", "report"}))
def test_anything_else_is_a_web_page_of_the_archive(kind):
    record = make_published(kind)
    found = tags(record)
    day = record.versions.get().created_at.date().isoformat()
    assert found["DC.type"] == "webpage"
    assert (found["DC.source"], found["DC.rights"]) == ("Inquiry Archive", "CC BY 4.0")
    assert (found["citation_title"], found["citation_publication_date"]) == (record.title, day)
    assert "citation_author" not in found


def test_a_version_is_cited_by_its_own_permalink():
    article = published_article()
    article.title = "Leader is gone"
    article.save()
    publish(article)
    assert tags(article, 1)["citation_public_url"] == f"https://archive.example/id/{article.public_id}/v1"
    assert tags(article, 1)["citation_title"] == "Leader goes"
    assert tags(article)["z.archiveLocation"] == f"{article.public_id}, version 2"


@pytest.mark.parametrize(
    ("edtf", "printed"),
    [
        ("", "n.d."),
        ("2011-05", "2011-05"),
        ("2011-05-06~", "about 6 May 2011"),
        ("2011-05/2011-07", "May 2011 to July 2011"),
    ],
)
def test_a_date_says_no_more_than_is_known(edtf, printed):
    basis = "stated" if edtf else ""
    article = published_article(date=EdtfDate.parse(edtf), date_basis=basis)
    assert tags(article)["citation_publication_date"] == printed


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", []),
        ("Jane Okafor", ["Okafor, Jane"]),
        ("Mary Jane van der Berg", ["van der Berg, Mary Jane;"]),
        ("Press Association", ["Press Association,"]),
        ("Department for Roads, Bridges and Ferries", ["Department for Roads Bridges and Ferries,"]),
        ("By Jane Okafor and John Smith", ["Okafor, Jane", "Smith, John"]),
    ],
)
def test_names_come_out_of_zotero_whole(byline, names):
    assert author_names(authors_of_byline(byline)) == names


def test_what_has_to_be_known_of_a_statement_goes_with_it():
    event = make_ready("event", content_note="About abuse.", summary="What it claims.")
    make_standing(event, "alleged", passages=event.passages_owned.all())
    publish(event)
    assert tags(event)["z.extra"] == "Standing: Allegation, unproven."
    assert tags(event)["citation_abstract"] == "About abuse."


def test_a_correction_goes_with_its_article():
    article = published_article()
    Correction.objects.create(article=article, words="The leader is 60.", date=EdtfDate.parse("2011-06-01"))
    publish(article)
    assert tags(article)["z.extra"] == "Correction by the outlet: 1 June 2011: The leader is 60."


def test_the_archive_is_never_taken_for_the_newspaper():
    article = published_article()
    make_passage(article, article=make_published("article"))
    withdraw(article.outlet, reason="error")
    assert "DC.source" not in tags(article)
    assert site_name(page_of(article)) == ""
    assert site_name(page_of(make_published("person"))) == "Inquiry Archive"
