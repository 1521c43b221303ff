"""Narrowing a list in place, and without script; suggestions as one types."""

import pytest
from playwright.sync_api import expect

from .test_barriers import ALL, AXE, RUN

FACETS = "#narrow"
COUNT = "#count"


def facet(reader, label):
    """Return the checkbox of a value by its words."""
    return reader.page.locator(FACETS).get_by_label(label)


def loaded_once(reader):
    """Mark the page that is open, so that `is_same_page` tells whether it was loaded anew."""
    reader.page.evaluate("window.mark = true")


def is_same_page(reader):
    """Return whether the marked page is still open."""
    return reader.page.evaluate("window.mark === true")


@pytest.fixture
def at_articles(reader):
    """A reader at the list of articles."""
    reader.visit("/articles/")
    loaded_once(reader)
    return reader


def count_of(reader):
    """Return how many records the list says that it has."""
    return int(reader.page.inner_text(COUNT).split()[0])


def test_a_click_narrows_the_list_in_place(at_articles):
    everything = count_of(at_articles)
    at_articles.page.focus("input[name=genre][value=live]")
    at_articles.page.keyboard.press("Space")
    at_articles.page.wait_for_url("**/articles/?genre=live")
    expect(at_articles.page.locator(".chosen")).to_have_text("Genre: Live page ×")
    assert is_same_page(at_articles)
    assert count_of(at_articles) < everything
    assert at_articles.page.evaluate("document.activeElement.value") == "live", "the focus stays where it was"
    assert at_articles.page.inner_text("#said") == at_articles.page.inner_text(COUNT)


def test_quick_clicks_are_all_counted(at_articles):
    at_articles.page.check("input[name=genre][value=live]")
    at_articles.page.check("input[name=genre][value=news]")
    at_articles.page.wait_for_url("**/articles/?genre=live&genre=news")
    expect(at_articles.page.locator(".chosen")).to_have_count(2)


def test_back_and_forward_lead_through_the_choices(at_articles):
    page, everything = at_articles.page, count_of(at_articles)
    page.check("input[name=genre][value=live]")
    page.wait_for_url("**/articles/?genre=live")
    page.locator(".chosen").wait_for()
    page.go_back()
    expect(page.locator(".chosen")).to_have_count(0)
    assert count_of(at_articles) == everything
    assert not page.is_checked("input[name=genre][value=live]")
    page.go_forward()
    expect(page.locator(".chosen")).to_have_count(1)
    assert page.is_checked("input[name=genre][value=live]")
    assert is_same_page(at_articles)


