"""What the forms of records refuse, each time with a sentence that says what to do."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property

from articles.choices import DateBasis
from articles.words import one_form

from .drafts import NOTHING_SAVED

DATABASE_REFUSED = (
    "The database refused this. Two rows say the same, or swap what must be unique, or a passage that you "
    "took out is still chosen in another row. Nothing was saved, and nothing that you typed is lost: change "
    "one of the two, save, and then the other."
)

NO_ADDRESS = {"invalid": "This is not a valid URL: the address of a page starts with http:// or https://."}
"""What a field for an address says of anything else; the model refuses it."""


def web_address(address):
    """Return an address with its scheme in small letters, as the database compares it."""
    scheme, mark, rest = address.partition("://")
    return f"{scheme.lower()}{mark}{rest}"


def tidy(text, limit):
    """Return `text` in its stored form; raise ValidationError if nothing is left of it or it is too long."""
    text = one_form(text)
    if not text:
        raise ValidationError("There is nothing to read in this: type it again.")
    MaxLengthValidator(limit)(text)
    return text


def in_words(field, value):
    """Return a form field's value, as stored or as typed, in words that an editor can compare."""
    if isinstance(field, forms.BooleanField):
        return "yes" if field.to_python(value) else "no"
    value = field.prepare_value(value)
    values = [item for item in (value if isinstance(value, list | tuple) else [value]) if item not in (None, "")]
    if isinstance(field, forms.ModelChoiceField):
        rows = field.queryset.filter(pk__in=[item for item in values if str(item).isdecimal()])
        values = map(field.label_from_instance, rows)
    elif isinstance(field, forms.ChoiceField):
        labels = dict(field.choices)
        values = [labels.get(item, item) for item in values]
    return ", ".join(map(str, values)) or "nothing"


class ArchiveForm(forms.ModelForm):
    """A form that can be told that the database refused what it let through, or that nobody has typed in it."""

    database_refused = False
    is_put_in = False

    def clean(self):
        """Refuse what the database has refused already, and what an editor has not looked at yet."""
        if self.is_put_in:
            self.add_error(None, NOTHING_SAVED)
        if self.database_refused:
            self.add_error(None, DATABASE_REFUSED)
        return super().clean()


class RecordForm(ArchiveForm):
    """The form of a record of any kind, which remembers the state that it was opened with; see Reconciling."""

    edit_token = forms.IntegerField(required=False, widget=forms.HiddenInput)
    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)
    change_note = forms.CharField(
        label="What changed",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Kept with the version that “Save and publish” makes: readers see it beside the version’s date.",
    )

    APART = ("edit_token", "opened_with", "change_note")

    def __init__(self, *args, **kwargs):
        """Remember in the form which state of the record it was made from."""
        super().__init__(*args, **kwargs)
        self.fields["edit_token"].initial = self.instance.edit_token

    @cached_property
    def changed_data(self):
        """The names of the record's own fields that were changed."""
        return [name for name in super().changed_data if name not in self.APART]

    def clean_title(self):
        """Return the title as it is stored."""
        return tidy(self.cleaned_data["title"], 300)

    def clean(self):
        """Refuse an inferred date without its reason."""
        cleaned = super().clean()
        inferred = self.cleaned_data.get("date_basis") == DateBasis.INFERRED
        if inferred and not self.cleaned_data.get("date_reason"):
            self.add_error("date_reason", "Say from what the date is inferred: readers see the reason.")
        return cleaned
