"""Every reason for which a record is taken out, and the words that its tombstone says besides."""

from django.db import migrations, models

NEAREST = {"duplicate": "error", "legal": "proceedings", "court_order": "proceedings"}
"""The reason nearest to each new one among those before: the way back keeps that something was withdrawn."""


def nearest_reasons(apps, schema_editor):
    """On the way back, give the records that were taken out for a new reason the nearest old one."""
    records = apps.get_model("articles", "Record").objects.using(schema_editor.connection.alias)
    for new, old in NEAREST.items():
        records.filter(withdrawal_reason=new).update(withdrawal_reason=old)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_desk_work"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="record",
            name="record_withdrawn_exactly_with_reason",
        ),
        migrations.RunPython(migrations.RunPython.noop, nearest_reasons),
        migrations.AddField(
            model_name="record",
            name="last_citation",
            field=models.CharField(blank=True, editable=False, max_length=600),
        ),
        migrations.AddField(
            model_name="record",
            name="withdrawal_note",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AlterField(
            model_name="record",
            name="withdrawal_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("duplicate", "because another record describes the same"),
                    ("error", "because it was wrong"),
                    ("legal", "for legal reasons"),
                    ("court_order", "because a court ordered it"),
                    ("proceedings", "because of court proceedings"),
                    ("anonymity", "because the law protects a person’s anonymity"),
                    ("privacy", "to protect a person’s privacy and personal data"),
                    ("source", "because its source was withdrawn or retracted"),
                    ("rights", "at the request of the rights holder"),
                ],
                editable=False,
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "withdrawn"),
                        (
                            "withdrawal_reason__in",
                            [
                                "duplicate",
                                "error",
                                "legal",
                                "court_order",
                                "proceedings",
                                "anonymity",
                                "privacy",
                                "source",
                                "rights",
                            ],
                        ),
                        ("withdrawn_at__isnull", False),
                    ),
                    models.Q(
                        models.Q(("status", "withdrawn"), _negated=True),
                        ("last_citation", ""),
                        ("withdrawal_note", ""),
                        ("withdrawal_reason", ""),
                        ("withdrawn_at", None),
                    ),
                    _connector="OR",
                ),
                name="record_withdrawn_exactly_with_reason",
            ),
        ),
    ]
