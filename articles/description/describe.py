"""describe: the live rows of a record as a Core. It serves the gate and the editors' preview, nothing else."""

from articles.choices import Relation

from .facts import facts_of
from .parts import (
    AccountText,
    Core,
    DateText,
    DifferenceText,
    Ends,
    Neighbour,
    ParticipantText,
    PassageText,
    PostText,
    StandingText,
    Term,
)

PRIVATE = frozenset(
    {
        "Record.merged_into",
        "Record.created_by",
        "Record.updated_by",
        "Merge.merged",
        "Merge.survivor",
        "Merge.part_of",
        "Merge.made_by",
        "Merge.undone_by",
        "Move.merge",
        "Version.created_by",
        "Redaction.asked_by",
        "Redaction.created_by",
        "RedactionRequest.version",
        "RedactionRequest.asked_by",
        "RedactionRequest.decided_by",
        "RedactionRequest.redaction",
        "StartingPoint.arranged_by",
        "NotTheSame.one",
        "NotTheSame.other",
        "NotTheSame.said_by",
        "Note.record",
        "Note.written_by",
    }
)
"""The foreign keys that no description shows, as Model.field; tests/description holds the list to account."""


def describe(record):
    """Return the Core of a record's live rows, its neighbours called what their live rows say.

    The links of the record are not in it: the gate writes them in from the published ones.
    """
    record = record.child
    date = date_text(record.date)
    return Core(
        id=record.public_id,
        kind=record.kind,
        title=record.title,
        slug=record.slug,
        short_title=record.short_title,
        summary=record.summary,
        date=date,
        date_basis=term(record, "date_basis") if date else None,
        date_reason=record.date_reason if date else "",
        content_note=record.content_note,
        noindex=record.noindex,
        sort=sort_of(record),
        facts=facts_of(record),
        ends=ends_of(record) if record.kind == "link" else None,
        passages=tuple(passage_text(passage) for passage in record.passages_owned.select_related("article")),
        standings=tuple(standing_text(row) for row in record.standings.prefetch_related("passages")),
        posts=posts_of(record) if record.kind == "person" else (),
        participants=participants_of(record) if record.kind == "event" else (),
        differences=differences_of(record),
    )


def neighbour(record):
    """Return a record as another names it, called what its live row says."""
    return Neighbour(record.public_id, record.kind, record.title)


def term(row, field):
    """Return the choice stored in `field` of a row as a Term, or None if it is empty."""
    code = getattr(row, field)
    return Term(code, getattr(row, f"get_{field}_display")()) if code else None


def date_text(date):
    """Return an EdtfDate as it is printed, or None if it is unknown."""
    return None if date.is_unknown else DateText(date.words, date.edtf, date.iso)


def sort_of(record):
    """Return what sort of its kind a record is: genre, sort of body or event, nature, relation."""
    field = {"article": "genre", "finding": "nature", "link": "relation"}.get(record.kind, "sort")
    return term(record, field) if hasattr(record, field) else None


def numbers(row):
    """Return the numbers of the passages that a statement rests on, in order."""
    return tuple(sorted(passage.number for passage in row.passages.all()))


def passage_text(passage):
    """Return a Passage as readers see it; prefix and suffix only find it again."""
    return PassageText(
        number=passage.number,
        exact=passage.exact,
        stance=term(passage, "stance"),
        article=neighbour(passage.article),
        locator=passage.locator,
    )


def standing_text(row):
    """Return a Standing row as a part."""
    return StandingText(term(row, "standing"), date_text(row.since), numbers(row))


def posts_of(person):
    """Return the offices that a person held."""
    return tuple(
        PostText(row.role, neighbour(row.organisation), date_text(row.since), date_text(row.until), numbers(row))
        for row in person.posts.select_related("organisation").prefetch_related("passages")
    )


def participants_of(event):
    """Return who took part in an event."""
    return tuple(
        ParticipantText(neighbour(row.who), term(row, "role"), numbers(row))
        for row in event.participations.select_related("who").prefetch_related("passages")
    )


def differences_of(record):
    """Return where the accounts of a record differ."""
    return tuple(
        DifferenceText(
            row.matter,
            term(row, "aspect"),
            tuple(AccountText(account.says, numbers(account)) for account in row.accounts.all()),
        )
        for row in record.differences.prefetch_related("accounts__passages")
    )


def ends_of(link):
    """Return the ends of a Link as a part."""
    return Ends(
        source=neighbour(link.source),
        relation=term(link, "relation"),
        inverse=Relation(link.relation).inverse,
        target=neighbour(link.target),
        strength=term(link, "strength"),
    )
