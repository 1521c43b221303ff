"""Merging at the desk: choosing, looking, merging, undoing, and who may."""

import pytest
from django.contrib.admin import site
from django.test import Client

from articles.curation.merging import merge
from articles.models import Merge, Person, Record
from tests.admin.desk import address, save, told
from tests.admin.test_acts import logged
from tests.factories import make_event, make_published

pytestmark = pytest.mark.django_db
MAY = ("change_person", "view_person", "merge_record")


def pair(**given):
    return make_published("person", **given), make_published("person", **given)


def shown(desk, merged, survivor):
    return desk.get(address(merged, "merge"), {"survivor": survivor.pk})


def post(desk, merged, survivor, follow=True, **choices):
    seen = f"{merged.edit_token}-{survivor.edit_token}"
    data = {"survivor": survivor.pk, "seen": seen} | choices
    return desk.post(address(merged, "merge"), data, follow=follow)


def test_the_page_of_a_published_record_offers_it(desk):
    merged, _ = pair()
    assert address(merged, "merge") in desk.get(address(merged)).content.decode()
    draft = make_event()
    assert address(draft, "merge") not in desk.get(address(draft)).content.decode()
    assert "Merge into" not in desk.get(address(make_published("report"))).content.decode()


@pytest.mark.parametrize("given", ["{0}", "/id/{0}", "https://archive.example/people/{0}/a-name/"])
def test_the_survivor_is_found_by_its_permalink(desk, given):
    merged, survivor = pair()
    page = desk.get(address(merged, "merge"), {"permalink": given.format(survivor.public_id)})
    assert page.context["preview"].survivor == survivor


@pytest.mark.parametrize("given", [{"permalink": "nothing"}, {"survivor": "x"}, {"survivor": "9" * 30}])
def test_what_is_no_other_record_is_asked_for_again(desk, given):
    merged, _ = pair()
    page = desk.get(address(merged, "merge"), given)
    assert page.status_code == 200 and page.context["form"].errors


def test_neither_itself_nor_another_kind_is_found(desk):
    merged, _ = pair()
    for other in (merged, make_published("organisation")):
        page = desk.get(address(merged, "merge"), {"permalink": other.public_id})
        assert page.context["form"].errors


def test_the_preview_shows_what_moves_and_both_values(desk):
    merged, survivor = make_published("person", honorific="<b>Dame"), make_published("person", honorific="Dr")
    text = shown(desk, merged, survivor).content.decode()
    for words in ("Passages", "&lt;b&gt;Dame", "Dr", merged.title, survivor.title):
        assert words in text
    assert "<b>Dame" not in text
    assert Merge.objects.count() == 0


def test_merging_takes_the_chosen_values_and_is_on_record_on_both_sides(desk):
    merged, survivor = make_published("person", honorific="Dame"), make_published("person", honorific="Dr")
    answer = post(desk, merged, survivor, **{"take-honorific": "merged", "take-title": "survivor"})
    assert answer.redirect_chain[-1][0] == address(survivor)
    assert "is merged into" in told(answer)[0]
    assert Person.objects.get(pk=survivor.pk).honorific == "Dame"
    assert Record.objects.get(pk=merged.pk).merged_into_id == survivor.pk
    assert logged(merged) == [f"Merged into “{survivor}” ({survivor.public_id})."]
    assert logged(survivor) == [f"“{merged}” ({merged.public_id}) was merged into this record."]
    for record in (merged, survivor):
        text = desk.get(address(record, "history")).content.decode()
        assert "Honorific not kept: “Dr”" in text and "admin: merged “" in text


def test_the_next_save_is_not_blamed_for_what_the_merge_moved(desk):
    merged, survivor = pair()
    post(desk, merged, survivor)
    save(desk, address(survivor), summary="A new summary.")
    latest, before, _ = desk.get(address(survivor, "history")).context["saves"]
    assert [(change.field, change.after) for change in latest.changes] == [("summary", "A new summary.")]
    assert merged.passages_owned.model.objects.filter(record=survivor.pk).count() == 2
    assert any(merged.title == change.after for change in before.changes)


