"""Tables for spreadsheets: what goes out comes back, and what is no table is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.spreadsheets import BYTE_ORDER_MARK, Unreadable, as_it_was, harmless, lines, read_table

SMALL = "Identifier,Title\n6g3h5k2d,Café “Nord”\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "'=", "''@"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(start):
    cell = f"{start}cmd|'/c calc'!A1"
    assert harmless(cell) == f"'{cell}"
    assert as_it_was(harmless(cell)) == cell


@given(st.text(max_size=20) | st.text(alphabet="'=+-@\t\r\x00a", max_size=6))
def test_a_cell_can_be_had_back(cell):
    assert as_it_was(harmless(cell)) == cell
    assert harmless(cell) in (cell, f"'{cell}")


def read(text, encoding="utf-8"):
    table = read_table(text.encode(encoding), 100)
    return table.columns, table.rows


@given(st.lists(st.text(alphabet="'=+-@,;\t\r\n\"a é", max_size=6), min_size=2, max_size=2))
def test_a_row_comes_back_as_it_went_out(row):
    sent = ["first", *row]
    assert read(BYTE_ORDER_MARK + lines([["Zero", "One", "Two"], sent]))[1] == [(2, sent)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_however_a_spreadsheet_saved_it(encoding, line_break, separator):
    text = SMALL.replace(",", separator).replace("\n", line_break)
    assert read(text, encoding) == (["Identifier", "Title"], [(2, ["6g3h5k2d", "Café “Nord”"])])


def test_a_cell_may_hold_lines_and_separators():
    assert read('Title,Summary\nA,"One, two\r\nthree; ""four"""\n')[1] == [(2, ["A", 'One, two\r\nthree; "four"'])]


def test_empty_rows_and_columns_at_the_end_are_no_rows():
    columns, rows = read("\n Title ,Summary,,\nA,B,,\n,,,\n")
    assert (columns, rows) == (["Title", "Summary"], [(3, ["A", "B"])])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (SMALL.encode("cp1252"), "not text in UTF-8"),
        (b"\xff\xfea", "not text in UTF-8"),
        (b"PK\x03\x04\x14\x00\xff\xfe", "not text in UTF-8"),
        (b"", "no rows"),
        (b"Title\n", "no rows"),
        (b'Title,Summary\n"A,B\n', "never closed"),
        (b"Title,Summary\nA\n", "Row 2 has 1 cells"),
        (b"Title,Summary\nA,B,C\n", "Row 2 has 3 cells"),
        (b"Title\n" + b"A\n" * 101, "Cut it into parts"),
        (b'Title\n"' + b"A" * 200_000 + b'"\n', "too long"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content, why):
    with pytest.raises(Unreadable, match=why):
        read_table(content, 100)
