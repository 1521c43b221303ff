"""An address such as #p3 leads to its passage, opens the folds that it lies in, and the page marks it."""

import pytest

FOLDED = """fold => [...document.querySelectorAll(`${fold} .passage`)].map((one) => one.id)
    .filter((id) => /^p[0-9]+$/.test(id))"""
LOOK = """id => {
    const passage = document.getElementById(id), box = passage.getBoundingClientRect();
    const paper = (one) => getComputedStyle(one).backgroundColor;
    return {
        seen: passage.checkVisibility() && box.height > 0,
        inWindow: box.top >= 0 && box.bottom <= innerHeight,
        marked: [...document.querySelectorAll(".passage")].filter((one) => paper(one) === paper(passage)).length,
        tinted: paper(passage) !== "rgba(0, 0, 0, 0)",
    };
}"""
FOUND = {"seen": True, "inWindow": True, "marked": 1, "tinted": True}
RECORD = "/id/0s9n341q"
"""An allegation of the starter collection, folded behind its content note."""


@pytest.fixture
def folded(reader):
    """The path of a record's page and the id of one of its passages in a fold."""
    reader.visit(RECORD)
    return reader.path, reader.page.evaluate(FOLDED, "details.fold")[-1]


@pytest.mark.parametrize("script", [True, False])
def test_a_folded_passage_is_shown_and_marked_at_its_address(folded, reader_with, script):
    path, passage = folded
    reader = reader_with(java_script_enabled=script)
    reader.visit(f"{path}#{passage}")
    assert reader.page.evaluate(LOOK, passage) == FOUND


def test_the_version_has_it_at_the_same_address(folded, reader):
    path, passage = folded
    reader.visit(path)
    version = reader.page.locator("dl.record a[href*='/v']").first.get_attribute("href")
    reader.visit(f"{version}#{passage}")
    assert reader.page.evaluate(LOOK, passage) == FOUND


def test_where_a_browser_opens_no_folds_the_page_does(folded, reader):
    _, passage = folded
    reader.page.evaluate("id => { location.hash = id }", passage)
    reader.page.eval_on_selector_all("details", "all => all.forEach((fold) => { fold.open = false })")
    assert not reader.page.locator(f"#{passage}").is_visible()
    reader.page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
    assert reader.page.evaluate(LOOK, passage) == FOUND


def test_the_pin_of_a_passage_leads_to_its_address(folded, reader):
    path, passage = folded
    reader.visit(path)
    reader.unfold()
    reader.page.locator(f"#{passage} .pin").click()
    assert reader.page.url.endswith(f"{path}#{passage}")
    assert reader.page.evaluate(LOOK, passage) == FOUND
