"""What the values of a facet are: which texts can be one, and how readers are told of it."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices

from articles.choices import AccessSort
from articles.identifiers import is_well_formed
from articles.models import AccessPoint, Card
from articles.words import fold

from .among import Among

LONGEST = 300  # no text that a facet counts is longer
_YEAR = re.compile(r"(?!0000)[0-9]{4}")
_NEVER_STORED = re.compile("[\0\ud800-\udfff]")  # PostgreSQL refuses the one, no database stores the others


class Records:
    """Records by public id, shown by title and in the order of titles."""

    def possible(self, value):
        """Return whether a text (from an address) can be such a value at all."""
        return is_well_formed(value)

    def labels(self, values):
        """Return {value: (label, what it is ordered by)} of those of these values that the public knows."""
        cards = Card.objects.filter(Among("public_id", values))
        return {value: (title, key) for value, title, key in cards.values_list("public_id", "title", "sort_key")}


@dataclass(frozen=True)
class Codes:
    """The codes of a controlled vocabulary."""

    vocabulary: type[TextChoices]

    def possible(self, value):
        """Return whether the vocabulary has the code."""
        return value in self.vocabulary.values

    def labels(self, values):
        """Return {code: (its words, what they are ordered by)}."""
        words = {value: str(self.vocabulary(value).label) for value in values if self.possible(value)}
        return {value: (label, fold(label)) for value, label in words.items()}


class Words:
    """Texts as they are printed."""

    def possible(self, value):
        """Return whether a text can be stored."""
        return 0 < len(value) <= LONGEST and not _NEVER_STORED.search(value)

    def labels(self, values):
        """Return {text: (text, what it is ordered by)}."""
        return {value: (value, fold(value)) for value in values}


class Themes(Words):
    """The themes of findings, by the code of their access points."""

    def labels(self, values):
        """Return {code: (name, what it is ordered by)}; of two names with one code the first in byte order."""
        points = AccessPoint.objects.filter(Among("code", values), sort=AccessSort.THEME).order_by()
        names = {}
        for code, name in points.values_list("code", "words").distinct():
            names[code] = min(name, names.get(code, name))
        return {code: (name, fold(name)) for code, name in names.items()}


class Years(Words):
    """Years of four digits."""

    def possible(self, value):
        """Return whether a text is a year of the calendar."""
        return _YEAR.fullmatch(value) is not None
