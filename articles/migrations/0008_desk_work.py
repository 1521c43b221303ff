"""Who may do what at the desk (two groups), notes between editors, and what is saved but not published."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

KINDS = ("article", "organisation", "person", "inquiry", "report", "finding", "event", "link")
ROWS = (
    *("headlinevariant", "correction", "othername", "passage", "standing", "participation", "post"),
    *("difference", "account"),
)

CONTRIBUTOR = {
    **dict.fromkeys((*KINDS, *ROWS), ("view", "add", "change", "delete")),
    **dict.fromkeys(("record", "version", "redaction", "startingpoint", "loadedword", "theme"), ("view",)),
}
"""What a contributor may do with the rows of each model. Of records only their own drafts are deleted."""

EDITOR = {
    **CONTRIBUTOR,
    "record": ("view", "publish", "merge", "delete_others"),
    "startingpoint": ("view", "change"),
    **dict.fromkeys(("loadedword", "theme"), ("view", "add", "change", "delete")),
}

GROUPS = {"Contributor": CONTRIBUTOR, "Editor": EDITOR}


def write_permissions(apps, alias):
    """Write the permissions of the archive's models now: Django writes them only when all migrations ran."""
    config = apps.get_app_config("articles")
    known, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = known


def make_groups(apps, schema_editor):
    """Make the two groups, or give those that are there what they lack."""
    alias = schema_editor.connection.alias
    write_permissions(apps, alias)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, may in GROUPS.items():
        codenames = {f"{verb}_{model}" for model, verbs in may.items() for verb in verbs}
        permissions = Permission.objects.using(alias).filter(content_type__app_label="articles")
        group, _ = Group.objects.using(alias).get_or_create(name=name)
        group.permissions.add(*permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="record",
            options={
                "ordering": ["sort_key", "id"],
                "permissions": [
                    ("publish_record", "Can publish, send back, hold, release, withdraw and reinstate records"),
                    ("merge_record", "Can merge records and undo that"),
                    ("delete_others_record", "Can delete drafts that somebody else made"),
                ],
            },
        ),
        migrations.AddField(
            model_name="record",
            name="is_ahead",
            field=models.BooleanField(default=False, editable=False, verbose_name="saved, not published"),
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="note")),
                (
                    "sent_back",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="sent the record back with it"
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="articles.record"
                    ),
                ),
                (
                    "written_by",
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
                "ordering": ["-id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_has_words")
                ],
            },
        ),
        # The way back leaves the groups, with those who are in them.
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
