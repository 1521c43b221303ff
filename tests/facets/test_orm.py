"""The facets of each kind, counted by plain queries over what the gate published."""

from datetime import date

import pytest

from articles.choices import EventSort, Genre, Kind
from articles.dates import EdtfDate
from articles.facets import FACETS, Choices, OrmEngine
from articles.facets.among import Among
from articles.facets.definitions import years_between
from articles.models import Card, Theme
from articles.publishing.gate import hold, publish
from tests.factories import (
    make_outlet,
    make_participation,
    make_passage,
    make_post,
    make_published,
    make_ready,
)

pytestmark = pytest.mark.django_db


def counts(kind, name, choices=None, most=12):
    """Return {label: count} of a facet."""
    rows = OrmEngine(kind).counts(choices or Choices(), most)[name]
    return {row.label: row.count for row in rows}


def make_event_naming(*people, **given):
    """A published event that names these records."""
    event = make_ready("event", **given)
    for who in people:
        make_participation(event, who)
    publish(event)
    return event


def make_finding_under(*names, **given):
    """A published finding under these themes."""
    finding = make_ready("finding", **given)
    finding.themes.set(
        Theme.objects.get_or_create(name=name, slug=name.lower().replace(" ", "-"))[0] for name in names
    )
    publish(finding)
    return finding


def test_articles_by_what_they_are():
    courier, echo = make_outlet(title="The Aston Courier"), make_outlet(title="The Bury Echo")
    publish(courier)
    publish(echo)
    for outlet, genre, day in (
        (courier, Genre.NEWS, "2014-08"),
        (courier, Genre.LIVE, "2015"),
        (echo, Genre.NEWS, ""),
    ):
        make_published("article", outlet=outlet, genre=genre, date=EdtfDate.parse(day))
    assert counts("article", "outlet") == {"The Aston Courier": 2, "The Bury Echo": 1}
    assert counts("article", "genre") == {"News report": 2, "Live page": 1}
    assert counts("article", "year") == {"2014": 1, "2015": 1}
    assert counts("article", "genre", Choices({"outlet": (courier.public_id,)})) == {
        "Live page": 1,
        "News report": 1,
    }


def test_articles_by_what_they_are_about():
    person, council = make_published("person", title="Ada Okafor"), make_published("organisation", title="Council")
    event = make_event_naming(person, council, sort=EventSort.APOLOGY)
    finding = make_finding_under("Leadership")
    assert counts("article", "person") == {"Ada Okafor": 2}, "of its own passage and of the event's"
    assert counts("article", "organisation") == {"Council": 2}
    assert counts("article", "event_sort") == {"Apology": 1}
    assert counts("article", "theme") == {"Leadership": 1}
    assert counts("article", "report")[finding.report.title] >= 1
    theirs = OrmEngine("article").page(Choices({"event_sort": ("apology",)}), "newest", 0, 9)
    assert theirs == [event.passages_owned.get().article_id]


def test_events():
    person, inquiry = make_published("person", title="Ada Okafor"), make_published("inquiry", title="Inspection")
    event = make_event_naming(person, sort=EventSort.APOLOGY, date=EdtfDate.parse("2014/2016"))
    make_event_naming(sort=EventSort.PAYMENT)
    make_published("link", source=inquiry.record, target=event.record, relation="examined", strength="")
    assert counts("event", "sort") == {"Apology": 1, "Payment": 1}
    assert counts("event", "standing") == {"Reported": 2}
    assert counts("event", "year") == {"2014": 1, "2015": 1, "2016": 1}
    assert counts("event", "person") == {"Ada Okafor": 1}
    assert counts("event", "organisation") == {}
    assert counts("event", "inquiry") == {"Inspection": 1}


def test_findings():
    report = make_published("report", title="Harwell Report")
    finding = make_finding_under("Leadership", "Money", report=report)
    finding.about.add(make_published("person", title="Ada Okafor").record)
    publish(finding)
    make_finding_under("Money", nature="admission")
    assert counts("finding", "report")["Harwell Report"] == 1
    assert counts("finding", "theme") == {"Money": 2, "Leadership": 1}
    assert counts("finding", "nature") == {"Admission": 1, "Finding of a report": 1}
    assert counts("finding", "about") == {"Ada Okafor": 1}


