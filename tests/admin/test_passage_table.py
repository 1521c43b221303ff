"""Passages as CSV, out and in again: named by their record and number, found in the text that is held."""

import pytest

from articles.models import Passage
from tests.admin.desk import address as row_address
from tests.admin.desk import save
from tests.admin.tables import confirm, exported, file_of, hows, rows_of, send, told_of
from tests.factories import make_article, make_event, make_passage, make_published

pytestmark = pytest.mark.django_db

TEXT = "The leader stood down. “Nobody told me,” he said; and later: nobody told me."


@pytest.fixture
def event(db):
    """An event with one passage of an article whose text is held."""
    event = make_event(title="Leader goes")
    make_passage(event, article=make_article(text=TEXT), exact="stood down", prefix="The leader ")
    return event


def row_of(event, article=None, **cells):
    """A row that adds a passage to an event."""
    article = article or event.passages_owned.get(number=1).article
    return {
        "Record": event.public_id,
        "Article": article.public_id,
        **{n.replace("_", " "): v for n, v in cells.items()},
    }


def test_what_was_exported_changes_nothing(desk, event):
    """The spaces that join the words before to the quotation stay."""
    (row,) = rows_of(exported(desk, Passage))
    assert (row["Number"], row["Words quoted"], row["Words before"]) == ("1", "stood down", "The leader ")
    page = send(desk, Passage, exported(desk, Passage))
    assert hows(page) == ["unchanged"] and not page.context["preview"]


def test_a_passage_is_changed_and_its_record_is_ahead(desk, admin_user):
    event = make_published("event")
    passage = event.passages_owned.get()
    rows = [row for row in rows_of(exported(desk, Passage)) if row["Record"] == event.public_id]
    rows[0]["Stance"] = "Contradicts"
    content = file_of(rows)
    confirm(desk, Passage, send(desk, Passage, content))
    passage.refresh_from_db()
    event.refresh_from_db()
    assert (passage.stance, passage.number) == ("contradicts", 1)
    assert (event.is_ahead, event.status, event.edit_token, event.updated_by) == (True, "published", 1, admin_user)
    assert "Contradicts" in desk.get(row_address(event, "history")).content.decode()
    assert hows(send(desk, Passage, content)) == ["unchanged"]


def test_new_passages_are_found_in_the_text_and_made_only_once(desk, event):
    content = file_of([row_of(event, Words_quoted="NOBODY told me", Words_before="down. “")])
    page = send(desk, Passage, content)
    assert hows(page) == ["new"], told_of(page)
    confirm(desk, Passage, page)
    made = event.passages_owned.get(number=2)
    assert (made.stance, made.anchor) == ("supports", "anchored")
    page = send(desk, Passage, content)
    assert hows(page) == ["unchanged"], told_of(page)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"Words_quoted": "never said so"}, "2 Words quoted: “never said so” is not in the text held. Correct it"),
        ({"Words_quoted": "nobody told me"}, "stands 2 times in the text held: give words before or after it"),
        ({"Words_quoted": "stood down", "Stance": "Contradicts"}, "To change that passage, write 1 here."),
        ({"Words_quoted": "he said", "Stance": "Perhaps"}, "2 Stance: “Perhaps” is none of the choices"),
        ({"Words_quoted": "he said", "Article": "{event}"}, "another kind of record: article"),
        ({"Words_quoted": "he said", "Record": "00000000"}, "2 Record: No record has the identifier “00000000”"),
        ({"Words_quoted": "he said", "Number": "9"}, "“Leader goes” has no passage 9. For a new passage, leave"),
        ({"Words_quoted": "he said", "Number": "²"}, "has no passage ²"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_not_certain_is_refused(desk, event, cells, why):
    """In plain words, without the choices that only a form can offer."""
    cells = {name: cell.format(event=event.public_id) for name, cell in cells.items()}
    page = send(desk, Passage, file_of([row_of(event, **cells)]))
    assert why in told_of(page)
    assert "<input type" not in told_of(page) and event.passages_owned.count() == 1


def test_what_another_editor_saved_meanwhile_is_not_saved_over(desk, event):
    passage = event.passages_owned.get()
    (row,) = rows_of(exported(desk, Passage))
    page = send(desk, Passage, file_of([row | {"Stance": "Contradicts"}]))
    save(desk, row_address(passage), locator="second paragraph")
    assert "was saved after you looked at this preview" in told_of(confirm(desk, Passage, page))
    page = send(desk, Passage, file_of([row | {"Stance": "Contradicts"}]))
    assert "was saved after this file was exported" in told_of(page)
    passage.refresh_from_db()
    assert (passage.stance, passage.locator) == ("supports", "second paragraph")


def test_only_passages_of_records_that_one_may_change(clerk, event):
    """Neither is one changed, nor added, nor told to be there already."""
    other = make_published("finding")
    client = clerk(
        "view_passage",
        "add_passage",
        "change_passage",
        "view_event",
        "change_event",
        "view_finding",
        "view_article",
    )
    article = event.passages_owned.get().article
    assert hows(send(client, Passage, file_of([row_of(event, Words_quoted="he said")]))) == ["new"]
    page = send(client, Passage, file_of([row_of(other, article, Words_quoted="he said")]))
    assert "2 Record: You may not change this record." in told_of(page)
    page = send(client, Passage, file_of([row_of(other, article, Number="1", Stance="Contradicts")]))
    assert "You may not change" in told_of(page)
    own = other.passages_owned.get()
    page = send(client, Passage, file_of([row_of(other, own.article, Words_quoted=own.exact)]))
    assert hows(page) == ["refused"]


def test_a_list_of_one_record_is_exported_alone(desk, event):
    make_passage(make_event())
    found = rows_of(exported(desk, Passage, f"?record={event.public_id}"))
    assert [row["Record"] for row in found] == [event.public_id]
    assert len(rows_of(exported(desk, Passage))) == 2


def test_where_no_text_is_held_words_are_taken_as_they_are_but_not_too_many(desk, event):
    article = make_article(text="")
    page = send(desk, Passage, file_of([row_of(event, article, Words_quoted="one two three four five")]))
    assert hows(page) == ["new"] and event.passages_owned.count() == 1
    page = send(desk, Passage, file_of([row_of(event, article, Words_quoted="a " * 16)]))
    assert "2 Words quoted: A passage has at most 15 words" in told_of(page)
