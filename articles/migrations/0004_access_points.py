"""The access points, also of what was published before there were any."""

import json

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import articles.models.fields
from articles.words import fold, slug

NAMED = ("organisation", "person", "inquiry", "report", "event")


def points(core):
    """Yield (sort, code, words) of the access points that the stored core of a version makes."""
    facts = {fact["code"]: [value["text"] for value in fact["values"]] for fact in core["facts"]}
    if core["kind"] in NAMED:
        for name in (core["title"], *facts.get("other_names", ())):
            yield "name", fold(name)[:300], name[:300]
    for name in facts.get("themes", ()):
        yield "theme", slug(name), name
    if core["ends"] and core["ends"]["strength"]:
        yield "strength", core["ends"]["strength"]["code"], core["ends"]["strength"]["words"]


def fill(apps, schema_editor):
    """Write the access points of the latest version of every record that has a card."""
    Version, AccessPoint = (apps.get_model("articles", name) for name in ("Version", "AccessPoint"))
    newest = Version.objects.filter(record=OuterRef("record")).order_by("-number").values("pk")[:1]
    public = Version.objects.filter(pk=Subquery(newest), record__card__isnull=False).exclude(core=b"")
    for version in public.iterator(chunk_size=500):
        made = {(sort, code): words for sort, code, words in reversed([*points(json.loads(bytes(version.core)))])}
        AccessPoint.objects.bulk_create(
            AccessPoint(record_id=version.record_id, sort=sort, code=code, words=words)
            for (sort, code), words in made.items()
            if code
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_starting_points")]

    operations = [
        migrations.CreateModel(
            name="AccessPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "sort",
                    models.CharField(
                        choices=[("name", "Name"), ("theme", "Theme"), ("strength", "Strength")], max_length=10
                    ),
                ),
                ("code", articles.models.fields.ByteOrderCharField(max_length=300)),
                ("words", models.CharField(max_length=300)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_points",
                        to="articles.record",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sort", "code", "record"], name="access_point_to")],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "sort", "code"), name="access_point_once")
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
