"""The archive's date: each form with examples, and the laws that hold for every value."""

import time
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.dates import HOW_TO_TYPE, NOT_IN_CALENDAR, WRONG_ORDER, EdtfDate, PartialDate

UNKNOWN = EdtfDate.unknown()
parse = EdtfDate.parse


@st.composite
def partial_dates(draw):
    """A day, a month or a year, sure or about, anywhere in the calendar or within a few years."""
    near = st.dates(date(2013, 1, 1), date(2016, 12, 31))
    day = draw(st.one_of(st.dates(), near))
    parts = (day.year, day.month, day.day)[: draw(st.integers(1, 3))]
    return PartialDate(*parts, about=draw(st.booleans()))


@st.composite
def edtf_dates(draw):
    """A single date, a range, a range with an open end, or the unknown date."""
    start, end = draw(partial_dates()), draw(partial_dates())
    form = draw(st.sampled_from(["single", "range", "open end", "open start", "unknown"]))
    if form == "range":
        assume(start.first <= end.last)
    ends = {"single": (start, start), "range": (start, end), "open end": (start, None)}
    return EdtfDate(*(ends | {"open start": (None, end), "unknown": ()})[form])


# Pieces of real dates find the paths that wholly random text never reaches.
PIECES = [
    "2015",
    "2014",
    "02",
    "2",
    "30",
    "31",
    "9999",
    "0000",
    "february",
    "feb",
    "sept",
    "to",
    "until",
    "from",
    "about",
    "c.",
    "~",
    "..",
    "/",
    "-",
    "–",
    "XXXX",
    "4th",
]
date_like_texts = st.lists(st.sampled_from([*PIECES, " ", "", "-", "/"]), max_size=9).map("".join)


class TestForms:
    FORMS = [
        # EDTF, words, earliest, latest, HTML
        ("2015-02-04", "4 February 2015", "2015-02-04", "2015-02-04", "2015-02-04"),
        ("2015-02", "February 2015", "2015-02-01", "2015-02-28", "2015-02"),
        ("2016-02", "February 2016", "2016-02-01", "2016-02-29", "2016-02"),
        ("2015", "2015", "2015-01-01", "2015-12-31", "2015"),
        ("2015-02~", "about February 2015", "2015-02-01", "2015-02-28", "2015-02"),
        ("0987", "0987", "0987-01-01", "0987-12-31", "0987"),
        ("9999-12", "December 9999", "9999-12-01", "9999-12-31", "9999-12"),
        ("2015-02/2015-03", "February 2015 to March 2015", "2015-02-01", "2015-03-31", ""),
        ("2014-11/2020", "November 2014 to 2020", "2014-11-01", "2020-12-31", ""),
        ("2014~/2015-03", "about 2014 to March 2015", "2014-01-01", "2015-03-31", ""),
        ("2014/2015-03~", "2014 to about March 2015", "2014-01-01", "2015-03-31", ""),
        ("2015/2015~", "2015 to about 2015", "2015-01-01", "2015-12-31", ""),
        ("2014-12-18/..", "from 18 December 2014", "2014-12-18", None, ""),
        ("2014~/..", "from about 2014", "2014-01-01", None, ""),
        ("../2015", "until 2015", None, "2015-12-31", ""),
        ("XXXX", "date not known", None, None, ""),
    ]

    @pytest.mark.parametrize(("edtf", "words", "earliest", "latest", "iso"), FORMS)
    def test_each_form_is_printed_and_bounded(self, edtf, words, earliest, latest, iso):
        value = parse(edtf)
        assert (value.edtf, value.words, str(value), value.iso) == (edtf, words, words, iso)
        assert value.earliest == (earliest and date.fromisoformat(earliest))
        assert value.latest == (latest and date.fromisoformat(latest))
        assert parse(words) == value

    @pytest.mark.parametrize(
        ("typed", "edtf"),
        [
            ("4th February 2015", "2015-02-04"),
            ("1st of MARCH, 2015", "2015-03-01"),
            ("  04  feb.\u00a02015\n", "2015-02-04"),
            ("Sept 2014", "2014-09"),
            ("c. 2015", "2015~"),
            ("c2015", "2015~"),
            ("ca. Feb 2015", "2015-02~"),
            ("Circa 2015", "2015~"),
            ("around 4 February 2015", "2015-02-04~"),
            ("about 2015-02", "2015-02~"),
            ("2014–2015", "2014/2015"),
            ("2014-2015", "2014/2015"),
            ("2014 — 2015", "2014/2015"),
            ("2015-02-2015-03", "2015-02/2015-03"),
            ("2015-02-04 - 2015-03-05", "2015-02-04/2015-03-05"),
            ("from Feb 2014 to 2 Mar 2015", "2014-02/2015-03-02"),
            ("from 2014 until c. 2015", "2014/2015~"),
            ("May 2014 - about June 2014", "2014-05/2014-06~"),
            ("Since 2014", "2014/.."),
            ("till 2014-02", "../2014-02"),
            ("2015-02/2015-02", "2015-02"),
            ("2015 to 2015", "2015"),
            ("", "XXXX"),
            (" \t", "XXXX"),
            ("xxxx", "XXXX"),
            ("Unknown", "XXXX"),
            ("Not known", "XXXX"),
        ],
    )
    def test_what_editors_type_is_read(self, typed, edtf):
        assert parse(typed).edtf == edtf

    @pytest.mark.parametrize("month", range(1, 13))
    def test_every_month_is_read_by_name_and_by_its_first_letters(self, month):
        value = EdtfDate(*[PartialDate(2015, month)] * 2)
        name = value.words.split()[0]
        assert parse(f"{name} 2015") == parse(f"{name[:3]} 2015") == value

    def test_about_is_told_of_either_end(self):
        texts = {"2015~": True, "2014~/2015": True, "2014/2015~": True, "../2015~": True, "2014/2015": False}
        assert {text: parse(text).is_about for text in texts} == texts
        assert not UNKNOWN.is_about

    def test_unknown_is_one_value(self):
        assert parse("XXXX") == EdtfDate() == UNKNOWN
        assert UNKNOWN.is_unknown
        assert not parse("../2015").is_unknown


