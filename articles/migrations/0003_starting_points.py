"""The list "Start here" that the home page tells."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_triggers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StartingPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("arranged_at", models.DateTimeField(auto_now_add=True)),
                (
                    "arranged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="starting_point",
                        to="articles.record",
                    ),
                ),
            ],
            options={
                "verbose_name": "place in “Start here”",
                "verbose_name_plural": "Start here",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("position",), name="start_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)), name="start_position_from_one"
                    ),
                ],
            },
        ),
    ]
