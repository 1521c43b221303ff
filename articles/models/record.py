"""Record: the base of everything that the archive describes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, StrIndex, Substr
from django.db.models.lookups import Exact, GreaterThanOrEqual

from articles.choices import DateBasis, Kind, Status, WithdrawalReason
from articles.identifiers import ALPHABET, LENGTH
from articles.words import fold, name_sort_form, one_form, slug, sort_form

from .fields import ByteOrderCharField, EdtfField
from .identifier import Identifier

WRITTEN_ELSEWHERE = frozenset(
    {
        *("public_id", "status", "held", "withdrawn_at", "withdrawal_reason", "tombstone_names_it"),
        *("withdrawal_note", "last_citation"),
        *("merged_into", "last_passage_number", "edit_token", "inquiry", "created_at", "created_by", "is_ahead"),
    }
)
"""What saving a record again never writes: the gate, the passages and the desk write these in their turn."""


class RecordQuerySet(models.QuerySet):
    """The subsets of records that the archive speaks of."""

    def published(self):
        """Records that the gate has published and nobody has held."""
        return self.filter(status=Status.PUBLISHED, held=False)

    def waiting(self):
        """Published records that lost their last public passage or an end: the editors' queue."""
        return self.published().filter(card=None)


def sort_key(kind, title):
    """Return the text by which lists in order of name compare a title; a person's surname comes first."""
    return (name_sort_form if kind == Kind.PERSON else sort_form)(title)[:300]


def ordinal(position):
    """Return the SQL expression for the value (0 to 28) of the identifier's character at `position`."""
    return StrIndex(Value(ALPHABET), Substr("public_id", position, 1)) - Value(1)


def check_character_holds():
    """Return the SQL condition that a public_id is well formed: 8 characters, the last the NOID check."""
    total = sum((ordinal(position) * Value(position) for position in range(2, LENGTH)), ordinal(1))
    condition = Q(Exact(Length("public_id"), LENGTH))
    for position in range(1, LENGTH + 1):
        condition &= Q(GreaterThanOrEqual(ordinal(position), 0))
    return condition & Q(Exact(ordinal(LENGTH), total % Value(len(ALPHABET))))


class Record(models.Model):
    """A thing that the archive describes; each kind adds its own table.

    `status`, `held` and the withdrawal are written by articles.publishing alone.
    """

    KIND = None

    public_id = models.CharField(
        "identifier",
        max_length=LENGTH,
        unique=True,
        editable=False,
        error_messages={"unique": "This identifier belongs to another record."},
    )
    kind = models.CharField(max_length=12, choices=Kind, editable=False)
    title = models.CharField(
        max_length=300, help_text="Who did what, in neutral words. An article keeps its publisher’s headline."
    )
    short_title = models.CharField(
        max_length=80,
        blank=True,
        help_text="Neutral words for the browser’s tab and for shared links: "
        "they are seen on a shared phone. Left empty, the kind of the record is shown there.",
    )
    slug = models.SlugField(max_length=60, editable=False, db_index=False)
    sort_key = ByteOrderCharField(max_length=300, editable=False)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    summary = models.TextField(
        blank=True, help_text="One or two plain sentences in the archive’s own words. The public reads them."
    )
    date = EdtfField(
        help_text="For example 4 February 2015, February 2015, about 2015, from 18 December 2014, "
        "or September 2014 to February 2015. Leave it empty if no source says."
    )
    date_earliest = models.DateField(null=True, editable=False)
    date_latest = models.DateField(null=True, editable=False)
    date_basis = models.CharField("how the date is known", max_length=10, choices=DateBasis, blank=True)
    date_reason = models.CharField(
        "reason for the date", max_length=300, blank=True, help_text="Needed for an inferred date: from what?"
    )
    content_note = models.CharField(
        max_length=300, blank=True, help_text="Shown before the text; what carries one stays folded until opened."
    )
    noindex = models.BooleanField(
        "keep out of search engines", default=False, help_text="Asks search engines not to list this page."
    )
    internal_note = models.TextField(blank=True, help_text="For editors only. Never shown to the public.")

    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    held = models.BooleanField("kept from the public for now", default=False, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawal_reason = models.CharField(max_length=12, choices=WithdrawalReason, blank=True, editable=False)
    tombstone_names_it = models.BooleanField(default=False, editable=False)
    withdrawal_note = models.CharField(max_length=300, blank=True, editable=False)
    last_citation = models.CharField(max_length=600, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged_records"
    )

    last_passage_number = models.PositiveIntegerField(default=0, editable=False)
    edit_token = models.PositiveIntegerField(default=0, editable=False)
    is_ahead = models.BooleanField("saved, not published", default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        """Byte order of the titles, then id: the same list on every database.

        Saving is one step and publishing the next: these say who may take the second one, whatever the kind.
        """

        ordering = ["sort_key", "id"]
        permissions = [
            ("publish_record", "Can publish, send back, hold, release, withdraw and reinstate records"),
            ("merge_record", "Can merge records and undo that"),
            ("delete_others_record", "Can delete drafts that somebody else made"),
        ]
        constraints = [
            models.CheckConstraint(name="record_public_id_checks", condition=check_character_holds()),
            models.CheckConstraint(name="record_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="record_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="record_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="record_dates_in_order",
                condition=Q(date_earliest=None) | Q(date_latest=None) | Q(date_earliest__lte=F("date_latest")),
            ),
            models.CheckConstraint(
                name="record_merged_exactly_with_survivor",
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into=None)),
            ),
            models.CheckConstraint(
                name="record_not_merged_into_itself", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))
            ),
            models.CheckConstraint(
                name="record_withdrawn_exactly_with_reason",
                condition=Q(
                    status=Status.WITHDRAWN,
                    withdrawn_at__isnull=False,
                    withdrawal_reason__in=WithdrawalReason.values,
                )
                | (
                    ~Q(status=Status.WITHDRAWN)
                    & Q(withdrawn_at=None, withdrawal_reason="", withdrawal_note="", last_citation="")
                ),
            ),
            models.CheckConstraint(
                name="record_date_basis_known", condition=Q(date_basis__in=["", *DateBasis.values])
            ),
            models.CheckConstraint(
                name="record_inferred_date_has_reason",
                condition=~Q(date_basis=DateBasis.INFERRED) | ~Q(date_reason=""),
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Save with what follows from the rest; a new record gets its identifier in the ledger.

        Saved again, a record writes only what editors write: a copy read before somebody published
        or held it takes nothing back.
        """
        self.derive()
        if self._state.adding:
            self.public_id = (
                Identifier.objects.claim(self.public_id) if self.public_id else Identifier.objects.mint()
            )
        else:
            written = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            kwargs.setdefault("update_fields", written - WRITTEN_ELSEWHERE)
        super().save(*args, **kwargs)

    def derive(self):
        """Set the fields that follow from others: kind, forms of the title, bounds of the date."""
        self.kind = self.KIND or self.kind
        self.title = one_form(self.title)
        self.slug = slug(self.title)
        self.folded = fold(self.title)[:300]
        self.sort_key = sort_key(self.kind, self.title)
        self.date_earliest, self.date_latest = self.date.earliest, self.date.latest

    @property
    def survivor(self):
        """The record that a merged one ended up in, however many merges later; any other is its own."""
        record, seen = self, {self.pk}
        while record.merged_into_id and record.merged_into_id not in seen:
            seen.add(record.merged_into_id)
            record = record.merged_into
        return record

    @property
    def child(self):
        """The record as an instance of its own kind."""
        return self if self.KIND else getattr(self, f"as_{self.kind}")
