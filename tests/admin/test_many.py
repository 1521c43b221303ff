"""A hub with hundreds of passages: a list in pages in place of rows, passages named by number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.many import MANY, numbers_in
from articles.models import Passage
from tests.admin.desk import add_address, add_row, address, errors, filled, save
from tests.factories import (
    make_article,
    make_event,
    make_organisation,
    make_participation,
    make_passage,
    make_person,
    make_published,
    make_standing,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/passage/"
HUB = 400


def hub(record, how_many=MANY, article=None):
    """Give a record this many passages of one article; return it."""
    article = article or make_article(title="The long report")
    first = record.last_passage_number + 1
    rows = [
        Passage(record=record.record, article=article, number=number, exact=f"words {number}")
        for number in range(first, first + how_many)
    ]
    Passage.objects.bulk_create(rows)
    type(record).objects.filter(pk=record.pk).update(last_passage_number=rows[-1].number)
    record.refresh_from_db()
    return record


def shown(desk, **query):
    """The passages on a page of the list."""
    return list(desk.get(LIST, query).context["cl"].result_list)


def test_from_fifty_on_the_form_shows_a_list_in_their_place(desk):
    """With a link to the list and one to add a passage; with one less they stand on the form."""
    body, small = hub(make_organisation()), hub(make_organisation(), MANY - 1)
    content = desk.get(address(body)).content.decode()
    assert "passages_owned-" not in content
    assert f'href="{LIST}?record={body.public_id}"' in content
    assert f'href="{add_address(Passage)}?record={body.public_id}"' in content
    assert f"edit its passages ({MANY})" in content
    assert "passages_owned-48-exact" in desk.get(address(small)).content.decode()
    save(desk, address(body), "_save", title="Harwell Council")
    body.refresh_from_db()
    assert body.title == "Harwell Council" and body.passages_owned.count() == MANY


def test_the_list_is_paged_and_searched(desk):
    """25 a page, of this record alone, in order of number."""
    body = hub(make_organisation(title="Harwell Council"), 60)
    hub(make_organisation(), 3)
    assert [row.number for row in shown(desk, record=body.public_id)] == list(range(1, 26))
    assert [row.number for row in shown(desk, record=body.public_id, p=3)] == list(range(51, 61))
    assert [row.number for row in shown(desk, record=body.public_id, q="words 17")] == [17]
    assert len(shown(desk, record=body.public_id, all="")) == 25
    assert shown(desk, record="00000000") == shown(desk, record="x") == []


def test_one_is_added_changed_and_deleted(desk, admin_user):
    """Each on a small form, found in the text as on the big one, back to the list each time."""
    body = hub(make_organisation())
    back = f"{LIST}?record={body.public_id}"
    article = make_article(text="The council’s leader stood down at once.")
    page = f"{add_address(Passage)}?record={body.public_id}"
    from_list = desk.get(f"{add_address(Passage)}?_changelist_filters=record%3D{body.public_id}")
    assert filled(from_list)["record"] == str(body.pk)
    answer = desk.post(page, filled(desk.get(page)) | {"article": article.pk, "exact": "council's leader"})
    assert answer.url == back
    passage = body.passages_owned.get(number=MANY + 1)
    assert (passage.exact, passage.anchor) == ("council’s leader", "anchored")
    body.refresh_from_db()
    assert body.updated_by == admin_user
    save(desk, address(passage), "_save", stance="mentions", record=make_event().pk)
    passage.refresh_from_db()
    assert (passage.stance, passage.record_id) == ("mentions", body.pk)
    assert "council’s leader" in desk.get(address(passage, "delete")).content.decode()
    desk.post(address(passage, "delete"), {"post": "yes"})
    assert not Passage.objects.filter(pk=passage.pk).exists()


def test_two_editors_of_one_passage(desk):
    """The second sees both values; sent again it is saved."""
    passage = make_passage(make_event(), exact="stood down")
    first, second = filled(desk.get(address(passage))), filled(desk.get(address(passage)))
    desk.post(address(passage), first | {"exact": "stood down at once"})
    answer = desk.post(address(passage), second | {"exact": "stood aside"})
    assert "Words quoted: now “stood down at once”, yours “stood aside”." in errors(answer)
    desk.post(address(passage), filled(answer))
    passage.refresh_from_db()
    assert passage.exact == "stood aside"


def test_a_form_that_shows_the_passage_as_it_was_is_stale(desk):
    """Changed on its own form meanwhile, it is not overwritten by the record's."""
    event = make_event()
    passage = make_passage(event, exact="stood down")
    stale = filled(desk.get(address(event)))
    save(desk, address(passage), "_save", exact="stood down at once")
    answer = desk.post(address(event), stale | {"_save": "on"})
    assert answer.templates[0].name == "admin/articles/conflict.html"
    assert "stood down at once" in answer.content.decode()
    passage.refresh_from_db()
    assert passage.exact == "stood down at once"


