"""Who may open and do what: every address of the admin, by every role. An address without a row fails."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLResolver, reverse

from articles.models import KINDS, Finding, LoadedWord, Record, RedactionRequest, StartingPoint, Theme
from articles.publishing.redaction import withdraw_words
from tests.factories import MAKERS, make_difference, make_event, make_passage, make_published, two_editors

pytestmark = pytest.mark.django_db

ANYONE, STAFF, CONTRIBUTOR, EDITOR, SUPERUSER, NOBODY = range(6)
"""From which role on somebody is let in. That an address takes no GET, or leads nowhere, lets nobody in."""

READ_ONLY = {
    "changelist": (CONTRIBUTOR, CONTRIBUTOR),
    "add": (NOBODY, NOBODY),
    "change": (CONTRIBUTOR, NOBODY),
    "delete": (NOBODY, NOBODY),
    "history": (CONTRIBUTOR, CONTRIBUTOR),
}
FOR_EDITORS = READ_ONLY | {"add": (EDITOR, EDITOR), "change": (CONTRIBUTOR, EDITOR), "delete": (EDITOR, EDITOR)}
FOR_ALL = dict.fromkeys(READ_ONLY, (CONTRIBUTOR, CONTRIBUTOR))
TABLE = {"export": (CONTRIBUTOR, NOBODY), "import": (CONTRIBUTOR, CONTRIBUTOR)}
KIND = (
    FOR_ALL
    | TABLE
    | {
        "delete": (EDITOR, EDITOR),  # of a draft that somebody else made
        "preview": (CONTRIBUTOR, CONTRIBUTOR),
        "copy": (CONTRIBUTOR, CONTRIBUTOR),
        "compare": (CONTRIBUTOR, CONTRIBUTOR),
        "public": (CONTRIBUTOR, CONTRIBUTOR),
        "bulk_submit": (NOBODY, CONTRIBUTOR),
        "bulk_publish": (NOBODY, EDITOR),
        "bulk_add-theme": (NOBODY, CONTRIBUTOR),
        "note": (CONTRIBUTOR, CONTRIBUTOR),
        "submit": (NOBODY, CONTRIBUTOR),
        "not-the-same": (NOBODY, CONTRIBUTOR),
        "maybe-the-same": (NOBODY, CONTRIBUTOR),
        "send-back": (EDITOR, EDITOR),
        "withdraw": (EDITOR, EDITOR),
        "hold": (NOBODY, EDITOR),
        "release": (NOBODY, EDITOR),
        "reinstate": (NOBODY, EDITOR),
        "merge": (EDITOR, EDITOR),
        "unmerge": (NOBODY, EDITOR),
    }
)
ACCOUNTS = dict.fromkeys((*READ_ONLY, "password_change"), (SUPERUSER, SUPERUSER))
ROWS = {
    **{model._meta.model_name: KIND for model in KINDS},
    "record": READ_ONLY
    | {
        "choices": (CONTRIBUTOR, NOBODY),
        "deleted": (CONTRIBUTOR, CONTRIBUTOR),
        "bring_back": (NOBODY, CONTRIBUTOR),
    },
    "version": READ_ONLY | {"redact": (EDITOR, EDITOR)},
    "redaction": READ_ONLY,
    "redactionrequest": READ_ONLY
    | {
        "changelist": (EDITOR, EDITOR),
        "change": (EDITOR, NOBODY),
        "history": (EDITOR, EDITOR),
        "decide": (EDITOR, EDITOR),
    },
    "difference": FOR_ALL,
    "passage": FOR_ALL | TABLE,
    "theme": FOR_EDITORS,
    "loadedword": FOR_EDITORS,
    "startingpoint": READ_ONLY
    | {"changelist": (CONTRIBUTOR, EDITOR), "change": (STAFF, STAFF)},  # leads to the list
    "group": ACCOUNTS,
    "user": ACCOUNTS,
    "": {
        "index": (STAFF, STAFF),
        "login": (ANYONE, ANYONE),
        "logout": (ANYONE, ANYONE),
        "password_change": (STAFF, STAFF),
        "password_change_done": (STAFF, NOBODY),
        "jsi18n": (STAFF, NOBODY),
        "autocomplete": (CONTRIBUTOR, NOBODY),
        "view_on_site": (NOBODY, NOBODY),
        "app_list": (CONTRIBUTOR, CONTRIBUTOR),
        "": (NOBODY, NOBODY),
    },
}
"""By model and the name of an address: who may GET it, and who may POST to it."""
SHORT_FORM = (STAFF, STAFF)
"""Of `…/<key>/`, which leads to the form and says nothing."""
ONLY_POST = {"logout"}


def addresses():
    """Yield (model, name, pattern) for every address of the admin."""
    for found in admin.site.get_urls():
        if isinstance(found, URLResolver):
            model = str(found.pattern).rstrip("/").rpartition("/")[2]
            for one in found.url_patterns:
                name = (one.name or "").removeprefix(f"auth_{model}_").removeprefix(f"articles_{model}_")
                yield model, name, f"{found.pattern}{one.pattern}"
        else:
            yield "", found.name or "", str(found.pattern)


def expected(model, name):
    """Return who may GET and who may POST."""
    return SHORT_FORM if model and not name else ROWS[model][name]


def withdrawn():
    """Return the redaction of a version whose words were withdrawn."""
    return withdraw_words(make_published("event").versions.get(), reason="A name.", **two_editors())


def made(model):
    """Return the key of a saved row of a model that nobody of this test made."""
    if model in MAKERS:
        return MAKERS[model]().pk
    return {
        "version": lambda: make_published("event").versions.get().pk,
        "redaction": lambda: withdrawn().pk,
        "redactionrequest": lambda: (
            RedactionRequest.objects.create(
                version=make_published("event").versions.get(),
                kind="withdrawn",
                reason="A name.",
                asked_by=two_editors()["by"],
            ).pk
        ),
        "record": lambda: make_event().pk,
        "passage": lambda: make_passage(make_event()).pk,
        "difference": lambda: make_difference(make_event(), {}).pk,
        "theme": lambda: Theme.objects.create(name="Leadership", slug="leadership").pk,
        "loadedword": lambda: LoadedWord.objects.create(word="ghastly", folded="ghastly", instead="Say what.").pk,
        "startingpoint": lambda: StartingPoint.objects.create(record=make_event().record, position=1).pk,
        "group": lambda: Group.objects.create(name="Guests").pk,
        "user": lambda: User.objects.create_user("guest").pk,
    }[model]()


def filled_in(model, name, pattern):
    """Return a real address of a pattern."""
    if name in ("autocomplete", "choices"):
        page = "admin:autocomplete" if name == "autocomplete" else "admin:articles_record_choices"
        return f"{reverse(page)}?term=&app_label=articles&model_name=link&field_name=source"
    place = re.sub(r"^\^?\(\?P<app_label>[^)]*\)/\$$", "articles/", pattern).replace("(?P<url>.*)$", "nowhere/")
    place = place.replace("<path:content_type_id>", str(ContentType.objects.get_for_model(Record).pk))
    if "other_key" in place:
        place = place.replace("<int:other_key>", str(MAKERS[model]().pk))
    if "<" in place:
        place = re.sub(r"<[^>]*>", str(made(model or "record")), place)
    return reverse("admin:index") + place


def is_let_in(answer):
    """Return whether somebody was let in: not sent to log in, not refused, and not told that there is nothing."""
    to_log_in = answer.status_code == 302 and answer.url.startswith(reverse("admin:login"))
    return not to_log_in and answer.status_code not in (403, 404, 405)


@pytest.mark.parametrize(
    ("model", "name", "pattern"), [pytest.param(*one, id=f"{one[0]}-{one[1]}") for one in addresses()]
)
def test_who_is_let_in(model, name, pattern, member):
    """From the first role that may, and not before; both ways of asking."""
    users = [None, member(), member("Contributor"), member("Editor"), User.objects.create_superuser("chief")]
    page = filled_in(model, name, pattern)
    for method, first in zip(("get", "post"), expected(model, name), strict=True):
        if method == "get" and name in ONLY_POST:
            continue
        let_in = []
        for user in users:
            client = Client()
            if user:
                client.force_login(user)
            let_in.append(is_let_in(getattr(client, method)(page)))
        assert let_in == [role >= first for role in range(len(users))], method


def test_every_row_is_of_an_address():
    """What went from the admin goes from the table."""
    names = {(model, name) for model, name, _ in addresses() if name or not model}
    mergeable = {"person", "organisation", "article", "event"}
    rows = {(model, name) for model, names in ROWS.items() for name in names}
    rows -= {(model._meta.model_name, name) for model in KINDS for name in ("merge", "unmerge")} - {
        (model, name) for model in mergeable for name in ("merge", "unmerge")
    }
    rows -= {(model._meta.model_name, "bulk_add-theme") for model in KINDS if model is not Finding}
    assert rows - {("group", "password_change")} == names
