"""Pages fit every screen, down to 320 px, which is what a screen of 1280 px shows at 400 per cent."""

import pytest

from .walk import NAMES

SCREENS = ((320, 256), (360, 640), (768, 1024), (1280, 800), (1920, 1080))
# Hidden words for screen readers are one pixel wide and count for nothing.
BEYOND = """() => document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"]
    : [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.outerHTML)"""


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_reached_by_scrolling_down(name, paths, reader):
    for path in paths[name]:
        reader.visit(path)
        reader.unfold()
        for width, height in SCREENS:
            reader.page.set_viewport_size({"width": width, "height": height})
            assert reader.page.evaluate(BEYOND) == [], f"{path} at {width}"
