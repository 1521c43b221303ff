"""What became of the 18 rows of “Where the accounts differ”: differences, or sentences in summaries."""

import re

import pytest

from tests.corpus.tables import cited, quoted, section

DIFFERENCES = [
    (1, "cabinet-resignation", 4, "Whether the Cabinet had resigned or would resign"),
    (2, "lakin-resignation", 3, "Whether Paul Lakin had resigned or was to resign"),
    (3, "commissioners-announced", 3, "Whether commissioners had already been appointed"),
    (4, "commissioners-announced", 2, "How many commissioners there were to be"),
    (5, "nca-investigation-opened", 2, "Whether the investigation was new"),
    (6, "nca-inquiry-into-force", 3, "Whether the agency looked into the conduct of the police"),
    (7, "officers-referred-2014", 2, "How many were referred"),
    (8, "jay-1400-children", 2, "The number"),
    (8, "jay-1400-children", 2, "The years"),
    (8, "jay-1400-children", 2, "Who found it"),
    (8, "jay-1400-children", 2, "Whether the figure is given for children or for girls"),
    (9, "casey-70-per-cent", 2, "Of whom the 70 per cent are a share"),
    (10, "thacker-departure", 3, "How she came to leave"),
    (11, "kimber-departure", 2, "Whether he stepped down or resigned"),
    (15, "council-fresh-start", 2, "The wording of the statement"),
    (17, "linden-cases-to-answer", 2, "Whether the report holds individuals to account"),
    (18, "louise-casey", 2, "Her title"),
]
"""Row, record, number of accounts, what differs."""

NOTES = {
    12: ("labour-calls-on-wright", "Other coverage is said to have him leave before it could suspend him"),
    13: ("casey-inspection-ordered", "expected by the end of the year; it came out in February 2015"),
    14: ("stone-resignation", "the page of the Rotherham Advertiser is dated the 27th"),
    16: ("ipcc-progress-2017", "In the same article its deputy chair"),
}
"""Row → record, and the words of its summary: one source alone says it, or none contradicts another."""

BESIDE = {2: ["lakin-councillor-resignation"], 10: ["thacker-payment"], 17: ["billings-responds-linden"]}
"""Row → events that it tells of, beside the difference."""

NOT_IN_THE_FILES = {8: ("localgov-cabinet-2015", "girls"), 18: ("localgov-cabinet-2015", "troubleshoot")}
"""Row → an article that it names, and the word that no quotation of that article holds."""


@pytest.fixture
def table(index):
    """The rows of the list: {number: text}."""
    told = re.split(r"^(\d+)\. ", section(index, "Where the accounts differ"), flags=re.M)[1:]
    return dict(zip(map(int, told[::2]), told[1::2], strict=True))


@pytest.fixture
def found(entries):
    """The differences of the collection: {(record, what differs): (its entry, accounts)}."""
    return {
        (entry.key, row["matter"]): (entry, row["accounts"])
        for entry in entries.values()
        for row in entry.data.get("differences", ())
    }


def records(number):
    """Return the keys of the records that tell what a row of the list tells."""
    told = [key for row, key, *_rest in DIFFERENCES if row == number] or [NOTES[number][0]]
    return [*told, *BESIDE.get(number, ())]


def test_each_of_the_eighteen_became_a_difference_or_a_note(table):
    assert set(table) == {*range(1, 19)}
    told = [{row for row, *_rest in DIFFERENCES}, set(NOTES)]
    assert set.union(*told) == set(table)
    assert set.intersection(*told) == set()


def test_no_difference_is_in_the_collection_but_those(found):
    assert set(found) == {(key, matter) for _row, key, _accounts, matter in DIFFERENCES}


@pytest.mark.parametrize(("_row", "key", "number", "matter"), DIFFERENCES)
def test_a_difference_has_accounts_each_with_passages_of_its_record(_row, key, number, matter, found):
    entry, accounts = found[key, matter]
    assert len(accounts) == number >= 2
    own = {row["n"] for row in entry.data["passages"]}
    assert [row["says"] for row in accounts if not row["rests_on"] or {*row["rests_on"]} - own] == []


@pytest.mark.parametrize("number", NOTES)
def test_a_note_is_a_sentence_of_a_summary(number, entries):
    key, words = NOTES[number]
    assert words in entries[key].data["summary"]


@pytest.mark.parametrize("number", range(1, 19))
def test_the_articles_that_a_row_names_are_quoted_in_its_records(number, table, entries):
    lost, _word = NOT_IN_THE_FILES.get(number, ("", ""))
    assert cited(table[number]) - {lost} <= quoted(entries, records(number))


@pytest.mark.parametrize("number", NOT_IN_THE_FILES)
def test_a_word_that_a_row_tells_and_no_quotation_holds_is_left_out(number, table, sources):
    article, word = NOT_IN_THE_FILES[number]
    assert article in table[number]
    assert word in table[number]
    assert [quote for quote in sources[article] if word in quote] == []
