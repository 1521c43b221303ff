"""Each kind can be made, saved and published in the admin, by POSTs alone."""

import pytest

from articles.models import KINDS, Card, Version
from articles.publishing.showing import State, find
from tests.admin.desk import add_address, add_row, address, filled, save, told
from tests.factories import make_organisation, make_outlet, make_published, publish

OWN = {
    "article": lambda: {"genre": "news", "url": "https://courier.example/a", "outlet": published_outlet().pk},
    "organisation": lambda: {"sort": "local_authority"},
    "person": lambda: {"honorific": "Dame"},
    "inquiry": lambda: {"led_by": [make_published("person").pk]},
    "report": lambda: {"number": "HC 1"},
    "finding": lambda: {"nature": "finding", "report": make_published("report").pk},
    "event": lambda: {"sort": "resignation"},
    "link": lambda: {
        "source": make_published("report").pk,
        "relation": "led_to",
        "target": make_published("event").pk,
        "strength": "following",
    },
}
STATEMENTS = ("finding", "event", "link")
kinds = pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.model_name)


def published_outlet():
    """An outlet that the public sees."""
    outlet = make_outlet()
    publish(outlet)
    return outlet


def first_data(desk, model):
    """The form of a new record of a model, filled in, with a passage where the kind needs one."""
    kind = model._meta.model_name
    data = filled(desk.get(add_address(model)))
    data |= {"title": "Something that happened", "date": "about February 2015", "date_basis": "stated"}
    data |= OWN[kind]()
    if kind != "article":
        add_row(
            data, "passages_owned", article=make_published("article").pk, exact="stood down", stance="supports"
        )
    if kind in STATEMENTS:
        add_row(data, "standings", standing="reported", since="")
    return data


@kinds
@pytest.mark.django_db
def test_made_saved_and_published(desk, model):
    """A new record is saved, its statements rest on a passage, and one button publishes it."""
    kind = model._meta.model_name
    desk.post(add_address(model), first_data(desk, model) | {"_continue": "on"})
    record = model.objects.latest("pk")
    assert (record.status, record.created_by.username) == ("draft", "admin")
    assert find(record.public_id)[0] == State.UNKNOWN

    chosen = {"standings-0-passages": [record.passages_owned.get().pk]} if kind in STATEMENTS else {}
    answer = save(desk, address(record), "_publish", change_note="First words.", **chosen)

    assert "Published as version 1." in told(answer)[0]
    version = Version.objects.get(record=record)
    assert (version.change, version.created_by.username) == ("First words.", "admin")
    assert find(record.public_id)[0] == State.PUBLIC
    assert Card.objects.get(pk=record.pk).date_words == ("" if kind == "person" else "about February 2015")


@kinds
@pytest.mark.django_db
def test_published_at_once(desk, model):
    """ "Save and publish" on a new record saves it, and publishes it if nothing more is needed."""
    kind = model._meta.model_name
    answer = desk.post(add_address(model), first_data(desk, model) | {"_publish": "on"}, follow=True)
    record = model.objects.latest("pk")
    assert answer.redirect_chain[-1][0] == address(record)
    if kind in STATEMENTS:
        assert "needs a passage" in told(answer)[0]
        assert record.status == "draft"
    else:
        assert record.status == "published"


@kinds
@pytest.mark.django_db
def test_saved_edit_is_not_public(desk, model):
    """What is saved and not published shows on the form as such, and in no version."""
    record = make_published(model._meta.model_name)
    answer = save(desk, address(record), "_continue", summary="New words.")
    assert b"Saved, not published" in answer.content
    assert record.versions.count() == 1
    answer = save(desk, address(record), "_publish")
    assert b"Saved, not published" not in answer.content
    assert record.versions.count() == 2


@kinds
@pytest.mark.django_db
def test_every_page_of_a_kind_opens(desk, model):
    """List, search, empty form, form, preview, history and withdrawal open, before and after publication."""
    record = make_published(model._meta.model_name)
    name = model._meta.model_name
    pages = [
        f"/admin/articles/{name}/",
        f"/admin/articles/{name}/?q=harwell",
        f"/admin/articles/{name}/?waiting=yes&status__exact=published&held__exact=0",
        add_address(model),
        *(address(record, page) for page in ("change", "preview", "history", "withdraw")),
    ]
    for page in pages:
        answer = desk.get(page)
        assert answer.status_code == 200, page
        assert b" style=" not in answer.content, page
        assert b"<style" not in answer.content, page


@pytest.mark.django_db
def test_publication_links_to_the_public_page(desk):
    """The message leads to the page; the record's name is text in it."""
    record = make_organisation(title="<b>Harwell</b>", sort="outlet")
    answer = save(desk, address(record), "_publish")
    assert f'href="/organisations/{record.public_id}/' in told(answer)[0]
    assert b"<b>Harwell</b>" not in answer.content
