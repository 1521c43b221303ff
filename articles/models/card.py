"""Card, Edge, Reference, Change: what the gate writes of a published record, besides its versions."""

from datetime import date

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from articles.choices import EdgeRole, Kind

from .fields import ByteOrderCharField
from .record import Record


class CardQuerySet(models.QuerySet):
    """The orders and parts in which lists read cards."""

    def of_kind(self, kind):
        """Cards of records of one kind."""
        return self.filter(kind=kind)

    def holding(self, words):
        """Cards whose search words hold each of `words` (tokens of articles.words) as a whole word."""
        cards = self.alias(padded=Concat(Value(" "), "words", Value(" "), output_field=models.TextField()))
        for word in words:
            cards = cards.filter(padded__contains=f" {word} ")
        return cards

    def newest_first(self):
        """Cards by date, the latest first, unknown dates last."""
        return self.order_by(F("date_earliest").desc(nulls_last=True), "sort_key", "record_id")

    def oldest_first(self):
        """Cards by date, the earliest first, unknown dates last."""
        return self.order_by(F("date_earliest").asc(nulls_last=True), "sort_key", "record_id")

    def by_name(self):
        """Cards by title, in byte order of the sort key."""
        return self.order_by("sort_key", "record_id")


class Card(models.Model):
    """A record as lists show it. It has a row exactly while the public can see the record.

    `authors` are inverted names, one a line ("Okafor, Jane"); `page` is where it was printed;
    `gone` is whether an article's original address was found to lead to it no longer.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="card")
    public_id = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    slug = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    line = models.TextField(blank=True)
    sort = models.CharField(max_length=20, blank=True)
    sort_words = models.CharField(max_length=60, blank=True)
    date_words = models.CharField(max_length=80, blank=True)
    date_iso = models.CharField(max_length=10, blank=True)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    sort_key = ByteOrderCharField(max_length=300)
    standing = models.CharField(max_length=12, blank=True)
    standing_words = models.CharField(max_length=40, blank=True)
    content_note = models.CharField(max_length=300, blank=True)
    noindex = models.BooleanField(default=False)
    outlet = models.CharField(max_length=8, blank=True)
    outlet_words = models.CharField(max_length=300, blank=True)
    authors = models.TextField(blank=True)
    page = models.CharField(max_length=20, blank=True)
    url = models.CharField(max_length=1000, blank=True)
    gone = models.BooleanField(default=False)
    archived_url = models.CharField(max_length=1000, blank=True)
    words = models.TextField(blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        """The two orders that lists have."""

        indexes = [
            models.Index(fields=["kind", "-date_earliest", "sort_key"], name="card_newest"),
            models.Index(fields=["kind", "sort_key"], name="card_by_name"),
        ]

    def __str__(self):
        return self.title


def last_day(card):
    """Return the last day that a Card's date may mean; the end of time if it has none."""
    return (card.date_latest if card else None) or date.max


def day_of(card):
    """Return what a Card is sorted by in time: of a range the first day, of a month or a year the last one.

    What is known as "2014" so stands after what is known to the day. Unknown dates come last.
    """
    return last_day(card) if card and card.date_iso else (card.date_earliest if card else None) or last_day(card)


class Edge(models.Model):
    """A published relation between two public records, written with the face of `owner`."""

    owner = models.ForeignKey(Record, models.PROTECT, related_name="edges_owned")
    source = models.ForeignKey(Record, models.PROTECT, related_name="edges_out")
    role = models.CharField(max_length=12, choices=EdgeRole)
    target = models.ForeignKey(Record, models.PROTECT, related_name="edges_in")
    detail = models.CharField(max_length=120, blank=True)
    article = models.ForeignKey(Record, models.PROTECT, null=True, blank=True, related_name="edges_by_article")

    class Meta:
        """Each relation once for an owner; read from either end."""

        constraints = [
            models.UniqueConstraint(fields=["owner", "source", "role", "target", "detail"], name="edge_once"),
        ]
        indexes = [
            models.Index(fields=["target", "role", "source"], name="edge_to"),
            models.Index(fields=["source", "role", "target"], name="edge_from"),
        ]

    def __str__(self):
        return f"{self.source_id} {self.role} {self.target_id}"


class Reference(models.Model):
    """That the latest version of `owner` refers to `target`, seen or not.

    Visibility and labels spread along what was published, which saved rows cannot tell.
    """

    owner = models.ForeignKey(Record, models.PROTECT, related_name="references_out")
    target = models.ForeignKey(Record, models.PROTECT, related_name="references_in")

    class Meta:
        """Each pair once."""

        constraints = [models.UniqueConstraint(fields=["owner", "target"], name="reference_once")]

    def __str__(self):
        return f"{self.owner_id} refers to {self.target_id}"
