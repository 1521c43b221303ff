"""The house's list of loaded words, with what it starts from, and the records that editors told apart."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from articles.words import fold

JUDGES = "It judges. Say what happened, who found it, and leave the judgement to the reader."
SELLS = "It is written to stir. Say what the report or the person said, and how."
DEMONISES = "It makes an offender a figure of horror. Say what the person was convicted of, and by which court."
BLAMES = "A child cannot consent. Say that the child was abused or exploited."
STRIKES = "A headline’s word. Say “criticised”, and for what."

WORDS = {
    "cover-up": "It says that somebody hid something on purpose. Say who withheld what, and who found that.",
    "whitewash": "It says that somebody hid something on purpose. Say who withheld what, and who found that.",
    "swept under the carpet": "It says that somebody hid something on purpose. Say what was not acted on.",
    "turned a blind eye": "It says that somebody knew and chose not to see. Say what they were told, and did.",
    "scandal": "It judges. Name what happened: the abuse, the failures found, the resignations.",
    "shameful": JUDGES,
    "disgraced": JUDGES,
    "notorious": JUDGES,
    "infamous": JUDGES,
    "shocking": SELLS,
    "horrific": SELLS,
    "damning": SELLS,
    "bombshell": SELLS,
    "explosive": SELLS,
    "sensational": SELLS,
    "outrage": SELLS,
    "fury": SELLS,
    "monster": DEMONISES,
    "beast": DEMONISES,
    "fiend": DEMONISES,
    "pervert": DEMONISES,
    "evil": DEMONISES,
    "vile": DEMONISES,
    "grooming gang": "What it means differs from outlet to outlet. Say who was convicted of what, or quote it.",
    "child prostitute": BLAMES,
    "underage sex": BLAMES,
    "child pornography": "Say “indecent images of children”: they show abuse.",
    "slammed": STRIKES,
    "blasted": STRIKES,
    "lashed out": STRIKES,
    "witch hunt": "It says that an inquiry was unfair. Say who called it so, in quotation marks.",
    "political correctness": "A term of argument. Say what was said or left unsaid, or quote whoever used it.",
}


def fill(apps, schema_editor):
    """Write the words that the list starts from."""
    LoadedWord = apps.get_model("articles", "LoadedWord")
    LoadedWord.objects.using(schema_editor.connection.alias).bulk_create(
        LoadedWord(word=word, folded=fold(word), instead=instead) for word, instead in WORDS.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LoadedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "word",
                    models.CharField(
                        help_text="Its other forms are found too: “cover-up” also finds “covered up” and “cover-ups”.",
                        max_length=80,
                        verbose_name="word or phrase",
                    ),
                ),
                ("folded", models.CharField(editable=False, max_length=80, unique=True)),
                (
                    "instead",
                    models.CharField(
                        help_text="One sentence. Editors read it when they use the word outside quotation marks.",
                        max_length=300,
                        verbose_name="why, and what to write instead",
                    ),
                ),
            ],
            options={
                "ordering": ["folded"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("folded", ""), _negated=True), name="loaded_word_can_be_found"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("instead", ""), _negated=True), name="loaded_word_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotTheSame",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told_apart_from_later",
                        to="articles.record",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told_apart_from_earlier",
                        to="articles.record",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "not the same",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="not_the_same_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="not_the_same_in_order"
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
