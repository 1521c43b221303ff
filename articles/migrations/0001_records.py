"""The tables of the archive."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import articles.models.clock
import articles.models.fields
import articles.models.passage


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "public_id",
                    models.CharField(
                        editable=False,
                        error_messages={"unique": "This identifier belongs to another record."},
                        max_length=8,
                        unique=True,
                        verbose_name="identifier",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Article"),
                            ("organisation", "Organisation"),
                            ("person", "Person"),
                            ("inquiry", "Inquiry"),
                            ("report", "Report"),
                            ("finding", "Finding"),
                            ("event", "Event"),
                            ("link", "Link"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Who did what, in neutral words. An article keeps its publisher’s headline.",
                        max_length=300,
                    ),
                ),
                (
                    "short_title",
                    models.CharField(
                        blank=True,
                        help_text="Neutral words for the browser’s tab and for shared links: they are seen on a shared phone. Left empty, the kind of the record is shown there.",
                        max_length=80,
                    ),
                ),
                ("slug", models.SlugField(db_index=False, editable=False, max_length=60)),
                ("sort_key", articles.models.fields.ByteOrderCharField(editable=False, max_length=300)),
                ("folded", models.CharField(db_index=True, editable=False, max_length=300)),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two plain sentences in the archive’s own words. The public reads them.",
                    ),
                ),
                (
                    "date",
                    articles.models.fields.EdtfField(
                        help_text="For example 4 February 2015, February 2015, about 2015, from 18 December 2014, or September 2014 to February 2015. Leave it empty if no source says."
                    ),
                ),
                ("date_earliest", models.DateField(editable=False, null=True)),
                ("date_latest", models.DateField(editable=False, null=True)),
                (
                    "date_basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stated", "as a source states it"),
                            ("address", "from the article’s address"),
                            ("report", "stated by the report itself"),
                            ("inferred", "inferred"),
                        ],
                        max_length=10,
                        verbose_name="how the date is known",
                    ),
                ),
                (
                    "date_reason",
                    models.CharField(
                        blank=True,
                        help_text="Needed for an inferred date: from what?",
                        max_length=300,
                        verbose_name="reason for the date",
                    ),
                ),
                (
                    "content_note",
                    models.CharField(
                        blank=True,
                        help_text="Shown before the text; what carries one stays folded until opened.",
                        max_length=300,
                    ),
                ),
                (
                    "noindex",
                    models.BooleanField(
                        default=False,
                        help_text="Asks search engines not to list this page.",
                        verbose_name="keep out of search engines",
                    ),
                ),
                (
                    "internal_note",
                    models.TextField(blank=True, help_text="For editors only. Never shown to the public."),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                            ("merged", "Merged into another record"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "held",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="kept from the public for now"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "withdrawal_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("privacy", "to protect a person’s privacy"),
                            ("anonymity", "because the law protects a person’s anonymity"),
                            ("proceedings", "because of court proceedings"),
                            ("error", "because it was wrong"),
                            ("source", "because its source was withdrawn"),
                            ("rights", "at the request of the rights holder"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("tombstone_names_it", models.BooleanField(default=False, editable=False)),
                ("last_passage_number", models.PositiveIntegerField(default=0, editable=False)),
                ("edit_token", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_records",
                        to="articles.record",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sort_key", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("public_id"), 8),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 1, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 2, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 3, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 4, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 5, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 6, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 7, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 8, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                0,
                            ),
                            django.db.models.lookups.Exact(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.StrIndex(
                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                        django.db.models.functions.text.Substr("public_id", 8, 1),
                                    ),
                                    "-",
                                    models.Value(1),
                                ),
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        django.db.models.expressions.CombinedExpression(
                                                            django.db.models.expressions.CombinedExpression(
                                                                django.db.models.functions.text.StrIndex(
                                                                    models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                                                    django.db.models.functions.text.Substr(
                                                                        "public_id", 1, 1
                                                                    ),
                                                                ),
                                                                "-",
                                                                models.Value(1),
                                                            ),
                                                            "+",
                                                            django.db.models.expressions.CombinedExpression(
                                                                django.db.models.expressions.CombinedExpression(
                                                                    django.db.models.functions.text.StrIndex(
                                                                        models.Value(
                                                                            "0123456789bcdfghjkmnpqrstvwxz"
                                                                        ),
                                                                        django.db.models.functions.text.Substr(
                                                                            "public_id", 2, 1
                                                                        ),
                                                                    ),
                                                                    "-",
                                                                    models.Value(1),
                                                                ),
                                                                "*",
                                                                models.Value(2),
                                                            ),
                                                        ),
                                                        "+",
                                                        django.db.models.expressions.CombinedExpression(
                                                            django.db.models.expressions.CombinedExpression(
                                                                django.db.models.functions.text.StrIndex(
                                                                    models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                                                    django.db.models.functions.text.Substr(
                                                                        "public_id", 3, 1
                                                                    ),
                                                                ),
                                                                "-",
                                                                models.Value(1),
                                                            ),
                                                            "*",
                                                            models.Value(3),
                                                        ),
                                                    ),
                                                    "+",
                                                    django.db.models.expressions.CombinedExpression(
                                                        django.db.models.expressions.CombinedExpression(
                                                            django.db.models.functions.text.StrIndex(
                                                                models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                                                django.db.models.functions.text.Substr(
                                                                    "public_id", 4, 1
                                                                ),
                                                            ),
                                                            "-",
                                                            models.Value(1),
                                                        ),
                                                        "*",
                                                        models.Value(4),
                                                    ),
                                                ),
                                                "+",
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        django.db.models.functions.text.StrIndex(
                                                            models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                                            django.db.models.functions.text.Substr(
                                                                "public_id", 5, 1
                                                            ),
                                                        ),
                                                        "-",
                                                        models.Value(1),
                                                    ),
                                                    "*",
                                                    models.Value(5),
                                                ),
                                            ),
                                            "+",
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.functions.text.StrIndex(
                                                        models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                                        django.db.models.functions.text.Substr("public_id", 6, 1),
                                                    ),
                                                    "-",
                                                    models.Value(1),
                                                ),
                                                "*",
                                                models.Value(6),
                                            ),
                                        ),
                                        "+",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.functions.text.StrIndex(
                                                    models.Value("0123456789bcdfghjkmnpqrstvwxz"),
                                                    django.db.models.functions.text.Substr("public_id", 7, 1),
                                                ),
                                                "-",
                                                models.Value(1),
                                            ),
                                            "*",
                                            models.Value(7),
                                        ),
                                    ),
                                    "%%",
                                    models.Value(29),
                                ),
                            ),
                        ),
                        name="record_public_id_checks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "article",
                                    "organisation",
                                    "person",
                                    "inquiry",
                                    "report",
                                    "finding",
                                    "event",
                                    "link",
                                ],
                            )
                        ),
                        name="record_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "in_review", "published", "withdrawn", "merged"])
                        ),
                        name="record_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="record_has_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_earliest", None),
                            ("date_latest", None),
                            ("date_earliest__lte", models.F("date_latest")),
                            _connector="OR",
                        ),
                        name="record_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("status", "merged")),
                            models.Q(models.Q(("status", "merged"), _negated=True), ("merged_into", None)),
                            _connector="OR",
                        ),
                        name="record_merged_exactly_with_survivor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="record_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "withdrawn"),
                                (
                                    "withdrawal_reason__in",
                                    ["privacy", "anonymity", "proceedings", "error", "source", "rights"],
                                ),
                                ("withdrawn_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("status", "withdrawn"), _negated=True),
                                ("withdrawal_reason", ""),
                                ("withdrawn_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="record_withdrawn_exactly_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("date_basis__in", ["", "stated", "address", "report", "inferred"])),
                        name="record_date_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date_basis", "inferred"), _negated=True),
                            models.Q(("date_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="record_inferred_date_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("public_id", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("minted_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="StarterEntry",
            fields=[
                ("public_id", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("entry_sha256", models.CharField(max_length=64)),
                ("rows_sha256", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name_plural": "starter entries",
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("slug", models.SlugField(max_length=80, unique=True)),
            ],
            options={
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_article",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "genre",
                    models.CharField(
                        choices=[
                            ("news", "News report"),
                            ("live", "Live page"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("agency", "Agency copy"),
                            ("statement", "Official statement"),
                            ("document", "Official document"),
                        ],
                        max_length=10,
                    ),
                ),
                ("section", models.CharField(blank=True, max_length=100)),
                ("page", models.CharField(blank=True, max_length=20)),
                ("language", models.CharField(default="en-GB", max_length=12)),
                ("byline", models.CharField(blank=True, max_length=200)),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="original address",
                    ),
                ),
                (
                    "archived_url",
                    models.CharField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address of an archived copy",
                    ),
                ),
                ("accessed_on", models.DateField(blank=True, null=True, verbose_name="read on")),
                (
                    "text",
                    models.TextField(blank=True, help_text="Seen by editors only; the public sees passages."),
                ),
                ("rights", models.CharField(blank=True, max_length=300)),
                ("image_credit", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("url",),
                        name="article_address_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("url", ""),
                                ("url__startswith", "http://"),
                                ("url__startswith", "https://"),
                                _connector="OR",
                            ),
                            models.Q(
                                ("archived_url", ""),
                                ("archived_url__startswith", "http://"),
                                ("archived_url__startswith", "https://"),
                                _connector="OR",
                            ),
                        ),
                        name="article_addresses_are_of_the_web",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "genre__in",
                                ["news", "live", "analysis", "opinion", "agency", "statement", "document"],
                            )
                        ),
                        name="article_genre_known",
                    ),
                ],
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_event",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("publication", "Publication"),
                            ("commissioning", "Commissioning"),
                            ("opening", "Opening of an inquiry"),
                            ("resignation", "Resignation"),
                            ("departure", "Departure"),
                            ("appointment", "Appointment"),
                            ("election", "Election"),
                            ("evidence", "Evidence"),
                            ("referral", "Referral"),
                            ("intervention", "Intervention"),
                            ("statement", "Statement"),
                            ("apology", "Apology"),
                            ("payment", "Payment"),
                            ("allegation", "Allegation"),
                        ],
                        max_length=15,
                        verbose_name="sort of event",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sort__in",
                                [
                                    "publication",
                                    "commissioning",
                                    "opening",
                                    "resignation",
                                    "departure",
                                    "appointment",
                                    "election",
                                    "evidence",
                                    "referral",
                                    "intervention",
                                    "statement",
                                    "apology",
                                    "payment",
                                    "allegation",
                                ],
                            )
                        ),
                        name="event_sort_known",
                    )
                ],
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_finding",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("finding", "Finding of a report"),
                            ("evidence", "Evidence given"),
                            ("admission", "Admission"),
                            ("court", "Court outcome"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page or paragraph, as in “paragraph 8.3”.",
                        max_length=60,
                        verbose_name="place in the report",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nature__in", ["finding", "evidence", "admission", "court"])),
                        name="finding_nature_known",
                    )
                ],
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_inquiry",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "inquiries",
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_link",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("led_to", "led to"),
                            ("produced", "produced"),
                            ("responds_to", "responds to"),
                            ("accepts", "accepts"),
                            ("disputes", "disputes"),
                            ("criticises", "criticises"),
                            ("echoes", "echoes"),
                            ("contradicts", "contradicts"),
                            ("contrasts_with", "contrasts with"),
                            ("follows_up", "follows up"),
                            ("referred_to", "referred to"),
                            ("examined", "examined"),
                            ("replaced", "replaced"),
                            ("turned_attention_to", "turned attention to"),
                            ("relates_to", "relates to"),
                            ("same_story_as", "same story as"),
                            ("corrects", "corrects"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cause", "Announced as the cause"),
                            ("following", "Reported as following"),
                            ("later", "Only later in time"),
                            ("inference", "The archive’s own inference"),
                        ],
                        help_text="Needed for “led to” and “turned attention to”: how firmly do the sources tie the two?",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                [
                                    "led_to",
                                    "produced",
                                    "responds_to",
                                    "accepts",
                                    "disputes",
                                    "criticises",
                                    "echoes",
                                    "contradicts",
                                    "contrasts_with",
                                    "follows_up",
                                    "referred_to",
                                    "examined",
                                    "replaced",
                                    "turned_attention_to",
                                    "relates_to",
                                    "same_story_as",
                                    "corrects",
                                ],
                            )
                        ),
                        name="link_relation_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("strength__in", ["", "cause", "following", "later", "inference"])),
                        name="link_strength_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relation__in", ("led_to", "turned_attention_to")), _negated=True),
                            models.Q(("strength", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="link_causal_has_strength",
                    ),
                ],
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_organisation",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("local_authority", "Local authority"),
                            ("council_executive", "Council executive"),
                            ("council_service", "Council service"),
                            ("party_group", "Party group"),
                            ("board", "Multi-agency board"),
                            ("appointees", "Government appointees"),
                            ("department", "Government department"),
                            ("committee", "Parliamentary committee"),
                            ("police", "Police force"),
                            ("police_office", "Elected police office"),
                            ("panel", "Scrutiny panel"),
                            ("watchdog", "Police watchdog"),
                            ("law_enforcement", "National law enforcement"),
                            ("inspectorate", "Inspectorate"),
                            ("party", "Political party"),
                            ("outlet", "Outlet"),
                            ("other", "Other body"),
                        ],
                        max_length=20,
                        verbose_name="sort of body",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sort__in",
                                [
                                    "local_authority",
                                    "council_executive",
                                    "council_service",
                                    "party_group",
                                    "board",
                                    "appointees",
                                    "department",
                                    "committee",
                                    "police",
                                    "police_office",
                                    "panel",
                                    "watchdog",
                                    "law_enforcement",
                                    "inspectorate",
                                    "party",
                                    "outlet",
                                    "other",
                                ],
                            )
                        ),
                        name="organisation_sort_known",
                    )
                ],
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_person",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "honorific",
                    models.CharField(
                        blank=True, help_text="Professor, Sir, Dame … as the sources give it.", max_length=40
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_report",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="As in “House of Commons paper HC 1050”.", max_length=60
                    ),
                ),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""),
                            ("url__startswith", "http://"),
                            ("url__startswith", "https://"),
                            _connector="OR",
                        ),
                        name="report_address_is_of_the_web",
                    )
                ],
            },
            bases=("articles.record",),
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("clock", models.PositiveBigIntegerField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="articles.record"
                    ),
                ),
            ],
            options={
                "ordering": ["clock", "id"],
                "constraints": [models.UniqueConstraint(fields=("clock", "record"), name="change_once")],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("value", models.PositiveBigIntegerField(default=0)),
                ("epoch", models.CharField(default=articles.models.clock.new_epoch, max_length=16)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="clock_is_one")],
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "matter",
                    models.CharField(
                        help_text="As in “How many commissioners there were”.",
                        max_length=200,
                        verbose_name="what differs",
                    ),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[("number", "Number"), ("date", "Date"), ("wording", "Wording")], max_length=10
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="differences",
                        to="articles.record",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("matter", ""), _negated=True), name="difference_has_matter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aspect__in", ["number", "date", "wording"])),
                        name="difference_aspect_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edge",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("about", "reports on"),
                            ("outlet", "printed by"),
                            ("carried_by", "carried by"),
                            ("names", "names"),
                            ("post", "held a post at"),
                            ("parent", "is part of"),
                            ("successor", "was followed by"),
                            ("asked_for", "asked for by"),
                            ("led_by", "led by"),
                            ("looked_at", "looked at"),
                            ("produced_by", "produced by"),
                            ("written_by", "written by"),
                            ("published_by", "published by"),
                            ("found_by", "found by"),
                            ("concerns", "is about"),
                            ("source", "starts from"),
                            ("target", "leads to"),
                        ],
                        max_length=12,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=120)),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edges_by_article",
                        to="articles.record",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edges_owned",
                        to="articles.record",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="edges_out", to="articles.record"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="edges_in", to="articles.record"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["target", "role", "source"], name="edge_to"),
                    models.Index(fields=["source", "role", "target"], name="edge_from"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "source", "role", "target", "detail"), name="edge_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherName",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "folded",
                    articles.models.fields.ByteOrderCharField(db_index=True, editable=False, max_length=200),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="articles.record",
                    ),
                ),
            ],
            options={
                "ordering": ["folded", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "folded"), name="other_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="other_name_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                (
                    "exact",
                    models.CharField(
                        help_text="Letter for letter as printed, at most 15 words, without quotation marks round it.",
                        max_length=300,
                        validators=[articles.models.passage.validate_short],
                        verbose_name="words quoted",
                    ),
                ),
                ("prefix", models.CharField(blank=True, max_length=200, verbose_name="words before")),
                ("suffix", models.CharField(blank=True, max_length=200, verbose_name="words after")),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("mentions", "Mentions"),
                        ],
                        default="supports",
                        max_length=12,
                    ),
                ),
                ("locator", models.CharField(blank=True, max_length=60, verbose_name="place in the article")),
                (
                    "anchor",
                    models.CharField(
                        choices=[
                            ("no_text", "No text held"),
                            ("anchored", "Anchored: found exactly once"),
                            ("orphan", "Orphan: not found exactly once"),
                        ],
                        default="no_text",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages_owned",
                        to="articles.record",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="articles.article"
                    ),
                ),
            ],
            options={
                "ordering": ["record", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="passage_number_once"),
                    models.UniqueConstraint(fields=("record", "article", "exact"), name="passage_once"),
                    models.CheckConstraint(
                        condition=models.Q(("exact", ""), _negated=True), name="passage_has_words"
                    ),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="passage_number_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["supports", "contradicts", "mentions"])),
                        name="passage_stance_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article", models.F("record")), _negated=True),
                        name="passage_not_of_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("says", models.CharField(help_text="In the archive’s own words, as in “Five”.", max_length=200)),
                (
                    "difference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accounts",
                        to="articles.difference",
                    ),
                ),
                ("passages", models.ManyToManyField(blank=True, related_name="accounts", to="articles.passage")),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("difference", "says"), name="account_once"),
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True), name="account_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("role", models.CharField(help_text="As in “leader of the council”.", max_length=120)),
                ("since", articles.models.fields.EdtfField(verbose_name="from")),
                ("until", articles.models.fields.EdtfField()),
                ("since_earliest", models.DateField(editable=False, null=True)),
                ("until_latest", models.DateField(editable=False, null=True)),
                ("passages", models.ManyToManyField(blank=True, related_name="posts", to="articles.passage")),
            ],
            options={
                "ordering": [models.OrderBy(models.F("since_earliest"), nulls_last=True), "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("role", ""), _negated=True), name="post_has_role"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since_earliest", None),
                            ("until_latest", None),
                            ("since_earliest__lte", models.F("until_latest")),
                            _connector="OR",
                        ),
                        name="post_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
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
                (
                    "reason",
                    models.CharField(
                        help_text="Shown to the public. Never repeat the words taken out.", max_length=300
                    ),
                ),
                ("sha256_before", models.CharField(max_length=64)),
                ("sha256_after", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256_before", models.F("sha256_after")), _negated=True),
                        name="redaction_changes_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="redaction_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["withdrawn", "redacted"])), name="redaction_kind_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references_out",
                        to="articles.record",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references_in",
                        to="articles.record",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "target"), name="reference_once")],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("alleged", "Allegation, unproven"),
                            ("reported", "Reported"),
                            ("announced", "Announced"),
                            ("established", "Established"),
                            ("disputed", "Accounts differ"),
                            ("overturned", "Overturned"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", articles.models.fields.EdtfField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("passages", models.ManyToManyField(blank=True, related_name="standings", to="articles.passage")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="standings", to="articles.record"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "standing__in",
                                ["alleged", "reported", "announced", "established", "disputed", "overturned"],
                            )
                        ),
                        name="standing_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("number", models.PositiveIntegerField()),
                ("core", models.BinaryField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("fingerprint", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("change", models.CharField(blank=True, max_length=300, verbose_name="what changed")),
                (
                    "created_by",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="articles.record"
                    ),
                ),
                (
                    "redaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.redaction",
                    ),
                ),
            ],
            options={
                "ordering": ["record", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number"), name="version_number_once"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="version_number_from_one"),
                ],
            },
        ),
        migrations.AddField(
            model_name="redaction",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="redactions", to="articles.version"
            ),
        ),
        migrations.CreateModel(
            name="HeadlineVariant",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("headline", models.CharField(max_length=300)),
                (
                    "seen_in",
                    models.CharField(
                        blank=True, help_text="Where: the page’s title, a search result …", max_length=200
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="headline_variants",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "headline"), name="headline_variant_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("date", articles.models.fields.EdtfField()),
                ("words", models.TextField(help_text="What the outlet corrected, in the archive’s own words.")),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""),
                            ("url__startswith", "http://"),
                            ("url__startswith", "https://"),
                            _connector="OR",
                        ),
                        name="correction_address_is_of_the_web",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="card",
                        serialize=False,
                        to="articles.record",
                    ),
                ),
                ("public_id", models.CharField(max_length=8, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Article"),
                            ("organisation", "Organisation"),
                            ("person", "Person"),
                            ("inquiry", "Inquiry"),
                            ("report", "Report"),
                            ("finding", "Finding"),
                            ("event", "Event"),
                            ("link", "Link"),
                        ],
                        max_length=12,
                    ),
                ),
                ("slug", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=300)),
                ("line", models.TextField(blank=True)),
                ("sort", models.CharField(blank=True, max_length=20)),
                ("sort_words", models.CharField(blank=True, max_length=60)),
                ("date_words", models.CharField(blank=True, max_length=80)),
                ("date_iso", models.CharField(blank=True, max_length=10)),
                ("date_earliest", models.DateField(null=True)),
                ("date_latest", models.DateField(null=True)),
                ("sort_key", articles.models.fields.ByteOrderCharField(max_length=300)),
                ("standing", models.CharField(blank=True, max_length=12)),
                ("standing_words", models.CharField(blank=True, max_length=40)),
                ("content_note", models.CharField(blank=True, max_length=300)),
                ("noindex", models.BooleanField(default=False)),
                ("outlet", models.CharField(blank=True, max_length=8)),
                ("outlet_words", models.CharField(blank=True, max_length=300)),
                ("url", models.CharField(blank=True, max_length=1000)),
                ("archived_url", models.CharField(blank=True, max_length=1000)),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "-date_earliest", "sort_key"], name="card_newest"),
                    models.Index(fields=["kind", "sort_key"], name="card_by_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("resigned", "resigned"),
                            ("left", "left office"),
                            ("appointed", "was appointed"),
                            ("elected", "was elected"),
                            ("spoke", "made the statement"),
                            ("testified", "gave evidence"),
                            ("heard", "heard the evidence"),
                            ("published", "published"),
                            ("wrote", "wrote the report"),
                            ("asked", "asked for it"),
                            ("carried_out", "carried it out"),
                            ("referred", "made the referral"),
                            ("received", "received the referral"),
                            ("concerned", "is concerned"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="took_part_in",
                        to="articles.record",
                    ),
                ),
                (
                    "passages",
                    models.ManyToManyField(blank=True, related_name="participations", to="articles.passage"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="articles.event",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "who", "role"), name="participation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "resigned",
                                    "left",
                                    "appointed",
                                    "elected",
                                    "spoke",
                                    "testified",
                                    "heard",
                                    "published",
                                    "wrote",
                                    "asked",
                                    "carried_out",
                                    "referred",
                                    "received",
                                    "concerned",
                                ],
                            )
                        ),
                        name="participation_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("event", models.F("who")), _negated=True),
                        name="participation_not_of_the_event_itself",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="about",
            field=models.ManyToManyField(
                blank=True, related_name="findings_about", to="articles.record", verbose_name="whom it is about"
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="hearing",
            field=models.ForeignKey(
                blank=True,
                help_text="The hearing that it was given to, if it stands in no report.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="articles.event",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="themes",
            field=models.ManyToManyField(blank=True, related_name="findings", to="articles.theme"),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="asked_for_by",
            field=models.ManyToManyField(blank=True, related_name="inquiries_asked_for", to="articles.record"),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="led_by",
            field=models.ManyToManyField(blank=True, related_name="inquiries_led", to="articles.record"),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="looked_at",
            field=models.ManyToManyField(blank=True, related_name="inquiries_into", to="articles.record"),
        ),
        migrations.AddField(
            model_name="link",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links_out",
                to="articles.record",
                verbose_name="from",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="target",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links_in",
                to="articles.record",
                verbose_name="to",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="articles.organisation"
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="articles.organisation",
                verbose_name="part of",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="articles.organisation",
                verbose_name="followed by",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="carried_by",
            field=models.ForeignKey(
                blank=True,
                help_text="A sister title that printed it as well, if the copy was read there.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_articles",
                to="articles.organisation",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="outlet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="printed_articles",
                to="articles.organisation",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="articles.person"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="authors",
            field=models.ManyToManyField(blank=True, related_name="reports_written", to="articles.record"),
        ),
        migrations.AddField(
            model_name="report",
            name="inquiry",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Follows the published link “produced”, which holds the passages.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="articles.inquiry",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="publisher",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports_published",
                to="articles.organisation",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="report",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="articles.report",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", models.F("target")), _negated=True), name="link_ends_differ"
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("relation__in", ("contrasts_with", "relates_to", "same_story_as")), _negated=True),
                    ("source__lt", models.F("target")),
                    _connector="OR",
                ),
                name="link_symmetric_ends_ordered",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("source", "relation", "target"), name="link_once"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("record")), _negated=True), _connector="OR"
                ),
                name="organisation_not_its_own_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("record")), _negated=True),
                    _connector="OR",
                ),
                name="organisation_not_its_own_successor",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("report", None), ("hearing", None), _connector="OR"),
                name="finding_of_report_or_hearing",
            ),
        ),
    ]
