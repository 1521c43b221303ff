"""The record of merges, and the trigger that lets a standing go where a merge takes it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from articles.models import triggers

# The first one anew: it no longer holds the record by itself.
NAMES = ("standing_fixed", "standing_moves_by_merge")


def install(apps, schema_editor):
    """Write the triggers on standings."""
    triggers.install(schema_editor.connection, NAMES)


def uninstall(apps, schema_editor):
    """Drop what names the table of moves."""
    triggers.uninstall(schema_editor.connection, NAMES[1:])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_word_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("told", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("undone_told", models.TextField(blank=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="articles.record"
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="articles.merge",
                    ),
                ),
                (
                    "survivor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_received",
                        to="articles.record",
                    ),
                ),
                (
                    "undone_by",
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
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("moved", "Moved"),
                            ("set", "Set"),
                            ("lost", "Not kept"),
                            ("made", "Added"),
                            ("removed", "Removed"),
                            ("merged", "Merged"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("model", models.CharField(max_length=100)),
                ("row_key", models.BigIntegerField()),
                ("field", models.CharField(blank=True, max_length=100)),
                ("before", models.TextField()),
                ("after", models.TextField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("undone", models.BooleanField(default=False)),
                (
                    "merge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="articles.merge"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("merged",), name="merge_in_force_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged", models.F("survivor")), _negated=True), name="merge_of_two"
            ),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["model", "row_key"], name="move_of_row"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("act__in", ["moved", "set", "lost", "made", "removed", "merged", "withdrawn"])
                ),
                name="move_act_known",
            ),
        ),
        migrations.RunPython(install, uninstall),
    ]