def test_a_stale_preview_is_refused_with_both_shown(desk):
    merged, survivor = pair()
    Record.objects.filter(pk=survivor.pk).update(edit_token=4)
    page = post(desk, merged, survivor)
    assert "Somebody edited" in page.content.decode()
    assert page.context["preview"].token == "0-4"
    assert Record.objects.get(pk=merged.pk).status == "published"


def test_what_stands_against_it_is_told(desk):
    merged, survivor = pair()
    Person.objects.filter(pk=survivor.pk).update(summary="Unpublished.")
    assert "not public yet" in shown(desk, merged, survivor).content.decode()
    assert "not public yet" in post(desk, merged, survivor).content.decode()
    assert Merge.objects.count() == 0


@pytest.mark.parametrize("page", ["change", "history"])
def test_undoing_from_the_page_and_from_the_history(desk, page):
    merged, survivor = pair()
    merge(merged, survivor)
    assert address(merged, "unmerge") in desk.get(address(merged, page)).content.decode()
    answer = desk.post(address(merged, "unmerge"), follow=True)
    assert "is undone" in told(answer)[0]
    assert Record.objects.get(pk=merged.pk).status == "published"
    assert logged(merged) == [f"Its merge into “{survivor}” was undone."]
    assert "undone." in desk.get(address(survivor, "history")).content.decode()


def test_undoing_tells_what_was_left(desk):
    merged, survivor = pair()
    merge(merged, survivor)
    name = survivor.other_names.get()
    name.name = "Edited"
    name.save()
    answer = desk.post(address(merged, "unmerge"), follow=True)
    assert any("was changed since" in message for message in told(answer))


def test_undoing_twice_does_nothing(desk):
    merged, survivor = pair()
    merge(merged, survivor)
    desk.post(address(merged, "unmerge"))
    assert "look again" in told(desk.post(address(merged, "unmerge"), follow=True))[-1]


def test_undo_acts_on_post_only(desk):
    merged, survivor = pair()
    merge(merged, survivor)
    assert desk.get(address(merged, "unmerge")).status_code == 405


def test_who_may_not_change_the_record_may_not_merge_it(clerk):
    merged, survivor = pair()
    client = clerk("view_person")
    for page in (client.get(address(merged, "merge")), shown(client, merged, survivor)):
        assert page.status_code == 403
    assert post(client, merged, survivor).status_code == 403
    merge(merged, survivor)
    assert client.post(address(merged, "unmerge")).status_code == 403
    assert "Undo" not in client.get(address(merged)).content.decode()


@pytest.mark.parametrize("denied", [0, 1])
def test_permission_is_asked_for_each_of_the_two(desk, monkeypatch, denied):
    both = pair()
    admin = site.get_model_admin(Person)
    refused = both[denied].pk
    monkeypatch.setattr(admin, "has_change_permission", lambda request, obj=None: not obj or obj.pk != refused)
    assert shown(desk, *both).status_code == 403
    assert post(desk, *both).status_code == 403
    merge(*both)
    assert desk.post(address(both[0], "unmerge")).status_code == 403


def test_who_may_change_it_may(clerk):
    merged, survivor = pair()
    assert post(clerk(*MAY), merged, survivor).status_code == 200
    assert Merge.objects.count() == 1


def test_a_visitor_is_sent_to_the_log_in(client):
    merged, survivor = pair()
    for page in ("merge", "unmerge"):
        assert client.post(address(merged, page), {"survivor": survivor.pk}).status_code == 302
    assert Merge.objects.count() == 0


def test_a_forged_request_is_refused(admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    merged, survivor = pair()
    assert post(client, merged, survivor).status_code == 403
    merge(merged, survivor)
    assert client.post(address(merged, "unmerge")).status_code == 403


def test_there_is_no_such_record(desk):
    merged, _ = pair()
    where = address(merged, "merge").replace(str(merged.pk), "999999")
    assert desk.get(where).status_code == 302
