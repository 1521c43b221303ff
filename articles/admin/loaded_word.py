"""The admin of the house's list of loaded words."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from articles.models import LoadedWord
from articles.words import fold

from .base import Strict
from .drafts import KeepsDrafts
from .forms import ArchiveForm, tidy
from .saving import SavedInTurn


class LoadedWordForm(ArchiveForm):
    """A word that can be found, once."""

    class Meta:
        """One line of words, and room for a sentence."""

        widgets = {"instead": forms.Textarea(attrs={"rows": 3})}

    def clean_word(self):
        """Return the word as it is stored; refuse one without letters, and one that stands in the list."""
        word = tidy(self.cleaned_data["word"], 80)
        folded = fold(word)
        if not folded or len(folded) > LoadedWord._meta.get_field("folded").max_length:
            raise ValidationError("Type a word, or a few.")
        other = LoadedWord.objects.filter(folded=folded).exclude(pk=self.instance.pk).first()
        if other:
            raise ValidationError(f"“{other}” stands in the list already.")
        return word

    def clean_instead(self):
        """Return the sentence as it is stored."""
        return tidy(self.cleaned_data["instead"], 300)


@admin.register(LoadedWord)
class LoadedWordAdmin(KeepsDrafts, Strict, SavedInTurn, admin.ModelAdmin):
    """Words that editors are asked to leave to those whom the archive quotes. Nothing public changes by it."""

    form = LoadedWordForm
    fields = ["word", "instead"]
    list_display = ["word", "instead"]
    search_fields = ["folded", "instead"]

    def get_actions(self, request):
        """Return no actions: a word goes by itself."""
        return {}
