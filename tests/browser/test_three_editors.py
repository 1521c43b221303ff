"""A resignation on its way to the public: one editor writes, another publishes, a third is refused."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from .reader import Reader
from .test_admin import DESK, log_in
from .test_barriers import ALL, AXE, RUN

HEADLINE = "Clerk of Harwell goes after review"
TITLE = "The clerk of Harwell resigns"
NAME = "Ada Okafor"
TEXT = "The clerk, Ada Okafor, “stood down at once” after the Casey Report. She had been the clerk since 2009."


@pytest.fixture
def members(chromium, archive):
    """A function that gives a member of the desk, logged in; what goes wrong on any page fails the test."""
    readers = []

    def member(name):
        reader = Reader(chromium, archive, editor=True)
        readers.append(reader)
        log_in(reader, name)
        return reader

    yield member
    assert [trouble for reader in readers for trouble in reader.close()] == []


def press(page, name):
    """Go to a button and press it with the Enter key; wait for the page that follows."""
    button = page.get_by_role("button", name=name, exact=True).first
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page, name):
    """Go to a link and follow it with the Enter key."""
    link = page.get_by_role("link", name=name, exact=True).first
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page, box, words, line):
    """Find a record in a search box, by keyboard: `line` is what must stand first, or a part of it."""
    page.locator(f"{box} .select2-selection").focus()
    page.keyboard.press("Enter")
    page.locator(".select2-container--open .select2-search__field").wait_for()
    page.keyboard.type(words)
    page.locator(".select2-results__option--highlighted", has_text=line).wait_for()
    page.keyboard.press("Enter")


def another(page, name):
    """Add a row below a form, by keyboard."""
    page.get_by_role("button", name=f"Add another {name}").or_(
        page.get_by_role("link", name=f"Add another {name}")
    ).first.focus()
    page.keyboard.press("Enter")


def tick(page, rows, row=0):
    """Let a statement rest on the first passage of its record."""
    box = page.locator(f"#id_{rows}-{row}-passages_0")
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()


def no_barrier(reader, name):
    """Fail if axe finds a barrier on the page that is open."""
    assert reader.heard() == [], name
    reader.page.evaluate(AXE)
    found = reader.page.evaluate(RUN, ALL)
    assert [one for one in found if '<th class="original">' not in one] == [], name  # Django's own table of rows
    reader.heard()  # axe itself tries inline styles, which the policy refuses


def quote(page, words, rows="passages_owned", row=0):
    """Quote the article in a row of a record's form."""
    choose(page, f"#{rows}-{row} .field-article", "clerk of harwell", HEADLINE)
    page.fill(f"#id_{rows}-{row}-exact", words)


def make_article(reader):
    """An article, with a passage on the council that is there already."""
    page = reader.page
    follow(page, "Article with its passages")
    no_barrier(reader, "article")
    page.fill("#id_title", HEADLINE)
    choose(page, ".field-outlet", "star", "The Star")
    page.select_option("#id_genre", "news")
    page.fill("#id_url", "https://star.example/clerk")
    page.fill("#id_date", "5 February 2015")
    page.select_option("#id_date_basis", "stated")
    page.fill("#id_text", TEXT)
    choose(page, "#passages-0 .field-record", "rotherham metropolitan", "organisation: local authority")
    page.fill("#id_passages-0-exact", "STOOD DOWN AT ONCE")
    press(page, "Save and continue editing")
    assert "Quoted on: " in page.locator(".messagelist").inner_text()
    return reader.path


def make_event(reader):
    """A resignation, with who resigned: a person who is added on the way."""
    page = reader.page
    reader.visit(DESK)
    follow(page, "Event with who took part")
    page.fill("#id_title", TITLE)
    page.select_option("#id_sort", "resignation")
    page.fill("#id_date", "4 February 2015")
    page.select_option("#id_date_basis", "stated")
    quote(page, "stood down at once")
    page.select_option("#id_standings-0-standing", "reported")
    with page.expect_popup() as opened:
        page.locator("#add_id_participations-0-who").focus()
        page.keyboard.press("Enter")
    popup = opened.value
    popup.fill("#id_title", NAME)
    popup.fill("#id_summary", "Clerk of Harwell until 2015.")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()
    box = page.locator("#participations-0 .field-who .select2-selection__rendered")
    assert box.inner_text().endswith(f"{NAME}, person: Clerk of Harwell until 2015. (draft)")
    page.select_option("#id_participations-0-role", "resigned")
    press(page, "Save and continue editing")
    tick(page, "standings")
    press(page, "Save and continue editing")
    return reader.path


