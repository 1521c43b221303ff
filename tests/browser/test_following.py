"""Each view that follows how records are tied: no barrier that axe-core finds, and nothing beyond the screen."""

import pytest

from .reader import Reader
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
    "/what-followed/",
    "/what-followed/?of=371j7632&from=v1xs4h7c&behind=v1xs4h7c&strength=following",
)
FOLLOWED = "/what-followed/?of=371j7632"

# What the browser draws: texts that meet another one, and texts that reach out of their card.
MEETING = """() => {
    const shown = [...document.querySelectorAll(".followed[role=group]")].find((one) => one.checkVisibility());
    const box = (one) => one.getBoundingClientRect();
    const texts = [...shown.querySelectorAll("text")];
    const meet = (one, other) => {
        const [a, b] = [box(one), box(other)];
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    };
    const found = [];
    texts.forEach((one, place) => texts.slice(place + 1).forEach((other) => {
        if (meet(one, other)) found.push(`${one.textContent} meets ${other.textContent}`);
    }));
    for (const card of shown.querySelectorAll(".box")) {
        const edge = box(card.querySelector("rect"));
        for (const one of card.querySelectorAll("text")) {
            if (box(one).right > edge.right + 0.5) found.push(`${one.textContent} reaches out of its card`);
        }
    }
    return found;
}"""


# What a style sheet draws in another way than the layout has it.
DRAWN_OTHERWISE = """() => {
    const other = [...document.querySelectorAll(".followed[role=group] text")].filter(
        (one) => getComputedStyle(one).textAnchor !== (one.getAttribute("text-anchor") || "start"),
    );
    const broken = [...document.querySelectorAll(".followed .mark")].filter(
        (one) => getComputedStyle(one).strokeDasharray !== "none",
    );
    return [...other.map((one) => one.textContent), ...broken.map((one) => one.getAttribute("class"))];
}"""


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


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["/what-followed/", FOLLOWED])
def test_no_two_labels_meet_as_the_browser_draws_them(path, width, reader):
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.visit(path)
    assert reader.page.evaluate(MEETING) == []


def test_a_number_stands_on_the_side_that_it_was_laid_out_for_and_no_mark_is_drawn_broken(reader):
    reader.visit(FOLLOWED)
    assert reader.page.evaluate(DRAWN_OTHERWISE) == []


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (1100, "narrow"), (360, "narrow")])
def test_each_screen_has_one_picture(width, shown, reader):
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.visit(FOLLOWED)
    visible = [one for one in ("wide", "narrow") if reader.page.locator(f"svg.{one}").is_visible()]
    assert visible == [shown]


def test_the_keyboard_passes_the_picture_or_walks_it_and_a_card_brings_forward_what_followed_from_it(reader):
    reader.visit(FOLLOWED)
    skip = reader.page.get_by_role("link", name="Skip the picture, go to the list")
    skip.focus()
    reader.page.keyboard.press("Tab")
    first = reader.page.locator("svg.wide .box").first
    assert first.evaluate("one => one === document.activeElement")
    card = reader.page.locator("svg.wide .rec[data-key=v1xs4h7c] > .box")
    card.focus()
    name = "Shaun Wright resigns as police and crime commissioner. Resignation. 1 link in, 2 out"
    assert card.get_attribute("class") and reader.page.get_by_role("link", name=name).count() == 1
    near = reader.page.locator("svg.wide .arrow.near")
    said = near.evaluate_all("all => all.map((one) => one.querySelector('title').textContent)")
    assert said and all("Shaun Wright resigns" in label for label in said)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/events/v1xs4h7c/**")
    reader.visit(FOLLOWED)
    skip.focus()
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.getElementById('list').getBoundingClientRect().top") < 200


def test_a_line_leads_to_its_link(reader):
    reader.visit(FOLLOWED)
    arrow = reader.page.locator("svg.wide .arrow").first
    href = arrow.get_attribute("href")
    arrow.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**{href}")


def test_without_script_picture_list_and_filters_are_there(chromium, archive):
    reader = Reader(chromium, archive, java_script_enabled=False)
    reader.visit(FOLLOWED)
    reader.page.locator("summary", has_text="Choose which links are shown").click()
    reader.page.get_by_role("checkbox", name="Announced as the cause").check()
    reader.page.get_by_role("button", name="Show these links").click()
    assert reader.page.url.endswith("of=371j7632&strength=cause")
    assert reader.page.locator("svg.wide").is_visible()
    assert reader.page.locator("#list").get_by_text("Announced as the cause").count() > 0
    assert reader.close() == []