def test_a_choice_is_removed_in_place_and_the_count_has_the_focus(at_articles):
    page = at_articles.page
    page.check("input[name=genre][value=live]")
    page.locator(".chosen").click()
    page.wait_for_url("**/articles/")
    expect(page.locator(".chosen")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "count"
    assert is_same_page(at_articles)


def test_words_dates_and_order_are_taken_in_place_too(at_articles):
    page = at_articles.page
    page.fill("#q", "cabinet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/?q=cabinet")
    page.fill("#from", "February 2015")
    page.click("text=Show the articles")
    page.wait_for_url("**/articles/?from=2015-02&q=cabinet")
    page.select_option("#order", "oldest")
    page.wait_for_url("**/articles/?from=2015-02&q=cabinet&order=oldest")
    assert page.locator("mark").count() > 0
    assert is_same_page(at_articles)


def test_what_cannot_be_made_is_said_in_place(at_articles):
    page = at_articles.page
    page.fill("#from", "yesterday")
    page.click("text=Show the articles")
    expect(page.locator(COUNT)).to_have_text("This list cannot be made")
    assert page.input_value("#from") == "yesterday"
    assert is_same_page(at_articles)


def test_an_address_with_choices_can_be_opened_as_it_is(at_articles, reader_with):
    at_articles.page.check("input[name=genre][value=live]")
    at_articles.page.wait_for_url("**/articles/?genre=live")
    other = reader_with()
    other.page.goto(at_articles.page.url)
    assert count_of(other) == count_of(at_articles)


def test_on_a_phone_the_facets_are_folded_and_stay_open_once_opened(reader):
    reader.page.set_viewport_size({"width": 360, "height": 640})
    reader.visit("/articles/")
    box = reader.page.locator("input[name=genre][value=live]")
    assert not box.is_visible()
    reader.page.click("text=Narrow the list")
    box.check()
    reader.page.wait_for_url("**/articles/?genre=live")
    expect(reader.page.locator(".facets summary")).to_have_text("Narrow the list (1 chosen)")
    assert box.is_visible()


def test_without_script_the_form_does_the_same(reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit("/articles/")
    reader.page.check("input[name=genre][value=live]")
    reader.page.fill("#from", "2014")
    reader.page.click("text=Show the articles")
    reader.page.wait_for_url("**/articles/?genre=live&from=2014")
    reader.page.fill("#q", "cabinet")
    reader.page.click("text=Search these articles >> xpath=.. >> button")
    reader.page.wait_for_url("**/articles/?genre=live&from=2014&q=cabinet")
    reader.page.select_option("#order", "oldest")
    reader.page.click("button:text-is('Set')")
    reader.page.wait_for_url("**/articles/?genre=live&from=2014&q=cabinet&order=oldest")
    reader.page.click("text=Clear all")
    reader.page.wait_for_url("**/articles/")


def test_all_values_are_reached_filtered_and_chosen_without_script(reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit("/articles/?genre=news")
    reader.page.click("text=All outlets")
    reader.page.fill("#like", "star")
    reader.page.click("text=Filter")
    reader.page.wait_for_url("**/articles/all/outlet/?genre=news&like=star")
    reader.page.click("main li a")
    reader.page.wait_for_url("**/articles/?outlet=*&genre=news")
    assert count_of(reader) > 0


# Suggestions


@pytest.fixture
def typing(reader):
    """A reader at the search page who typed the beginning of a name."""
    reader.visit("/find/")
    reader.page.type("#q", "cas")
    reader.page.locator("#suggested a").first.wait_for()
    return reader


def test_records_are_suggested_as_one_types(typing):
    links = typing.page.locator("#suggested a")
    assert "Casey" in links.first.inner_text()
    assert typing.page.inner_text("#suggested-said").startswith(f"{links.count()} suggestion")


def test_arrows_lead_to_them_enter_opens_one(typing):
    typing.page.keyboard.press("ArrowDown")
    assert typing.page.evaluate("document.activeElement.matches('#suggested a')")
    typing.page.keyboard.press("ArrowUp")
    assert typing.page.evaluate("document.activeElement.id") == "q"
    typing.page.keyboard.press("ArrowDown")
    typing.page.keyboard.press("Enter")
    typing.page.wait_for_url("**/*/*/*casey*/")


def test_escape_closes_them_and_the_box_keeps_its_words(typing):
    typing.page.keyboard.press("ArrowDown")
    typing.page.keyboard.press("Escape")
    expect(typing.page.locator("#suggested")).to_be_hidden()
    assert typing.page.evaluate("document.activeElement.id") == "q"
    assert typing.page.input_value("#q") == "cas"
    assert typing.page.inner_text("#suggested-said") == ""


def test_who_leaves_the_box_leaves_them_behind(typing):
    typing.page.click("h1")
    expect(typing.page.locator("#suggested")).to_be_hidden()


def test_they_are_no_barrier_and_leave_the_exit_in_sight(typing):
    for width in (1280, 320):
        typing.page.set_viewport_size({"width": width, "height": 640})
        typing.page.evaluate(AXE)
        assert typing.page.evaluate(RUN, ALL) == []
        typing.page.locator("#exit").click(trial=True)


def test_enter_in_the_box_searches(typing):
    typing.page.keyboard.press("Enter")
    typing.page.wait_for_url("**/find/?q=cas")


def test_did_you_mean_is_a_link(reader):
    reader.visit("/find/?q=caesy")
    reader.page.click("text=Did you mean >> a")
    reader.page.wait_for_url("**/find/?q=casey")
    assert count_of(reader) > 0