def test_people():
    person, other = make_published("person", title="Ada Okafor"), make_published("person", title="Ben Adeyemi")
    council = make_published("organisation", title="Council")
    make_post(person, council, "leader", passages=[make_passage(person, article=make_published("article"))])
    publish(person)
    written = make_ready("report", title="Written by Ada")
    written.authors.add(person.record)
    publish(written)
    finding = make_finding_under("Money", report=make_published("report", title="Concerning Ada"))
    finding.about.add(person.record)
    publish(finding)
    events = [make_event_naming(person, sort=EventSort.APOLOGY) for _ in range(2)]
    make_event_naming(other, sort=EventSort.APOLOGY)
    linked = make_published("report", title="Led to Ada’s apology")
    for event in events:
        make_published("link", source=linked.record, target=event.record)
    assert counts("person", "organisation") == {"Council": 1}
    assert counts("person", "role") == {"leader": 1}
    assert counts("person", "report") == {"Written by Ada": 1, "Concerning Ada": 1, "Led to Ada’s apology": 1}
    assert counts("person", "event_sort") == {"Apology": 2}
    chosen = Choices({"report": (linked.public_id,), "role": ("leader",)})
    assert OrmEngine("person").page(chosen, "name", 0, 9) == [person.pk]


def test_a_report_beside_a_persons_event_in_an_article_is_not_tied_to_the_person():
    tied, beside = make_published("report", title="Led to it"), make_published("report", title="Printed beside it")
    event = make_event_naming(make_published("person"), sort=EventSort.APOLOGY)
    make_published("link", source=tied.record, target=event.record)
    make_passage(beside, article=event.passages_owned.get().article)
    publish(beside)
    assert counts("person", "report") == {"Led to it": 1}
    assert OrmEngine("person").total(Choices({"report": (beside.public_id,)})) == 0
    assert OrmEngine("person").unknown(Choices({"report": (beside.public_id,)})) == {"report": [beside.public_id]}


def test_reports_inquiries_organisations_and_links():
    inquiry = make_published("inquiry", title="Inspection", date=EdtfDate.parse("2014"))
    report = make_ready("report", title="Harwell Report", date=EdtfDate.parse("2015-02"))
    report.authors.add(make_published("person", title="Ada Okafor").record)
    publish(report)
    make_published("link", source=inquiry.record, target=report.record, relation="produced", strength="")
    make_published("link", source=report.record)
    assert counts("report", "inquiry") == {"Inspection": 1}
    assert counts("report", "year") == {"2015": 1}
    assert counts("report", "author") == {"Ada Okafor": 1}
    assert counts("inquiry", "year") == {"2014": 1}
    assert counts("organisation", "sort") == {"Outlet": OrmEngine("organisation").total(Choices())}
    assert counts("link", "relation") == {"led to": 1, "produced": 1}
    assert counts("link", "strength") == {"Reported as following": 1}
    assert counts("link", "source_kind") == {"Inquiry": 1, "Report": 1}
    assert counts("link", "target_kind") == {"Event": 1, "Report": 1}


def test_statements_by_what_is_thin():
    copy = {"archived_url": "https://copies.example/1"}
    firm = make_ready("event", date=EdtfDate.parse("2015"))
    for genre in ("news", "live"):
        make_passage(firm, article=make_published("article", genre=genre, **copy))
    publish(firm)
    make_published("event")
    make_published("link")
    make_published("finding", date=EdtfDate.parse("2015"))
    assert counts("event", "thin") == {"No archived copy": 2, "No date": 2, "Rests on one outlet": 2}
    assert counts("finding", "thin") == {"No archived copy": 1, "Rests on one outlet": 1}
    assert counts("link", "thin") == {"No archived copy": 1, "No date": 1, "Rests on one outlet": 1}
    assert firm.pk not in OrmEngine("event").page(Choices({"thin": ("one_outlet",)}), "newest", 0, 9)
    assert OrmEngine("event").unknown(Choices({"thin": ("opinion",)})) == {"thin": ["opinion"]}


def test_nothing_of_a_held_record_is_counted():
    person = make_published("person", title="Ada Okafor")
    make_event_naming(person)
    hold(person)
    assert counts("event", "person") == counts("article", "person") == {}
    assert OrmEngine("event").unknown(Choices({"person": (person.public_id,)})) == {"person": [person.public_id]}


def test_a_facet_is_counted_without_its_own_choice_and_the_others_under_it():
    for genre, year in (("news", "2014"), ("news", "2015"), ("live", "2015")):
        make_published("article", genre=genre, date=EdtfDate.parse(year))
    choices = Choices({"genre": ("live",)})
    assert counts("article", "genre", choices) == {"News report": 2, "Live page": 1}
    assert counts("article", "year", choices) == {"2015": 1}
    assert OrmEngine("article").total(choices) == 1
    both = Choices({"genre": ("live", "news"), "year": ("2014",)})
    assert OrmEngine("article").total(both) == 1, "or within a facet, and between two"


