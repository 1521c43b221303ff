"""What was typed and not saved is put back into the form: shown, never saved, and met by the page of conflicts."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Event, Passage, Person
from tests.admin.desk import add_address, add_row, address, errors, filled, told
from tests.factories import make_article, make_event, make_organisation, make_passage

pytestmark = pytest.mark.django_db
NAME = "aaaabbbbccccdddd"
BACK = {"_put_back": "on", "_draft": NAME}
INDEX = reverse("admin:index")


def saved_drafts(client):
    """The names that the next page of the desk tells the browser to forget."""
    return client.get(INDEX).context["drafts"]["saved"]


def test_what_was_typed_stands_in_the_form_again_rows_included(desk):
    """On a new record; nothing is saved."""
    article = make_article(title="Leader quits")
    data = filled(desk.get(add_address(Event))) | {"title": "She resigns", "sort": "resignation"}
    add_row(data, "passages_owned", article=article.pk, exact="stood down")
    page = desk.post(add_address(Event), data | BACK)
    assert told(page) == [
        "What you had typed stands in the form below. Nothing is saved yet: look through it, change what you "
        "like, and save."
    ]
    assert errors(page) == "" and not Event.objects.exists()
    content = page.content.decode()
    assert 'value="She resigns"' in content and "\nstood down</textarea>" in content
    assert "selected>Leader quits, article" in content
    desk.post(add_address(Event), filled(page))
    assert Event.objects.get().passages_owned.get().exact == "stood down"


def test_a_record_that_nobody_saved_meanwhile_is_shown_as_it_was_typed(desk):
    """A row that was to be deleted is ticked again."""
    event = make_event(title="Before")
    passage = make_passage(event, exact="stood down")
    data = filled(desk.get(address(event))) | {"title": "After", "passages_owned-0-DELETE": "on"}
    page = desk.post(address(event), data | BACK)
    event.refresh_from_db()
    assert event.title == "Before" and errors(page) == ""
    assert 'value="After"' in page.content.decode()
    desk.post(address(event), filled(page))
    event.refresh_from_db()
    assert event.title == "After" and not Passage.objects.filter(pk=passage.pk).exists()


def test_what_another_editor_saved_meanwhile_is_chosen_about_and_not_overwritten(desk):
    """Field by field, on the page of conflicts; only the save after that saves."""
    body = make_organisation(title="Before")
    mine, theirs = (filled(desk.get(address(body))) for _ in range(2))
    desk.post(address(body), theirs | {"title": "Theirs"})
    page = desk.post(address(body), mine | {"title": "Mine", "summary": "Mine."} | BACK)
    assert {item.label: item.chosen for item in page.context["choices"]} == {"Title": "", "Summary": "mine"}
    chosen = {f"take-{item.name}": "mine" for item in page.context["choices"]}
    desk.post(address(body), dict(page.context["carried"]) | chosen | {"_save": "on"})
    body.refresh_from_db()
    assert (body.title, body.summary) == ("Mine", "Mine.")
    assert saved_drafts(desk) == NAME


def test_a_passage_that_was_changed_meanwhile_is_compared(desk):
    """Its own form has no page of conflicts; it says what differs."""
    passage = make_passage(make_event(), exact="stood down")
    mine, theirs = (filled(desk.get(address(passage))) for _ in range(2))
    desk.post(address(passage), theirs | {"exact": "stood down at once"})
    page = desk.post(address(passage), mine | {"exact": "has stood down"} | BACK)
    assert "now “stood down at once”, yours “has stood down”" in errors(page)
    passage.refresh_from_db()
    assert passage.exact == "stood down at once"


def test_only_a_save_lets_the_browser_forget(desk):
    """Not a form that was refused, and not another one's name; told once."""
    data = filled(desk.get(add_address(Person))) | {"_draft": NAME}
    page = desk.post(add_address(Person), data)
    assert page.context["draft"] == NAME, "a form that is refused keeps its draft"
    assert saved_drafts(desk) == ""
    desk.post(add_address(Person), data | {"title": "Ada Okafor", "_draft": '"><script>'})
    assert saved_drafts(desk) == ""
    desk.post(add_address(Person), data | {"title": "Bo Okafor"})
    assert saved_drafts(desk) == NAME
    assert saved_drafts(desk) == ""


def test_what_the_database_refused_is_kept(desk, monkeypatch):
    """The save that was undone is none."""
    from django.db import IntegrityError

    body = make_organisation()
    data = filled(desk.get(address(body))) | {"title": "After", "_draft": NAME}

    def refuse(*args):
        raise IntegrityError

    monkeypatch.setattr("articles.admin.base.note_ahead", refuse)
    assert "The database refused this" in errors(desk.post(address(body), data))
    assert saved_drafts(desk) == ""


def test_each_editor_has_a_key_that_lasts_and_nobody_else_has_one(seat, client, django_user_model):
    """The same after logging in again."""
    one, other = seat("Contributor"), seat("Contributor", username="another")
    key = one.get(INDEX).context["drafts"]["key"]
    assert len(key) == 44 and other.get(INDEX).context["drafts"]["key"] != key
    one.logout()
    assert one.get(INDEX, follow=True).context["drafts"] == {}
    one.force_login(django_user_model.objects.get(username="a Contributor"))
    assert one.get(INDEX).context["drafts"]["key"] == key
    stranger = django_user_model.objects.create_user("reader")
    client.force_login(stranger)
    assert client.get(INDEX, follow=True).context["drafts"] == {}


def test_a_form_from_before_the_log_in_says_that_it_is_kept(desk, admin_user):
    """Logging in in another tab gives all forms another token."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    page = strict.post(add_address(Event), {"title": "Mine"})
    assert page.status_code == 403 and "Nothing was saved" in page.content.decode()


def test_who_may_only_look_has_nothing_to_keep(clerk):
    """And puts nothing back."""
    article = make_article()
    client = clerk("view_article")
    assert client.get(address(article)).context["draft"] == ""
    assert client.post(address(article), {"title": "Mine"} | BACK).status_code == 403
    assert Article.objects.get().title == article.title
