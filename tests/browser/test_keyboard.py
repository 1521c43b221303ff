"""By keyboard alone: in a sensible order, with the place always in sight."""

import pytest

HERE = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const look = getComputedStyle(one);
    const points = [...one.getClientRects()].flatMap(({ left, right, top, bottom }) =>
        [(left + right) / 2, left + 2, right - 2].map((x) => [x, (top + bottom) / 2]));
    return {
        words: (one.ariaLabel || one.labels?.[0]?.textContent || one.textContent).trim().replace(/\\s+/g, " "),
        href: one.getAttribute("href"),
        main: one.closest("main") !== null,
        outlined: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        seen: points.some(([x, y]) => one.contains(document.elementFromPoint(x, y))),
    };
}"""


def stops(reader, most=1000):
    """Return what each stop of the Tab key is, until it leaves the page or there are as many as asked for."""
    found = []
    while len(found) < most:
        reader.page.keyboard.press("Tab")
        here = reader.page.evaluate(HERE)
        if here is None or (found and here["words"] == found[0]["words"]):
            break
        found.append(here)
    return found


def test_first_comes_the_skip_link_then_the_exit_then_brand_and_menu(reader, paths):
    reader.visit(paths["report"][0])
    menu = reader.page.eval_on_selector_all(
        "header .menu a", "all => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())"
    )
    assert len(menu) >= 8
    found = [stop["words"] for stop in stops(reader, 3 + len(menu))]
    assert found == ["Skip to the content", "Exit this page", "Inquiry Archive", *menu]


def test_the_skip_link_leads_past_the_menu(reader):
    reader.visit("/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(HERE)["main"]


@pytest.mark.parametrize("name", ["home", "article list", "article", "event", "person", "hidden"])
def test_every_stop_has_a_name_and_is_in_sight_with_its_outline(name, paths, reader):
    for width in (1280, 320):
        reader.page.set_viewport_size({"width": width, "height": 640})
        reader.visit(paths[name][0])
        found = stops(reader)
        assert 20 < len(found) < 1000, "the Tab key goes through the page, and leaves it"
        for stop in found:
            assert stop["words"], stop
            assert stop["outlined"], stop
            assert stop["seen"], f"{stop} at {width}"
