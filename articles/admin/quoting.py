"""The form of a passage: its words are looked for in the text that is held, and taken from there."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join

from articles.curation.locating import places, selector
from articles.curation.quotations import nearest_place
from articles.models import Passage
from articles.models.passage import MAX_WORDS
from articles.words import count_words

KEEP = "keep"
MOST_OFFERED = 5
SELECTOR = ("exact", "prefix", "suffix")


class QuotedField(forms.CharField):
    """Words of a text, which may hold line breaks: a browser sends them as two characters."""

    widget = forms.Textarea

    def has_changed(self, initial, data):
        """Return whether other words were typed."""
        return super().has_changed(one_break(initial), one_break(data))

    def widget_attrs(self, widget):
        """Return the attributes of a small box."""
        return super().widget_attrs(widget) | {"rows": 2}


def one_break(text):
    """Return a text, or "" for none, with each line break as one character."""
    return (text or "").replace("\r\n", "\n")


class PassageForm(forms.ModelForm):
    """A passage. Words that are not found in the text are saved only if the editor says so.

    The choice between what was typed and what stands in the text is drawn within the error, at the words.
    """

    class Meta:
        """What pasting does."""

        model = Passage
        fields = ["article", "exact", "stance", "locator", "prefix", "suffix"]
        field_classes = dict.fromkeys(SELECTOR, QuotedField)
        widgets = dict.fromkeys(SELECTOR, forms.Textarea)
        help_texts = {
            "exact": f"Paste them from the article, at most {MAX_WORDS} words. Where its text is held, they are "
            "found there whatever the quotation marks, dashes and capitals, and stored letter for letter.",
            "prefix": "Filled in where the text is held, if you leave it empty.",
            "suffix": "Filled in where the text is held, if you leave it empty.",
        }

    def clean(self):
        """Put in the letters of the text and what stands around them; ask where that is not certain."""
        cleaned = super().clean()
        changed = set(self.changed_data)
        if self.instance.pk:
            cleaned |= {name: getattr(self.instance, name) for name in {*SELECTOR} & {*cleaned} - changed}
        article, exact = cleaned.get("article"), cleaned.get("exact")
        if not (article and article.text and exact and {"article", *SELECTOR} & changed):
            return cleaned
        typed = (cleaned.get("prefix", ""), cleaned.get("suffix", ""))
        found = places(article.text, exact, *typed)
        if len(found) != 1 and (found := self.chosen(article.text, found, exact, typed)) is None:
            return cleaned
        if found:
            prefix, exact, suffix = selector(article.text, found[0], *typed)
            cleaned |= {"prefix": prefix, "exact": exact, "suffix": suffix}
        return cleaned

    @property
    def choice_name(self):
        """The name of the radio buttons within the error."""
        return self.add_prefix("place")

    def chosen(self, text, found, exact, typed):
        """Return the place (list of one) that the editor chose, [] to keep what was typed, None if none was.

        Then the error asks: which of several places, or whether the nearest words are meant.
        """
        offered = found[:MOST_OFFERED] or nearest(text, exact)
        sent = self.data.get(self.choice_name)
        if sent == KEEP:
            return []
        for place in offered:
            if sent == value_of(place, text):
                return [place]
        self.add_error("exact", question(self.choice_name, text, exact, offered, len(found), any(typed)))
        return None


class BearingForm(PassageForm):
    """A passage whose record is chosen on the form; whoever makes the form sets `may_change`."""

    may_change = None

    class Meta(PassageForm.Meta):
        """The record comes first."""

        fields = ["record", *PassageForm.Meta.fields]

    def clean_record(self):
        """Refuse a record that this editor may not change."""
        record = self.cleaned_data["record"]
        if not self.may_change(record):
            raise ValidationError("You may not change this record.")
        return record


def nearest(text, exact):
    """Return the Place (list of one, or none) that comes nearest to words, if a passage may be so long."""
    place = nearest_place(text, exact)
    return [place] if place and count_words(place.words(text)) <= MAX_WORDS else []


def value_of(place, text):
    """Return what the radio button of a Place sends: where it stands, and its words, should the text change."""
    return f"{place.start} {' '.join(place.words(text).split())}"


def question(name, text, exact, offered, times, has_typed):
    """Return the ValidationError that says why words were not found once, with the choices there are."""
    options = [(value_of(place, text), label_of(place, text, times)) for place in offered]
    choices = format_html_join(
        "",
        '<br><label><input type="radio" name="{}" value="{}"> {}</label>',
        ((name, value, label) for value, label in [*options, (KEEP, "Keep mine as an orphan")]),
    )
    return ValidationError(format_html("{}{}", reason(exact, offered, times, has_typed), choices))


def reason(exact, offered, times, has_typed):
    """Return the sentences that say why words were not found once, and what to do."""
    if times:
        return (
            f"“{exact}” stands {times} times in the text held. Choose the place that you mean, or fill in words "
            "before or after it, and save again."
        )
    hint = " between the words before and after it that you gave" if has_typed else ""
    if offered:
        return f"“{exact}” is not in the text held{hint}. Choose, and save again."
    return f"“{exact}” is not in the text held{hint}. Correct it, or choose to keep it, and save again."


def label_of(place, text, times):
    """Return the words of a radio button."""
    if not times:
        return format_html("Use these words: “{}”", place.words(text))
    prefix, exact, suffix = selector(text, place)
    return format_html("… {}<strong>{}</strong>{} …", prefix, exact, suffix)
