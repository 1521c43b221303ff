"""The promises that the database keeps by triggers."""

from django.db import migrations

from articles.models import triggers

# By name: later triggers may be on tables that this migration does not know.
NAMES = (
    *("version_only_redacted", "version_kept", "redaction_fixed", "redaction_kept"),
    *("identifier_fixed", "identifier_kept", "record_identifier_fixed", "standing_fixed", "standing_kept"),
)


def install(apps, schema_editor):
    """Create the triggers."""
    triggers.install(schema_editor.connection, NAMES)


def uninstall(apps, schema_editor):
    """Drop the triggers, before the tables that they guard."""
    triggers.uninstall(schema_editor.connection, NAMES)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("articles", "0001_records")]

    operations = [migrations.RunPython(install, uninstall)]