def test_a_form_that_was_opened_with_rows_saves_them(desk):
    """Though the record got its fiftieth passage meanwhile."""
    body, article = hub(make_organisation(), MANY - 1), make_article()
    data = filled(desk.get(address(body)))
    make_passage(body)
    add_row(data, "passages_owned", article=article.pk, exact="typed", stance="supports")
    desk.post(address(body), data | {"_save": "on"})
    assert body.passages_owned.filter(exact="typed").exists()


def test_statements_name_passages_by_number(desk):
    """What was chosen stands there; what is typed is saved; a number that none has is refused."""
    event = hub(make_event())
    make_standing(event, passages=event.passages_owned.filter(number__in=[3, 17]))
    make_participation(event, make_person())
    content = desk.get(address(event)).content.decode()
    assert (
        'name="standings-0-passages" value="3, 17"' in content
        and 'type="checkbox" name="standings-0-pass' not in content
    )
    save(desk, address(event), "_save", **{"participations-0-passages": "5, 20-22"})
    row = event.participations.get()
    assert [passage.number for passage in row.passages.all()] == [5, 20, 21, 22]
    for typed, why in (("51", "No passage of this record has number 51"), ("x", "Type numbers of passages")):
        data = filled(desk.get(address(event))) | {"participations-0-passages": typed, "_save": "on"}
        content = desk.post(address(event), data).content.decode()
        assert why in content and f'value="{typed}"' in content
    save(desk, address(event), "_save", summary="More.")
    assert row.passages.count() == 4


def test_a_fixed_standing_of_a_hub_stays_fixed(desk):
    """Published, its passages are shown and not changed."""
    event = hub(make_published("event"))
    data = filled(desk.get(address(event)))
    desk.post(address(event), data | {"standings-0-passages": "7", "_save": "on"})
    assert [passage.number for passage in event.standings.get().passages.all()] == [1]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", set()), (" 3,17 ", {3, 17}), ("1 2", {1, 2}), ("4 – 6; 9", {4, 5, 6, 9}), ("6-4", set())],
)
def test_numbers_in_words(text, numbers):
    """Commas, spaces, ranges."""
    assert numbers_in(text) == numbers


def test_an_article_lists_what_quotes_it(desk):
    """By record, in pages, from its own form."""
    article = make_article()
    first, second = hub(make_organisation(title="Alpha"), 20, article), hub(make_event(title="Beta"), 20, article)
    make_passage(first)
    assert f'href="{LIST}?article={article.public_id}"' in desk.get(address(article)).content.decode()
    rows = shown(desk, article=article.public_id)
    assert [row.record_id for row in rows] == [first.pk] * 20 + [second.pk] * 5


def test_who_may(clerk):
    """Passages of kinds that one may not see are not listed; of records that one may not change they are fixed."""
    event, body = make_event(), make_organisation()
    ours, theirs = make_passage(event), make_passage(body)
    acts = [f"{act}_passage" for act in ("view", "add", "change", "delete")]
    client = clerk(*acts, "view_event", "change_event", "view_record", "view_article")
    assert shown(client) == [ours]
    assert client.get(address(theirs), follow=True).context["messages"]
    page = f"{add_address(Passage)}?record={body.public_id}"
    data = filled(client.get(page)) | {"article": make_article().pk, "exact": "at once"}
    assert "You may not change this record." in client.post(page, data).content.decode()
    client = clerk(*acts, "view_event")
    for name in ("change", "delete"):
        assert client.post(address(ours, name), {"post": "yes"}).status_code == 403
    assert Passage.objects.count() == 2


def test_a_warning_leads_to_the_passage_itself(desk):
    """Where the form does not show it."""
    event = hub(make_event())
    passage = make_passage(event, article=make_article(text="Nothing of it."), exact="never said so")
    assert f'href="{address(passage)}"' in desk.get(address(event)).content.decode()


def queries_of(act):
    """Return how many queries an act asks."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def test_a_hub_asks_the_same_queries_however_many_passages_it_has(desk):
    """To open its form, and the list of its passages."""
    asked = []
    for size in (HUB // 4, HUB):
        event = hub(make_event(), size)
        pages = (address(event), f"{LIST}?record={event.public_id}")
        desk.get(LIST)  # what is read once a process
        asked.append([queries_of(lambda page=page: desk.get(page)) for page in pages])
    assert asked[0] == asked[1]
