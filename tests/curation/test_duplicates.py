"""People, bodies and articles that look alike are proposed; what an editor told apart is not."""

import pytest
from django.db import IntegrityError, transaction

from articles.curation.duplicates import apart_from, forget, likely_duplicates, tell_apart
from articles.dates import EdtfDate
from articles.models import NotTheSame, Record
from tests.factories import make_article, make_organisation, make_outlet, make_person, make_post

pytestmark = pytest.mark.django_db
day = EdtfDate.parse


def proposed(record):
    """The records that are proposed as the same."""
    return [alike.record.child for alike in likely_duplicates(record)]


def test_a_person_under_a_like_name():
    first, second = make_person(title="Ada Okafor"), make_person(title="Dame Ada Okafór")
    make_person(title="Ben Okafor")
    assert (proposed(first), proposed(second)) == ([second], [first])


def test_a_person_under_another_name():
    first, second = make_person(title="Ada Okafor"), make_person(title="Ada Harris")
    second.other_names.create(name="Ada Okafor")
    second.other_names.create(name="The leader")
    third = make_person(title="Ben Stone")
    third.other_names.create(name="The leader")
    assert (proposed(first), proposed(second), proposed(third)) == ([second], [first], [])


def test_two_of_one_surname_in_one_post():
    body, other = make_organisation(), make_organisation()
    bob, bill, beth = (make_person(title=f"{name} Stone") for name in ("Bob", "Bill", "Beth"))
    make_post(bob, body, "Leader", passages=[])
    make_post(bill, body, "leader", passages=[])
    make_post(beth, other, "leader", passages=[])
    assert (proposed(bob), proposed(beth)) == ([bill], [])


def test_a_body_under_a_like_name():
    first = make_organisation(title="Harwell Council")
    second = make_organisation(title="Harwell Metropolitan Borough Council")
    make_organisation(title="Harwell Council Cabinet")
    assert proposed(first) == [second]


def test_what_a_body_is_part_of_or_followed_by_is_another():
    first = make_organisation(title="Harwell Council")
    make_organisation(title="Harwell City Council", parent=first)
    make_organisation(title="Harwell Borough Council", successor=first)
    assert proposed(first) == []


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"date": day("6 February 2015")}, True),
        ({"date": day("")}, True),
        ({"date": day("9 February 2015")}, False),
        ({"title": "Leader of the council stays"}, False),
        ({"title": "Leader quits after review of council 2"}, False),
        ({"outlet": None}, False),
    ],
)
def test_an_article_of_one_outlet_and_day(changes, same):
    outlet = make_outlet()
    first = make_article(title="Leader quits after review of council", outlet=outlet, date=day("4 February 2015"))
    given = {
        "title": "Leader quits after council review",
        "outlet": outlet,
        "date": day("4 February 2015"),
    } | changes
    second = make_article(**given | ({} if given["outlet"] else {"outlet": make_outlet()}))
    assert proposed(second) == ([first] if same else [])


@pytest.mark.parametrize("date", ["0001", "9999-12-31"])
def test_the_first_and_the_last_day_have_neighbours(date):
    outlet = make_outlet()
    first, second = (make_article(title="Leader quits", outlet=outlet, date=day(date)) for _ in range(2))
    assert proposed(first) == [second]


def test_a_name_without_letters_is_like_none():
    make_person(title="Ada Okafor")
    assert proposed(make_person(title="?!")) == []


def test_what_was_merged_away_is_not_proposed():
    first, second = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    Record.objects.filter(pk=second.pk).update(status="merged", merged_into=first.pk)
    assert proposed(first) == []


def test_the_line_tells_two_of_one_name_apart():
    body = make_organisation(title="Harwell Council")
    first, second = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    make_post(second, body, "leader", passages=[])
    (alike,) = likely_duplicates(first)
    assert alike.line == f"Person · leader, Harwell Council · draft · {second.public_id}"
    outlet = make_outlet(title="The Courier")
    one, two = (make_article(title="Leader quits", outlet=outlet, date=day("2015")) for _ in range(2))
    (alike,) = likely_duplicates(one)
    assert alike.line == f"Article · 2015 · The Courier · draft · {two.public_id}"


def test_told_apart_is_remembered_whichever_way_round_and_undone(admin_user):
    first, second = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    assert tell_apart(second, first, by=admin_user)
    assert not tell_apart(first, second, by=None)
    assert (proposed(first), proposed(second)) == ([], [])
    assert (apart_from(first), apart_from(second)) == ({second.pk}, {first.pk})
    (row,) = NotTheSame.objects.all()
    assert (row.one_id, row.other_id, row.said_by) == (first.pk, second.pk, admin_user)
    assert forget(second, first)
    assert not forget(second, first)
    assert proposed(first) == [second]


def test_a_pair_stands_once_and_in_one_order():
    first, second = make_person().record, make_person().record
    NotTheSame.objects.create(one=second, other=first)
    with pytest.raises(IntegrityError, match=r"(?i)unique|not_the_same_once"), transaction.atomic():
        NotTheSame.objects.create(one=first, other=second)
    with pytest.raises(IntegrityError, match="not_the_same_in_order"), transaction.atomic():
        NotTheSame.objects.create(one=first, other=first)


def test_a_search_for_duplicates_asks_little(django_assert_max_num_queries):
    person = make_person(title="Ada Okafor")
    for number in range(5):
        make_post(make_person(title="Ada Okafor"), make_organisation(), f"leader {number}", passages=[])
    with django_assert_max_num_queries(8 + 2 * 5):
        assert len(likely_duplicates(person)) == 5
