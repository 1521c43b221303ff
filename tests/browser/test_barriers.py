"""No barrier that axe-core can find: WCAG 2.2, levels A and AA, and what it calls best practice."""

import sys
from pathlib import Path

import pytest

from .walk import NAMES

AXE = Path(sys.prefix, "node/node_modules/axe-core/axe.min.js").read_text()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": LEVELS, "rules": {"target-size": {"enabled": True}}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}  # all that the other theme can change
RUN = """async (only) => {
    const options = { ...only, resultTypes: ["violations"] };
    const found = (await axe.run(document, options)).violations;
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}"""


@pytest.mark.parametrize("name", NAMES)
def test_no_page_has_a_barrier_wide_or_narrow_light_or_dark(name, paths, reader):
    for path in paths[name]:
        reader.visit(path)
        reader.unfold()
        reader.page.evaluate(AXE)
        for width in (1280, 320):
            reader.page.set_viewport_size({"width": width, "height": 800})
            for scheme, rules in (("light", ALL), ("dark", CONTRAST)):
                reader.page.emulate_media(color_scheme=scheme)
                assert reader.page.evaluate(RUN, rules) == [], f"{path} at {width}, {scheme}"


def test_a_barrier_would_be_found(reader):
    reader.visit("/")
    reader.page.evaluate("document.querySelector('h1').outerHTML = '<h1><input></h1>'")
    reader.page.evaluate(AXE)
    found = reader.page.evaluate(RUN, ALL)
    assert {line.split(":")[0] for line in found} >= {"label"}
