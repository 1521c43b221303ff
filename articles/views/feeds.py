"""Atom feeds (RFC 4287): of every list and search, and of what changed in the archive.

What is to be kept out of search engines is in no feed either: others print feeds on pages of their own.
"""

import re
from datetime import UTC, datetime
from functools import partial

from django.conf import settings
from django.db.models import Max
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path, record_path
from articles.choices import Kind
from articles.facets.among import Among
from articles.models import Version

from .keeping import kept_until_the_clock_moves, kept_whatever_is_asked
from .listing import cards_of
from .narrowing import SHOWN, labels_of, list_words
from .whole import address, whole

MOST = 50
"""How many entries a feed has at most."""

BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed was changed that never had an entry: Atom wants a date, and one that stands."""

CHANGES = "/changes.atom"

# What no XML document may hold (XML 1.0, production 2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Atom1Feed):
    """An Atom feed whose date is that of its newest entry."""

    content_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self):
        """Return when the newest entry was changed."""
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)


@require_safe
@kept_until_the_clock_moves
def list_feed(request, kind):
    """Send the feed of a list: the records of it that were published last, the latest first."""
    found, answer = whole(request, kind, "atom", request.clock)
    if answer:
        return answer
    asked = found.asked
    words = list_words(asked, labels_of(found.engine.counts(found.choices, SHOWN)))
    feed = feed_at(address(asked, "atom"), words, asked.address)
    versions = latest_versions_of(found.engine.page(found.choices, "newest", 0, found.total))
    for card in cards_of(versions):
        page = settings.SITE_URL + record_path(card.kind, card.public_id, card.slug)
        permalink = settings.SITE_URL + permalink_path(card.public_id)
        add(feed, card, versions[card.pk].created_at, permalink, page, summary(card))
    return sent(feed)


@require_safe
@kept_whatever_is_asked
def changes(request):
    """Send the feed of the versions that were published last, each with what changed."""
    feed = feed_at(CHANGES, "what changed", "/")
    versions = public(Version.objects).exclude(core=b"").defer("core").select_related("record__card")
    for version in versions.order_by("-pk")[:MOST]:
        card = version.record.card
        permalink = settings.SITE_URL + permalink_path(card.public_id, version.number)
        add(feed, card, version.created_at, permalink, permalink, summary(card, told(version)))
    return sent(feed)


def feed_at(path, words, page):
    """Return an empty Feed that stands at a path, in words, of the page at another path."""
    return Feed(
        title=plain(f"Inquiry Archive: {words}"),
        link=settings.SITE_URL + page,
        feed_url=settings.SITE_URL + path,
        feed_guid=settings.SITE_URL + path,
        description=None,
        subtitle="As the archive showed it when this feed was read. Titles of articles are their publishers’ own.",
        language=settings.LANGUAGE_CODE,
        author_name="Inquiry Archive",
        author_link=settings.SITE_URL + "/",
        feed_copyright=f"The archive’s own words: {settings.WORDS_LICENCE}",
    )


def public(versions):
    """Return those of these versions (queryset) whose records the public sees, and search engines may."""
    return versions.filter(record__card__noindex=False)


def latest_versions_of(keys):
    """Return {key: latest Version}, the newest first, of those MOST of these records that changed last."""
    latest = public(Version.objects).filter(Among("record_id", keys)).values("record_id")
    numbered = latest.annotate(last=Max("pk")).order_by("-last").values_list("last", flat=True)[:MOST]
    versions = Version.objects.defer("core").filter(pk__in=list(numbered)).order_by("-pk")
    return {version.record_id: version for version in versions}


def add(feed, card, updated, permalink, link, says):
    """Add a card's entry to a feed."""
    feed.add_item(plain(card.title), link, plain(says), unique_id=permalink, updateddate=updated)


def told(version):
    """Return what changed with a version, in words."""
    change = version.change or ("First published." if version.number == 1 else "Published anew.")
    return f"Version {version.number}: {change}"


def summary(card, *first):
    """Return what a feed says of a card, as HTML: what it is and when, how sure, its note or else its line."""
    what = ": ".join(filter(None, (Kind(card.kind).label, card.sort_words if card.sort != card.kind else "")))
    head = ", ".join(filter(None, (what, card.outlet_words, card.date_words)))
    note = f"Content note. {card.content_note}" if card.content_note else card.line
    said = filter(None, (*first, head, card.standing_words, note))
    return format_html_join("", "<p>{}</p>", ((text,) for text in said))


plain = partial(_NOT_XML.sub, "")
"""Return a text without the characters that no XML document may hold."""


def sent(feed):
    """Return the answer that sends a Feed; search engines list pages, not feeds."""
    response = HttpResponse(feed.writeString("utf-8"), content_type=Feed.content_type)
    response["X-Robots-Tag"] = "noindex"
    return response
