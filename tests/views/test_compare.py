"""Reports side by side: by theme, each finding with its passages and its answers, and what ties them together."""

import re

import pytest

from articles.dates import EdtfDate
from articles.models import Theme
from articles.publishing.gate import hold, publish
from tests.factories import (
    make_finding,
    make_link,
    make_passage,
    make_public,
    make_published,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_published("article")


def report(title, day):
    return make_public(make_report(title=title, date=EdtfDate.parse(day), date_basis="stated"))


@pytest.fixture
def first():
    return report("First Report", "3 May 2010")


@pytest.fixture
def later():
    return report("Later Report", "3 May 2016")


def finding(report, article, title, *themes, words="nobody acted"):
    """A published finding under themes, with a passage."""
    found = make_finding(title=title, report=report)
    found.themes.set(
        [Theme.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0] for name in themes]
    )
    make_standing(found, passages=[make_passage(found, article=article, exact=words)])
    publish(found)
    return found


def link(source, relation, target, article, words):
    """A published link with a passage."""
    tie = make_link(source=source.record, relation=relation, strength="", target=target.record)
    make_standing(tie, passages=[make_passage(tie, article=article, exact=words)])
    publish(tie)
    return tie


@pytest.fixture
def page(client):
    """Return a function from reports to the HTML of the page that compares them."""

    def read(*reports):
        response = client.get("/compare/", {"reports": [each.public_id for each in reports]}, follow=True)
        assert response.status_code == 200
        return response.content.decode()

    return read


def leaf(html, heading):
    """The words of the section with this heading."""
    for section in re.findall(r'<section class="leaf".*?</section>', html, flags=re.DOTALL):
        words = " ".join(re.sub(r"<[^>]*>", " ", section).split())
        if words.startswith(heading):
            return words
    return ""


def test_findings_stand_under_their_theme_a_cell_for_each_report(page, first, later, article):
    finding(first, article, "The council did not act", "Leadership", words="it did nothing")
    finding(later, article, "The council acted late", "Leadership", words="it came too late")
    finding(later, article, "Files were lost", "Records")
    html = page(later, first)
    words = leaf(html, "Leadership")
    assert words.index("First Report") < words.index("it did nothing") < words.index("Later Report")
    assert words.index("Later Report") < words.index("it came too late")
    assert "First Report Nothing is recorded under this theme. Later Report Files were lost" in leaf(
        html, "Records"
    )


def test_a_theme_that_both_have_comes_first(page, first, later, article):
    finding(first, article, "The council did not act", "Zeal")
    finding(later, article, "The council acted late", "Zeal")
    finding(later, article, "Files were lost", "Archives")
    html = page(first, later)
    assert html.index(">Zeal<") < html.index(">Archives<")


def test_a_finding_with_two_themes_stands_in_full_once(page, first, later, article):
    finding(first, article, "The council did not act", "Leadership", "Records", words="it did nothing")
    html = page(first, later)
    assert html.count("“it did nothing”") == 1
    assert leaf(html, "Records").startswith("Records First Report Also: The council did not act")


def test_a_finding_says_who_answered_it_and_in_whose_words_or_that_nobody_did(page, first, later, article):
    answered = finding(first, article, "The council did not act", "Leadership")
    finding(later, article, "The council acted late", "Leadership")
    body = make_published("organisation", title="Harwell Borough Council")
    link(body, "disputes", answered, article, "we reject this finding")
    words = leaf(page(first, later), "Leadership")
    assert "Is disputed by Harwell Borough Council" in words
    assert "“we reject this finding”" in words
    assert words.count("No answer to this finding is recorded.") == 1


def test_answers_to_the_whole_report_are_not_those_to_a_finding(page, first, later, article):
    finding(first, article, "The council did not act", "Leadership")
    body = make_published("organisation", title="Harwell Borough Council")
    link(body, "accepts", first, article, "we accept all of it")
    html = page(first, later)
    head = leaf(html, "The reports")
    assert "1 finding recorded here, 1 without an answer of its own." in head
    assert "Is accepted by Harwell Borough Council" in head and "“we accept all of it”" in head
    assert "No answer to the report as a whole is recorded." in head  # of the later one


def test_what_one_says_of_the_other_stands_with_its_words_once(page, first, later, article):
    tie = link(later, "echoes", first, article, "as the first one said")
    html = page(first, later)
    assert leaf(html, "What ties them").startswith(f"What ties them {tie.title}")
    assert html.count("“as the first one said”") == 1


def test_what_is_held_is_not_compared(page, client, first, later, article):
    hidden = finding(first, article, "The council did not act", "Leadership")
    hold(hidden)
    assert "The council did not act" not in page(first, later)
    hold(first)
    response = client.get("/compare/", {"reports": [first.public_id, later.public_id]})
    assert response.status_code == 404
    assert "First Report" not in response.content.decode()


@pytest.mark.parametrize("asked", ["nothing", "", "%00", "9" * 4000])
def test_what_is_no_report_is_said_and_the_choice_stays(client, first, asked):
    response = client.get("/compare/", {"reports": [first.public_id, asked]})
    assert response.status_code == 404
    assert "One of these is not a report of the archive." in response.content.decode()
    assert "First Report" in response.content.decode()


def test_too_many_are_refused_with_the_number_that_is_allowed(client):
    reports = [report(f"Report {number}", "2014").public_id for number in range(5)]
    response = client.get("/compare/", {"reports": reports})
    assert response.status_code == 400
    assert "Choose 4 reports at most." in response.content.decode()


def test_one_comparison_has_one_address(client, first, later):
    asked = {"reports": [later.public_id, first.public_id, later.public_id], "utm_source": "x"}
    response = client.get("/compare/", asked)
    assert response["Location"] == f"/compare/?reports={first.public_id}&reports={later.public_id}"


def test_a_single_report_leads_to_the_choice_with_itself_chosen(page, first):
    html = page(first)
    assert re.search(rf'value="{first.public_id}" checked', html)
    assert "The reports" not in html


@pytest.mark.parametrize("size", [1, 12])
def test_it_asks_the_same_queries_however_many_findings(
    client, django_assert_num_queries, first, later, article, size
):
    for number in range(size):
        finding(first, article, f"Finding {number}", "Leadership")
        finding(later, article, f"Later finding {number}", "Leadership")
    with django_assert_num_queries(8):
        assert client.get(f"/compare/?reports={first.public_id}&reports={later.public_id}").status_code == 200


def test_a_report_with_many_findings_shows_some_and_leads_to_all(page, monkeypatch, first, later, article):
    monkeypatch.setattr("articles.connections.comparison.MOST_FINDINGS", 1)
    finding(first, article, "First of all", "Leadership")
    finding(first, article, "Next to it", "Leadership")
    html = page(first, later)
    assert "1 of its 2 findings stand here" in leaf(html, "The reports")
    assert f'"/findings/?report={first.public_id}"' in html
    assert "First of all" in html and "Next to it" not in html
