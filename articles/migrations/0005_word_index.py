"""The index by which words and phrases are found in cards."""

from django.db import migrations

from articles.models import word_index


def install(apps, schema_editor):
    """Create the index and fill it."""
    word_index.install(schema_editor.connection)


def uninstall(apps, schema_editor):
    """Drop the index."""
    word_index.uninstall(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_access_points")]

    operations = [migrations.RunPython(install, uninstall)]
