"""The axis of time: nothing is drawn that no source gives, and no words meet others, however narrow it is."""

import pytest

from articles.connections.text_widths import width_of, wrapped
from articles.connections.timeline import SIZE, Span, picture
from articles.dates import EdtfDate

WIDTHS = (320, 1020)


def span(since="", until="", words="Ada Okafor, leader of the council", changes=()):
    """A Span from dates as text; changes are (date, words, whether somebody left)."""
    dated = tuple((EdtfDate.parse(day), said, left) for day, said, left in changes)
    return Span(words, EdtfDate.parse(since), EdtfDate.parse(until), dated)


def drawn(*spans, reports=(), width=1020):
    """The Picture of spans and of reports, given as (date, words)."""
    return picture([("", spans)], [(EdtfDate.parse(day), words, "/") for day, words in reports], width)


def kinds(row):
    """How the parts of a row's bar are drawn, from left to right."""
    return [part.how for part in sorted(row.stretches, key=lambda part: part.x)]


def test_days_that_sources_give_are_one_solid_bar():
    (row,) = drawn(span("4 February 2014", "5 March 2015")).rows
    assert kinds(row) == ["known"]


def test_an_end_known_to_the_year_or_about_is_an_outline():
    (row,) = drawn(span("2003", "about 4 February 2015")).rows
    assert kinds(row) == ["open", "known", "open"]


@pytest.mark.parametrize(("since", "until"), [("3 May 2014", ""), ("", "3 May 2014")])
def test_an_end_that_no_source_gives_is_a_tail(since, until):
    (row,) = drawn(span(since, until)).rows
    assert kinds(row) == ["tail"]


def test_a_post_without_a_date_is_not_drawn():
    assert len(drawn(span("2003", "2004"), span()).rows) == 1


def test_no_picture_is_drawn_where_nothing_has_a_date():
    assert drawn(span(), reports=[("2014", "Harwell Report")]) is None


def test_a_change_stands_at_its_day_and_says_what_it_was():
    (row,) = drawn(
        span("2003", "26 August 2014", changes=[("26 August 2014", "Resigned, 26 August 2014", True)])
    ).rows
    (sign,) = row.signs
    bar = next(part for part in row.stretches if part.how == "known")
    assert sign.leaving and sign.x == pytest.approx(bar.x + bar.width)
    assert "Resigned, 26 August 2014" in [line.words for line in row.lines]


def boxes(shown):
    """The rectangles (left, top, right, bottom) that the words of a Picture take, badges included."""
    lines = [line for row in shown.rows for line in row.lines] + list(shown.years)
    found = [(line.x, line.y - SIZE + 3, line.x + width_of(line.words, SIZE), line.y + 2) for line in lines]
    return found + [(badge.x - 9, badge.y - 9, badge.x + 9, badge.y + 9) for badge in shown.badges]


def overlap(one, other):
    """Whether two rectangles share a part."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(10))
def test_no_words_meet_others_and_none_leave_the_picture(width, seed):
    days = [f"{1 + (seed * 7 + number * 11) % 28} May {2003 + (seed + number * 5) % 17}" for number in range(16)]
    rows = [
        span(
            since,
            "",
            f"Ada Okafor the {number}th, " + "deputy lead member for children’s services " * (number % 3 + 1),
            [(since, f"Was appointed, {since} (Accounts differ)", False), (since, f"Resigned, {since}", True)],
        )
        for number, since in enumerate(days)
    ]
    shown = drawn(*rows, reports=[(day, "Harwell Report") for day in sorted(days)[:9]], width=width)
    found = boxes(shown)
    assert not [(one, other) for at, one in enumerate(found) for other in found[:at] if overlap(one, other)]
    assert all(
        left >= 0 and right <= width and top >= 0 and low <= shown.height for left, top, right, low in found
    )


def test_the_same_rows_give_the_same_picture():
    rows = [span("2003", "2014"), span("2010", "")]
    assert drawn(*rows) == drawn(*rows)


def test_text_is_wrapped_to_the_room_that_there_is():
    lines = wrapped("councillor in charge of children’s services", 13, 120)
    assert len(lines) > 1
    assert all(width_of(line, 13) <= 120 for line in lines)
