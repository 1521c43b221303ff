"""The house's list against the archive's own words."""

import pytest

from articles.curation.loaded_words import found_in
from articles.curation.warnings import remarks_on
from articles.models import LoadedWord
from articles.words import tokens
from tests.factories import make_article, make_event, make_link, make_organisation

ENTRIES = [LoadedWord(word="Cover-up", folded="cover up"), LoadedWord(word="monster", folded="monster")]


@pytest.mark.parametrize(
    "text",
    [
        "The report describes a cover-up.",
        "COVER UP, it was called",
        "Officers covered up the file.",
        "Two cover‑ups were found “at once”.",
        "He said “it ended” and a cover-up began.",
    ],
)
def test_a_word_is_found_in_any_form(text):
    assert found_in(text, ENTRIES) == ENTRIES[:1]


@pytest.mark.parametrize(
    "text",
    [
        "The Courier writes of a “cover-up”.",
        "The Courier writes of a 'cover-up' by “monsters”.",
        "The council recovered. Up to then, the cover. Up rose nobody.",
        "Monstrance and demonstration.",
        "",
    ],
)
def test_a_word_that_is_quoted_or_another_is_not(text):
    assert found_in(text, ENTRIES) == []


def test_the_list_that_a_new_archive_starts_from(loaded_words):
    words = set(LoadedWord.objects.values_list("word", flat=True))
    assert {"cover-up", "monster", "scandal"} <= words
    assert len({tuple(tokens(word)) for word in words}) == len(words), "each text is told of once"


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "summary", "short_title", "content_note"])
def test_the_archives_own_words_are_read(field):
    LoadedWord.objects.create(word="fiasco", instead="Say what failed.")
    (remark,) = remarks_on(make_event(**{field: "After the fiasco"}))
    assert remark.field == field
    assert remark.sentence.endswith(": “fiasco” stands outside quotation marks. Say what failed.")


@pytest.mark.django_db
def test_headlines_names_and_titles_made_of_them_are_not_the_archives_own():
    article = make_article(title="Monster scandal")
    link = make_link(source=make_organisation(title="Scandal Ltd").record, target=article.record)
    assert remarks_on(article) == remarks_on(link) == []


@pytest.mark.django_db
def test_a_word_taken_off_the_list_is_not_told():
    LoadedWord.objects.filter(word="scandal").delete()
    assert remarks_on(make_event(summary="A scandal.")) == []
