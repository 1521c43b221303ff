"""One line that tells a record from others of its name: kind, posts or sort, date, and state if not public."""

from collections import defaultdict

from django.utils.text import Truncator

from articles.choices import Kind, Status
from articles.models import Article, Event, Finding, Organisation, OtherName, Post, Record
from articles.words import fold

MOST_POSTS = 2
LONGEST_WORDS = 90


def lines_of(keys, term=""):
    """Return {key: line} of the records (of any kind) with these keys; more records take no more queries.

    Where the title alone does not answer a search for `term`, the other name that does stands behind it.
    """
    rows = Record.objects.in_bulk(keys)
    names, own = names_found(rows, term), own_words(rows)
    return {key: line_of(record, names.get(key), own.get(key)) for key, record in rows.items()}


def line_of(record, name, own):
    """Return the line on one record, given the other name that was found and the words of its kind, or None."""
    date = "" if record.date.is_unknown else record.date.words
    told = ", ".join(filter(None, (own, date))) or Truncator(record.summary).chars(LONGEST_WORDS)
    title = f"{record.title} (“{name}”)" if name else record.title
    state = state_words(record)
    line = f"{title}, {record.get_kind_display().lower()}"
    return f"{line}: {told}{state}" if told else f"{line}{state}"


def state_words(record):
    """Return in brackets where a record stands, "" for a published one that nobody holds."""
    words = [] if record.status == Status.PUBLISHED else [record.get_status_display().lower()]
    words += ["held"] if record.held else []
    return f" ({', '.join(words)})" if words else ""


def names_found(rows, term):
    """Return {key: other name} of the records (by key) whose title lacks a word of the search."""
    lacking = {
        key: missing
        for key, record in rows.items()
        if (missing := [word for word in fold(term).split() if word not in record.folded])
    }
    names = OtherName.objects.filter(record__in=lacking).values_list("record_id", "name", "folded")
    found = {}
    for key, name, folded in names:
        if any(word in folded for word in lacking[key]):
            found.setdefault(key, name)
    return found


def own_words(rows):
    """Return {key: words} of what their kinds say of records (by key): posts, sort, outlet, report."""
    keys = defaultdict(list)
    for key, record in rows.items():
        keys[record.kind].append(key)
    return {key: words for kind, some in keys.items() for key, words in WORDS.get(kind, nothing)(some)}


def nothing(keys):
    """Return no words."""
    return []


def posts_of(keys):
    """Yield (key, first posts with their dates) of people."""
    posts = defaultdict(list)
    for post in Post.objects.filter(person__in=keys).select_related("organisation"):
        posts[post.person_id].append(", ".join(filter(None, (str(post), period(post.since, post.until)))))
    for key, held in posts.items():
        yield key, "; ".join([*held[:MOST_POSTS], *(["…"] if len(held) > MOST_POSTS else [])])


def period(since, until):
    """Return in words from when (EdtfDate) until when: “2003 to 2014”, “from 2003”, "" if neither is known."""
    if since.is_unknown:
        return "" if until.is_unknown else f"until {until.words}"
    return f"from {since.words}" if until.is_unknown else f"{since.words} to {until.words}"


def sorts_of(model):
    """Return the function that yields (key, sort in words) of records of a model with a sort."""

    def words(keys):
        labels = dict(model._meta.get_field("sort").flatchoices)
        for key, sort in model.objects.filter(pk__in=keys).values_list("pk", "sort"):
            yield key, labels.get(sort, "").lower()

    return words


def outlets_of(keys):
    """Return (key, outlet) of articles."""
    return Article.objects.filter(pk__in=keys).values_list("pk", "outlet__title")


def homes_of(keys):
    """Return (key, report or hearing) of findings."""
    rows = Finding.objects.filter(pk__in=keys).values_list("pk", "report__title", "hearing__title")
    return [(key, report or hearing) for key, report, hearing in rows]


WORDS = {
    Kind.PERSON: posts_of,
    Kind.ORGANISATION: sorts_of(Organisation),
    Kind.EVENT: sorts_of(Event),
    Kind.ARTICLE: outlets_of,
    Kind.FINDING: homes_of,
}
"""By kind: the function that says what tells records of it apart."""
