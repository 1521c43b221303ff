"""A citation is copied by one button, and selected by one click where there is no script."""


def page_with_citations(pages):
    """Return the path of an article's page."""
    return next(
        path for path in sorted(pages) if path.startswith("/articles/") and 'id="cite"' in pages[path].text
    )


def test_a_button_copies_a_citation_and_says_so(pages, reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.visit(page_with_citations(pages))
    row = reader.page.locator(".styles > div").first
    row.get_by_role("button", name="Copy APA 7").click()
    reader.page.get_by_text("APA 7 citation copied").wait_for(state="attached")
    assert reader.page.evaluate("navigator.clipboard.readText()") == row.locator(".serif").inner_text()
    types = reader.page.evaluate("navigator.clipboard.read().then(([one]) => one.types)")
    assert "text/html" in types, "its italics are copied too"


def test_one_click_selects_a_whole_citation(pages, reader):
    reader.visit(page_with_citations(pages))
    citation = reader.page.locator(".styles .serif").first
    citation.click()
    assert reader.page.evaluate("getSelection().toString()") == citation.inner_text()


def test_without_script_there_is_no_button(pages, reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit(page_with_citations(pages))
    assert reader.page.locator(".styles .serif").first.is_visible()
    assert reader.page.locator(".styles button").count() == 0
