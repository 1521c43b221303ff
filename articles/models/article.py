"""Article: a press report, a live page, an official text, as a source of passages."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from articles.choices import Genre, Kind

from .fields import EdtfField
from .record import Record

WEB_ADDRESS = URLValidator(schemes=["http", "https"])


def is_of_the_web(field):
    """Return the SQL condition that `field` is empty or an http or https address."""
    return Q((field, "")) | Q((f"{field}__startswith", "http://")) | Q((f"{field}__startswith", "https://"))


class Article(Record):
    """One article. Its title is the headline shown; its date is the day of publication."""

    KIND = Kind.ARTICLE

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_article"
    )
    outlet = models.ForeignKey("articles.Organisation", models.PROTECT, related_name="printed_articles")
    carried_by = models.ForeignKey(
        "articles.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_articles",
        help_text="A sister title that printed it as well, if the copy was read there.",
    )
    genre = models.CharField(max_length=10, choices=Genre)
    section = models.CharField(max_length=100, blank=True)
    page = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=12, default="en-GB")
    byline = models.CharField(max_length=200, blank=True)
    url = models.CharField("original address", max_length=1000, blank=True, validators=[WEB_ADDRESS])
    archived_url = models.CharField(
        "address of an archived copy", max_length=1000, blank=True, validators=[WEB_ADDRESS]
    )
    accessed_on = models.DateField("read on", null=True, blank=True)
    gone_on = models.DateField(
        "found gone on",
        null=True,
        blank=True,
        help_text="The day on which you found that the original address no longer leads to the article.",
    )
    text = models.TextField(blank=True, help_text="Seen by editors only; the public sees passages.")
    rights = models.CharField(max_length=300, blank=True)
    image_credit = models.CharField(max_length=200, blank=True)

    class Meta:
        """Only web addresses, and none twice."""

        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="article_address_once"),
            models.CheckConstraint(
                name="article_addresses_are_of_the_web",
                condition=is_of_the_web("url") & is_of_the_web("archived_url"),
            ),
            models.CheckConstraint(name="article_genre_known", condition=Q(genre__in=Genre.values)),
            models.CheckConstraint(
                name="article_gone_had_an_address",
                condition=Q(gone_on=None) | ~Q(url=""),
                violation_error_message="Nothing can be gone without an address: give the original address too.",
            ),
        ]

    def save(self, *args, **kwargs):
        """Save, and look again for the passages in the text that the archive holds."""
        super().save(*args, **kwargs)
        for passage in self.passages.all():
            passage.article = self
            self.passages.filter(pk=passage.pk).update(anchor=passage.find_anchor())


class HeadlineVariant(models.Model):
    """Another headline that the same article was seen under."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="headline_variants")
    headline = models.CharField(max_length=300)
    seen_in = models.CharField(max_length=200, blank=True, help_text="Where: the page’s title, a search result …")

    class Meta:
        """One wording once."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "headline"], name="headline_variant_once"),
        ]

    def __str__(self):
        return self.headline


class Correction(models.Model):
    """A correction that the outlet printed or added, beside the original and never in its place."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    date = EdtfField()
    words = models.TextField(help_text="What the outlet corrected, in the archive’s own words.")
    url = models.CharField("address", max_length=1000, blank=True, validators=[WEB_ADDRESS])

    class Meta:
        """In the order in which they were recorded; only web addresses."""

        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="correction_address_is_of_the_web", condition=is_of_the_web("url")),
        ]

    def __str__(self):
        return self.words
