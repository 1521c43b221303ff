"""Passages of one record put on others: the same words of the same article, under numbers of their own."""

from dataclasses import dataclass

from articles.models import Passage, Record

from .resting import copied


@dataclass(frozen=True)
class Copying:
    """What copying does on one record: passages that are added, those that it has, those that quote itself."""

    target: Record
    added: tuple
    there: tuple
    its_own: tuple


def planned(passages, targets):
    """Return the Copyings (list) that putting passages on these records means."""
    held = {}
    for row in Passage.objects.filter(record__in=targets).values_list("record_id", "article_id", "exact"):
        held.setdefault(row[0], set()).add(row[1:])
    return [planned_for(target, passages, held.get(target.pk, set())) for target in targets]


def planned_for(target, passages, held):
    """Return the Copying on one record, given the (article, words) of the passages that it has."""
    there = [passage for passage in passages if (passage.article_id, passage.exact) in held]
    its_own = [passage for passage in passages if passage.article_id == target.pk]
    added = [passage for passage in passages if passage not in there and passage not in its_own]
    return Copying(target, tuple(added), tuple(there), tuple(its_own))


def copy(passages, targets):
    """Put passages on these records, and return what was done as Copyings (list)."""
    done = planned(passages, targets)
    for one in done:
        for passage in one.added:
            copied(passage, one.target.pk)
    return done