class TestRefusals:
    @pytest.mark.parametrize(
        "text",
        [
            *("yesterday", "Febtober 2015", "4 2015", "February", "4 February", "15", "20155", "-2015"),
            *("4/2/2015", "4 February 15", "2010–12", "2015-2", "2015-13", "2015-00", "2015-21", "about"),
            *("201X", "2015?", "2015%", "~2015", "..", "../..", "/", "2014/", "/2014", "2014//2015"),
            *("from", "from ..", "from ../2015", "since 2014 to 2015", "until ..", "about from 2014"),
            *("2014 to 2015 to 2016", "XXXX/2015"),
            *("٢٠١٥", "２０１５", "२०१५-०२", "2015\0", "\0", "\ud800", "2015-02-04T00:00"),
        ],
    )
    def test_what_is_no_date_is_refused_with_what_to_type(self, text):
        with pytest.raises(ValueError) as refusal:
            parse(text)
        assert str(refusal.value) == HOW_TO_TYPE

    @pytest.mark.parametrize("text", ["2015-02-30", "29 February 2015", "31 April 2015", "0000"])
    def test_what_is_not_in_the_calendar_is_refused(self, text):
        with pytest.raises(ValueError) as refusal:
            parse(text)
        assert str(refusal.value) == NOT_IN_CALENDAR

    @pytest.mark.parametrize("text", ["2016/2015", "March 2015 to 28 February 2015", "2015-03~/2015-02"])
    def test_a_range_that_ends_before_it_begins_is_refused(self, text):
        with pytest.raises(ValueError) as refusal:
            parse(text)
        assert str(refusal.value) == WRONG_ORDER

    def test_ends_that_may_still_be_in_order_are_kept(self):
        assert parse("2015-06/2015").edtf == "2015-06/2015"

    @pytest.mark.parametrize("parts", [(2015, None, 4), (2015, 13), (2015, 0), (2015, 2, 0), (0,), (10_000,)])
    def test_no_impossible_value_can_be_made(self, parts):
        with pytest.raises(ValueError):
            PartialDate(*parts)

    @pytest.mark.parametrize(
        ("piece", "times"),
        [("x", 10_000_000), ("1", 10_000_000), ("2015-", 20), ("2015 - ", 500_000), (" \0", 5_000_000)],
    )
    def test_hostile_text_is_refused_quickly(self, piece, times):
        text = piece * times
        began = time.perf_counter()
        with pytest.raises(ValueError, match=HOW_TO_TYPE):
            parse(text)
        assert time.perf_counter() - began < 1

    def test_a_value_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            UNKNOWN.start = PartialDate(2015)


class TestReading:
    @given(edtf_dates())
    def test_words_read_back(self, value):
        assert parse(value.words) == value

    @given(edtf_dates())
    def test_words_read_back_in_capitals_and_with_spaces(self, value):
        assert parse(f" {value.words.upper().replace(' ', '   ')} ") == value

    @given(edtf_dates())
    def test_edtf_reads_back(self, value):
        assert parse(value.edtf) == value

    @given(edtf_dates(), edtf_dates())
    def test_words_and_edtf_say_the_same(self, one, other):
        assert (one == other) == (one.words == other.words) == (one.edtf == other.edtf)

    @given(edtf_dates())
    def test_words_edtf_and_bounds_say_the_same(self, value):
        """The bounds are found here a second way: the days whose ISO text begins as the EDTF does."""

        def days(text):
            text = text.rstrip("~")
            first = date.fromisoformat((text + "-01-01")[:10]).toordinal()
            year = map(date.fromordinal, range(first, min(first + 366, date.max.toordinal() + 1)))
            return [day for day in year if day.isoformat().startswith(text)]

        start, _, end = value.edtf.partition("/")
        end = end or start
        earliest = None if start in ("..", "XXXX") else days(start)[0]
        latest = None if end in ("..", "XXXX") else days(end)[-1]
        assert (value.earliest, value.latest) == (earliest, latest)
        again = parse(value.words)
        assert (again.earliest, again.latest) == (earliest, latest)

    @given(edtf_dates())
    def test_iso_is_the_edtf_of_a_single_date_without_about(self, value):
        single = "/" not in value.edtf and not value.is_unknown
        assert value.iso == (value.edtf.rstrip("~") if single else "")

    @given(st.one_of(st.text(), date_like_texts))
    def test_any_text_is_read_or_refused_with_one_sentence(self, text):
        try:
            value = parse(text)
        except ValueError as refusal:
            assert str(refusal) in (HOW_TO_TYPE, NOT_IN_CALENDAR, WRONG_ORDER)
        else:
            assert parse(value.edtf) == parse(value.words) == value


