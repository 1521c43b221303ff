"""On paper: black on white whatever the theme, and no controls."""

import pytest

from .walk import NAMES

# The luminance of WCAG 2 for the paper and for every word that would be printed.
COLOURS = """() => {
    const part = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const luminance = (colour) => {
        const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
        return alpha === 0 ? 1 : 0.2126 * part(red / 255) + 0.7152 * part(green / 255) + 0.0722 * part(blue / 255);
    };
    const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const words = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && own(one));
    return {
        paper: luminance(getComputedStyle(document.body).backgroundColor),
        pale: words.filter((one) => 1.05 / (luminance(getComputedStyle(one).color) + 0.05) < 7)
            .map((one) => one.outerHTML),
        words: words.length,
        controls: [...document.querySelectorAll("nav, .exit, .button, button, input, select")]
            .filter((one) => one.checkVisibility()).map((one) => one.outerHTML),
    };
}"""


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_printed_dark_on_white_without_controls(name, paths, reader):
    for path in paths[name]:
        reader.visit(path)
        for scheme in ("light", "dark"):
            reader.page.emulate_media(media="print", color_scheme=scheme)
            found = reader.page.evaluate(COLOURS)
            assert found.pop("words") > 0
            assert found == {"paper": 1, "pale": [], "controls": []}, f"{path}, {scheme}"
