"""What the two groups may do beyond opening a page: what is offered, what is refused, what is left as it was."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse

from articles.models import Event, Record
from tests.admin.desk import add_address, address, filled, save
from tests.factories import make_event, make_published, make_ready

pytestmark = pytest.mark.django_db
make_groups = import_module("articles.migrations.0008_desk_work").make_groups
FOR_EDITORS = ("hold", "withdraw", "merge")


def codenames(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_an_editor_may_all_that_a_contributor_may_and_more(groups):
    more = codenames("Editor") - codenames("Contributor")
    assert codenames("Contributor") < codenames("Editor")
    assert {"publish_record", "merge_record", "delete_others_record", "change_startingpoint"} <= more
    assert {"add_loadedword", "change_loadedword", "delete_loadedword"} <= more


def test_making_the_groups_again_gives_back_what_they_lack(groups):
    contributor = Group.objects.get(name="Contributor")
    before = codenames("Contributor")
    contributor.permissions.remove(contributor.permissions.first())
    make_groups(apps, SimpleNamespace(connection=connection))
    assert codenames("Contributor") == before and Group.objects.count() == 2


def test_a_contributor_makes_and_submits_and_an_editor_publishes(seat, groups):
    contributor, editor = seat("Contributor"), seat("Editor")
    event = make_ready("event")
    save(contributor, address(event), "_save", summary="In plain words.")
    contributor.post(address(event, "submit"))
    event.refresh_from_db()
    assert (event.summary, event.status) == ("In plain words.", "in_review")
    save(editor, address(event), "_publish")
    event.refresh_from_db()
    assert event.status == "published"


def test_a_contributor_saves_a_published_record_and_the_public_sees_nothing_of_it(seat, client):
    event = make_published("event")
    save(seat("Contributor"), address(event), "_save", summary="A sentence of a contributor.")
    event.refresh_from_db()
    assert event.summary == "A sentence of a contributor." and event.versions.count() == 1
    assert b"A sentence of" not in client.get(f"/id/{event.public_id}", follow=True).content


def test_what_a_contributor_may_not_do_is_not_offered(seat):
    event = make_published("event")
    page = seat("Contributor").get(address(event)).content.decode()
    offered = [name for name in FOR_EDITORS if address(event, name) in page]
    assert offered == [] and "_publish" not in page and address(event, "delete") not in page
    page = seat("Editor").get(address(event)).content.decode()
    assert [name for name in FOR_EDITORS if address(event, name) in page] == list(FOR_EDITORS)
    assert "_publish" in page


@pytest.mark.parametrize("is_new", [True, False])
def test_publish_posted_by_hand_is_refused_and_nothing_is_saved(seat, is_new):
    contributor = seat("Contributor")
    event = make_ready("event")
    page = add_address(Event) if is_new else address(event)
    data = filled(contributor.get(page)) | {"title": "Departure of the clerk", "sort": "resignation"}
    assert contributor.post(page, data | {"_publish": "on"}).status_code == 403
    assert not Record.objects.filter(title="Departure of the clerk").exists()
    assert contributor.post(page, data | {"_save": "on"}).status_code == 302
    assert Record.objects.get(title="Departure of the clerk").status == "draft"


def test_a_contributor_deletes_only_drafts_of_their_own(seat):
    contributor = seat("Contributor")
    save(contributor, add_address(Event), title="A slip", sort="resignation")
    own, others = Event.objects.get(), make_event()
    assert address(own, "delete") in contributor.get(address(own)).content.decode()
    assert address(others, "delete") not in contributor.get(address(others)).content.decode()
    assert contributor.post(address(others, "delete"), {"post": "yes"}).status_code == 403
    assert contributor.post(address(own, "delete"), {"post": "yes"}).status_code == 302
    assert list(Event.objects.all()) == [others]


def test_who_may_look_at_one_kind_finds_no_draft_of_another(clerk):
    """In the list of all records, in the search boxes, by a known number, in versions and differences."""
    event = make_published("event", title="Departure of the clerk")
    client = clerk("view_record", "view_person", "view_version", "change_link", "view_link")
    listed = client.get(reverse("admin:articles_record_changelist")).content.decode()
    box = {"term": "departure", "app_label": "articles", "model_name": "link", "field_name": "source"}
    assert "Departure" not in listed
    assert client.get(reverse("admin:autocomplete"), box).json()["results"] == []
    assert client.get(reverse("admin:articles_record_history", args=[event.pk])).status_code == 302
    version = event.versions.get()
    for page in (address(version), address(version, "history"), address(event)):
        answer = client.get(page, follow=True)
        assert answer.status_code == 403 or "Departure" not in answer.content.decode()
