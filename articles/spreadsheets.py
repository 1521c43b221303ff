"""Tables for spreadsheets as CSV (RFC 4180): how rows are written, and how a file that comes back is read.

A cell that a spreadsheet may take for a formula goes out behind an apostrophe, which is taken off again.
"""

import csv
import io
import re
from dataclasses import dataclass

BYTE_ORDER_MARK = "\ufeff"  # Excel takes a file without it for Windows-1252
LONGEST_CELL = 32_766
"""So many characters at most: Excel cuts off what comes after 32,767 and says nothing."""

# What a spreadsheet may take for a formula (OWASP, "CSV Injection"), full-width signs included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\x00＝＋－＠]")
_SEPARATORS = ",;\t"

NO_TEXT = (
    "This is not text in UTF-8. In Excel choose “Save as” and the type “CSV UTF-8 (comma delimited)”; in "
    "LibreOffice choose “Text CSV” and the character set “Unicode (UTF-8)”. Then send that file."
)
NO_TABLE = (
    "This is no CSV file: a quotation mark that opens a cell is never closed. Save it from a spreadsheet again."
)
TOO_LONG = "A cell of this file is too long for any record: shorten it, or type it into the record’s form."
NO_ROWS = "There are no rows in this file: the first row names the columns, and each row below is a record."


class Unreadable(ValueError):
    """A file is no table; the message is a sentence that says what to do."""


@dataclass(frozen=True)
class Table:
    """A table as it was read: the names of the columns (list), and rows as (number in the file, cells)."""

    columns: list
    rows: list


def lines(rows):
    """Return rows as lines of CSV, every cell in quotation marks."""
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([harmless(str(cell)) for cell in row] for row in rows)
    return file.getvalue()


def harmless(cell):
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it where it might be one.

    `as_it_was` takes it off again.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_it_was(cell):
    """Return what `harmless` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def read_table(content, most_rows):
    """Return the content (bytes) of a file as a Table, each cell as it was before it was made harmless.

    UTF-8 and UTF-16, commas, semicolons or tabs, any line breaks. Rows without a word are left out. Raises
    Unreadable for a file that is no such table, or has more than `most_rows`: nothing is guessed or cut.
    """
    found = [(number, row) for number, row in enumerate(cells_of(text_of(content)), 1) if any(map(str.strip, row))]
    if len(found) < 2:
        raise Unreadable(NO_ROWS)
    (_, head), *rows = found
    columns = [" ".join(as_it_was(cell).split()) for cell in head]
    while columns and not columns[-1]:
        columns.pop()
    if len(rows) > most_rows:
        raise Unreadable(f"This file has {len(rows):,} rows; {most_rows:,} can be looked at. Cut it into parts.")
    return Table(columns, [(number, fitted(number, row, len(columns))) for number, row in rows])


def text_of(content):
    """Return the text of a file's content (bytes); raise Unreadable where its letters are not certain."""
    try:
        return content.decode(encoding_of(content))
    except UnicodeDecodeError as error:
        raise Unreadable(NO_TEXT) from error


def encoding_of(content):
    """Return the name of the encoding by which a file begins: its mark, or every other byte a zero."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:8]
    if len(start) > 3 and not any(start[1::2]):
        return "utf-16-le"
    if len(start) > 3 and not any(start[0::2]):
        return "utf-16-be"
    return "utf-8-sig"


def cells_of(text):
    """Return the rows (list of lists) of a CSV, cut at the separator that its first line has most of."""
    first = next(iter(text.lstrip().splitlines()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Unreadable(TOO_LONG if "larger than" in str(error) else NO_TABLE) from error


def fitted(number, row, width):
    """Return the cells of a row as they were, one a column; raise Unreadable if they do not fit."""
    if len(row) < width or any(map(str.strip, row[width:])):
        raise Unreadable(
            f"Row {number} has {len(row)} cells, and the first row names {width} columns: a separator is missing "
            "or one too many. Save the file from a spreadsheet again."
        )
    return [as_it_was(cell) for cell in row[:width]]
