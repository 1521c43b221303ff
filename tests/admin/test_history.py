"""The editors' history: who saved what, from what to what; states compared, and put back into the form."""

import re
from html import unescape

import pytest
from reversion.models import Version as Saved

from articles.dates import EdtfDate
from articles.models import Theme
from tests.admin.desk import add_row, address, filled, save, told
from tests.factories import make_article, make_event, make_outlet, make_passage, make_published

pytestmark = pytest.mark.django_db


def test_history_tells_before_and_after(desk):
    """Who saved what, from what to what; hidden fields are not in it."""
    outlet = make_outlet(title="Old <b>")
    save(desk, address(outlet), "_save", title="Between")
    save(desk, address(outlet), "_save", title="New", date="about 2015", sort="other")
    page = desk.get(address(outlet, "history"))
    latest = {(change.field, change.before, change.after) for change in page.context["saves"][0].changes}
    assert latest == {
        ("title", "Between", "New"),
        ("date", "", "about 2015"),
        ("sort of body", "Outlet", "Other body"),
    }
    assert page.context["saves"][0].by.username == "admin"
    assert "edit_token" not in page.content.decode()


def text_of(client, record, name="history"):
    """A page about a record as plain text, its white space made one."""
    content = client.get(address(record, name)).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content.partition('id="content-main"')[2])).split())


def test_rows_are_told_in_sentences(desk, admin_user):
    """Who added, changed and deleted which passage, of which article."""
    admin_user.first_name, admin_user.last_name = "Ada", "Okafor"
    admin_user.save()
    event = make_event()
    article = make_article(outlet=make_outlet(title="The Harwell Courier"), date=EdtfDate.parse("2015-05-02"))
    data = filled(desk.get(address(event)))
    add_row(data, "passages_owned", article=article.pk, exact="stood down", stance="supports")
    desk.post(address(event), data)
    named = "passage 1, “stood down”, of The Harwell Courier, 2 May 2015"
    assert f"Ada Okafor added {named}" in text_of(desk, event)
    save(desk, address(event), "_save", **{"passages_owned-0-exact": "stood down at once"})
    assert "Ada Okafor changed passage 1, “stood down at once”" in text_of(desk, event)
    save(desk, address(event), "_save", **{"passages_owned-0-DELETE": "on"})
    latest = desk.get(address(event, "history")).context["saves"][0]
    assert [(one.act, one.what) for one in latest.told] == [("deleted", named.replace("down", "down at once"))]


def test_what_was_there_before_the_first_save_is_told_apart(desk):
    """The first editor is not said to have made what an import made; a row deleted at once is told."""
    event = make_event(title="As imported")
    make_passage(event, exact="stood down")
    save(desk, address(event), "_save", **{"passages_owned-0-DELETE": "on"})
    latest, before = desk.get(address(event, "history")).context["saves"]
    assert [one.act for one in latest.told] == ["deleted"] and latest.by.username == "admin"
    assert before.is_as_it_stood and before.by is None
    assert "before it was first saved here" in text_of(desk, event)


def test_acts_versions_and_saves_are_one_stream(desk):
    """The latest comes first, and a version is told once."""
    event = make_published("event")
    save(desk, address(event), "_publish", summary="New.", change_note="Why.")
    desk.post(address(event, "hold"))
    text = text_of(desk, event)
    places = [
        text.index(words) for words in ("Held:", "Published as version 2.", "New.", "Published as version 1.")
    ]
    assert places == sorted(places) and text.count("Published as version 2.") == 1


def test_two_saved_states_are_compared_word_by_word(desk):
    """Words that went and came are marked, for those who listen too."""
    outlet = make_outlet()
    for summary in ("It left at once.", "It left later.", "It left later."):
        save(desk, address(outlet), "_save", summary=summary)
    third, second, first, _ = [save.key for save in desk.get(address(outlet, "history")).context["saves"]]
    page = desk.get(address(outlet, "compare"), {"before": first, "after": second})
    words = page.content.decode()
    assert re.search("<del>.*taken out.*at once.*</del>", words) and re.search(
        "<ins>.*added.*later.*</ins>", words
    )
    same = desk.get(address(outlet, "compare"), {"before": second, "after": third})
    assert b"Nothing differs" in same.content
    assert b"Select a valid choice" in desk.get(address(outlet, "compare"), {"before": "x", "after": "1"}).content
    assert b"nothing to compare" in desk.get(address(make_outlet(), "compare")).content


def test_what_is_saved_is_compared_with_what_is_public(desk):
    """Only what publishing would change is shown."""
    event = make_published("event")
    assert "is what the public sees" in text_of(desk, event, "public")
    save(desk, address(event), "_save", summary="New words.")
    assert [label for label, _ in desk.get(address(event, "public")).context["lines"]] == ["Summary"]
    assert address(event, "public") in desk.get(address(event, "preview")).content.decode()
    assert "sees nothing" in text_of(desk, make_event(), "public")


def test_a_saved_state_is_put_into_the_form(desk):
    """Fields and rows as they were, unsaved until the editor saves; what the gate writes is left alone."""
    event = make_published("event", title="Old title")
    make_passage(event, exact="left at once")
    save(desk, address(event), "_save", title="New title", **{"passages_owned-1-DELETE": "on"})
    data = filled(desk.get(address(event)))
    article = make_article(title="Another one")
    add_row(data, "passages_owned", article=article.pk, exact="added since", stance="mentions")
    desk.post(address(event), data)
    oldest = desk.get(address(event, "history")).context["saves"][-1]
    page = desk.post(address(event), {"_restore": oldest.key})
    assert "Nothing is saved yet" in told(page)[0] and b"Please correct" not in page.content
    event.refresh_from_db()
    assert event.title == "New title"
    data = filled(page)
    assert data["passages_owned-1-DELETE"] == "on"
    desk.post(address(event), data | {"_save": "on"})
    event.refresh_from_db()
    words = set(event.passages_owned.values_list("exact", flat=True))
    assert event.title == "Old title" and "left at once" in words and "added since" not in words
    assert event.status == "published" and event.versions.count() == 1


def test_only_saved_states_of_this_record_are_put_in(desk, clerk):
    """Another record's state is none of this one's; who may only look puts nothing in."""
    one, other = make_outlet(), make_outlet()
    save(desk, address(one), "_save", title="One")
    key = desk.get(address(one, "history")).context["saves"][0].key
    assert "no such saved state" in told(desk.post(address(other), {"_restore": key}, follow=True))[0]
    reader = clerk("view_organisation")
    assert reader.post(address(one), {"_restore": key}).status_code == 403
    for name in ("compare", "public"):
        assert reader.get(address(one, name)).status_code == 200


def test_reading_makes_no_history(desk):
    """Only saves are remembered, and no transaction is opened to read."""
    event = make_event()
    desk.get(address(event))
    desk.get("/admin/articles/event/")
    assert not Saved.objects.exists()


def test_a_theme_is_kept_in_history_too(desk):
    """Rows of other tables have their history."""
    desk.post("/admin/articles/theme/add/", {"name": "Records", "slug": "records"})
    page = desk.get(address(Theme.objects.get(), "history"))
    assert {change.after for change in page.context["saves"][0].changes} == {"Records", "records"}


def test_who_may_not_see_history(clerk):
    """History is for those who may see the record."""
    client = clerk("change_article")
    for name in ("history", "compare", "public"):
        assert client.get(address(make_event(), name)).status_code == 403
