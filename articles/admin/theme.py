"""The admin of themes."""

from django.contrib import admin

from articles.models import Theme

from .base import Strict
from .saving import SavedInTurn


@admin.register(Theme)
class ThemeAdmin(Strict, SavedInTurn, admin.ModelAdmin):
    """The headings under which findings are filed."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_actions(self, request):
        """Return no actions: a theme is deleted by itself, with its findings before one's eyes."""
        return {}
