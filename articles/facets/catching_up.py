"""Bringing the index up to the clock: what changed is read first, then applied without the database."""

import numpy as np

from articles.models import Change

from .bitmaps import bitmap_of
from .building import codes_of_values, known_numbers, own_codes, sets_and_groups
from .reading import read_articles, read_owners, read_themes, read_values
from .unions import NOTHING
from .vocabulary import OWN

MOST_CHANGES = 2_000
"""More changed records than these are not caught up with: the index is built again."""

HALF_WAY = ("", 0)
"""The state of an index while it is changed: where that fails, no request finds its own epoch in it."""


class TooMany(Exception):
    """More changed than it is worth to catch up with."""


def catch_up(index, state):
    """Bring an Index up to the clock's state, of the same epoch; raise TooMany if that is a task for building."""
    changed = changed_records(index.state[1], state[1])
    if changed:
        news = News(changed)
        index.state = HALF_WAY
        apply(index, changed, news)
    index.state = state


def changed_records(known, value):
    """Return the keys (list) of the records that changed after one value of the clock, up to another."""
    changes = Change.objects.filter(clock__gt=known, clock__lte=value).order_by()
    changed = list(changes.values_list("record", flat=True).distinct()[: MOST_CHANGES + 1])
    if len(changed) > MOST_CHANGES:
        raise TooMany
    return changed


class News:
    """What the database says of changed records."""

    def __init__(self, changed):
        self.articles = read_articles(changed)
        self.owners = read_owners(changed)
        self.values = read_values(changed)
        self.themes = read_themes(changed)


def apply(index, changed, news):
    """Change the index as the News of changed records (keys) say."""
    index.forget_words()
    changes = renew_articles(index, changed, news)
    targets = renew_owners(index, changed, news.owners)
    changes |= renew_values(index, changed, targets, news)
    for code, (_, after) in changes.items():
        index.vocabulary.set(code, after)
    index.rows.change(changes)


def renew_articles(index, changed, news):
    """Take in which articles there are, where they stand and what they are; return {code: (before, after)}."""
    number_articles(index, news.articles.keys)
    numbers = index.number_of.all[news.articles.keys]
    known = known_numbers(np.array(changed), index.number_of.all)
    touched = bitmap_of(known[known >= 0])
    index.live = (index.live - touched) | bitmap_of(numbers)
    for number, key, first, last, name in zip(
        numbers.tolist(), *(column.tolist() for column in news.articles[:3]), news.articles.names, strict=True
    ):
        index.days.set(number, first, last)
        index.orders.move(number, (first, name.encode(), key))
    vocabulary = index.vocabulary
    codes = own_codes(vocabulary, news.articles, index.number_of.all)
    after = {code: bitmap_of(has) for code, has in codes.items()}
    had = {
        code
        for code in np.unique(index.rows.of(known[known >= 0])[0]).tolist()
        if vocabulary.facet_of[code] in OWN
    }
    changes = {}
    for code in had | after.keys():
        before = vocabulary.bitmaps[code]
        changes[code] = before, (before - touched) | after.get(code, NOTHING)
    return {code: (before, new) for code, (before, new) in changes.items() if before != new}


def number_articles(index, keys):
    """Give articles that are new numbers at the end."""
    if not len(keys):
        return
    missing = int(keys.max()) + 1 - len(index.number_of)
    index.number_of.grow(np.full(max(missing, 0), -1, np.int32))
    fresh = keys[index.number_of.all[keys] < 0]
    index.number_of.all[fresh] = np.arange(len(index.keys), len(index.keys) + len(fresh))
    index.keys.grow(fresh)
    index.rows.grow(len(fresh))


def renew_owners(index, changed, owners):
    """Take in the articles of changed records' passages; return the keys (set) whose articles changed by that."""
    sets, groups = sets_and_groups(owners, index.number_of.all)
    news = {key: (sets.get(key, NOTHING), groups.get(key, ())) for key in changed}
    return set(index.owners.change(news))


def renew_values(index, changed, targets, news):
    """Take in what changed records count for, and the articles about `targets`; return {code: (before, after)}."""
    codes = codes_of_values(index.vocabulary, news.values)
    for key in changed:
        before, after = index.themes.pop(key, {}), news.themes.get(key, {})
        if before or after:
            codes[key] = index.vocabulary.theme_codes(before, after)
        if after:
            index.themes[key] = after
    news = {key: codes.get(key, ()) for key in changed}
    news |= {key: index.values.groups.get(key, ()) for key in targets - news.keys()}
    return index.values.change({key: (index.owners.of(key), of_key) for key, of_key in news.items()})
