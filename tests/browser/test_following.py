"""Each view that follows how records are tied: no barrier that axe-core finds, and nothing beyond the screen."""

import pytest

from .test_barriers import ALL, AXE, CONTRAST, RUN
from .test_layout import BEYOND

VIEWS = (
    "/chains/",
    "/chains/?from=371j7632&to=v1xs4h7c",
    "/chains/?from=3n2gvcwd&to=371j7632",
    "/chains/?from=79zk4011&to=casey",
    "/chains/?from=3s2fmz9r&to=3x1bq4xd",
    "/chains/?from=371j7632&to=371j7633",
    "/accounts/7fzsg9vh/",
    "/accounts/2p472sm8/",
    "/posts/?of=c20bxww6",
    "/posts/?of=vfcp1dz2",
    "/compare/",
    "/compare/?reports=bd8c7rz1&reports=371j7632",
    "/thin/",
    "/links/?thin=one_outlet",
)


@pytest.mark.parametrize("path", VIEWS)
def test_no_barrier_and_nothing_beyond_the_screen(path, reader):
    reader.visit(path)
    reader.unfold()
    reader.page.evaluate(AXE)
    for width in (1280, 360, 320):
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.page.evaluate(BEYOND) == [], width
        for scheme, rules in (("light", ALL), ("dark", CONTRAST)):
            reader.page.emulate_media(color_scheme=scheme)
            assert reader.page.evaluate(RUN, rules) == [], (width, scheme)


def test_what_is_thin_leads_with_the_keyboard_to_the_list_that_it_counts(reader):
    reader.visit("/thin/")
    link = reader.page.locator("main a[href='/links/?thin=one_outlet']")
    said = link.text_content().split()[0]
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/links/?thin=one_outlet")
    assert f"{said} links" in reader.page.locator("main").text_content()
