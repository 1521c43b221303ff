"""The six styles, held to citeproc-js: equal to its golden files but for the differences that are listed."""

import html
import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.citations.styles import STYLES, cite
from articles.citations.styles.casing import headline
from articles.citations.styles.marks import AMERICAN, APOSTROPHE, BRITISH, closed, quoted, typeset

HERE = Path(__file__).parent
ITEMS = {item["id"]: item for item in json.loads((HERE / "oracle/items.json").read_text())}
GOLDEN = json.loads((HERE / "oracle/golden.json").read_text())
DIFFERENCES = tomllib.loads((HERE / "differences.toml").read_text())["difference"]
ON_PURPOSE = {(row["style"], name) for row in DIFFERENCES for name in row["items"]}
EVERY = [(style, name) for style in STYLES for name in ITEMS]
AS_THE_ORACLE = [pair for pair in EVERY if pair not in ON_PURPOSE]


def golden(style, name):
    """Return what citeproc-js makes of an item, as runs of (text, whether in italics)."""
    written = GOLDEN[style]["citations"][name]["html"]
    found = re.finditer("<i>([^<]*)</i>|([^<]+)", written)
    return tuple((html.unescape(run[1] or run[2]), run[1] is not None) for run in found)


def test_the_oracle_has_seen_every_item_in_every_style():
    assert len(ITEMS) >= 60
    assert GOLDEN.keys() == STYLES.keys()
    assert all(found["citations"].keys() == ITEMS.keys() for found in GOLDEN.values())


@pytest.mark.parametrize("style", STYLES)
def test_a_style_writes_what_citeproc_writes(style):
    names = [name for other, name in AS_THE_ORACLE if other == style]
    assert {name: cite(ITEMS[name], style).runs for name in names} == {name: golden(style, name) for name in names}


@pytest.mark.parametrize(("style", "name"), sorted(ON_PURPOSE))
def test_a_listed_difference_is_one(style, name):
    assert cite(ITEMS[name], style).runs != golden(style, name)


def test_every_difference_is_listed_once_with_its_rule():
    assert sum(len(row["items"]) for row in DIFFERENCES) == len(ON_PURPOSE)
    assert all(row["rule"].endswith(".") for row in DIFFERENCES)
    assert set(EVERY) >= ON_PURPOSE


def test_an_official_report_follows_section_3_4_of_oscola():
    assert cite(ITEMS["report-with-number"], "oscola").html == (
        "Harwell Inspectorate, <i>Harwell Review of the Handling of Complaints</i> (HC 1050, 2015) "
        f"&lt;{ITEMS['report-with-number']['URL']}&gt; accessed 21 November 2026."
    )


@pytest.mark.parametrize("style", STYLES)
def test_an_inferred_date_is_never_given_as_if_it_were_stated(style):
    stated, inferred = ITEMS["article"], ITEMS["article"] | {"issued": {"date-parts": [[2015]], "circa": True}}
    assert re.search(r"ca\. 2015|c\.? 2015|\[2015\?\]|Circa 2015", cite(inferred, style).text)
    assert not re.search(r"ca\. |\bc\.? 2|\?\]|Circa", cite(stated, style).text)


@pytest.mark.parametrize("style", STYLES)
def test_markup_in_a_title_stays_text(style):
    item = ITEMS["article"] | {"title": "Say <b>no</b> & <script>\ue000x\ue001"}
    written = cite(item, style).html
    assert "&amp; &lt;" in written
    assert "<b" not in written.lower().replace("&lt;b", "")
    assert "\ue000" not in written


@pytest.mark.parametrize("style", STYLES)
@given(text=st.text() | st.text("‘’“”'\"aA .,:?!-–"))
def test_any_title_makes_a_citation_of_one_line(style, text):
    item = ITEMS["report"] | {"title": text, "publisher": text, "author": [{"literal": text}]}
    written = cite(item, style)
    assert "\n" not in written.text
    assert written.text == html.unescape(re.sub("</?i>", "", written.html))


@pytest.mark.parametrize(
    ("typed", "british", "american"),
    [
        ("says ‘no’", "‘says “no”’", "“says ‘no’”"),
        ("says “no”", "‘says “no”’", "“says ‘no’”"),
        ("says 'no'", "‘says “no”’", "“says ‘no’”"),
        ('says "no"', "‘says “no”’", "“says ‘no’”"),
        ("it's the '80s", "‘it’s the ’80s’", "“it’s the ’80s”"),
        ("the parents’ ‘no’", "‘the parents’ “no”’", "“the parents’ ‘no’”"),
        ("“says ‘no’ again”", "‘“says ‘no’ again”’", "“‘says “no” again’”"),
    ],
)
def test_quotation_marks_alternate_within_a_title(typed, british, american):
    assert quoted(typed, BRITISH).replace(APOSTROPHE, "’") == british
    assert quoted(typed, AMERICAN).replace(APOSTROPHE, "’") == american


def test_curly_marks_stay_as_typed_outside_of_quotation_marks():
    assert typeset("‘no’ and “no”", AMERICAN) == "‘no’ and “no”"
    assert typeset("'no' at 6\" high", AMERICAN) == '“no” at 6" high'


@pytest.mark.parametrize(
    ("text", "mark", "inside", "result"),
    [
        ("Who?", ".", True, "Who?"),
        ("Over.", ".", True, "Over."),
        ("a ‘call’", ".", True, "a ‘call.’"),
        ("a ‘call’", ".", False, "a ‘call’."),
        (f"the parents{APOSTROPHE}", ".", True, f"the parents{APOSTROPHE}."),
        ("Who?", ",", True, "Who?,"),
    ],
)
def test_a_sentence_is_closed_once(text, mark, inside, result):
    assert closed(text, mark, inside=inside) == result


def test_only_english_gets_headline_capitals():
    assert headline("the leader goes", "en-GB") == "The Leader Goes"
    assert headline("the leader goes", "") == "The Leader Goes"
    assert headline("yr arweinydd", "cy") == "yr arweinydd"
