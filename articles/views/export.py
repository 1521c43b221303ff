"""Lists and searches as CSV (RFC 4180): a row a passage, sent while the next ones are read."""

from django.conf import settings
from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from articles.addresses import permalink_path
from articles.choices import Kind
from articles.publishing import clock
from articles.publishing.quoting import own_quotations, quotations_from
from articles.spreadsheets import BYTE_ORDER_MARK, lines

from .listing import cards_of
from .whole import name_of, not_kept, whole

AT_ONCE = 100
"""How many records are read and sent at a time."""

COLUMNS = (
    *("permalink", "kind", "title", "date", "sort", "standing", "outlet", "line"),
    *("passage_of", "passage", "quotation", "stance"),
    *("article", "article_title", "article_outlet", "original"),
)


@require_safe
def list_csv(request, kind):
    """Send the list that the address asks for as CSV, or say why it cannot be made."""
    found, answer = whole(request, kind, "csv", clock.state())
    if answer:
        return answer
    response = StreamingHttpResponse(parts(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name_of(kind)}.csv"'
    return not_kept(response)


def parts(found):
    """Yield the CSV of a list in parts: its head, then the rows of AT_ONCE records at a time."""
    yield BYTE_ORDER_MARK + lines([COLUMNS])
    keys = found.keys(0, found.total)
    for start in range(0, len(keys), AT_ONCE):
        yield lines(rows(keys[start : start + AT_ONCE]))


def rows(keys):
    """Yield the rows of the records with these keys that are public now: one a passage, or one without."""
    cards = cards_of(keys)
    articles = [card for card in cards if card.kind == Kind.ARTICLE]
    quotations = own_quotations([card.pk for card in cards if card.kind != Kind.ARTICLE])
    quotations |= quotations_from(articles) if articles else {}
    for card in cards:
        own = own_cells(card)
        for quoted in quotations.get(card.pk) or [None]:
            yield own + (passage_cells(quoted) if quoted else ("",) * (len(COLUMNS) - len(own)))


def own_cells(card):
    """Return what a row says of its record."""
    words = (card.date_words, card.sort_words, card.standing_words, card.outlet_words, card.line)
    return (absolute(card.public_id), Kind(card.kind).label, card.title, *words)


def passage_cells(quoted):
    """Return what a row says of a passage (Quotation)."""
    passage = quoted.passage
    return (
        *(absolute(quoted.owner), passage.number, passage.exact, passage.stance.words),
        *(absolute(passage.article.id), passage.article.label, passage.source.outlet, passage.source.url),
    )


def absolute(public_id):
    """Return the permalink of a record as a whole address."""
    return settings.SITE_URL + permalink_path(public_id)
