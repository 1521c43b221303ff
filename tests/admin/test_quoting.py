"""A passage is made by pasting its words: found in the text that is held, or asked about."""

import re
from html import unescape

import pytest

from articles.models import Passage
from tests.admin.desk import add_row, address, filled, save
from tests.factories import make_article, make_event, make_passage

pytestmark = pytest.mark.django_db
TEXT = (
    "HARWELL\r\nThe council’s leader – Ada Stone –\r\nstood down at once, it was said. Later the Cabinet stood "
    "down too. The rest of it is of no matter here, though it goes on for a while yet."
)


@pytest.fixture
def event():
    """An event without passages."""
    return make_event()


@pytest.fixture
def article():
    """An article whose text is held."""
    return make_article(text=TEXT)


def paste(desk, event, article, exact, **more):
    """Send the event's form with one more passage; return what was sent, and the answer."""
    data = filled(desk.get(address(event)))
    add_row(data, "passages_owned", article=article.pk, exact=exact, stance="supports")
    data |= {f"passages_owned-0-{name}": value for name, value in more.items()}
    return data, desk.post(address(event), data | {"_save": "on"})


def radios(answer):
    """The values of the radio buttons on a page, by their words."""
    button = r'<label><input type="radio" name="passages_owned-0-place" value="([^"]*)"> (.*?)</label>'
    found = re.findall(button, answer.content.decode(), re.DOTALL)
    return {re.sub(r"<[^>]+>", "", words): unescape(value) for value, words in found}


def test_words_are_stored_as_the_text_has_them(desk, event, article):
    """With what stands around them, and anchored."""
    paste(desk, event, article, '"Leader - Ada Stone -  stood down"')
    passage = Passage.objects.get()
    assert passage.exact == "leader – Ada Stone –\r\nstood down"
    assert (passage.prefix, passage.suffix) == ("HARWELL\r\nThe council’s ", " at once, it was said. Later")
    assert passage.anchor == "anchored"


def test_saved_again_it_is_the_same(desk, event, article):
    """Line breaks within survive, and nothing counts as changed."""
    paste(desk, event, article, "Ada Stone – stood down")
    before = Passage.objects.values().get()
    save(desk, address(event), "_save", **{"passages_owned-0-locator": "Third line"})
    assert Passage.objects.values().get() == before | {"locator": "Third line"}


def test_without_a_text_it_is_stored_as_typed(desk, event):
    """No words around it, none asked for."""
    paste(desk, event, make_article(), "Words as  typed")
    passage = Passage.objects.get()
    assert (passage.exact, passage.prefix, passage.suffix) == ("Words as  typed", "", "")


def test_the_nearest_words_are_offered_and_used(desk, event, article):
    """The error is at the field; what was typed stays until the editor chooses."""
    data, answer = paste(desk, event, article, "leader Ada Stone stood down at wonce", locator="Line 3")
    content = answer.content.decode()
    assert answer.status_code == 200 and "is not in the text held" in content
    assert "leader Ada Stone stood down at wonce</textarea>" in content and 'value="Line 3"' in content
    (use, keep) = radios(answer)
    assert use == "Use these words: “leader – Ada Stone –\r\nstood down at once,”"
    assert keep == "Keep mine as an orphan" and not Passage.objects.exists()
    place = {"passages_owned-0-place": radios(answer)[use]}
    desk.post(address(event), data | place)
    assert Passage.objects.get().exact == "leader – Ada Stone –\r\nstood down at once,"
    assert Passage.objects.get().anchor == "anchored"


def test_mine_is_kept_as_an_orphan(desk, event, article):
    """Letter for letter; saving the record again asks no more."""
    data, _ = paste(desk, event, article, "never said so")
    desk.post(address(event), data | {"passages_owned-0-place": "keep"})
    passage = Passage.objects.get()
    assert (passage.exact, passage.prefix, passage.anchor) == ("never said so", "", "orphan")
    assert save(desk, address(event), "_save", summary="More.").status_code == 200
    event.refresh_from_db()
    assert event.summary == "More."


def test_words_that_stand_more_than_once(desk, event, article):
    """Each place is shown with what stands around it, and can be chosen; or words around are typed."""
    data, answer = paste(desk, event, article, "stood down")
    assert "stands 2 times in the text held" in answer.content.decode()
    first, second, _ = radios(answer)
    assert "Ada Stone –\r\nstood down at once" in first and "the Cabinet stood down too" in second
    desk.post(address(event), data | {"passages_owned-0-place": radios(answer)[second]})
    passage = Passage.objects.get()
    assert passage.anchor == "anchored" and passage.suffix.startswith(" too")
    passage.delete()
    paste(desk, event, article, "stood down", suffix="AT ONCE")
    passage = Passage.objects.get()
    assert (passage.suffix, passage.anchor) == (" at once", "anchored")


def test_a_choice_that_is_no_longer_offered_is_asked_again(desk, event, article):
    """The words were changed since, or the choice is made up."""
    data, answer = paste(desk, event, article, "leader Ada Stone stood down at wonce")
    for place in ("7 of no matter", "x", "-1 "):
        answer = desk.post(address(event), data | {"passages_owned-0-place": place})
        assert len(radios(answer)) == 2 and not Passage.objects.exists()


def test_words_around_that_are_not_there(desk, event, article):
    """It is said that they are what does not fit."""
    _, answer = paste(desk, event, article, "stood down", prefix="the mayor ")
    assert "between the words before and after it that you gave" in answer.content.decode()


def test_script_in_words_and_text_is_text(desk, event):
    """In the error and in its choices."""
    article = make_article(text="He wrote <b>one two three four</b> on it.")
    _, answer = paste(desk, event, article, "<b>one two three for</b>")
    content = answer.content.decode()
    assert "Use these words: “&lt;b&gt;one two" in content and "<b>one" not in content


def test_a_passage_that_was_there_is_left_alone(desk, event, article):
    """An orphan of before is asked about only when it is touched."""
    passage = make_passage(event, article=article, exact="never said so")
    save(desk, address(event), "_save", summary="More.")
    passage.refresh_from_db()
    assert passage.exact == "never said so"
    answer = save(desk, address(event), "_save", **{"passages_owned-0-suffix": "it was said"})
    assert "Keep mine as an orphan" in answer.content.decode()


def test_a_text_saved_in_a_browser_keeps_its_passages(desk):
    """A browser sends line breaks of two characters: stored so, the words across one would be found no more."""
    held = make_article(text="It was said\nthat she stood down.")
    passage = make_passage(make_event(), article=held, exact="said\nthat she")
    save(desk, address(held), byline="Ada Okafor", text="It was said\r\nthat she stood down.")
    held.refresh_from_db()
    passage.refresh_from_db()
    assert (held.byline, held.text) == ("Ada Okafor", "It was said\nthat she stood down.")
    assert passage.anchor == "anchored"
