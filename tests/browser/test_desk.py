"""The editors' pages on which states are chosen, compared and brought back: no barrier, no broken rule."""

from django.urls import reverse

from .test_admin import editor, seated  # noqa: F401
from .test_barriers import ALL, AXE, RUN

EVENTS = reverse("admin:articles_event_changelist")


def press(page, name):
    """Press the button with this name, and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def first_event(reader):
    """Open the form of the first event in the list; return its path."""
    reader.visit(EVENTS)
    reader.visit(reader.page.locator("#result_list tbody th a").first.get_attribute("href").partition("?")[0])
    return reader.path


def conflict(reader):
    """Two editors save one event: the second is asked to choose."""
    form = first_event(reader)
    other = reader.context.new_page()
    other.goto(reader.page.url)
    for page, title in (
        (other, "The leader of the council leaves"),
        (reader.page, "The leader of the council quits"),
    ):
        page.fill("#id_title", title)
        page.fill("#id_summary", f"{title}. So it was reported at the time.")
    other.check("#id_noindex")
    press(other, "Save")
    other.close()
    press(reader.page, "Save")
    assert "Another editor saved this record" in reader.page.title()
    return form


def walk_desk(reader):
    """Yield the name of each page once it is open."""
    form = conflict(reader)
    yield "conflict"
    for label in ("Title", "Summary"):
        reader.page.get_by_role("group", name=label).get_by_label("Mine").check()
    press(reader.page, "Save")
    for name in ("history", "compare", "public", "preview"):
        reader.visit(form.replace("/change/", f"/{name}/"))
        yield name
    reader.visit(form.replace("/change/", "/history/"))
    reader.page.locator("form[action] input[value='Put this state into the form']").last.click()
    reader.page.get_by_text("Nothing is saved yet: look through it").wait_for()
    yield "put-in"
    reader.visit(reverse("admin:articles_person_add"))
    reader.page.fill("#id_title", "Ada Okafor")
    press(reader.page, "Save and continue editing")
    reader.visit(reader.path.replace("/change/", "/delete/"))
    press(reader.page, "Yes, I’m sure")
    reader.visit(reverse("admin:articles_record_deleted"))
    yield "deleted"
    reader.visit(reverse("admin:articles_finding_changelist"))
    yield "list"
    for box in reader.page.locator(".action-select").all()[:3]:
        box.check()
    reader.page.select_option("select[name=action]", "add-theme")
    press(reader.page, "Go")
    yield "bulk-theme"
    reader.visit(EVENTS)
    for box in reader.page.locator(".action-select").all()[:3]:
        box.check()
    reader.page.select_option("select[name=action]", "publish")
    press(reader.page, "Go")
    yield "bulk-publish"


def test_choosing_comparing_and_bringing_back_have_no_barrier(editor):  # noqa: F811
    for name in walk_desk(editor):
        assert editor.heard() == [], name
        if name in ("put-in", "list"):  # Django's own form and list
            continue
        editor.page.evaluate(AXE)
        for width in (1280, 360):
            editor.page.set_viewport_size({"width": width, "height": 800})
            assert editor.page.evaluate(RUN, ALL) == [], f"{name} at {width}"
        editor.heard()  # axe itself tries inline styles, which the policy refuses
