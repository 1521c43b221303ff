"""What is saved and not published is nowhere on the public site."""

import pytest
from django.db import models

from articles.addresses import PLURALS
from articles.models import Record, Version
from articles.models.fields import EdtfField
from articles.publishing.gate import publish
from tests.factories import (
    MAKERS,
    make_difference,
    make_link,
    make_participation,
    make_passage,
    make_post,
    make_published,
    make_ready,
    make_standing,
)

pytestmark = pytest.mark.django_db
MARK = "zzunpublished"


def public_pages(client):
    """Return the text of every public page, version and permalink, in JSON too, of every feed and the sitemap."""
    paths = ["/", *(f"/{plural}/" for plural in PLURALS.values())]
    paths += ["/changes.atom", *(f"/{plural}.atom" for plural in PLURALS.values())]
    paths += ["/sitemap.xml", *(f"/sitemap-{plural}-1.xml" for plural in PLURALS.values())]
    paths += [f"/id/{public_id}" for public_id in Record.objects.values_list("public_id", flat=True)]
    paths += [
        f"/id/{public_id}/v{number}"
        for public_id, number in Version.objects.values_list("record__public_id", "number")
    ]
    paths += [f"{path}?format=json" for path in paths if path.startswith("/id/")]
    paths += ["/what-followed/", "/what-followed.svg"]
    paths += [f"/reading-list{end}?{query}" for query in reading_lists() for end in ("/", ".ris", ".csl.json")]
    return "".join(client.get(path, follow=True).content.decode() for path in paths)


def reading_lists():
    """Return queries of reading lists that name every record's first versions, published or not."""
    public_ids = Record.objects.values_list("public_id", flat=True)
    return ["&".join(f"v={public_id}.v{number}" for public_id in public_ids) for number in (1, 2)]


def scribble(row):
    """Save a mark into every text of a row that an editor can type."""
    for field in row._meta.concrete_fields:
        typed = isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, EdtfField)
        if typed and field.editable and not field.choices and not field.is_relation:
            value = f"https://x.example/{MARK}" if "url" in field.name else f"{MARK} {field.name}"
            setattr(row, field.name, value[: field.max_length])
    row.save()


@pytest.mark.parametrize("kind", list(MAKERS))
def test_a_draft_shows_nowhere(client, kind):
    make_published(kind)
    draft = make_ready(kind)
    scribble(draft)
    assert MARK not in public_pages(client).lower()
    paths = (f"/{plural}{ending}" for plural in PLURALS.values() for ending in ("/", ".atom"))
    paths = (*paths, "/changes.atom", *(f"/sitemap-{plural}-1.xml" for plural in PLURALS.values()))
    lists = "".join(client.get(path).content.decode() for path in paths)
    assert draft.public_id not in lists


@pytest.mark.parametrize("kind", list(MAKERS))
def test_a_saved_edit_shows_nowhere_until_it_is_published(client, kind):
    record = make_published(kind)
    scribble(record)
    for passage in record.passages_owned.all():
        scribble(passage)
    if kind != "link":
        make_published("link", source=record.record, relation="relates_to", strength="")
    assert MARK not in public_pages(client).lower()
    assert all(MARK.encode() not in bytes(version.core) for version in Version.objects.all())


def test_saved_parts_show_nowhere_until_they_are_published(client):
    event, person = make_published("event"), make_published("person")
    passage = make_passage(event, exact=f"{MARK} words", article=make_published("article"))
    own = make_passage(person, exact=f"{MARK} name", article=make_published("article"))
    make_standing(event, "overturned", passages=[passage])
    make_difference(event, {f"{MARK} one": [passage], f"{MARK} two": [passage]}, matter=f"{MARK} matter")
    make_post(person, make_published("organisation"), f"{MARK} post", passages=[own])
    make_participation(event, make_ready("person", title=f"{MARK} person"))
    make_link(source=event.record, target=person.record, relation="relates_to", summary=f"{MARK} link")
    assert MARK not in public_pages(client).lower()
    assert "Overturned" not in public_pages(client)
    publish(event)
    publish(person)
    text = public_pages(client).lower()
    for shown in ("words", "matter", "one", "post"):
        assert f"{MARK} {shown}" in text
    for hidden in ("person", "link"):
        assert f"{MARK} {hidden}" not in text
