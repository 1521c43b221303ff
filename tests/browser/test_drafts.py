"""What an editor typed and did not save outlives the session and the tab, and nothing else."""

import pytest
from django.urls import reverse

from .reader import Reader
from .test_admin import DESK, log_in
from .test_barriers import ALL, AXE, RUN

ADD = reverse("admin:articles_event_add")


@pytest.fixture
def editor(chromium, archive):
    """An editor in a browser of their own, just logged in; what went wrong on any page fails the test."""
    reader = Reader(chromium, archive, editor=True)
    log_in(reader)
    yield reader
    assert reader.close() == []


def kept(reader):
    """What is offered on the page, once it is."""
    offers = reader.page.locator(".kept")
    offers.first.wait_for()
    return offers


def stored(reader):
    """What this browser's store holds, as one text."""
    return reader.page.evaluate("JSON.stringify(localStorage)")


def wait_until_kept(page):
    """Wait until the form says that what was typed is kept."""
    page.get_by_text("Kept in this browser as it was on").wait_for()


def type_event(page, title="The clerk of Harwell resigns"):
    """Type a title, choose a sort and an article by keyboard, and type a passage."""
    page.fill("#id_title", title)
    page.select_option("#id_sort", "resignation")
    page.locator("#passages_owned-0 .field-article .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("casey")
    page.locator(".select2-results__option--highlighted").wait_for()
    page.keyboard.press("Enter")
    page.fill("#id_passages_owned-0-exact", "has resigned at once")


def put_back(reader):
    """Press "Put it back", and wait for the form."""
    with reader.page.expect_navigation():
        kept(reader).get_by_role("button", name="Put it back").click()
    assert reader.page.input_value("#id_title") == "The clerk of Harwell resigns"
    assert reader.page.input_value("#id_passages_owned-0-exact") == "has resigned at once"
    article = reader.page.locator("#passages_owned-0 .field-article .select2-selection__rendered")
    assert ", article: " in article.inner_text()
    assert "Nothing is saved yet" in reader.page.locator(".messagelist").inner_text()


def test_a_form_sent_after_the_session_ended_is_offered_after_the_log_in_page(editor):
    editor.visit(ADD)
    type_event(editor.page)
    editor.context.clear_cookies(name="sessionid")
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.locator("#kept-here").wait_for()
    assert "is kept" not in stored(editor) and "Harwell" not in stored(editor), "who sits here later reads nothing"
    editor.page.fill("[name=username]", editor.archive.name)
    editor.page.fill("[name=password]", editor.archive.password)
    editor.page.get_by_role("button", name="Log in").click()
    offer = kept(editor)
    assert "What was typed into this form on " in offer.inner_text()
    editor.unfold()
    terms = dict(zip(*(offer.locator(tag).all_inner_texts() for tag in ("dt", "dd")), strict=True))
    assert terms["Title"] == "The clerk of Harwell resigns"
    assert terms["Passage #1 Words quoted"] == "has resigned at once"
    editor.page.evaluate(AXE)
    assert editor.page.evaluate(RUN.replace("document,", "'.kept',"), ALL) == []
    editor.heard()  # axe itself tries inline styles, which the policy refuses
    put_back(editor)
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.get_by_text("was added successfully").wait_for()
    assert "archive-draft" not in stored(editor)
    editor.visit(ADD)
    assert editor.page.locator(".kept").count() == 0


def test_a_closed_tab_is_offered_on_the_start_page_and_on_its_form_and_not_while_it_is_open(editor):
    tab = editor.context.new_page()
    tab.goto(editor.archive.origin + ADD)
    type_event(tab)
    wait_until_kept(tab)
    editor.visit(DESK)
    assert editor.page.locator(".kept").count() == 0
    tab.close()
    kept(editor).get_by_role("link", name="Add event").click()
    put_back(editor)
    editor.visit(ADD)
    kept(editor).get_by_role("button", name="Throw it away").click()
    assert "archive-draft" not in stored(editor)
    assert editor.page.locator(".kept").count() == 0


def test_a_form_that_was_refused_keeps_what_was_typed(editor):
    editor.visit(ADD)
    type_event(editor.page)
    editor.page.select_option("#id_sort", "")
    wait_until_kept(editor.page)
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.locator(".errornote").wait_for()
    assert editor.page.locator(".kept").count() == 0, "it stands in the form"
    editor.visit(ADD)
    put_back(editor)


def test_nothing_is_kept_of_what_was_taken_back(editor):
    editor.visit(ADD)
    editor.page.fill("#id_title", "A slip")
    wait_until_kept(editor.page)
    editor.page.fill("#id_title", "")
    editor.page.get_by_text("Kept in this browser").wait_for(state="detached")
    assert "archive-draft" not in stored(editor)


def test_logging_out_asks_and_throws_away(editor):
    editor.visit(ADD)
    editor.page.fill("#id_title", "Half a title")
    wait_until_kept(editor.page)
    asked = []
    editor.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    editor.page.get_by_role("button", name="Log out").click()
    assert asked == ["Something that you typed is not saved. Logging out throws it away."]
    assert "archive-draft" in stored(editor)
    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.page.get_by_role("button", name="Log out").click()
    editor.page.get_by_text("Logged out").first.wait_for()
    assert "archive-draft" not in stored(editor)


def test_what_somebody_else_saved_meanwhile_leads_to_the_page_of_choices(editor):
    editor.visit(reverse("admin:articles_event_changelist"))
    with editor.page.expect_navigation():
        editor.page.locator("#result_list tbody th a").first.click()
    form = editor.page.url
    editor.page.fill("#id_internal_note", "Mine.")
    wait_until_kept(editor.page)
    editor.visit(DESK)
    other = editor.context.new_page()
    other.goto(form)
    other.fill("#id_internal_note", "Theirs.")
    other.get_by_role("button", name="Save", exact=True).click()
    other.get_by_text("was changed successfully").wait_for()
    other.close()
    editor.page.goto(form)
    with editor.page.expect_navigation():
        kept(editor).get_by_role("button", name="Put it back").click()
    assert "Another editor saved this record" in editor.page.title()
    editor.page.get_by_label("Mine").check()
    editor.page.get_by_role("button", name="Save", exact=True).click()
    editor.page.get_by_text("was changed successfully").wait_for()
    assert "archive-draft" not in stored(editor)
