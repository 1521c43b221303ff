"""Dates out of order are told; what may be in order is not, and what is not certain is asked."""

import pytest

from articles.curation.warnings import remarks_on
from articles.dates import EdtfDate
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_inquiry,
    make_link,
    make_organisation,
    make_participation,
    make_passage,
    make_person,
    make_post,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db
day = EdtfDate.parse
QUESTION = "is it right?"


def told(record):
    """The sentences that are told of a record, as one text."""
    return "\n".join(remark.sentence for remark in remarks_on(record))


def event_in(article, passage=(), **given):
    """An event, and the passage of an article that says so."""
    event = make_event(**given)
    return event, make_passage(event, article=article, **dict(passage))


@pytest.mark.parametrize(
    ("happened", "printed", "certain"),
    [
        ("5 February 2015", "4 February 2015", True),
        ("March 2015", "4 February 2015", True),
        ("2016", "February 2015", True),
        ("about March 2015", "4 February 2015", False),
        ("March 2015", "about 4 February 2015", False),
        ("from 5 February 2015", "4 February 2015", True),
    ],
)
def test_an_event_after_the_article_that_reports_it(happened, printed, certain):
    article = make_article(title="Leader quits", date=day(printed))
    event, passage = event_in(article, title="The leader resigns", date=day(happened))
    (remark,) = remarks_on(event)
    assert remark.sentence.startswith(f"“The leader resigns” is dated {day(happened).words}, after")
    assert (remark.rows, remark.row, remark.field) == ("passages_owned", passage.pk, "article")
    assert (QUESTION in remark.sentence) is not certain
    (remark,) = remarks_on(article)
    assert "“The leader resigns” is dated" in remark.sentence and remark.field == "date"


@pytest.mark.parametrize(
    ("happened", "printed"),
    [
        ("4 February 2015", "4 February 2015"),
        ("February 2015", "4 February 2015"),
        ("about 2015", "4 February 2015"),
        ("until 5 February 2015", "4 February 2015"),
        ("5 February 2015", "from 4 February 2015"),
        ("5 February 2015", ""),
        ("", "4 February 2015"),
    ],
)
def test_an_event_that_may_come_before_its_article(happened, printed):
    article = make_article(date=day(printed))
    event, _ = event_in(article, date=day(happened))
    assert told(event) == told(article) == ""


def test_an_inferred_date_leaves_a_question():
    article = make_article(date=day("4 February 2015"), date_basis="inferred", date_reason="From the next one.")
    event, _ = event_in(article, date=day("5 February 2015"))
    assert QUESTION in told(event)


def test_an_announcement_and_a_mention_come_before_the_event():
    article = make_article(date=day("4 February 2015"))
    event, passage = event_in(article, date=day("5 March 2015"))
    make_standing(event, "announced", passages=[passage])
    make_passage(event, article=article, stance="mentions")
    assert told(event) == told(article) == ""


def test_a_live_page_goes_on_for_a_week():
    for words, said in (("11 February 2015", False), ("12 February 2015", True)):
        event, _ = event_in(make_article(date=day("4 February 2015"), genre="live"), date=day(words))
        assert bool(told(event)) is said


def test_an_article_is_named_once_for_an_event():
    article = make_article(date=day("4 February 2015"))
    event, _ = event_in(article, date=day("5 February 2015"))
    make_passage(event, article=article)
    assert len(remarks_on(event)) == len(remarks_on(article)) == 1


@pytest.mark.parametrize(
    ("role", "left", "began", "said"),
    [
        ("resigned", "4 February 2015", "5 February 2015", "certain"),
        ("left", "2014", "2015", "certain"),
        ("resigned", "4 February 2015", "about March 2015", "question"),
        ("resigned", "4 February 2015", "4 February 2015", ""),
        ("resigned", "February 2015", "4 February 2015", ""),
        ("resigned", "4 February 2015", "", ""),
        ("appointed", "4 February 2015", "5 February 2015", ""),
    ],
)
def test_leaving_before_the_post_began(role, left, began, said):
    person, event = make_person(), make_event(date=day(left))
    row = make_participation(event, person, role)
    post = make_post(person, make_organisation(), passages=[], since=day(began))
    for record, place in ((event, ("participations", row.pk)), (person, ("posts", post.pk))):
        remarks = remarks_on(record)
        assert len(remarks) == bool(said)
        for remark in remarks:
            assert (remark.rows, remark.row) == place
            assert (QUESTION in remark.sentence) is (said == "question")


def test_another_post_may_be_the_one_that_was_left():
    person, event = make_person(), make_event(date=day("4 February 2015"))
    make_participation(event, person)
    for began in ("2003", "2016"):
        make_post(person, make_organisation(), passages=[], since=day(began))
    assert told(event) == told(person) == ""


@pytest.mark.parametrize(
    ("relation", "report", "event", "said"),
    [
        ("led_to", "5 February 2015", "4 February 2015", True),
        ("led_to", "4 February 2015", "5 February 2015", False),
        ("led_to", "February 2015", "4 February 2015", False),
        ("responds_to", "4 February 2015", "5 February 2015", True),
        ("responds_to", "5 February 2015", "4 February 2015", False),
        ("relates_to", "5 February 2015", "4 February 2015", False),
        ("led_to", "", "4 February 2015", False),
    ],
)
def test_a_link_that_runs_backwards(relation, report, event, said):
    ends = {"source": make_report(date=day(report)).record, "target": make_event(date=day(event)).record}
    link = make_link(relation=relation, **ends)
    assert [remark.field for remark in remarks_on(link)] == ["relation"] * said


def test_a_report_before_its_inquiry():
    ends = {"source": make_inquiry(date=day("2015")).record, "target": make_report(date=day("2014")).record}
    assert "“" in told(make_link(relation="produced", strength="", **ends))


@pytest.mark.parametrize(("date", "said"), [("5 February 2015", True), ("4 February 2015", False), ("", False)])
def test_a_finding_after_its_report(date, said):
    finding = make_finding(report=make_report(date=day("4 February 2015")), date=day(date))
    assert ("after its report" in told(finding)) is said


@pytest.mark.parametrize(("read", "said"), [("2015-02-03", True), ("2015-02-04", False), (None, False)])
def test_an_article_read_before_it_was_printed(read, said):
    article = make_article(date=day("4 February 2015"), accessed_on=read)
    article.refresh_from_db()
    assert [remark.field for remark in remarks_on(article)] == ["accessed_on"] * said


@pytest.mark.parametrize(("date", "said"), [("3 February 2015", True), ("February 2015", False), ("", False)])
def test_a_correction_before_its_article(date, said):
    article = make_article(date=day("4 February 2015"))
    row = article.corrections.create(date=day(date), words="The number was wrong.")
    assert [remark.row for remark in remarks_on(article)] == [row.pk] * said


@pytest.mark.parametrize(("since", "said"), [("2014", True), ("2016", False), ("", False)])
def test_a_standing_that_goes_back(since, said):
    event = make_event()
    make_standing(event, "alleged", passages=[], since=day("2015"))
    make_standing(event, "reported", passages=[], since=day(since))
    assert [remark.rows for remark in remarks_on(event)] == ["standings"] * said
