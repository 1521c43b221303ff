"""What editors may not do: fields that are never theirs, lookups, deletions; and who sees what."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.curation.merging import merge
from articles.models import Event, Record, Redaction, Version
from tests.admin.desk import address, filled, save
from tests.factories import (
    make_event,
    make_link,
    make_organisation,
    make_outlet,
    make_person,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db


NEVER_THEIRS = {
    "status": "published",
    "held": "on",
    "public_id": "00000000",
    "kind": "person",
    "slug": "x",
    "sort_key": "x",
    "folded": "x",
    "merged_into": "1",
    "withdrawn_at": "2015-01-01",
    "withdrawal_reason": "error",
    "tombstone_names_it": "on",
    "withdrawal_note": "x",
    "last_citation": "x",
    "last_passage_number": "99",
    "created_by": "",
    "updated_by": "",
}


def test_fields_that_are_never_editable(desk, admin_user):
    """Sent all the same, they are ignored."""
    event = make_event()
    before = Record.objects.values(*NEVER_THEIRS).get(pk=event.pk)
    desk.post(address(event), filled(desk.get(address(event))) | NEVER_THEIRS)
    after = Record.objects.values(*NEVER_THEIRS).get(pk=event.pk)
    assert after == before | {"updated_by": admin_user.pk}


def test_the_inquiry_of_a_report_is_not_typed(desk):
    """It follows the link that says so."""
    report = make_report()
    desk.post(address(report), filled(desk.get(address(report))) | {"inquiry": make_published("inquiry").pk})
    report.refresh_from_db()
    assert report.inquiry is None


@pytest.mark.parametrize(
    "query",
    [
        "title__regex=(a+)%2B$",
        "title__iregex=x",
        "title__startswith=x",
        "summary__contains=x",
        "internal_note__contains=x",
        "created_by__password__startswith=x",
        "record__title__regex=x",
        "passages_owned__exact__contains=x",
        "status__in=draft",
        "status__regex=x",
        "nothing=1",
    ],
)
@pytest.mark.parametrize("model", ["event", "record", "version", "theme", "difference"])
def test_only_listed_lookups(desk, model, query):
    """A list answers its own filters and no others."""
    assert desk.get(f"/admin/articles/{model}/?{query}").status_code == 400


def test_search_finds_names_however_they_are_typed(desk):
    """Title, other name, identifier; several words; accents do not matter, special characters are text."""
    body = make_organisation(title="Zoë’s Panel")
    body.other_names.create(name="The ZP")
    for words in ("zoes", "panel ZOË'S", "zp", body.public_id, '"zoes panel"'):
        assert [row.pk for row in found(desk, words)] == [body.pk], words
    for words in ("nobody", "%", "_", "(nobody+)+$", "—"):
        assert not found(desk, words), words
    assert desk.get("/admin/articles/organisation/", {"q": "a\x00b"}).status_code == 200


def found(desk, words):
    """The rows that the list of organisations shows for a search."""
    return list(desk.get("/admin/articles/organisation/", {"q": words}).context["cl"].result_list)


def test_the_queue(desk):
    """The filter "waiting" shows what was published and is out of sight."""
    event, seen = make_published("event"), make_published("event")
    desk.post(address(event.passages_owned.get().article, "hold"))
    result = desk.get("/admin/articles/event/?waiting=yes").context["cl"].result_list
    assert [row.pk for row in result] == [event.pk] != [seen.pk]


def autocomplete(client, model, field, term=""):
    """What a search box offers, and the answer's status."""
    query = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    answer = client.get(reverse("admin:articles_record_choices"), query)
    return [row["text"] for row in answer.json()["results"]] if answer.status_code == 200 else answer.status_code


def test_search_boxes_offer_what_fits(desk):
    """People and bodies take part, no link is an end, merged names find the survivor, twenty at a time."""
    make_link()
    person, event = make_person(title="Ada"), make_published("event", title="Ada resigns")
    merge(make_published("person", title="Ada M."), make_published("person", title="Bea"))
    lines = sorted(autocomplete(desk, "participation", "who", "ada"))
    assert [line.split(",")[0] for line in lines] == [person.title, "Bea (“Ada M.”)"]
    assert all(", person" in line for line in lines)
    lines = sorted(autocomplete(desk, "link", "source", "ada"))
    assert [line.split(",")[0] for line in lines] == [event.title, person.title, "Bea (“Ada M.”)"]
    assert autocomplete(desk, "link", "source", "harwell report led to") == []
    for _ in range(25):
        make_person()
    assert len(autocomplete(desk, "participation", "who")) == 20


