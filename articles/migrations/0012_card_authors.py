"""Who wrote an article or a report, and where an article was printed, on its card: lists tell reference managers."""

import json

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from articles.bylines import author_of, authors_of_byline


def values_of(core, code):
    """Return the values (list) of the fact with this code in the stored core of a version."""
    return next((fact["values"] for fact in core["facts"] if fact["code"] == code), [])


def authors_of(core, titles):
    """Return the Authors of a stored core; `titles` are those of public records by public id."""
    if core["kind"] == "article":
        return authors_of_byline("".join(value["text"] for value in values_of(core, "byline")))
    named = [value["neighbour"] for value in values_of(core, "authors")]
    return [author_of(who["kind"], titles[who["id"]]) for who in named if who["id"] in titles]


def fill(apps, schema_editor):
    """Write authors and pages on the cards of articles and reports, from their latest versions."""
    Version, Card = (apps.get_model("articles", name) for name in ("Version", "Card"))
    newest = Version.objects.filter(record=OuterRef("record")).order_by("-number").values("pk")[:1]
    public = Version.objects.filter(pk=Subquery(newest), record__card__kind__in=("article", "report"))
    cards = []
    for version in public.exclude(core=b"").iterator(chunk_size=500):
        core = json.loads(bytes(version.core))
        named = {value["neighbour"]["id"] for value in values_of(core, "authors") if value["neighbour"]}
        titles = dict(Card.objects.filter(public_id__in=named).values_list("public_id", "title")) if named else {}
        authors = "\n".join(author.inverted for author in authors_of(core, titles))
        page = "".join(value["text"] for value in values_of(core, "page")) if core["kind"] == "article" else ""
        if authors or page:
            cards.append(Card(record_id=version.record_id, authors=authors, page=page))
    Card.objects.bulk_update(cards, ["authors", "page"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_thin")]

    operations = [
        migrations.AddField("card", "authors", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "card", "page", models.CharField(blank=True, default="", max_length=20), preserve_default=False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
