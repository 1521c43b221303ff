"""Cards and faces: what a published record shows of itself in lists and to its neighbours."""

from articles.bylines import authors_of
from articles.dates import EdtfDate
from articles.description import DateText, Face, Source
from articles.models import Card, Record
from articles.models.record import sort_key
from articles.words import search_words


def public_cards(public_ids):
    """Return {public id: Card} of those of these records that the public can see, by one query."""
    return {card.public_id: card for card in Card.objects.filter(public_id__in=public_ids).defer("words")}


def public_faces(public_ids):
    """Return {public id: Face} of those of these records that the public can see, by one query."""
    return faces_of_cards(public_cards(public_ids))


def faces_of_cards(cards):
    """Return {public id: Face} of Cards by public id."""
    return {public_id: face_of_card(card) for public_id, card in cards.items()}


def face_of_card(card):
    """Return the Face that a Card holds."""
    date = DateText(card.date_words, "", card.date_iso) if card.date_words else None
    source = Source(card.outlet_words, date, card.url, card.archived_url) if card.kind == "article" else Source()
    return Face(
        id=card.public_id,
        kind=card.kind,
        label=card.title,
        slug=card.slug,
        sort=card.sort,
        content_note=card.content_note,
        outlet=card.outlet,
        source=source,
        gone=card.gone,
    )


def face_of(core):
    """Return the Face that a relabelled Core gives."""
    return face_of_card(card_of(core, words=False))


def card_of(core, *, words=True):
    """Return the Card (unsaved, without its record) that a pruned and relabelled Core gives.

    `words` says whether the search words are wanted: they take most of the time.
    """
    date = EdtfDate.parse(core.date.edtf) if core.date else EdtfDate.unknown()
    outlet = core.neighbours("outlet")
    return Card(
        public_id=core.id,
        kind=core.kind,
        slug=core.slug,
        title=core.title[:300],
        line=core.summary,
        sort=core.sort.code if core.sort else "",
        sort_words=core.sort.words if core.sort else "",
        date_words=core.date.words if core.date else "",
        date_iso=core.date.iso if core.date else "",
        date_earliest=date.earliest,
        date_latest=date.latest,
        sort_key=sort_key(core.kind, core.title),
        standing=core.standing.code if core.standing else "",
        standing_words=core.standing.words if core.standing else "",
        content_note=core.content_note,
        noindex=core.noindex,
        outlet=outlet[0].id if outlet else "",
        outlet_words=outlet[0].label if outlet else "",
        authors="\n".join(author.inverted for author in authors_of(core)),
        page=core.text("page") if core.kind == "article" else "",
        url=core.text("url") if core.kind == "article" else "",
        gone=core.kind == "article" and bool(core.text("gone_on")),
        archived_url=core.text("archived_url") if core.kind == "article" else "",
        words=search_words(*public_words(core)) if words else "",
    )


def public_words(core):
    """Yield the texts of a pruned and relabelled Core that a reader may search."""
    yield from (core.title, core.summary)
    for fact in core.facts:
        for value in fact.values:
            yield value.neighbour.label if value.neighbour else value.text
    yield from (passage.exact for passage in core.passages)
    for participant in core.participants:
        yield from (participant.who.label, participant.role.words)
    for post in core.posts:
        yield from (post.role, post.organisation.label)
    for difference in core.differences:
        yield from (difference.matter, *(account.says for account in difference.accounts))


def same_card(old, new):
    """Return whether two Cards say the same, apart from which record they belong to."""
    names = [field.attname for field in Card._meta.concrete_fields if field.name != "record"]
    return all(getattr(old, name) == getattr(new, name) for name in names)


def keys_of(public_ids):
    """Return {public id: primary key} of records."""
    return dict(Record.objects.filter(public_id__in=public_ids).values_list("public_id", "pk"))
