"""The admin of articles."""

from django.contrib import admin
from django.core.exceptions import ValidationError

from articles.models import Article

from .base import KindAdmin, arranged
from .forms import NO_ADDRESS, RecordForm, web_address
from .inlines import CorrectionInline, HeadlineVariantInline


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
    """Articles, with the other headlines and the corrections of their outlets."""

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
        ),
        ("Its text and rights", {"fields": ["text", "rights", "image_credit"]}),
    ]
    autocomplete_fields = ["outlet", "carried_by"]
    inlines = [HeadlineVariantInline, CorrectionInline]
    list_display = ["title", "outlet", "status_words", "date_words", "updated_at"]
    list_filter = [*KindAdmin.list_filter, "genre"]
    list_select_related = ["outlet"]
    search_fields = ["folded", "public_id", "outlet__folded"]
