"""Two editors take words out of a version: what one asks for, what the other decides, and who both are."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from articles.models import triggers


def lift(apps, schema_editor):
    """Drop the triggers on SQLite, which rebuilds the table that one of them names; post_migrate writes them anew."""
    if schema_editor.connection.vendor == "sqlite":
        triggers.uninstall(schema_editor.connection, triggers.in_place(schema_editor.connection))


def permit(apps, schema_editor):
    """Let the group of editors look at what waits for a second one."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    known, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = known
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    may_look = Permission.objects.using(alias).filter(codename="view_redactionrequest")
    for group in Group.objects.using(alias).filter(name="Editor"):
        group.permissions.add(*may_look)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_withdrawal_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(lift, migrations.RunPython.noop),
        migrations.CreateModel(
            name="RedactionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("withdrawn", "All words withdrawn"), ("redacted", "Some words taken out")],
                        max_length=10,
                    ),
                ),
                ("phrase", models.TextField(blank=True, verbose_name="words to take out")),
                (
                    "reason",
                    models.CharField(
                        help_text="Shown to the public. Never repeat the words taken out.", max_length=300
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for a second editor"),
                            ("done", "Carried out"),
                            ("declined", "Declined"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="why it was declined")),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.AddField(
            model_name="redaction",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="redaction",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="confirmed by",
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_by", models.F("created_by")), _negated=True), name="redaction_by_two"
            ),
        ),
        migrations.AddField(
            model_name="redactionrequest",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="redactionrequest",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="redactionrequest",
            name="redaction",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="request",
                to="articles.redaction",
            ),
        ),
        migrations.AddField(
            model_name="redactionrequest",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="redaction_requests",
                to="articles.version",
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["withdrawn", "redacted"])), name="request_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="request_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("outcome", "waiting")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("outcome__in", ("done", "declined")),
                    ),
                    _connector="OR",
                ),
                name="request_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("outcome", "done"),
                        ("redaction__isnull", False),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    ),
                    models.Q(models.Q(("outcome", "done"), _negated=True), ("redaction", None)),
                    _connector="OR",
                ),
                name="request_carried_out_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phrase", ""), models.Q(("kind", "redacted"), ("outcome", "waiting")), _connector="OR"
                ),
                name="request_words_only_while_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "waiting")), fields=("version",), name="request_waits_once"
            ),
        ),
        # The way back leaves the permission: it is of a model that is gone.
        migrations.RunPython(permit, lift),
    ]
