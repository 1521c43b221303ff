"""Remark: what the rules say of a record, and where on its form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Remark:
    """A sentence, and the field that it is about.

    `rows` and `row` name a row below the form: the accessor of its rows, and its primary key.
    """

    sentence: str
    field: str
    rows: str = ""
    row: int | None = None
