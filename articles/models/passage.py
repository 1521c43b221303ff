"""Passage: a short quotation of an article that bears on a record."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from articles.choices import Anchor, Stance
from articles.words import count_words

from .record import Record

MAX_WORDS = 15


def validate_short(exact):
    """Raise ValidationError if a quotation (text) has more than MAX_WORDS words."""
    words = count_words(exact)
    if words > MAX_WORDS:
        raise ValidationError(
            f"A passage has at most {MAX_WORDS} words; this one has {words}. Keep the words that carry the claim."
        )


class Passage(models.Model):
    """A W3C Web Annotation TextQuoteSelector (exact, prefix, suffix), owned by the record it bears on.

    `number` runs within the record and is never given twice: `#p3` is never another quotation. An editor
    may mend its words; every version keeps those that it showed.
    """

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="passages")
    record = models.ForeignKey(Record, models.CASCADE, related_name="passages_owned")
    number = models.PositiveIntegerField(editable=False)
    exact = models.CharField(
        "words quoted",
        max_length=300,
        validators=[validate_short],
        help_text=f"Letter for letter as printed, at most {MAX_WORDS} words, without quotation marks round it.",
    )
    prefix = models.CharField("words before", max_length=200, blank=True)
    suffix = models.CharField("words after", max_length=200, blank=True)
    stance = models.CharField(max_length=12, choices=Stance, default=Stance.SUPPORTS)
    locator = models.CharField("place in the article", max_length=60, blank=True)
    anchor = models.CharField(max_length=10, choices=Anchor, default=Anchor.NO_TEXT, editable=False)

    class Meta:
        """By number; the same words of one article once for a record."""

        ordering = ["record", "number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="passage_number_once"),
            models.UniqueConstraint(fields=["record", "article", "exact"], name="passage_once"),
            models.CheckConstraint(name="passage_has_words", condition=~Q(exact="")),
            models.CheckConstraint(name="passage_number_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="passage_stance_known", condition=Q(stance__in=Stance.values)),
            models.CheckConstraint(name="passage_not_of_itself", condition=~Q(article=F("record"))),
        ]

    def __str__(self):
        return f"“{self.exact}”"

    def save(self, *args, **kwargs):
        """Save with a number of its own and the anchor that its article's text gives."""
        self.anchor = self.find_anchor()
        with transaction.atomic():
            self.number = self.take_number()
            super().save(*args, **kwargs)

    def find_anchor(self):
        """Return whether the words are found exactly once in the text that the archive holds."""
        text = self.article.text
        if not text:
            return Anchor.NO_TEXT
        return Anchor.ANCHORED if text.count(f"{self.prefix}{self.exact}{self.suffix}") == 1 else Anchor.ORPHAN

    def take_number(self):
        """Return the passage's number, a new one for a new passage; the record remembers the highest."""
        owner = Record.objects.filter(pk=self.record_id)
        if self.number is None:
            owner.update(last_passage_number=F("last_passage_number") + 1)
            return owner.values_list("last_passage_number", flat=True).get()
        owner.filter(last_passage_number__lt=self.number).update(last_passage_number=self.number)
        return self.number
