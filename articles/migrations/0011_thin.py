"""Why statements are thin, also of what was published before that was written down."""

import json

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

STATEMENTS = ("event", "finding", "link")
OFFICIAL = {"statement", "document"}
WORDS = {
    "one_outlet": "Rests on one outlet",
    "opinion": "Rests on opinion alone",
    "official_self": "Rests on one official source",
    "no_archived_copy": "No archived copy",
    "no_date": "No date",
    "no_coverage": "No press coverage",
}


def reasons(core, articles):
    """Yield the codes of why the stored core of a version is thin; `articles` are public cards by public id."""
    passages = [passage for passage in core["passages"] if passage["stance"]["code"] != "contradicts"]
    cards = [articles[passage["article"]["id"]] for passage in passages if passage["article"]["id"] in articles]
    genres = {card.sort for card in cards}
    is_official = bool(genres) and genres <= OFFICIAL
    if len({card.outlet_words or card.public_id for card in cards}) < 2:
        yield "official_self" if is_official else "one_outlet"
    if genres == {"opinion"}:
        yield "opinion"
    if not any(card.archived_url for card in cards):
        yield "no_archived_copy"
    if core["date"] is None:
        yield "no_date"
    if core["kind"] == "event" and genres <= OFFICIAL:
        yield "no_coverage"


def fill(apps, schema_editor):
    """Write why each statement that has a card is thin, from its latest version and its articles' cards."""
    Version, AccessPoint, Card = (apps.get_model("articles", name) for name in ("Version", "AccessPoint", "Card"))
    newest = Version.objects.filter(record=OuterRef("record")).order_by("-number").values("pk")[:1]
    public = Version.objects.filter(pk=Subquery(newest), record__card__kind__in=STATEMENTS).exclude(core=b"")
    for version in public.iterator(chunk_size=500):
        core = json.loads(bytes(version.core))
        named = {passage["article"]["id"] for passage in core["passages"]}
        articles = {card.public_id: card for card in Card.objects.filter(public_id__in=named).defer("words")}
        AccessPoint.objects.bulk_create(
            AccessPoint(record_id=version.record_id, sort="thin", code=code, words=WORDS[code])
            for code in reasons(core, articles)
        )


def empty(apps, schema_editor):
    """Take out again what was written."""
    apps.get_model("articles", "AccessPoint").objects.filter(sort="thin").delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_redaction_requests")]

    operations = [
        migrations.AlterField(
            model_name="accesspoint",
            name="sort",
            field=models.CharField(
                choices=[
                    ("name", "Name"),
                    ("theme", "Theme"),
                    ("strength", "Strength"),
                    ("thin", "Why it is thin"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(fill, empty),
    ]
