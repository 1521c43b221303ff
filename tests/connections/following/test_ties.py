"""What stands first in time, whichever way round a link reads, and what stands at which place."""

from datetime import date

import pytest

from articles.choices import Kind
from articles.connections.following.dating import date_of
from articles.connections.following.lanes import lane_of
from articles.connections.following.ordering import days_of, in_time
from articles.connections.following.scene import Lane
from articles.connections.following.scope import around, belonging, earlier_than, later_from
from articles.connections.following.ties import ties_of
from articles.connections.graph import Sort, Step
from tests.connections.small import graph_of, link, node


def dated(**dates):
    """Events of these names and dates."""
    return [node(name, date=words) for name, words in dates.items()]


def ends(graph):
    return ["".join((tie.earlier, tie.later)) for tie in ties_of(graph)]


@pytest.mark.parametrize(
    ("relation", "first", "words"),
    [
        ("led_to", "AB", "led to"),
        ("produced", "AB", "produced"),
        ("relates_to", "AB", "relates to"),
        ("responds_to", "BA", "was answered by"),
        ("follows_up", "BA", "was followed up by"),
        ("disputes", "BA", "is disputed by"),
    ],
)
def test_without_dates_the_relation_says_what_stands_first(relation, first, words):
    graph = graph_of(link("AB", detail=relation))
    assert ends(graph) == [first]
    assert ties_of(graph)[0].words == words


@pytest.mark.parametrize(
    ("source", "target", "first"),
    [
        ("4 February 2015", "5 February 2015", "AB"),
        ("5 February 2015", "4 February 2015", "BA"),
        ("about February 2015", "4 February 2015", "BA"),
        ("2015", "", "BA"),
    ],
)
def test_dates_decide_where_they_do_not_overlap(source, target, first):
    graph = graph_of(link("AB", detail="responds_to"), nodes=dated(A=source, B=target))
    assert ends(graph) == [first]


def test_a_cause_stands_first_even_if_a_rough_date_says_otherwise():
    graph = graph_of(link("AB"), nodes=dated(A="5 February 2015", B="4 February 2015"))
    assert ends(graph) == ["AB"]


def test_a_link_between_two_people_or_bodies_is_not_of_what_followed():
    nodes = [node("P", Kind.PERSON), node("O", Kind.ORGANISATION), node("E")]
    graph = graph_of(link("PO", detail="replaced"), link("PE", detail="criticises"), nodes=nodes)
    assert ends(graph) == ["EP"]


def test_a_finding_stands_at_the_date_of_its_report():
    nodes = [node("F", Kind.FINDING), node("R", Kind.REPORT, date="4 February 2015")]
    graph = graph_of(Step("F", Sort.FOUND_BY, "F", "R"), nodes=nodes)
    assert date_of(graph, "F").earliest == date(2015, 2, 4)


def test_what_is_roughly_dated_stands_after_what_led_to_it_inside_its_own_time():
    nodes = dated(A="16 September 2014", B="about 2014", C="August 2014", D="")
    graph = graph_of(link("AB"), link("AC"), link("AD"), nodes=nodes)
    days = days_of({key: date_of(graph, key) for key in "ABCD"}, ties_of(graph))
    assert days == {"A": date(2014, 9, 16), "B": date(2014, 9, 16), "C": date(2014, 8, 1), "D": None}


def test_of_one_day_what_led_to_others_stands_first_and_a_circle_ends():
    nodes = dated(A="2014", B="2014", C="2014", D="2013")
    graph = graph_of(link("CB"), link("BA"), nodes=nodes)
    ties = ties_of(graph)
    assert in_time(days_of({key: date_of(graph, key) for key in "ABCD"}, ties), ties) == list("DCBA")
    ties = ties_of(graph_of(link("AB"), link("BC"), link("CA"), nodes=nodes))
    assert sorted(in_time(dict.fromkeys("ABC", date(2014, 1, 1)), ties)) == list("ABC")


def test_what_belongs_to_a_record_is_what_it_led_to_and_what_led_to_it_and_no_more():
    graph = graph_of(link("AB"), link("BC"), link("CD"), link("AX"), link("YC"))
    ties = ties_of(graph)
    assert {tie.link for tie in later_from({"B"}, ties)} == {"B-C", "C-D"}
    assert {tie.link for tie in earlier_than({"B"}, ties)} == {"A-B"}
    found, is_cut = around({"B"}, ties)
    assert {tie.link for tie in found} == {"A-B", "B-C", "C-D"} and not is_cut


def test_what_is_far_is_left_out_where_it_would_be_too_much():
    ties = ties_of(graph_of(link("AB"), link("BC"), link("CD"), link("DE")))
    found, is_cut = around({"A"}, ties, most=3)
    assert [tie.link for tie in found] == ["A-B", "B-C"] and is_cut


def test_a_circle_of_links_is_walked_once():
    ties = ties_of(graph_of(link("AB"), link("BA")))
    found, is_cut = around({"A"}, ties)
    assert {tie.link for tie in found} == {"A-B", "B-A"} and not is_cut


def test_to_an_inquiry_belong_its_reports_and_their_findings():
    nodes = [node("I", Kind.INQUIRY), node("R", Kind.REPORT), node("S", Kind.REPORT), node("F", Kind.FINDING)]
    graph = graph_of(
        link("IR", detail="produced"),
        link("IS", detail="examined"),
        Step("F", Sort.FOUND_BY, "F", "R"),
        nodes=nodes,
    )
    assert belonging(graph, "I") == {"I", "R", "F"}
    assert belonging(graph, "S") == {"S"}


@pytest.mark.parametrize(
    ("kind", "sort", "body", "lane"),
    [
        (Kind.REPORT, "", "", Lane.REPORTS),
        (Kind.EVENT, "resignation", "police", Lane.POSTS),
        (Kind.EVENT, "statement", "", Lane.RESPONSES),
        (Kind.EVENT, "statement", "department", Lane.GOVERNMENT),
        (Kind.EVENT, "referral", "watchdog", Lane.POLICE),
        (Kind.EVENT, "publication", "local_authority", Lane.REPORTS),
        (Kind.ORGANISATION, "inspectorate", "", Lane.GOVERNMENT),
        (Kind.ORGANISATION, "local_authority", "", Lane.RESPONSES),
    ],
)
def test_a_record_stands_in_the_lane_of_its_kind_or_of_the_bodies_that_took_part(kind, sort, body, lane):
    nodes = [node("E", kind, sort=sort), node("O", Kind.ORGANISATION, sort=body)]
    steps = [Step("E", Sort.NAMES, "E", "O", "spoke")] if body else []
    assert lane_of(graph_of(*steps, nodes=nodes), "E") == lane
