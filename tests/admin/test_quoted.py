"""An article and its passages on one form, each passage with the record that it bears on."""

import pytest

from articles.models import Article, Passage, Person, Record
from tests.admin.desk import add_address, add_row, address, errors, filled, told
from tests.factories import (
    make_article,
    make_event,
    make_link,
    make_outlet,
    make_passage,
    make_person,
    make_published,
)

pytestmark = pytest.mark.django_db
TEXT = "The leader of the council “stood down at once”, it was said.\nNobody else did."


def article_form(client):
    """What a browser would send of a new article that is filled in."""
    outlet = make_outlet()
    return filled(client.get(add_address(Article))) | {
        "title": "Leader quits",
        "outlet": str(outlet.pk),
        "genre": "news",
        "url": "https://courier.example/leader",
        "text": TEXT,
    }


def send(client, data, button="_save"):
    """Send the form of a new article."""
    return client.post(add_address(Article), data | {button: "on"}, follow=True)


def test_an_article_and_its_passages_are_made_in_one_go(desk, admin_user):
    """On records of any kind; found in the text that is typed on the same form."""
    event, person, link = make_event(), make_person(), make_link()
    data = article_form(desk)
    add_row(data, "passages", record=event.pk, exact='"STOOD down at once"', stance="supports")
    add_row(data, "passages", record=person.pk, exact="The leader of the council", stance="mentions")
    add_row(data, "passages", record=link.pk, exact="Nobody else did", stance="contradicts")
    page = send(desk, data)
    article = Article.objects.get()
    rows = Passage.objects.filter(article=article).order_by("pk")
    assert [(row.record_id, row.exact, row.stance, row.anchor) for row in rows] == [
        (event.pk, "“stood down at once”", "supports", "anchored"),
        (person.pk, "The leader of the council", "mentions", "anchored"),
        (link.pk, "Nobody else did", "contradicts", "anchored"),
    ]
    assert rows[0].prefix and rows[0].suffix
    (said,) = [message for message in told(page) if message.startswith("Quoted on")]
    assert f'href="{address(event)}"' in said and "Readers see it once these are published." in said
    event.refresh_from_db()
    assert event.updated_by == admin_user


def test_words_that_are_not_in_the_text_are_asked_about_and_nothing_is_saved(desk):
    """At the row, as on every other form of passages; what was typed stays."""
    event = make_event()
    data = article_form(desk)
    add_row(data, "passages", record=event.pk, exact="stood down at twice")
    page = send(desk, data)
    assert "is not in the text held" in errors(page) and not Article.objects.exists()
    assert "selected>" + event.title in page.content.decode()


def test_a_row_without_its_record_is_an_error(desk):
    """A passage bears on something."""
    data = article_form(desk)
    add_row(data, "passages", exact="stood down at once")
    assert "This field is required." in errors(send(desk, data)) and not Article.objects.exists()


def test_an_article_that_is_there_gets_more_and_its_own_are_not_touched(desk):
    """However many there are: they stand in their list, whatever a form says of them."""
    article = make_article()
    old = make_passage(make_event(), article=article, exact="stood down")
    event = make_event()
    data = filled(desk.get(address(article)))
    assert data["passages-TOTAL_FORMS"] == "0"
    add_row(data, "passages", record=event.pk, exact="has gone", stance="supports")
    desk.post(address(article), data | {"passages-0-id": str(old.pk), "passages-INITIAL_FORMS": "1"})
    desk.post(address(article), data | {"passages-INITIAL_FORMS": "1"})
    old.refresh_from_db()
    assert old.exact == "stood down" and event.passages_owned.get().exact == "has gone"


def test_a_published_record_that_is_quoted_on_waits_and_its_history_says_who_did_it(desk, admin_user):
    """Readers see it when its own publishing comes; a form that was open meets the page of conflicts."""
    event = make_published("event")
    open_form = filled(desk.get(address(event)))
    data = article_form(desk)
    add_row(data, "passages", record=event.pk, exact="stood down at once")
    send(desk, data)
    assert Record.objects.get(pk=event.pk).is_ahead
    assert event.versions.count() == 1
    history = desk.get(address(event, "history")).content.decode()
    assert "“stood down at once”" in history and admin_user.username in history
    assert b"after you opened it" in desk.post(address(event), open_form | {"summary": "Mine."}).content


def test_a_passage_changed_on_its_own_form_is_told_in_its_records_history(desk):
    """As one changed on the record's form is."""
    event = make_event()
    passage = make_passage(event, exact="stood down")
    desk.post(address(passage), filled(desk.get(address(passage))) | {"exact": "has gone at once"})
    history = desk.get(address(event, "history")).content.decode()
    assert "gone at once" in history and "stood" in history


def test_nobody_quotes_on_a_record_that_they_may_not_change(clerk):
    """Not even by its known key."""
    event = make_event()
    may = [f"{act}_{model}" for act in ("add", "change", "view") for model in ("article", "passage")]
    client = clerk(*may, "view_event", "view_record")
    data = article_form(client)
    add_row(data, "passages", record=event.pk, exact="stood down at once")
    assert "You may not change this record." in errors(send(client, data))
    assert not Passage.objects.exists()


def test_who_may_add_no_passages_is_offered_no_row(clerk):
    """The article alone can be made."""
    client = clerk("add_article", "change_article", "view_article")
    page = client.get(add_address(Article))
    assert [group.formset.prefix for group in page.context["inline_admin_formsets"]] == []


def test_what_was_added_on_the_way_stands_in_its_box_by_its_line(desk):
    """As the search box itself would offer it, after a change too."""
    page = f"{add_address(Person)}?_popup=1"
    data = filled(desk.get(page)) | {"title": "Ada Stone", "summary": "Led the council.", "_popup": "1"}
    answer = desk.post(page, data | {"_save": "on"})
    line = "Ada Stone, person: Led the council. (draft)"
    assert line in answer.content.decode()
    person = Person.objects.get()
    data = filled(desk.get(address(person))) | {"title": "Ada Stone OBE", "_popup": "1"}
    assert "Ada Stone OBE, person: Led the council. (draft)" in desk.post(address(person), data).content.decode()
