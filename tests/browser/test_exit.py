"""Exit this page: leads away at once, and leaves no way back to the page."""

import pytest
from django.conf import settings


@pytest.fixture
def at_record(paths, reader):
    """A reader who came from the home page to a record."""
    reader.visit("/")
    reader.visit(paths["event"][0])
    return reader


def went_away(reader):
    """Wait until the reader has left, and return whether the right page is open and "back" skips the record."""
    reader.page.wait_for_url(settings.EXIT_URL)
    assert reader.gone_to == [settings.EXIT_URL]
    reader.page.go_back()
    return reader.path == "/"


def test_a_click_leaves_and_takes_the_page_out_of_the_history(at_record):
    at_record.page.click("text=Exit this page")
    assert went_away(at_record)


def test_the_enter_key_does_too(at_record):
    at_record.page.focus("#exit")
    at_record.page.keyboard.press("Enter")
    assert went_away(at_record)


def test_shift_three_times_does_too(at_record):
    for _ in range(3):
        at_record.page.keyboard.press("Shift")
    assert went_away(at_record)


def test_other_keys_between_do_not(at_record):
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        at_record.page.keyboard.press(key)
    at_record.page.wait_for_timeout(200)
    assert at_record.gone_to == []


def test_the_page_says_so_only_where_it_works(at_record, reader_with):
    assert at_record.page.locator("#exit-keys").is_visible()
    without_script = reader_with(java_script_enabled=False)
    without_script.visit("/")
    assert not without_script.page.locator("#exit-keys").is_visible()


def test_without_script_it_is_a_link(paths, reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit(paths["event"][0])
    reader.page.click("text=Exit this page")
    reader.page.wait_for_url(settings.EXIT_URL)


@pytest.mark.parametrize("width", [1280, 320])
def test_it_stays_in_sight_at_the_end_of_the_page(at_record, width):
    at_record.page.set_viewport_size({"width": width, "height": 640})
    at_record.page.keyboard.press("End")
    at_record.page.wait_for_timeout(100)
    inside = (
        "(exit) => { const box = exit.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )
    assert at_record.page.eval_on_selector("#exit", inside)
