"""Distressing detail stays folded until a reader opens it; on paper it is open."""

import pytest

INSIDE = "details > :not(summary)"
SEEN = "all => all.map((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)"


@pytest.fixture
def folded(pages, reader):
    """A reader at a record's page that has folds."""
    reader.visit(next(path for path in sorted(pages) if path.count("/") == 4 and "<details" in pages[path].text))
    return reader


def test_no_page_comes_with_an_open_fold(pages):
    assert not [path for path, page in pages.items() if "<details open" in page.text or " open>" in page.text]


def test_what_is_folded_is_not_seen(folded):
    seen = folded.page.eval_on_selector_all(INSIDE, SEEN)
    assert seen
    assert not any(seen)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_a_fold_and_closes_it(folded, key):
    folded.page.focus("summary")
    inside = folded.page.locator("details").first.locator(":scope > :not(summary)").first
    folded.page.keyboard.press(key)
    assert inside.is_visible()
    folded.page.keyboard.press(key)
    assert not inside.is_visible()


def test_the_tab_key_reaches_a_fold(folded):
    for _ in range(200):
        folded.page.keyboard.press("Tab")
        if folded.page.evaluate("document.activeElement.localName") == "summary":
            return
    pytest.fail("200 times Tab, and no fold")


def test_without_script_a_fold_opens_too(folded, reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit(folded.path)
    reader.page.locator("summary").first.click()
    assert reader.page.locator("details").first.locator(":scope > :not(summary)").first.is_visible()


def test_on_paper_all_folds_are_open(folded):
    folded.page.emulate_media(media="print")
    assert all(folded.page.eval_on_selector_all(INSIDE, SEEN))