def make_post(reader):
    """The post that was given up, on the form of the person."""
    page = reader.page
    reader.visit(f"{reverse('admin:articles_person_changelist')}?q=okafor")
    follow(page, NAME)
    another(page, "Passage")
    quote(page, "the clerk since 2009")
    another(page, "Post")
    choose(page, "#posts-0 .field-organisation", "rotherham metropolitan", "organisation: local authority")
    page.fill("#id_posts-0-role", "clerk")
    page.fill("#id_posts-0-since", "2009")
    page.fill("#id_posts-0-until", "4 February 2015")
    press(page, "Save and continue editing")
    tick(page, "posts")
    press(page, "Save and continue editing")
    return reader.path


def make_link(reader):
    """The link from a report that is public to the resignation."""
    page = reader.page
    reader.visit(DESK)
    follow(page, "Link between two records")
    choose(page, ".field-source", "casey report", "Casey Report, report")
    page.select_option("#id_relation", "led_to")
    choose(page, ".field-target", "the clerk of harwell", TITLE)
    page.select_option("#id_strength", "following")
    quote(page, "stood down at once” after the Casey Report")
    page.select_option("#id_standings-0-standing", "reported")
    press(page, "Save and continue editing")
    tick(page, "standings")
    press(page, "Save and continue editing")
    return reader.path


def submit(reader, form):
    """Look at the preview of a record, and submit it."""
    reader.visit(form)
    follow(reader.page, "Preview")
    assert "Preview: not public." in reader.page.locator("main").inner_text()
    no_barrier(reader, f"preview of {form}")
    reader.visit(form)
    press(reader.page, "Submit for review")
    assert "Submitted for review." in reader.page.locator(".messagelist").inner_text()
    assert reader.page.get_by_role("button", name="Save and publish").count() == 0


def publish(reader, form):
    """Publish a record, and return the path of its public page."""
    reader.visit(DESK)
    follow(reader.page, "Waiting for review")
    shown = reader.page.eval_on_selector_all("#result_list tbody th a", "all => all.map((one) => one.href)")
    key = form.split("/")[-3]
    assert any(f"/{key}/" in address for address in shown)
    reader.visit(form)
    press(reader.page, "Save and publish")
    link = reader.page.locator(".messagelist a", has_text="Read the public page")
    return urlsplit(link.get_attribute("href")).path


def refused(reader, address, **form):
    """Return the status of a form that is sent to an address that somebody knows."""
    sent = {"csrfmiddlewaretoken": reader.page.locator("[name=csrfmiddlewaretoken]").first.input_value(), **form}
    headers = {"Referer": reader.archive.origin + reader.path}
    return reader.context.request.post(reader.archive.origin + address, form=sent, headers=headers).status


def test_one_writes_another_publishes_and_a_third_is_refused(members, reader):
    writer = members("contributor")
    forms = [make(writer) for make in (make_article, make_event, make_post, make_link)]
    for form in forms:
        submit(writer, form)
    article, event, person, link = forms

    third = members("third")
    for form in forms:
        third.visit(form)
        for name in ("Save and publish", "Hold", "Delete"):
            assert third.page.get_by_role("button", name=name).count() == 0, name
        assert refused(third, form, _publish="on") == 403
        for act in ("withdraw", "hold", "send-back", "delete"):
            assert (
                refused(third, form.replace("/change/", f"/{act}/"), reason="error", text="No.", post="yes") == 403
            )
    assert refused(third, reverse("admin:auth_user_add"), username="more") == 403
    bulk = reverse("admin:articles_event_changelist")
    refused(third, bulk, action="publish", _selected_action=event.split("/")[-3])
    assert reader.visit(f"/find/?q={NAME.replace(' ', '+')}") == 200
    assert TITLE not in reader.page.content()

    publisher = members("publisher")
    pages = [publish(publisher, form) for form in (article, person, event, link)]
    for path in pages:
        assert reader.visit(path) == 200
    reader.visit(pages[2])
    words = reader.page.locator("main").inner_text()
    assert TITLE in words and "Reported" in words and "“stood down at once”" in words and NAME in words
    reader.visit(pages[1])
    assert "clerk" in reader.page.locator("main").inner_text()
    reader.visit("/reports/")
    reader.page.get_by_role("link", name="Casey Report", exact=False).first.click()
    reader.page.get_by_role("link", name=TITLE).first.wait_for()
