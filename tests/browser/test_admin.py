"""The editors' pages under the same policy: a script or style that it refused would break them silently."""

import pytest
from django.contrib import admin
from django.urls import reverse

from .reader import Reader
from .test_barriers import ALL, AXE, RUN

MODELS = sorted((model._meta.app_label, model._meta.model_name) for model in admin.site._registry)
DESK = reverse("admin:index")


def log_in(reader, name=""):
    """Log in by the form: as the editor, or as a member of the desk by name."""
    reader.visit(DESK)
    reader.page.fill("[name=username]", name or reader.archive.name)
    reader.page.fill("[name=password]", reader.archive.password)
    reader.page.click("[type=submit]")
    reader.page.locator("#user-tools").wait_for()


@pytest.fixture(scope="module")
def seated(chromium, archive):
    """An editor who has logged in, with one browser for all tests: it need not load the admin's scripts anew."""
    reader = Reader(chromium, archive, editor=True)
    log_in(reader)
    yield reader
    assert reader.close() == []


@pytest.fixture
def editor(seated):
    """That editor; what went wrong on any page that the test opened fails it."""
    yield seated
    assert seated.heard() == []


@pytest.mark.parametrize(("app", "model"), MODELS)
def test_list_empty_form_and_filled_form_break_no_rule(app, model, editor):
    changelist = reverse(f"admin:{app}_{model}_changelist")
    assert editor.visit(changelist) == 200
    links = editor.page.eval_on_selector_all("#result_list a", "all => all.map((one) => one.getAttribute('href'))")
    inside = [link for link in links if link.startswith("/admin/") and link.endswith("/change/")]
    if editor.page.locator(".object-tools .addlink").count():
        assert editor.visit(reverse(f"admin:{app}_{model}_add")) == 200
    if inside:
        assert editor.visit(inside[0]) == 200
        tools = editor.page.eval_on_selector_all(
            ".object-tools a", "all => all.map((one) => new URL(one.href).pathname)"
        )
        for tool in tools:
            if tool.startswith("/admin/"):
                assert editor.visit(tool) == 200


def test_the_first_page_and_a_wrong_password_break_no_rule(editor, reader_with):
    assert editor.visit(DESK) == 200
    stranger = reader_with(editor=True)
    stranger.visit(DESK)
    stranger.page.fill("[name=username]", "editor")
    stranger.page.fill("[name=password]", "wrong")
    stranger.page.click("[type=submit]")
    stranger.page.locator(".errornote").wait_for()


def test_a_record_is_found_while_its_name_is_typed(editor):
    editor.visit(reverse("admin:articles_link_add"))
    editor.page.locator(".field-source .select2-selection").click()
    editor.page.locator(".select2-search__field").press_sequentially("report")
    first = editor.page.locator(".select2-results__option--highlighted")
    words = first.inner_text()
    first.click()
    assert editor.page.locator(".field-source .select2-selection__rendered").inner_text().endswith(words)


def test_a_row_is_added_below_a_form(editor):
    editor.visit(reverse("admin:articles_event_add"))
    rows = editor.page.locator(".inline-related:not(.empty-form), tr.form-row:not(.empty-form)")
    before = rows.count()
    editor.page.locator(".add-row a, a.addlink.inline-add").first.click()
    assert rows.count() > before


@pytest.mark.parametrize("width", [1280, 320])
def test_the_desk_has_no_barrier_and_nothing_is_wider_than_the_screen(width, editor):
    editor.visit(reverse("admin:articles_event_changelist"))
    form = editor.page.locator("#result_list th a").first.get_attribute("href")
    editor.page.set_viewport_size({"width": width, "height": 800})
    for path in (DESK, form, form.replace("/change/", "/note/")):
        assert editor.visit(path) == 200
        editor.unfold()
        assert editor.page.evaluate("document.documentElement.scrollWidth") <= width, path
        editor.page.evaluate(AXE)
        assert editor.page.evaluate(RUN, ALL) == [], path
        editor.heard()  # axe writes styles into the page that it looks at
