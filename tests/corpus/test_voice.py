"""The archive's own words are neutral: what a source calls damning is not damning here."""

import re

import pytest

LOADED = "damning|shocking|scandal|horrif|appalling|disgrace|shame|slam|blast|catastroph|cover-up|victims? of"


@pytest.fixture
def own_words(entries):
    """What the archive says itself: [(where, words)]; quotations, and headlines of articles, are others' words."""
    told = []
    for entry in entries.values():
        names = ("summary", "short_title", "date_reason", *(() if entry.kind == "article" else ("title",)))
        words = [entry.data.get(name, "") for name in names]
        for row in entry.data.get("differences", ()):
            words += [row["matter"], *(account["says"] for account in row["accounts"])]
        told += [(str(entry), re.sub("“[^”]*”", "", text)) for text in words]
    return told


def test_no_loaded_word_is_the_archives_own(own_words):
    assert [one for one in own_words if re.search(LOADED, one[1], re.I)] == []


def test_no_short_title_gives_a_reader_away(entries):
    exposing = re.compile("abuse|sexual|rape|exploit|victim", re.I)
    assert [str(entry) for entry in entries.values() if exposing.search(entry.data.get("short_title", ""))] == []


def test_every_record_but_links_and_outlets_has_a_summary(entries):
    told = [entry for entry in entries.values() if entry.kind != "link" and entry.data.get("sort") != "outlet"]
    assert [str(entry) for entry in told if not entry.data.get("summary")] == []
