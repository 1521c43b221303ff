"""The promises that the database keeps by triggers."""

from django.db import migrations

from articles.models import triggers


def install(apps, schema_editor):
    """Create the triggers."""
    triggers.install(schema_editor.connection)


def uninstall(apps, schema_editor):
    """Drop the triggers, before the tables that they guard."""
    triggers.uninstall(schema_editor.connection)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("articles", "0001_records")]

    operations = [migrations.RunPython(install, uninstall)]
