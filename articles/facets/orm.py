"""Counting by plain queries, for every kind: simple enough to hold the index of articles to."""

from django.db.models import Q

from articles.models import Card

from .among import Among
from .choices import ValueCount
from .definitions import FACETS


class OrmEngine:
    """Counts and pages of one kind of record, by one query a facet."""

    def __init__(self, kind):
        self.kind = kind
        self.facets = {facet.name: facet for facet in FACETS[kind]}

    def total(self, choices):
        """Return how many records the choices leave."""
        return self.cards(choices).count()

    def counts(self, choices, most=12):
        """Return {facet name: [ValueCount]}: the `most` frequent values and all that are chosen.

        Each facet is counted under the choices of the others; by falling count, then by name.
        """
        cards = self.cards(choices)
        free = {name: None if choices.chosen(name) else cards for name in self.facets}
        return {name: self.counted(name, choices, free[name], most) for name in self.facets}

    def all_counts(self, name, choices):
        """Return the ValueCounts (list) of every value that a facet has under the choices of the others."""
        return self.counted(name, choices, None, None)

    def page(self, choices, order, start, stop):
        """Return the keys of the records from `start` to `stop` in an order: "newest", "oldest", "name"."""
        cards = self.cards(choices)
        orders = {"newest": cards.newest_first, "oldest": cards.oldest_first, "name": cards.by_name}
        return list(orders[order]().values_list("pk", flat=True)[start:stop])

    def unknown(self, choices):
        """Return {facet name: [values chosen that no public record has]}, facets without any left out."""
        everything = Card.objects.of_kind(self.kind)
        found = {}
        for name, facet in self.facets.items():
            chosen = choices.chosen(name)
            known = chosen and facet.known(facet.possible(chosen), everything)
            if missing := [value for value in chosen if value not in known]:
                found[name] = missing
        return found

    def cards(self, choices):
        """Return the Cards (queryset) that the choices leave."""
        cards = Card.objects.of_kind(self.kind).filter(in_time(choices.since, choices.until))
        if choices.words is not None:
            cards = cards.filter(Among("pk", choices.words))
        for name, facet in self.facets.items():
            if chosen := choices.chosen(name):
                cards = cards.filter(facet.condition(facet.possible(chosen)))
        return cards

    def counted(self, name, choices, cards, most):
        """Return the ValueCounts of one facet among Cards (queryset), `most` of them (None: all) and the chosen.

        Without cards it is counted under the choices of the others.
        """
        facet = self.facets[name]
        chosen = choices.chosen(name)
        counts = dict.fromkeys(facet.possible(chosen), 0)
        counts |= facet.counted(self.cards(choices.without(name)) if cards is None else cards)
        return leading(counts, chosen, facet.values.labels, most)


def in_time(since, until):
    """Return the condition (Q) that a Card's date may lie from `since` to `until` (days or None).

    An open end counts as open; a date not known at all is in no range.
    """
    if since and until and since > until:
        return Q(pk__in=[])
    condition = Q()
    if since:
        condition &= Q(date_latest__gte=since) | Q(date_latest=None, date_earliest__isnull=False)
    if until:
        condition &= Q(date_earliest__lte=until) | Q(date_earliest=None, date_latest__isnull=False)
    return condition


def leading(counts, chosen, labels_of, most):
    """Return the ValueCounts of the `most` frequent values in {value: count}, and of those that are chosen.

    `labels_of` gives {value: (label, what it is ordered by)} of a list of values.
    """
    places = sorted(counts.values(), reverse=True)[:most]
    shown = [value for value, count in counts.items() if count >= places[-1] or value in chosen]
    labels = labels_of(shown)
    rows = []
    for value in shown:
        label, tie = labels.get(value, (value, value))
        rows.append((-counts[value], tie, value, label))
    return [
        ValueCount(value, label, -minus, value in chosen)
        for place, (minus, _, value, label) in enumerate(sorted(rows))
        if value in chosen or (minus and (most is None or place < most))
    ]
