"""The admin of articles."""

import re

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join

from articles.models import Article, Passage

from .base import KindAdmin, arranged
from .difference import form_of
from .forms import NO_ADDRESS, RecordForm, web_address
from .inlines import CorrectionInline, HeadlineVariantInline, QuotedInline
from .touching import keep_first, touch

BEARER = re.compile(r"passages-[0-9]+-record")
"""The names under which the rows of new passages send their records."""


class ArticleForm(RecordForm):
    """One article is recorded once."""

    class Meta:
        """What readers see of each field."""

        labels = {"title": "Headline"}
        error_messages = {"url": NO_ADDRESS, "archived_url": NO_ADDRESS}
        help_texts = {
            "title": "Letter for letter as the publisher prints it. Others that it was seen under go below.",
            "outlet": "Who printed it. Two passages of one outlet count as one source.",
            "genre": "An official statement or document can establish something by itself; a press report cannot.",
            "url": "Readers follow it from every passage. An article without one needs its page in print.",
            "date": "The day of publication, as in 5 February 2015. Leave it empty if it is not known.",
            "rights": "Who holds the rights, as the article says it. The public reads it.",
        }

    def clean_url(self):
        """Return the address as it is stored; refuse one that another article has."""
        address = web_address(self.cleaned_data["url"])
        other = Article.objects.filter(url=address).exclude(pk=self.instance.pk).first()
        if address and other:
            raise ValidationError(f"This address belongs to “{other}” ({other.public_id}): use that record.")
        return address

    def clean_archived_url(self):
        """Return the address of the archived copy as it is stored."""
        return web_address(self.cleaned_data["archived_url"])

    def clean_text(self):
        """Return the text with the line breaks that passages hang on: browsers send others."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


@admin.register(Article)
class ArticleAdmin(KindAdmin):
    """Articles, with what is quoted of them, their other headlines and the corrections of their outlets."""

    form = ArticleForm
    fieldsets = [
        *arranged(
            "Where it was printed",
            "outlet",
            "carried_by",
            "genre",
            "byline",
            "section",
            "page",
            "language",
            "url",
            "archived_url",
            "accessed_on",
            "gone_on",
        ),
        ("Its text and rights", {"fields": ["text", "rights", "image_credit"]}),
    ]
    autocomplete_fields = ["outlet", "carried_by"]
    inlines = [QuotedInline, HeadlineVariantInline, CorrectionInline]
    list_display = ["title", "outlet", "status_words", "date_words", "updated_at"]
    list_filter = [*KindAdmin.list_filter, "genre"]
    list_select_related = ["outlet"]
    search_fields = ["folded", "public_id", "outlet__folded"]

    def keep_before(self, request, object_id):
        """Keep how the article stands before it is saved, and how the records do that it is quoted on."""
        super().keep_before(request, object_id)
        sent = {value for name, value in request.POST.items() if BEARER.fullmatch(name)}
        keep_first(self.admin_site, request, sent)

    def save_formset(self, request, form, formset, change):
        """Save rows; note on each record that got a passage who changed it, and say where it waits."""
        if formset.model is not Passage:
            return super().save_formset(request, form, formset, change)
        records = {row.cleaned_data["record"].pk: row.cleaned_data["record"] for row in added(formset)}
        super().save_formset(request, form, formset, change)
        for key in records:
            touch(key, request.user)
        if records:
            self.tell_quoted(request, records.values())

    def tell_quoted(self, request, records):
        """Say which records have a new passage, each with a link to its form."""
        links = format_html_join("; ", '<a href="{}">{}</a>', ((form_of(record), record) for record in records))
        said = format_html("Quoted on: {}. Readers see it once these are published.", links)
        self.message_user(request, said, messages.SUCCESS)


def added(formset):
    """Return the forms (list) of the rows that are to be saved."""
    return [row for row in formset.forms if row.has_changed() and not formset._should_delete_form(row)]
