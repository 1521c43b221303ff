"""The engine of a search over everything: counts by kind, and pages, of all the records that hold the words."""

from django.db.models import Count

from articles.facets import OrmEngine
from articles.facets.among import Among
from articles.facets.orm import in_time, leading
from articles.filters import EVERYTHING, FACETS_OF
from articles.models import Card


class Everything(OrmEngine):
    """Counts and pages of the records of all kinds that hold the words; without words there are none."""

    def __init__(self):
        self.facets = {facet.name: facet for facet in FACETS_OF[EVERYTHING]}

    def cards(self, choices):
        """Return the Cards (queryset) that the choices leave."""
        cards = Card.objects.filter(Among("pk", choices.words or ()), in_time(choices.since, choices.until))
        kinds = choices.chosen("kind")
        return cards.filter(kind__in=kinds) if kinds else cards

    def counted(self, name, choices, most):
        """Return the ValueCounts of the kinds; there are fewer of them than a list shows."""
        cards = self.cards(choices.without(name)).order_by()
        chosen = choices.chosen(name)
        counts = dict.fromkeys(chosen, 0) | dict(cards.values_list("kind").annotate(Count("pk")))
        return leading(counts, chosen, self.facets[name].values.labels, most)

    def unknown(self, choices):
        """Return that no kind is unknown."""
        return {}
