"""What looks wrong is told after saving, on the form and on the preview, and the editor may go on."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.dates import EdtfDate
from articles.models import Event, LoadedWord, NotTheSame, Person
from tests.admin.desk import add_address, add_row, address, errors, filled, save, told
from tests.factories import (
    make_article,
    make_event,
    make_link,
    make_organisation,
    make_passage,
    make_person,
    make_post,
    make_published,
    make_report,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_words")]
HEADING = "Before you publish"
day = EdtfDate.parse


def page(desk, record, name="change"):
    """The text of an admin page of a record."""
    return desk.get(address(record, name)).content.decode()


def button(name, record, other):
    """The address of a button beside a record that looks alike."""
    return reverse(f"admin:articles_{record.kind}_{name}", args=[record.pk, other.pk])


@pytest.fixture
def doubtful():
    """An event with a loaded word, whose second passage is of an article older than itself."""
    event = make_event(title="The leader resigns", summary="A scandal.", date=day("5 February 2015"))
    make_passage(event)
    make_passage(event, article=make_article(date=day("4 February 2015")))
    return event


def test_form_and_preview_link_to_each_field(desk, doubtful):
    """Every link leads to an element that the form has."""
    form = page(desk, doubtful)
    for text in (form, page(desk, doubtful, "preview")):
        assert HEADING in text
        links = re.findall(rf'href="{address(doubtful)}#([\w-]+)"', text[text.index(HEADING) :])
        assert links == ["id_passages_owned-1-article", "id_summary"]
        assert all(f'id="{link}"' in form for link in links)
        assert "is dated 5 February 2015, after" in text and "“scandal” stands outside" in text


def test_after_saving_it_is_told_and_saved_all_the_same(desk, doubtful):
    """One message, beside that of the save."""
    answer = save(desk, address(doubtful), "_continue", summary="A scandal, still.")
    warning = told(answer)[0]
    assert warning.startswith("“The leader resigns” is saved. Before you publish it, look at this:")
    assert f'<a href="{address(doubtful)}#id_summary">Go to: summary</a>' in warning
    assert Event.objects.get().summary == "A scandal, still."


def test_a_first_save_is_told_too(desk):
    """Also of one made on the way, in a window of its own."""
    make_person(title="Ada Okafor")
    answer = save(desk, add_address(Person), "_continue", title="Ada Okafor")
    assert "It may be there already: Person · draft · " in told(answer)[0]
    assert Person.objects.count() == 2


def test_what_is_told_keeps_nothing_from_the_public(desk):
    """The editor may go on."""
    event = make_published("event")
    answer = save(desk, address(event), "_publish", summary="A scandal.")
    assert event.versions.count() == 2
    assert any("scandal" in message for message in told(answer))


def test_nothing_is_told_of_what_is_in_order(desk):
    """Neither section nor message."""
    event = make_published("event")
    assert HEADING not in page(desk, event) + page(desk, event, "preview")
    answer = save(desk, address(event), "_continue", summary="The leader left.")
    assert not any(HEADING.lower() in message.lower() for message in told(answer))


def test_words_of_others_are_escaped(desk):
    """In the section and in the message."""
    LoadedWord.objects.create(word="fiasco", instead="<b>Say</b> what failed.")
    event = make_event(title="<i>One</i>", summary="A fiasco.")
    answer = save(desk, address(event), "_continue")
    assert "<b>Say" not in answer.content.decode() and "<i>One" not in answer.content.decode()


def test_two_that_look_alike_are_told_apart_and_the_button_is_remembered(desk, admin_user):
    """Each with the line that tells it apart; the pair is not proposed again, from either side."""
    body = make_organisation(title="Harwell Council")
    one, other = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    make_post(other, body, "leader", passages=[])
    text = page(desk, one)
    assert f"Person · leader, Harwell Council · draft · {other.public_id}" in text
    assert f'action="{button("not-the-same", one, other)}"' in text
    answer = desk.post(button("not-the-same", one, other), follow=True)
    assert told(answer) == [f"Remembered: it is not “Ada Okafor” ({other.public_id})."]
    assert NotTheSame.objects.get().said_by == admin_user
    assert LogEntry.objects.get(object_id=str(one.pk)).change_message.startswith("Remembered")
    for record, twin in ((one, other), (other, one)):
        text = page(desk, record)
        assert "There already?" not in text
        assert f'action="{button("maybe-the-same", record, twin)}"' in text
        assert "told apart by admin on" in text


def test_the_button_is_undone(desk):
    """From the other side too; pressed twice it does nothing more."""
    one, other = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    for _ in range(2):
        desk.post(button("not-the-same", one, other))
    answer = desk.post(button("maybe-the-same", other, one), follow=True)
    assert told(answer)[-1] == f"Undone: it may be “Ada Okafor” ({one.public_id}) after all."
    assert not NotTheSame.objects.exists() and "There already?" in page(desk, one)
    assert told(desk.post(button("maybe-the-same", other, one), follow=True)) == []


@pytest.mark.parametrize("name", ["not-the-same", "maybe-the-same"])
def test_who_may_press_it(clerk, name):
    """Who may change the record; it is shown to nobody else, and by a link it does nothing."""
    one, other = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    if name == "maybe-the-same":
        NotTheSame.objects.create(one=one.record, other=other.record)
    client = clerk("view_person")
    assert str(other.public_id) in page(client, one)
    assert button(name, one, other) not in page(client, one) + page(client, one, "preview")
    assert client.post(button(name, one, other)).status_code == 403
    assert NotTheSame.objects.exists() is (name == "maybe-the-same")
    client = clerk("view_person", "change_person")
    assert client.get(button(name, one, other)).status_code == 405
    assert client.post(button(name, one, other)).status_code == 302
    assert NotTheSame.objects.exists() is (name == "not-the-same")


def test_only_two_of_one_kind_are_told_apart(desk):
    """Not a record and itself, nor a person and a body, nor one that is not there."""
    person = make_person()
    for key in (person.pk, make_organisation().pk, 10**30):
        page = reverse("admin:articles_person_not-the-same", args=[person.pk, key])
        assert desk.post(page).status_code == 302
    assert not NotTheSame.objects.exists()


def test_a_draft_that_was_told_apart_can_be_deleted(desk):
    """What was said of it goes with it."""
    one, other = make_person(title="Ada Okafor"), make_person(title="Ada Okafor")
    NotTheSame.objects.create(one=one.record, other=other.record)
    desk.post(address(one, "delete"), {"post": "yes"})
    assert not NotTheSame.objects.exists() and Person.objects.get() == other


def test_a_link_that_exists_is_refused_and_named(desk):
    """With its identifier; what was typed is still there."""
    link = make_link(relation="examined", strength="")
    data = filled(desk.get(add_address(type(link))))
    data |= {"source": link.source.pk, "target": link.target.pk, "relation": "examined", "summary": "Typed."}
    answer = desk.post(add_address(type(link)), data)
    assert f"This link already exists: “{link}” ({link.public_id})" in errors(answer)
    assert b"Typed." in answer.content


def test_an_inverse_link_is_told(desk):
    """And saved."""
    link = make_link(relation="responds_to", strength="")
    page = add_address(type(link))
    answer = save(desk, page, "_continue", source=link.target.pk, target=link.source.pk, relation="responds_to")
    assert "The inverse is on record" in told(answer)[0]
    assert type(link).objects.count() == 2


@pytest.mark.parametrize("field", ["url", "corrections"])
def test_an_address_of_another_sort_is_refused_in_plain_words(desk, field):
    """Of an article, a correction and a report."""
    article = make_article()
    data = filled(desk.get(address(article)))
    if field == "url":
        data["url"] = "www.courier.example/1"
    else:
        add_row(data, "corrections", words="Wrong.", url="www.courier.example/1")
    assert "starts with http:// or https://" in errors(desk.post(address(article), data))
    report = make_report()
    answer = desk.post(address(report), filled(desk.get(address(report))) | {"url": "www.courier.example/1"})
    assert "starts with http:// or https://" in errors(answer)


def test_the_list_of_loaded_words_is_edited(desk):
    """A word is added, found, changed in one place; what cannot be found or stands there is refused."""
    page = add_address(LoadedWord)
    save(desk, page, "_save", word="  Fiasco ", instead="Say what failed.")
    entry = LoadedWord.objects.get(word="Fiasco")
    assert entry.folded == "fiasco"
    for word, why in (("FIASCO", "stands in the list already"), ("?!", "Type a word"), ("ﷺ" * 9, "Type a word")):
        answer = save(desk, page, "_save", word=word, instead="Say what failed.")
        assert why in errors(answer)
    assert "required" in errors(save(desk, page, "_save", word="farce"))
    save(desk, address(entry), "_save", instead="Say what went wrong.")
    entry.refresh_from_db()
    assert entry.instead == "Say what went wrong."
    history = desk.get(address(entry, "history")).content.decode()
    assert "<ins>" in history and "went wrong." in history


def test_the_list_of_loaded_words_asks_for_permission(clerk):
    """To see it and to change it."""
    entry = LoadedWord.objects.first()
    client = clerk("view_person")
    assert client.get(reverse("admin:articles_loadedword_changelist")).status_code == 403
    assert client.post(add_address(LoadedWord), {"word": "farce", "instead": "No."}).status_code == 403
    client = clerk("view_loadedword", "view_person")
    assert client.get(address(entry)).status_code == 200
    assert client.post(address(entry), {"word": "farce", "instead": "No."}).status_code == 403
