"""Quotations that are not in the text held, and summaries that quote at length."""

import pytest

from articles.curation.quotations import QUOTED, what_is_wrong
from articles.curation.warnings import remarks_on
from tests.factories import make_article, make_event, make_passage, make_report

TEXT = "The council’s leader stood down at once. The cabinet stood down later,  officials said."


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix", "said"),
    [
        ("", "leader refused", "", "is not in the text held"),
        ("", "Ofsted came in June", "", "Is it quoted from this article?"),
        ("", "leader stood up at once", "", "The nearest there is “leader stood down at once.”"),
        ("", "council's leader", "", "prints it as “council’s leader”"),
        ("", "Stood down later, officials", "", "prints it as “stood down later, officials”"),
        ("", "stood down", "", "stands more than once"),
        ("mayor ", "stood down", " at once", "the words before or after it are not those"),
    ],
)
def test_what_is_wrong_with_a_quotation(prefix, exact, suffix, said):
    assert said in what_is_wrong(TEXT, prefix, exact, suffix)


@pytest.mark.django_db
def test_a_passage_that_is_not_in_the_text():
    article, event = make_article(text=TEXT), make_event()
    make_passage(event, article=article, exact="stood down at once")
    assert remarks_on(event) == remarks_on(article) == []
    passage = make_passage(event, article=article, exact="never said so")
    (remark,) = remarks_on(event)
    assert (remark.rows, remark.row, remark.field) == ("passages_owned", passage.pk, "exact")
    assert remark.sentence.startswith("Passage 2: “never said so” is not in the text held.")
    (remark,) = remarks_on(article)
    assert remark.field == "text"
    assert remark.sentence == f"1 passage is not found exactly once in this text: see “{event}”."


@pytest.mark.django_db
def test_without_a_text_nothing_is_said():
    event = make_event()
    make_passage(event, article=make_article(text=""), exact="never said so")
    assert remarks_on(event) == []


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'"])
def test_quotation_marks(marks):
    quoted = marks.format("the council’s own words")
    assert QUOTED.findall(f"It said {quoted}, on the council’s behalf and its officers' too.") == [quoted]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "said"), [(16, True), (15, False)])
def test_a_summary_that_quotes_at_length(words, said):
    report = make_report(summary=f"It found “{' '.join(['word'] * words)}” and {'more ' * 20}.")
    assert [remark.field for remark in remarks_on(report)] == ["summary"] * said