def test_search_boxes_need_permission_on_what_they_offer(clerk):
    """Drafts are told to nobody who may not read them."""
    make_person(title="Ada")
    client = clerk("change_event", "view_event", "add_participation")
    assert autocomplete(client, "participation", "who", "ada") == 403


def test_the_table_of_all_records_is_for_search_only(desk):
    """It is not in the index, makes nothing, and a record there leads to its own form."""
    event = make_event()
    assert b'href="/admin/articles/record/"' not in desk.get("/admin/").content
    assert desk.get("/admin/articles/record/add/").status_code == 403
    page = f"/admin/articles/record/{event.pk}/change/"
    assert desk.get(page).url == address(event)
    assert desk.post(page, {"title": "x"}).status_code == 403
    assert desk.post(f"/admin/articles/record/{event.pk}/delete/", {"post": "yes"}).status_code == 403


def test_versions_and_redactions_are_read_only(desk):
    """They are shown, and neither made, changed nor deleted."""
    version = make_published("event").versions.get()
    assert b"&quot;kind&quot;: &quot;event&quot;" in desk.get(address(version)).content
    for model in (Version, Redaction):
        name = model._meta.model_name
        assert desk.get(f"/admin/articles/{name}/").status_code == 200
        assert desk.get(f"/admin/articles/{name}/add/").status_code == 403
    assert desk.post(address(version), {"change": "x"}).status_code == 403
    assert desk.post(address(version, "delete"), {"post": "yes"}).status_code == 403


def test_a_draft_can_be_deleted(desk):
    """With what belongs to it; the log remembers."""
    event = make_event(title="Wrong")
    page = address(event, "delete")
    assert b"Wrong" in desk.get(page).content
    desk.post(page, {"post": "yes"})
    assert not Record.objects.filter(pk=event.pk).exists()
    assert LogEntry.objects.get(action_flag=3).object_repr == "Wrong"


def test_what_was_published_is_not_deleted(desk):
    """Not by its form, not by the list."""
    event = make_published("event")
    assert desk.post(address(event, "delete"), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    desk.post("/admin/articles/event/", action)
    assert Event.objects.filter(pk=event.pk).exists()
    assert address(event, "delete").encode() not in desk.get(address(event)).content


def test_a_draft_that_others_rest_on_is_not_deleted(desk):
    """The page names what stands in the way."""
    link = make_link()
    answer = desk.post(address(link.source.child, "delete"), {"post": "yes"})
    assert answer.status_code == 200 and str(link).encode() in answer.content
    assert Record.objects.filter(pk=link.source_id).exists()


def test_an_editor_who_is_no_superuser(clerk):
    """All permissions on the archive's tables are enough to save, publish and delete a draft."""
    names = Permission.objects.filter(content_type__app_label="articles").values_list("codename", flat=True)
    client = clerk(*names)
    outlet, draft = make_outlet(), make_outlet()
    save(client, address(outlet), "_publish", title="Courier")
    outlet.refresh_from_db()
    assert (outlet.title, outlet.status) == ("Courier", "published")
    client.post(address(draft, "delete"), {"post": "yes"})
    assert not Record.objects.filter(pk=draft.pk).exists()


def test_script_in_a_title_is_text_everywhere(desk):
    """List, search box, form, preview, history, conflict, deletion, withdrawal, messages."""
    script = "<script>alert(1)</script>"
    outlet = make_outlet(title=script)
    stale = filled(desk.get(address(outlet)))
    answers = [
        save(desk, address(outlet), "_continue", summary=script),
        save(desk, address(outlet), "_publish", change_note=script),
        desk.post(address(outlet), stale | {"title": script + script}),
        desk.get("/admin/articles/organisation/"),
        desk.get("/admin/"),
        *(desk.get(address(outlet, page)) for page in ("change", "preview", "history", "withdraw")),
        desk.get(address(outlet.versions.get())),
        desk.get(address(make_outlet(title=script), "delete")),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_admin_pages_are_not_cached(desk):
    """No page of the desk is kept by a shared cache."""
    for page in ("change", "preview", "withdraw", "history"):
        assert "no-store" in desk.get(address(make_event(), page))["Cache-Control"]
