"""What the rows below a record's form refuse, and which passages they offer."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from articles.models import OtherName, Passage
from articles.words import fold

from .forms import NO_ADDRESS, tidy, web_address
from .many import INLINE_SENT, NUMBERS_HELP, PassageNumbers, has_many

SAVE_FIRST = (
    "The passages of this record that say so. One that you have just typed is offered here once it is saved."
)


class StatementRows(BaseInlineFormSet):
    """Rows that rest on passages, of their own record and of no other."""

    @property
    def owner(self):
        """The primary key of the record whose passages are offered; None while it is new."""
        return self.instance.pk

    @cached_property
    def by_number(self):
        """The record's passages by number if they are too many for boxes, else None."""
        if INLINE_SENT in self.data or not has_many(self.owner):
            return None
        return {passage.number: passage for passage in Passage.objects.filter(record=self.owner)}

    def add_fields(self, form, index):
        """Offer the record's own passages, with a box for each, or to be typed as numbers."""
        super().add_fields(form, index)
        if "passages" not in form.fields:
            return
        field = form.fields["passages"]
        if self.by_number is not None:
            form.fields["passages"] = PassageNumbers(
                offered=self.by_number,
                label=field.label,
                required=False,
                disabled=field.disabled,
                help_text=NUMBERS_HELP,
                widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
            )
        else:
            field.queryset = Passage.objects.filter(record=self.owner).order_by("number")
            field.label_from_instance = lambda passage: f"{passage.number}. {passage}"


class StatementForm(forms.ModelForm):
    """A row with a box to tick for each passage."""

    class Meta:
        """Boxes, for a list of several would be lost by one careless click."""

        widgets = {"passages": forms.CheckboxSelectMultiple}
        help_texts = {"passages": SAVE_FIRST}


class NewRows(BaseInlineFormSet):
    """Rows that are only added: whatever a form says of rows that are there, none of them is touched."""

    def initial_form_count(self):
        """Return that no row is there."""
        return 0

    def get_queryset(self):
        """Return no rows."""
        return self.model.objects.none()


class StandingForm(StatementForm):
    """A standing: once saved it is fixed, and only passages that it lacks can be added."""

    class Meta(StatementForm.Meta):
        """What choosing does."""

        help_texts = {
            **StatementForm.Meta.help_texts,
            "standing": "The public reads it beside the title. The row added last counts; earlier ones stay.",
            "since": "From when on it stood so. Leave it empty if no source says.",
        }

    def __init__(self, *args, **kwargs):
        """Fix the fields of a saved row, its passages too once it rests on any."""
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.pk is None:
            return
        is_resting = row.record.versions.exists() and row.passages.exists()
        for name in ("standing", "since", *(["passages"] if is_resting else [])):
            if name in self.fields:
                self.fields[name].disabled = True


class StandingRows(StatementRows):
    """Standings: a new one of a published record says at once on what it rests."""

    def clean(self):
        """Refuse a new row without passages on a published record: it could not be taken back."""
        super().clean()
        if self.owner is None or not self.instance.versions.exists():
            return
        for form in self.extra_forms:
            if form.has_changed() and not form.cleaned_data.get("passages"):
                form.add_error(
                    "passages", "Choose the passages that it rests on: this row stays on record once it is saved."
                )


class ParticipationForm(StatementForm):
    """A part in an event."""

    class Meta(StatementForm.Meta):
        """Without passages of its own it rests on the event's."""

        help_texts = {"passages": f"{SAVE_FIRST} With none chosen, it rests on all passages of the event."}


class PostForm(StatementForm):
    """An office: nobody leaves it before taking it."""

    def clean(self):
        """Refuse an end before the beginning."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since.earliest and until.latest and since.earliest > until.latest:
            self.add_error("until", "It ends before it begins: check both dates.")
        return cleaned


class OtherNameForm(forms.ModelForm):
    """Another name, in the form in which it is stored."""

    def clean_name(self):
        """Return the name as it is stored; refuse one whose compared form is too long to store."""
        name = tidy(self.cleaned_data["name"], 200)
        if len(fold(name)) > OtherName._meta.get_field("folded").max_length:
            raise ValidationError("This name is too long.")
        return name


class OtherNameRows(BaseInlineFormSet):
    """Other names: each once, however it is accented."""

    def clean(self):
        """Refuse a name that another row has already, but for accents, capitals and punctuation."""
        super().clean()
        seen = {}
        for form in self.forms:
            name = getattr(form, "cleaned_data", {}).get("name")
            if not name or (self.can_delete and self._should_delete_form(form)):
                continue
            if fold(name) in seen:
                form.add_error("name", f"This is the same name as “{seen[fold(name)]}”: one row finds both.")
            seen[fold(name)] = name


class CorrectionForm(forms.ModelForm):
    """A correction by the outlet."""

    class Meta:
        """What is no address."""

        error_messages = {"url": NO_ADDRESS}

    def clean_url(self):
        """Return the address as it is stored."""
        return web_address(self.cleaned_data["url"])


class AccountRows(StatementRows):
    """The accounts of a difference rest on passages of the record that the difference is about."""

    @property
    def owner(self):
        """The primary key of that record; None while it is not chosen."""
        return self.instance.record_id
