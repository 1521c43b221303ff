"""RIS, BibTeX and CSL-JSON: read back as readers' programs read them, nothing is lost and nothing breaks out."""

import json
import re
from pathlib import Path

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from articles.citations.bibtex import address
from articles.citations.formats import FORMATS, write
from articles.citations.ris import one_line

ITEMS = json.loads((Path(__file__).parent / "oracle/items.json").read_text())
DAY = {"date-parts": [[2026, 11, 21]]}
HOSTILE = '\nER  - \r\n\r\nTY  - JOUR {}}{{ % $ & # _ ~ ^ \\ \\} @article{x, \u2028ER  - \x00\x85" “‘ and <i>é'
hostile = st.text(min_size=1) | st.text('\nER-T Y{}%&#_$~^\\"@,=and\r\u2028\x00é ', min_size=1)
LETTERS = {
    **{rf"\{char}": char for char in "%&#_$"},
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def texts(items, ending):
    """Return the whole file of items."""
    return "".join(write(items, ending))


def plain(tex):
    """Return what TeX prints of a field: braces that only group are not seen."""
    pattern = "|".join(map(re.escape, sorted(LETTERS, key=len, reverse=True)))
    return re.sub(f"{pattern}|[{{}}]", lambda found: LETTERS.get(found[0], ""), tex)


def item(text):
    """Return an item with this text wherever an editor can type."""
    return {
        "id": "k982wjwc.v3",
        "type": "report",
        "title": text,
        "author": [{"family": text, "given": text}, {"literal": text}],
        "publisher": text,
        "number": text,
        "note": text,
        "URL": "https://archive.example/id/k982wjwc/v3",
        "accessed": DAY,
    }


def test_ris_is_read_back_whole():
    entries = rispy.loads(texts(ITEMS, "ris"))
    assert [entry["id"] for entry in entries] == [item["id"] for item in ITEMS]
    for entry, asked in zip(entries, ITEMS, strict=True):
        assert entry["title"] == asked["title"]
        assert entry.get("secondary_title") == asked.get("container-title")
        assert entry.get("publisher") == asked.get("publisher")
        assert entry.get("issn") == asked.get("number")
        assert entry.get("urls", [None]) == [asked.get("URL")]
        assert entry.get("name_of_database") == asked.get("archive")
        assert entry.get("accession_number") == asked.get("archive_location")
        assert entry.get("start_page") == asked.get("page")
        assert entry.get("section") == asked.get("section")
        assert entry.get("language") == asked.get("language")
        assert len(entry.get("authors", [])) == len(asked.get("author", []))


def test_a_newspaper_article_has_the_tags_that_zotero_reads():
    (lines,) = [
        texts([one], "ris").splitlines() for one in ITEMS if one["id"] == "article-by-a-person-and-an-agency"
    ]
    assert lines[0] == "TY  - NEWS"
    for line in (
        *("AU  - Okafor, Jane", "AU  - Press Association", "T2  - The Harwell Courier", "DA  - 2015/02/05"),
        *("DB  - Inquiry Archive", "Y2  - 2026/11/21", "LA  - en-GB"),
    ):
        assert line in lines
    assert lines[-2:] == ["ER  - ", ""]


@pytest.mark.parametrize(
    ("issued", "lines"),
    [
        ({"date-parts": [[2015, 2, 5]]}, ["PY  - 2015", "DA  - 2015/02/05"]),
        ({"date-parts": [[2015, 2]]}, ["PY  - 2015", "DA  - 2015/02/"]),
        ({"date-parts": [[2015]]}, ["PY  - 2015"]),
        ({"date-parts": [[2014], [2016, 3]]}, ["PY  - 2014", "N1  - Date: 2014 to 2016-03"]),
        ({"literal": "from 2014"}, ["N1  - Date: from 2014"]),
    ],
)
def test_a_date_stands_in_ris_as_far_as_it_is_known(issued, lines):
    found = texts([item("x") | {"issued": issued}], "ris").splitlines()
    assert [line for line in found if line[:2] in ("PY", "DA") or "Date" in line] == lines


def test_bibtex_is_read_back_whole_by_two_readers():
    source = texts(ITEMS, "bib")
    entries, library = parse_string(source, "bibtex").entries, bibtexparser.parse_string(source)
    assert not library.failed_blocks
    assert list(entries) == [entry.key for entry in library.entries] == [item["id"] for item in ITEMS]
    for asked, entry in zip(ITEMS, library.entries, strict=True):
        other = entries[asked["id"]]
        found = {field.key: field.value for field in entry.fields}
        assert {**other.fields} == {name: value for name, value in found.items() if name != "author"}
        assert plain(found["title"]) == asked["title"]
        assert plain(found.get("journaltitle", found.get("organization", ""))) == asked.get("container-title", "")
        assert plain(found.get("institution", found.get("publisher", ""))) == asked.get("publisher", "")
        assert plain(found.get("number", "")) == asked.get("number", "")
        assert found.get("url", "") == address(asked.get("URL", ""))
        assert found["urldate"] == "2026-11-21"
        assert len(other.persons.get("author", [])) == len(asked.get("author", []))


def test_a_body_stays_one_name_in_bibtex():
    entries = parse_string(texts(ITEMS, "bib"), "bibtex").entries
    (agency,) = entries["article-by-an-agency"].persons["author"]
    assert agency.last_names == ["{Press Association}"]
    person, other = entries["article-by-a-person-and-an-agency"].persons["author"]
    assert (person.last_names, person.first_names) == (["Okafor"], ["Jane"])
    assert other.last_names == ["{Press Association}"]


def test_bibtex_says_about_and_ranges_as_edtf():
    source = texts([item("x") | {"issued": {"date-parts": [[2014], [2016, 3]], "circa": True}}], "bib")
    assert "date = {2014~/2016-03~}" in source
    assert "year = {2014}" in source


def test_csl_json_is_read_back_as_it_was():
    assert json.loads(texts(ITEMS, "csl.json")) == ITEMS
    assert json.loads(texts([], "csl.json")) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_made_while_it_is_sent(ending):
    def items():
        yield ITEMS[0]
        raise RuntimeError("the second was asked for")

    sent = []
    with pytest.raises(RuntimeError):
        for part in write(items(), ending):
            sent.append(part)
    assert ITEMS[0]["title"] in "".join(sent)


@given(hostile)
def test_no_text_breaks_out_of_ris(text):
    (entry,) = rispy.loads(texts([item(text)], "ris"))
    lines = texts([item(text)], "ris").split("\r\n")
    assert sum(line.startswith("ER  -") for line in lines) == 1
    assert sum(line.startswith("TY  -") for line in lines) == 1
    assert entry.get("title", "") == one_line(text)


@given(hostile)
def test_no_text_breaks_out_of_bibtex(text):
    source = texts([item(text), item("the next one") | {"id": "next"}], "bib")
    library = bibtexparser.parse_string(source)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["k982wjwc.v3", "next"]
    assert plain(library.entries[0]["title"]).strip() == one_line(text)
    entries = parse_string(source, "bibtex").entries
    assert list(entries) == ["k982wjwc.v3", "next"]


@given(hostile)
def test_no_text_breaks_out_of_csl_json(text):
    assert json.loads(texts([item(text)], "csl.json")) == [item(text)]


def test_a_hostile_text_comes_back_word_for_word():
    (entry,) = rispy.loads(texts([item(HOSTILE)], "ris"))
    assert entry["notes"] == [one_line(HOSTILE)]
    (found,) = bibtexparser.parse_string(texts([item(HOSTILE)], "bib")).entries
    assert plain(found["note"]) == one_line(HOSTILE)
