"""The editors' history: who saved what, from what to what, and no way back by a button."""

import pytest
from reversion.models import Version as Saved

from articles.models import Theme
from tests.admin.desk import address, save
from tests.factories import make_event, make_outlet

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


def test_history_is_not_a_way_back(desk):
    """No address of the history reverts or recovers anything, and the page says why."""
    outlet = make_outlet()
    save(desk, address(outlet), "_save", title="Between")
    save(desk, address(outlet), "_save", title="New")
    kept = Saved.objects.get_for_object(outlet).last()
    assert b"nothing is put back by a button" in desk.get(address(outlet, "history")).content
    for page in (f"{outlet.pk}/history/{kept.pk}/", "recover/", f"recover/{kept.pk}/"):
        desk.post(f"/admin/articles/organisation/{page}", {"post": "yes"}, follow=True)
    outlet.refresh_from_db()
    assert outlet.title == "New"


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
    assert client.get(address(make_event(), "history")).status_code == 403
