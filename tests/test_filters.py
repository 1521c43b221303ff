"""What an address may ask of a list, and the one address that each list has."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.choices import Kind
from articles.filters import EVERYTHING, FACETS_OF, FILTERS, MOST_VALUES, ORDERS, read
from articles.identifiers import check_character
from articles.search.query import TOO_LONG

FIRST, SECOND = (seven + check_character(seven) for seven in ("1111111", "2222222"))
FORBIDDEN = ("victim", "complainant", "age", "street", "address", "family", "relative", "ethnic", "religion")


def asked(kind, query):
    """Return what a query asks, which must be right."""
    found, problems = read(kind, QueryDict(query))
    assert problems == {}
    return found


def problems(kind, query):
    """Return what is wrong with a query, as sentences."""
    return [sentence for each in read(kind, QueryDict(query))[1].values() for sentence in each]


def test_every_facet_is_declared_by_the_filter_set_of_its_kind():
    for kind in (*Kind, EVERYTHING):
        names = [facet.name for facet in FACETS_OF[kind]]
        assert list(FILTERS[kind].base_filters) == [*names, "from", "to", "q", "order", "page"]


def test_no_facet_tells_of_victims_ages_streets_or_families():
    for facets in FACETS_OF.values():
        for facet in facets:
            words = f"{facet.name} {facet.label} {facet.all_label}".lower().replace("_", " ").split()
            assert not {*FORBIDDEN} & {*words}, facet.name


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("genre=&outlet=&from=&to=&q=&order=&page=", ""),
        ("genre=news&genre=live&genre=news", "genre=live&genre=news"),
        ("year=2015&genre=news&year=2014", "year=2014&year=2015&genre=news"),
        (f"outlet={SECOND}&outlet={FIRST}", f"outlet={FIRST}&outlet={SECOND}"),
        ("utm_source=x&genre=news&GENRE=live&%00=1", "genre=news"),
        ("from=February+2014&to=about+4+February+2015", "from=2014-02&to=2015-02-04"),
        ("to=2015&from=2015", "from=2015&to=2015"),
        ("q=%20%20two%20%20words%00", "q=two+words"),
        ("q=%21%21%21", ""),
        ("q=a&q=b", "q=b"),
        ("order=newest", ""),
        ("order=relevance", ""),
        ("order=relevance&q=stone", "q=stone"),
        ("order=newest&q=stone", "q=stone&order=newest"),
        ("page=1", ""),
        ("page=2&genre=news", "genre=news&page=2"),
    ],
)
def test_a_list_has_one_address(query, canonical):
    assert asked(Kind.ARTICLE, query).query == canonical


def test_people_bodies_and_links_stand_by_name_and_all_else_newest_first():
    assert asked(Kind.PERSON, "order=name").query == ""
    assert asked(Kind.PERSON, "order=newest").query == "order=newest"
    assert asked(Kind.EVENT, "order=name").query == "order=name"


@pytest.mark.parametrize(
    "parameter", ["genre=romance", "outlet=casey", f"outlet={FIRST[:-1]}x", "year=20155", "year=٢٠١٥"]
)
def test_what_cannot_be_a_value_is_said_in_a_sentence_that_names_the_facet(parameter):
    (sentence,) = problems(Kind.ARTICLE, parameter)
    assert sentence.split(":")[0].lower() == parameter.split("=")[0]
    assert sentence.endswith(".")
    assert "romance" not in sentence


def test_a_facet_takes_twenty_values_and_no_more():
    years = [f"year={year}" for year in range(1990, 1990 + MOST_VALUES)]
    assert len(asked(Kind.ARTICLE, "&".join(years)).chosen["year"]) == MOST_VALUES
    assert problems(Kind.ARTICLE, "&".join([*years, "year=1989"])) == ["Year: choose 20 at most."]


@pytest.mark.parametrize(
    "typed", ["yesterday", "2014 to 2015", "until 2015", "30 February 2015", "%00", "9" * 10_000]
)
def test_a_date_that_is_none_is_said_in_a_sentence(typed):
    (sentence,) = problems(Kind.EVENT, f"from={typed}")
    assert sentence.startswith("From: Type a year, a month or a day")


def test_a_range_must_not_end_before_it_begins():
    assert problems(Kind.EVENT, "from=2015-03&to=February+2015") == [
        "The dates end before they begin: type the earlier one first."
    ]


def test_what_is_right_is_kept_beside_what_is_wrong():
    found, wrong = read(Kind.ARTICLE, QueryDict("genre=news&from=yesterday&q=stone"))
    assert found.query == "genre=news&q=stone"
    assert list(wrong) == ["from"]


def test_a_search_that_is_too_long_is_refused_with_what_search_says():
    assert problems(EVERYTHING, f"q={'x' * 10_000}") == [TOO_LONG]


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "%00", "9" * 10_000, "١"])
def test_what_is_no_page_is_a_problem_of_the_page(page):
    assert list(read(Kind.EVENT, QueryDict(f"page={page}"))[1]) == ["page"]


def test_choices_are_removed_one_by_one_or_together_and_lead_to_the_first_page():
    found = asked(Kind.ARTICLE, "year=2014&year=2015&genre=news&from=2014&q=stone&page=3")
    assert found.choosing("year", {"2015"}).query == "year=2015&genre=news&from=2014&q=stone"
    assert found.without("year").query == "genre=news&from=2014&q=stone"
    assert found.without("dates").query == "year=2014&year=2015&genre=news&q=stone"
    assert found.without("q").query == "year=2014&year=2015&genre=news&from=2014"
    assert found.choice_count == 5


@pytest.mark.parametrize(
    ("query", "is_variant"),
    [
        *(("", False), ("genre=news", False), ("from=2014&to=2015", False), ("genre=news&page=2", False)),
        *(("genre=news&genre=live", True), ("genre=news&from=2014", True), ("q=stone", True)),
        ("order=oldest", True),
    ],
)
def test_more_than_one_choice_makes_a_list_that_search_engines_leave_out(query, is_variant):
    assert asked(Kind.ARTICLE, query).is_variant == is_variant


def parameters(kind):
    """Return a strategy for parameters of a kind's list, right ones and any others."""
    names = st.sampled_from([*FILTERS[kind].base_filters, "other", ""])
    right = ["2015", "2014", "news", "live", "event", FIRST, SECOND, "", "3", *ORDERS, "stone", "leader"]
    values = st.sampled_from(right) | st.text(max_size=40) | st.text(min_size=200, max_size=400)
    return st.lists(st.tuples(names, values), max_size=30)


@settings(max_examples=150)
@given(
    st.sampled_from([Kind.ARTICLE, Kind.PERSON, Kind.LINK, EVERYTHING]).flatmap(
        lambda kind: st.tuples(st.just(kind), parameters(kind))
    )
)
def test_whatever_is_asked_the_one_address_asks_the_same_and_is_its_own(kind_and_pairs):
    kind, pairs = kind_and_pairs
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    found, _ = read(kind, data)
    again, wrong = read(kind, QueryDict(found.query))
    assert wrong == {}
    assert again.query == found.query
    assert (again.chosen, again.q, again.page) == (found.chosen, found.q, found.page)