def test_a_chosen_value_stays_at_nought_and_beyond_the_most_frequent():
    for genre, year in (("news", "2014"), ("news", "2014"), ("live", "2015"), ("analysis", "2014")):
        make_published("article", genre=genre, date=EdtfDate.parse(year))
    rows = OrmEngine("article").counts(Choices({"genre": ("live",), "year": ("2014",)}), most=1)
    assert [(row.value, row.count, row.chosen) for row in rows["genre"]] == [("news", 2, False), ("live", 0, True)]
    assert len(OrmEngine("article").all_counts("genre", Choices())) == 3


def test_equal_counts_stand_in_order_of_name():
    for title in ("Zenith Gazette", "The Aston Courier", "Bury Echo"):
        outlet = make_outlet(title=title)
        publish(outlet)
        make_published("article", outlet=outlet)
    assert list(counts("article", "outlet")) == ["The Aston Courier", "Bury Echo", "Zenith Gazette"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, ["day", "year", "from", "until", "unknown"]),
        (date(2015, 2, 4), date(2015, 2, 4), ["day", "year", "from"]),
        (date(2015, 2, 5), None, ["year", "from"]),
        (None, date(2014, 12, 31), ["until"]),
        (date(2013, 1, 1), date(2013, 12, 31), ["until"]),
        (date(2020, 1, 1), date(2019, 1, 1), []),
    ],
)
def test_a_range_finds_each_date_that_may_lie_in_it(since, until, found):
    dates = {"day": "2015-02-04", "year": "2015", "from": "2015/..", "until": "../2014", "unknown": ""}
    kept = {
        make_published("inquiry", title=name, date=EdtfDate.parse(text)).pk: name for name, text in dates.items()
    }
    page = OrmEngine("inquiry").page(Choices(since=since, until=until), "name", 0, 9)
    assert {kept[key] for key in page} == set(found) & set(kept.values())


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [(None, None, []), (2014, None, ["2014"]), (None, 2014, ["2014"]), (2013, 2014, ["2013", "2014"])],
)
def test_the_years_of_a_date(first, last, years):
    assert years_between(first, last) == years


@pytest.mark.parametrize(("year", "found"), [("1000", 1), ("1049", 1), ("1050", 0), ("0999", 0)])
def test_a_date_within_centuries_has_its_first_fifty_years(year, found):
    make_published("inquiry", date=EdtfDate.parse("1000/1900"))
    assert len(counts("inquiry", "year", most=99)) == 50
    assert OrmEngine("inquiry").total(Choices({"year": (year,)})) == found


def test_orders_and_pages():
    days = {"Beta": "2014", "The Alpha": "2014", "Gamma": "2016", "Delta": ""}
    keys = {make_published("inquiry", title=name, date=EdtfDate.parse(day)).pk: name for name, day in days.items()}
    pages = {
        order: [keys[key] for key in OrmEngine("inquiry").page(Choices(), order, 0, 9)]
        for order in ("newest", "oldest", "name")
    }
    assert pages == {
        "newest": ["Gamma", "The Alpha", "Beta", "Delta"],
        "oldest": ["The Alpha", "Beta", "Gamma", "Delta"],
        "name": ["The Alpha", "Beta", "Delta", "Gamma"],
    }
    assert [keys[key] for key in OrmEngine("inquiry").page(Choices(), "newest", 1, 3)] == ["The Alpha", "Beta"]


def test_words_leave_the_records_that_hold_them():
    first, second = make_published("inquiry"), make_published("inquiry")
    assert OrmEngine("inquiry").page(Choices(words={second.pk, 10**9}), "name", 0, 9) == [second.pk]
    assert OrmEngine("inquiry").total(Choices(words=frozenset())) == 0
    assert OrmEngine("inquiry").total(Choices(words=range(100_000))) == sum(
        k.pk < 100_000 for k in (first, second)
    )


def test_among_takes_texts_too():
    inquiry = make_published("inquiry")
    found = Card.objects.filter(Among("public_id", [inquiry.public_id, 'a"b', "%s"]))
    assert [card.pk for card in found] == [inquiry.pk]


@pytest.mark.parametrize("kind", Kind.values)
def test_a_value_that_nobody_has_is_unknown_and_finds_nothing(kind):
    make_published(kind)
    engine = OrmEngine(kind)
    for value in ("", "\0", "\ud800", "x" * 10_000, "%", "' or 1=1", "٢٠١٤", "2014"):
        for facet in FACETS[kind]:
            assert engine.unknown(Choices({facet.name: (value,)})) == {facet.name: [value]}
        choices = Choices({facet.name: (value,) for facet in FACETS[kind]})
        assert engine.total(choices) == 0
        assert engine.counts(choices).keys() == engine.facets.keys()
    assert engine.unknown(Choices()) == {}


def test_a_finding_given_to_a_hearing_is_of_no_report():
    publish(make_ready("finding", report=None, hearing=make_published("event"), nature="evidence"))
    assert counts("finding", "report") == {}
