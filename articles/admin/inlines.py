"""The rows below a record's form: passages, and the statements that rest on them."""

from django.contrib import admin

from articles.models import (
    Account,
    Correction,
    HeadlineVariant,
    OtherName,
    Participation,
    Passage,
    Post,
    Standing,
)

from .choosing import Choosing
from .permissions import may_change
from .quoting import BearingForm, PassageForm
from .rows import (
    AccountRows,
    CorrectionForm,
    NewRows,
    OtherNameForm,
    OtherNameRows,
    ParticipationForm,
    PostForm,
    StandingForm,
    StandingRows,
    StatementForm,
    StatementRows,
)


class ArchiveInline(Choosing):
    """An inline of the archive: no empty row on a record that is there already."""

    extra = 0

    def get_extra(self, request, obj=None, **kwargs):
        """Return how many empty rows are shown: the inline's own number on a new record."""
        return 0 if obj else self.extra


class PassageInline(ArchiveInline, admin.StackedInline):
    """The passages that bear on a record."""

    model = Passage
    form = PassageForm
    fk_name = "record"
    extra = 1
    autocomplete_fields = ["article"]
    readonly_fields = ["number", "anchor"]
    fieldsets = [
        (None, {"fields": ["number", "article", "exact", "stance", "locator"]}),
        (
            "To find the words again in the article",
            {"classes": ["collapse"], "fields": ["prefix", "suffix", "anchor"]},
        ),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Keep the spaces at the ends of the words before and after: they join the quotation."""
        if db_field.name in ("prefix", "suffix"):
            kwargs["strip"] = False
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class QuotedInline(PassageInline):
    """Passages quoted on the form of their article, each with the record that it bears on.

    Only new ones: those that are there may be hundreds, and stand in a list of their own.
    """

    form = BearingForm
    formset = NewRows
    fk_name = "article"
    verbose_name_plural = "passages to add"
    autocomplete_fields = ["record"]
    readonly_fields = []
    fieldsets = [
        (None, {"fields": ["record", "exact", "stance", "locator"]}),
        ("Words before and after", {"classes": ["collapse"], "fields": ["prefix", "suffix"]}),
    ]

    def get_formset(self, request, obj=None, **kwargs):
        """Return the rows, told whose records this editor may change."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.may_change = staticmethod(lambda record: may_change(self.admin_site, request, record))
        return formset


class StandingInline(ArchiveInline, admin.StackedInline):
    """How sure the statement is, and how that changed."""

    model = Standing
    form = StandingForm
    formset = StandingRows
    extra = 1
    fields = ["standing", "since", "passages"]

    def has_delete_permission(self, request, obj=None):
        """Return whether rows may go: not once the record was published."""
        return super().has_delete_permission(request, obj) and not (obj and obj.versions.exists())


class ParticipationInline(ArchiveInline, admin.StackedInline):
    """Who took part in an event."""

    model = Participation
    extra = 1
    fk_name = "event"
    form = ParticipationForm
    formset = StatementRows
    autocomplete_fields = ["who"]
    fields = ["who", "role", "passages"]


class PostInline(ArchiveInline, admin.StackedInline):
    """The posts that a person held."""

    model = Post
    form = PostForm
    formset = StatementRows
    autocomplete_fields = ["organisation"]
    fields = ["organisation", "role", "since", "until", "passages"]


class OtherNameInline(ArchiveInline, admin.TabularInline):
    """What else a person or body is called."""

    model = OtherName
    form = OtherNameForm
    formset = OtherNameRows
    fields = ["name"]


class HeadlineVariantInline(ArchiveInline, admin.TabularInline):
    """Other headlines of an article."""

    model = HeadlineVariant


class CorrectionInline(ArchiveInline, admin.StackedInline):
    """The outlet's corrections of an article."""

    model = Correction
    form = CorrectionForm


class AccountInline(ArchiveInline, admin.StackedInline):
    """What each side says."""

    model = Account
    form = StatementForm
    formset = AccountRows
    extra = 2
    fields = ["says", "passages"]
