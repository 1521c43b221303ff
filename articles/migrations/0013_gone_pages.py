"""The day on which the page of an article was found gone, and whether it is, on the card."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_card_authors"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="gone_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which you found that the original address no longer leads to the article.",
                null=True,
                verbose_name="found gone on",
            ),
        ),
        migrations.AddField(
            model_name="card",
            name="gone",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("gone_on", None), models.Q(("url", ""), _negated=True), _connector="OR"),
                name="article_gone_had_an_address",
                violation_error_message="Nothing can be gone without an address: give the original address too.",
            ),
        ),
    ]
