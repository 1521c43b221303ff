"""The admin of inquiries."""

from django.contrib import admin

from articles.models import Inquiry

from .base import KindAdmin, arranged
from .inlines import PassageInline


@admin.register(Inquiry)
class InquiryAdmin(KindAdmin):
    """Inquiries, inspections, investigations."""

    fieldsets = arranged("Who and whom", "asked_for_by", "led_by", "looked_at")
    autocomplete_fields = ["asked_for_by", "led_by", "looked_at"]
    inlines = [PassageInline]