class TestBounds:
    @given(edtf_dates())
    def test_earliest_is_not_after_latest(self, value):
        assert value.earliest is None or value.latest is None or value.earliest <= value.latest

    @given(edtf_dates())
    def test_only_the_unknown_date_has_no_bound(self, value):
        assert value.is_unknown == (value.earliest is None and value.latest is None)

    @given(edtf_dates())
    def test_about_does_not_change_the_bounds(self, value):
        sure = parse(value.words.replace("about ", ""))
        assert not sure.is_about
        assert (sure.earliest, sure.latest) == (value.earliest, value.latest)


class TestOrder:
    @given(edtf_dates(), edtf_dates())
    def test_exactly_one_of_less_equal_greater_holds(self, one, other):
        assert [one < other, one == other, one > other].count(True) == 1
        assert (one <= other) == (not one > other)
        assert (one >= other) == (not one < other)

    @given(edtf_dates(), edtf_dates(), edtf_dates())
    def test_order_is_transitive(self, one, two, three):
        low, middle, high = sorted([one, two, three])
        assert low <= middle <= high and low <= high

    @given(edtf_dates(), edtf_dates())
    def test_equal_dates_have_equal_hashes(self, one, other):
        assert hash(parse(one.edtf)) == hash(one)
        assert len({one, other}) == 2 - (one == other)

    @given(st.lists(edtf_dates()), st.randoms())
    def test_sorting_does_not_depend_on_the_order_before(self, values, random):
        assert sorted(values) == sorted(random.sample(values, len(values)))

    @given(edtf_dates(), edtf_dates())
    def test_order_is_by_earliest_then_latest_and_none_comes_last(self, one, other):
        for bound in ("earliest", "latest"):
            mine, theirs = getattr(one, bound), getattr(other, bound)
            if mine != theirs:
                assert (one < other) == (theirs is None or (mine is not None and mine < theirs))
                break

    @given(edtf_dates())
    def test_the_unknown_date_is_last(self, value):
        assert value <= UNKNOWN

    def test_examples_in_order(self):
        texts = [
            "2014-12-18/..",
            "2015-01",
            "2015",
            "2015~",
            "2015/..",
            "2015-01-31",
            "2015-01-31~",
            "2015-02",
            "2015-02/2015-03",
            "2015-02-04",
            "2016",
            "../2014",
            "../2015",
            "XXXX",
        ]
        assert [value.edtf for value in sorted(map(parse, reversed(texts)))] == texts

    def test_other_things_do_not_compare(self):
        with pytest.raises(TypeError):
            assert UNKNOWN < "2015"
        assert UNKNOWN != "XXXX"


class TestOverlaps:
    @pytest.mark.parametrize(
        ("text", "start", "end", "found"),
        [
            ("2015-02", "2015-02-28", "2015-12-31", True),
            ("2015-02", "2015-03-01", None, False),
            ("2015-02", None, "2015-01-31", False),
            ("2015~", "2015-06-01", "2015-06-01", True),
            ("2014-12-18/..", "2020-01-01", None, True),
            ("2014-12-18/..", None, "2014-12-17", False),
            ("../2015", "1990-01-01", "1990-12-31", True),
            ("../2015", "2016-01-01", None, False),
            ("XXXX", "0001-01-01", None, False),
            ("XXXX", None, "9999-12-31", False),
            ("XXXX", None, None, True),
            ("2010/2020", "2016-01-01", "2014-01-01", False),
        ],
    )
    def test_examples(self, text, start, end, found):
        asked = [day and date.fromisoformat(day) for day in (start, end)]
        assert parse(text).overlaps(*asked) is found

    @given(edtf_dates(), st.none() | st.dates(), st.none() | st.dates())
    def test_overlaps_agrees_with_the_bounds(self, value, start, end):
        """A common day exists exactly if one of the four bounds is such a day."""

        def inside(day, low, high):
            return (low is None or low <= day) and (high is None or day <= high)

        days = [day for day in (value.earliest, value.latest, start, end, date.min) if day]
        common = any(inside(d, value.earliest, value.latest) and inside(d, start, end) for d in days)
        asked = start is not None or end is not None
        assert value.overlaps(start, end) == (common and not (value.is_unknown and asked))

    @given(edtf_dates())
    def test_every_date_is_found_without_bounds(self, value):
        assert value.overlaps(None, None)

    @given(edtf_dates(), st.dates(), st.dates())
    def test_a_wider_question_finds_no_less(self, value, start, end):
        assert not value.overlaps(start, end) or (value.overlaps(start, None) and value.overlaps(None, end))
