"""The database's own promises, and the one row of the clock."""

from django.db import migrations

from articles.models import triggers
from articles.models.clock import new_epoch


def install(apps, schema_editor):
    """Create the triggers."""
    triggers.install(schema_editor.connection)


def uninstall(apps, schema_editor):
    """Drop the triggers, so that tables can be dropped after them."""
    triggers.uninstall(schema_editor.connection)


def start_clock(apps, schema_editor):
    """Write the clock's row, unless it is there."""
    apps.get_model("articles", "Clock").objects.get_or_create(pk=1, defaults={"epoch": new_epoch()})


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("articles", "0001_records")]

    operations = [
        migrations.RunPython(install, uninstall),
        migrations.RunPython(start_clock, migrations.RunPython.noop),
    ]
