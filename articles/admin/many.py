"""Records with many passages: their forms leave the passages to a list of their own, and name them by number."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Passage

MANY = 50
"""From how many passages on a record's form shows none of them."""

INLINE_SENT = "passages_owned-TOTAL_FORMS"
MOST_NUMBERS = 400
NUMBERS_HELP = (
    "The numbers of the passages that say so, as in 3, 17, 21–24. The list of this record’s passages has them; "
    "a new one is added there."
)


def has_many(key):
    """Return whether the record with this key (or None) has too many passages for its form."""
    return key is not None and Passage.objects.filter(record=key)[MANY - 1 :].exists()


def list_of(name, record):
    """Return the address of the list of passages by `name`: of the "record" that owns or "article" they quote."""
    return f"{reverse('admin:articles_passage_changelist')}?{name}={record.public_id}"


class PassageNumbers(forms.CharField):
    """Passages of one record, typed as their numbers; gives a list of Passages."""

    def __init__(self, *, offered, **kwargs):
        """Take `offered`, the record's passages by number."""
        super().__init__(**kwargs)
        self.offered = offered

    def prepare_value(self, value):
        """Return what the box shows: the numbers, or what was typed."""
        if value is None or isinstance(value, str):
            return value
        return ", ".join(str(passage.number) for passage in sorted(value, key=lambda passage: passage.number))

    def has_changed(self, initial, data):
        """Return whether other passages are meant."""
        try:
            return numbers_in(self.prepare_value(initial) or "") != numbers_in(data or "")
        except ValidationError:
            return True

    def clean(self, value):
        """Return the passages (list); refuse a number that none has."""
        if not isinstance(value, str):
            return list(value or [])
        numbers = numbers_in(super().clean(value))
        unknown = sorted(numbers - self.offered.keys())
        if unknown:
            raise ValidationError(
                f"No passage of this record has number {unknown[0]}: look at its list of passages."
            )
        return [self.offered[number] for number in sorted(numbers)]


def numbers_in(text):
    """Return the numbers (set) in a text such as “3, 17, 21–24”; raise ValidationError for anything else."""
    numbers = set()
    for part in re.split(r"[\s,;]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        match = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", part)
        if part and not match:
            raise ValidationError("Type numbers of passages with commas between, as in 3, 17, 21–24.")
        if match:
            first, last = int(match[1]), int(match[2] or match[1])
            numbers.update(range(first, min(last, first + MOST_NUMBERS) + 1))
    return numbers


class ManyPassages:
    """A ModelAdmin of records whose form is no longer than a browser and the server bear."""

    def get_inlines(self, request, obj):
        """Leave out the passages of a record with many, unless they were sent: then they are saved."""
        inlines = super().get_inlines(request, obj)
        if obj is None or INLINE_SENT in request.POST or not has_many(obj.pk):
            return inlines
        return [inline for inline in inlines if inline.model is not Passage]

    def passages_of(self, request, record):
        """Return what the form shows of passages that are not on it: {} or address, count and where to add one."""
        if not request.user.has_perm("articles.view_passage"):
            return {}
        if record.kind == "article":
            count = record.passages.count()
            return {"passage_list": list_of("article", record), "passage_count": count} if count else {}
        if not has_many(record.pk):
            return {}
        add = f"{reverse('admin:articles_passage_add')}?record={record.public_id}"
        return {
            "passage_list": list_of("record", record),
            "passage_count": record.passages_owned.count(),
            "passage_add": add if self.has_change_permission(request, record) else "",
        }
