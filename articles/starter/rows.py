"""The rows of one entry: a record of its kind, and what hangs on it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.text import slugify

from articles.choices import Kind
from articles.models import (
    KINDS,
    Account,
    Article,
    Difference,
    HeadlineVariant,
    Organisation,
    OtherName,
    Participation,
    Passage,
    Post,
    Standing,
    Theme,
)
from articles.models.fields import parse

MODELS = {model.KIND: model for model in KINDS}
TEXTS = (
    *("title", "short_title", "summary", "date_basis", "date_reason", "content_note", "honorific"),
    *("section", "page", "byline", "url", "archived_url", "language", "image_credit", "genre", "sort"),
    *("number", "nature", "locator", "relation", "strength"),
)
RECORDS = ("outlet", "carried_by", "publisher", "report", "hearing", "source", "target")
LATE_RECORDS = ("parent", "successor")
SETS = ("asked_for_by", "led_by", "looked_at", "authors", "about")


class Writer:
    """Writes the rows of entries; `find(entry, key)` returns the record that a key names."""

    def __init__(self, find):
        self.find = find

    def named(self, entry, key, model):
        """Return the record that a key names, as the `model` asked for; raise StarterError if it is none."""
        record = self.find(entry, key)
        if not isinstance(record, model):
            raise entry.error(f"“{key}” is no {model._meta.verbose_name}.")
        return record

    def write_record(self, entry, record=None):
        """Create or update the record's own row from an Entry and return it."""
        model = MODELS[entry.kind]
        record = record or model(public_id=entry.public_id)
        known = {field.name for field in model._meta.concrete_fields}
        for name in TEXTS:
            if name in known and (name in entry.data or name != "language"):
                setattr(record, name, entry.data.get(name, ""))
        for name in RECORDS:
            if name in known:
                wanted = model._meta.get_field(name).related_model
                setattr(record, name, self.named(entry, entry.data[name], wanted) if name in entry.data else None)
        record.date = dated(entry, entry.data.get("date"))
        if entry.kind == Kind.ARTICLE:
            record.accessed_on, record.gone_on = entry.data.get("accessed_on"), entry.data.get("gone_on")
        save(entry, record)
        return record

    def write_rest(self, entry, record):
        """Write what hangs on a record: passages first, then all that rests on them."""
        if entry.kind == Kind.ORGANISATION:
            for name in LATE_RECORDS:
                wanted = self.named(entry, entry.data[name], Organisation) if name in entry.data else None
                if getattr(record, name) != wanted:
                    setattr(record, name, wanted)
                    save(entry, record)
        for name in SETS:
            if hasattr(record, name):
                getattr(record, name).set([self.find(entry, key) for key in entry.data.get(name, ())])
        if entry.kind == Kind.FINDING:
            record.themes.set(theme(name) for name in entry.data.get("themes", ()))
        passages = self.write_passages(entry, record)
        self.write_names(entry, record)
        self.write_standings(entry, record, passages)
        self.write_statements(entry, record, passages)

    def write_passages(self, entry, record):
        """Write the passages by their numbers and return them as {number: Passage}."""
        wanted = {row["n"]: row for row in entry.data.get("passages", ())}
        if len(wanted) != len(entry.data.get("passages", ())):
            raise entry.error("two passages have one number.")
        known = {passage.number: passage for passage in record.passages_owned.all()}
        record.passages_owned.exclude(number__in=wanted).delete()
        for number, row in wanted.items():
            if number not in known and number <= record.last_passage_number:
                raise entry.error(f"passage {number}: this number was given to another one before.")
            passage = known.get(number) or Passage(record=record.record, number=number)
            passage.article = self.named(entry, row["article"], Article)
            passage.exact, passage.stance = row["exact"], row["stance"]
            passage.locator = row.get("locator", "")
            save(entry, passage)
            known[number] = passage
        return {number: known[number] for number in wanted}

    def write_names(self, entry, record):
        """Write other names and other headlines anew."""
        record.other_names.all().delete()
        for name in entry.data.get("other_names", ()):
            save(entry, OtherName(record=record.record, name=name))
        if entry.kind == Kind.ARTICLE:
            record.headline_variants.all().delete()
            for headline in entry.data.get("headlines", ()):
                save(entry, HeadlineVariant(article=record, headline=headline))

    def write_standings(self, entry, record, passages):
        """Add the standings that are new; those that stand already must be the file's first ones."""
        rows = entry.data.get("standings", ())
        known = list(record.standings.all())
        told = [(row["standing"], dated(entry, row.get("since"))) for row in rows]
        if [(row.standing, row.since) for row in known] != told[: len(known)]:
            raise entry.error("a standing is never overwritten: add a new one after those that stand there.")
        for position, row in enumerate(rows):
            standing = known[position] if position < len(known) else None
            if standing is None:
                standing = Standing(record=record.record, standing=told[position][0], since=told[position][1])
                save(entry, standing)
            rest(entry, standing, row, passages)

    def write_statements(self, entry, record, passages):
        """Write posts, participants and differences anew."""
        if entry.kind == Kind.PERSON:
            record.posts.all().delete()
            for row in entry.data.get("posts", ()):
                body = self.named(entry, row["organisation"], Organisation)
                since, until = dated(entry, row.get("since")), dated(entry, row.get("until"))
                post = Post(person=record, organisation=body, role=row["role"], since=since, until=until)
                rest(entry, save(entry, post), row, passages)
        if entry.kind == Kind.EVENT:
            record.participations.all().delete()
            for row in entry.data.get("participants", ()):
                part = Participation(event=record, who=self.find(entry, row["who"]), role=row["role"])
                rest(entry, save(entry, part), row, passages)
        record.differences.all().delete()
        for row in entry.data.get("differences", ()):
            difference = Difference(record=record.record, matter=row["matter"], aspect=row["aspect"])
            save(entry, difference)
            for account in row["accounts"]:
                made = save(entry, Account(difference=difference, says=account["says"]))
                rest(entry, made, account, passages)


def dated(entry, value):
    """Return a TOML value (a date, EDTF text or None) as the text of a date."""
    try:
        return parse(value.isoformat() if isinstance(value, date) else value)
    except ValidationError as error:
        raise entry.error(" ".join(error.messages)) from error


def save(entry, row):
    """Check a row and save it; raise StarterError with what is wrong, which ends the transaction too.

    The records that it names were looked up a moment ago: they are not looked up again.
    """
    known = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        if hasattr(row, "derive"):
            row.derive()
        row.full_clean(exclude=["public_id", *known], validate_unique=False, validate_constraints=False)
        row.save()
    except ValidationError as error:
        raise entry.error(
            " ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
        ) from error
    except IntegrityError as error:
        raise entry.error(str(error)) from error
    return row


def rest(entry, statement, row, passages):
    """Let a saved statement rest on the passages that its row in the file names."""
    try:
        statement.passages.set(passages[number] for number in row.get("rests_on", ()))
    except KeyError as error:
        raise entry.error(f"it has no passage {error.args[0]}.") from error


def theme(name):
    """Return the Theme of this name, made if it is new."""
    return Theme.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]
