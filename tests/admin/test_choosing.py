"""Search boxes: each record is told from others of its name, and a missing one is added on the way."""

import pytest
from django.urls import reverse

from articles.dates import EdtfDate
from articles.models import Event, Link, Participation, Person
from articles.publishing.gate import hold
from tests.admin.desk import add_address, add_row, address, filled
from tests.factories import (
    make_article,
    make_event,
    make_finding,
    make_link,
    make_organisation,
    make_outlet,
    make_participation,
    make_passage,
    make_person,
    make_post,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db
day = EdtfDate.parse


def offered(client, model, field, term="", **more):
    """What a search box answers."""
    query = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    return client.get(reverse("admin:articles_record_choices"), query | more)


def lines(*asked):
    """The texts that a search box offers."""
    return [row["text"] for row in offered(*asked).json()["results"]]


@pytest.fixture
def two_stones():
    """Two people of one name, with their posts."""
    council = make_organisation(title="Harwell Council")
    leader, officer = make_person(title="Ada Stone"), make_person(title="Ada Stone")
    make_post(leader, council, "leader", passages=[], since=day("2003"), until=day("2014"))
    make_post(officer, council, "chief executive", passages=[], since=day("2009"))
    return leader, officer


def test_two_of_one_name_are_told_apart(desk, two_stones):
    """By the posts that they held, and when."""
    assert sorted(lines(desk, "participation", "who", "stone")) == [
        "Ada Stone, person: chief executive, Harwell Council, from 2009 (draft)",
        "Ada Stone, person: leader, Harwell Council, 2003 to 2014 (draft)",
    ]


def test_the_other_name_that_was_found_is_shown(desk):
    """And no other name where the title answers."""
    body = make_organisation(title="Harwell Council")
    body.other_names.create(name="The Town Hall")
    body.other_names.create(name="HMBC")
    assert lines(desk, "post", "organisation", "hmbc") == [
        "Harwell Council (“HMBC”), organisation: local authority (draft)"
    ]
    assert lines(desk, "post", "organisation", "council") == [
        "Harwell Council, organisation: local authority (draft)"
    ]


def test_every_kind_has_its_line(desk):
    """What a reader would tell it by: sort, date, outlet, report, or else how its summary begins."""
    outlet = make_outlet(title="Courier")
    make_article(title="Alpha quits", outlet=outlet, date=day("4 February 2015"))
    make_event(title="Beta resigns", date=day("February 2015"))
    make_finding(title="Gamma failed", report=make_report(title="Delta Report", summary="On the council. " * 20))
    assert lines(desk, "passage", "article", "alpha") == ["Alpha quits, article: Courier, 4 February 2015 (draft)"]
    assert lines(desk, "link", "source", "beta") == ["Beta resigns, event: resignation, February 2015 (draft)"]
    assert lines(desk, "link", "source", "gamma") == ["Gamma failed, finding: Delta Report (draft)"]
    (line,) = lines(desk, "finding", "report", "delta")
    assert line.startswith("Delta Report, report: On the council.") and line.endswith("… (draft)")


def test_the_state_is_told_of_what_is_not_public(desk):
    """A published record needs no word; a held one is said to be."""
    person = make_published("person", title="Ada Stone")
    assert lines(desk, "participation", "who", "stone") == ["Ada Stone, person"]
    hold(person)
    assert lines(desk, "participation", "who", "stone") == ["Ada Stone, person (held)"]


def test_what_stands_in_the_box_says_the_same(desk, two_stones):
    """After a reload, with a single box and with one for several."""
    leader, _ = two_stones
    line = "Ada Stone, person: leader, Harwell Council, 2003 to 2014 (draft)"
    event, finding = make_event(), make_finding()
    make_participation(event, leader)
    finding.about.add(leader.record)
    for record in (event, finding):
        assert f"selected>{line}</option>" in desk.get(address(record)).content.decode()


def test_what_is_called_so_comes_before_what_only_names_it(desk):
    """And a link last: its title holds the names of both its ends."""
    report = make_report(title="Harwell Report")
    make_event(title="Harwell Report published")
    make_event(title="Answer to the Harwell Report")
    make_link(source=report.record)
    found = lines(desk, "passage", "record", "harwell report")
    titles = ["Harwell Report", "Harwell Report published", "Answer to the Harwell Report"]
    assert [line.partition(",")[0] for line in found[:3]] == titles
    assert ", link" in found[3]


def test_twenty_at_most_and_no_more_queries_for_more(desk, django_assert_max_num_queries):
    """However many there are."""
    council = make_organisation()
    for _ in range(2):
        make_post(make_person(title="Ada Stone"), council, passages=[])

    def queries():
        with django_assert_max_num_queries(100) as counted:
            answer = offered(desk, "participation", "who", "stone").json()
        return len(counted), answer

    few, _ = queries()
    for _ in range(23):
        make_post(make_person(title="Ada Stone"), council, passages=[])
    many, answer = queries()
    assert many == few and len(answer["results"]) == 20 and answer["pagination"]["more"]


def test_without_permission_nothing_is_offered(clerk, client):
    """Not to one who may not see the records, nor to one who has not logged in."""
    make_person(title="Ada Stone")
    assert offered(client, "participation", "who", "stone").status_code == 302
    assert offered(clerk("change_event"), "participation", "who", "stone").status_code == 403


def test_a_missing_person_or_body_is_added_on_the_way(desk):
    """Links beside the fields that take several kinds; what is made there comes back chosen."""
    content = desk.get(add_address(Event)).content.decode()
    for kind, prefix in (("person", "add"), ("organisation", "change")):
        link = f'id="{prefix}_id_participations-__prefix__-who" data-popup="yes"'
        assert f'{link} href="/admin/articles/{kind}/add/?_popup=1"' in content
    assert "Add an event" not in content and "Add an event" in desk.get(add_address(Link)).content.decode()
    page = f"{add_address(Person)}?_popup=1"
    data = filled(desk.get(page)) | {"title": "Ada Stone", "_popup": "1", "_save": "on"}
    answer = desk.post(page, data)
    person = Person.objects.get()
    assert f"&quot;value&quot;: &quot;{person.pk}&quot;" in answer.content.decode()
    data = filled(desk.get(add_address(Event))) | {"title": "She resigns", "sort": "resignation"}
    add_row(data, "participations", who=person.pk, role="resigned")
    desk.post(add_address(Event), data)
    assert Participation.objects.get().who_id == person.pk


def test_only_what_one_may_add_is_offered(clerk):
    """A link that would be refused is not shown."""
    own = [f"{act}_{model}" for act in ("add", "change", "view") for model in ("event", "participation")]
    content = clerk(*own, "view_record", "add_person").get(add_address(Event)).content.decode()
    assert "Add a person" in content and "Add an organisation" not in content


def test_a_link_shows_both_its_ends_in_full(desk):
    """Nothing is told by its title alone."""
    link = make_link()
    make_passage(link)
    content = desk.get(address(link)).content.decode()
    assert f"{link.source.title}, report" in content and f"{link.target.title}, event: resignation" in content
