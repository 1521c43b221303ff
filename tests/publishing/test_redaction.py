"""Words taken out of versions: gone from the bytes and from all that shows them, with a mark that says so."""

from dataclasses import fields
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from articles.choices import RedactionKind
from articles.dates import EdtfDate
from articles.description import parts
from articles.models import Card, Change, Clock, Redaction, Version
from articles.publishing.freezing import latest_core, thaw
from articles.publishing.gate import publish
from articles.publishing.redaction import ADDRESSES, MARK, WORDS, take_out, withdraw_words
from articles.publishing.showing import State, find, show, show_version
from articles.publishing.verify import verify
from tests.factories import (
    make_article,
    make_difference,
    make_event,
    make_link,
    make_outlet,
    make_participation,
    make_passage,
    make_post,
    make_public,
    make_published,
    make_ready,
    make_standing,
    two_editors,
)

pytestmark = pytest.mark.django_db

REASON = "A person’s privacy."


def published(kind="event", **given):
    """Return a published record of a kind and its only version."""
    record = make_published(kind, **given)
    return record, record.versions.get()


def test_withdrawn_words_leave_no_byte_and_a_redaction_that_says_so(django_user_model):
    _event, version = published()
    before, editor = version.sha256, django_user_model.objects.create_user("editor")
    asking = django_user_model.objects.create_user("another")
    redaction = withdraw_words(version, reason=REASON, asked_by=asking, by=editor)
    assert bytes(version.core) == b""
    assert version.sha256 == sha256(b"").hexdigest()
    assert version.redaction == redaction == Redaction.objects.get()
    assert (redaction.kind, redaction.reason) == (RedactionKind.WITHDRAWN, REASON)
    assert (redaction.asked_by, redaction.created_by) == (asking, editor)
    assert (redaction.sha256_before, redaction.sha256_after) == (before, version.sha256)
    assert version.change == ""
    assert verify() == []


def test_a_record_whose_latest_words_are_withdrawn_is_hidden_from_all():
    link = make_published("link")
    event = link.target.child
    withdraw_words(event.versions.latest("number"), reason=REASON, **two_editors())
    assert find(event.public_id)[0] == find(link.public_id)[0] == State.HIDDEN
    assert not Card.objects.filter(pk__in=[event.pk, link.pk]).exists()
    assert not link.edges_owned.exists()
    source = show(link.source).core
    assert event.title not in str(source)
    assert source.links == ()
    assert verify() == []


def test_new_words_bring_a_record_back_whose_latest_were_withdrawn():
    event, version = published(summary="Wrong words.")
    withdraw_words(version, reason=REASON, **two_editors())
    event.summary = "Right words."
    event.save()
    assert publish(event)
    assert show(event).core.summary == "Right words."
    assert verify() == []


def test_the_withdrawn_words_of_an_earlier_version_hide_only_that_one():
    event, first = published(summary="First words.")
    event.summary = "Second words."
    event.save()
    publish(event)
    withdraw_words(first, reason=REASON, **two_editors())
    assert find(event.public_id)[0] == State.PUBLIC
    assert show(event).core.summary == "Second words."
    assert verify() == []


def test_a_phrase_taken_out_is_marked_where_it_stood():
    event, version = published(summary="The clerk, Ola Berg, resigned. Ola Berg had asked for it.")
    before = version.sha256
    redaction = take_out(version, "Ola Berg", reason=REASON, **two_editors())
    core = latest_core(event.pk)
    assert core.summary == f"The clerk, {MARK}, resigned. {MARK} had asked for it."
    assert b"Ola Berg" not in bytes(version.core)
    assert version.is_intact
    assert (redaction.kind, redaction.sha256_before) == (RedactionKind.REDACTED, before)
    assert redaction.sha256_after == version.sha256 == sha256(bytes(version.core)).hexdigest()
    assert verify() == []


def test_the_card_follows():
    event, version = published(title="Ola Berg resigns", summary="Ola Berg resigned.")
    take_out(version, "Ola Berg", reason=REASON, **two_editors())
    card = Card.objects.get(record=event)
    assert (card.title, card.line) == (f"{MARK} resigns", f"{MARK} resigned.")
    assert (card.slug, card.sort_key) == ("removed-resigns", "removed resigns")
    assert "berg" not in card.words
    assert verify() == []


def test_the_neighbours_follow():
    link = make_link(target=make_public(make_ready("event", title="Ola Berg resigns")).record)
    make_public(link.source.child)
    make_public(link)
    take_out(link.target.versions.get(number=1), "Ola Berg", reason=REASON, **two_editors())
    take_out(link.target.versions.get(number=2), "Ola Berg", reason=REASON, **two_editors())
    for record in (link, link.source, link.target):
        assert "Ola Berg" not in str(show(record))
        assert "Ola Berg" not in "".join(map(str, Card.objects.filter(pk=record.pk).values()))
    assert verify() == []


def test_a_link_that_loses_words_loses_them_at_both_its_ends():
    link = make_ready("link", summary="Ola Berg resigned because of it.")
    publish(link)
    take_out(link.versions.get(), "Ola Berg", reason=REASON, **two_editors())
    for end in (link.source, link.target):
        (told,) = show(end).core.links
        assert told.summary == f"{MARK} resigned because of it."
    assert verify() == []


def test_words_go_from_every_part():
    name, article = "Ola Berg", make_published("article")
    event = make_event(title=name, short_title=name, summary=name, content_note=name)
    event.date, event.date_basis, event.date_reason = EdtfDate.parse("2011"), "inferred", name
    event.save()
    passage = make_passage(event, exact=f"said {name}", locator=name, article=article)
    make_difference(event, {f"{name} left": [passage], f"{name} stayed": [passage]}, matter=name)
    make_participation(event, make_published("person", title=name))
    make_standing(event, passages=[passage])
    publish(event, change=f"Named {name}.")
    version = event.versions.get()
    take_out(version, name, reason=REASON, **two_editors())
    assert name not in str(Version.objects.filter(pk=version.pk).values())
    assert name.encode() not in bytes(version.core)
    assert b"ola-berg" not in bytes(version.core)
    assert version.change == f"Named {MARK}."


def test_a_post_loses_its_words():
    person = make_ready("person")
    make_post(person, make_published("organisation"), "friend of Ola Berg", passages=person.passages_owned.all())
    publish(person)
    take_out(person.versions.get(), "Ola Berg", reason=REASON, **two_editors())
    assert show(person).core.posts[0].role == f"friend of {MARK}"
    assert verify() == []


def test_an_address_with_the_words_goes_whole():
    outlet = make_public(make_outlet())
    article = make_article(outlet=outlet, url="https://courier.example/ola-berg", page="7")
    publish(article)
    version = article.versions.get()
    take_out(version, "ola-berg", reason=REASON, **two_editors())
    assert b"https" not in bytes(version.core)
    assert show(article).core.text("url") == ""
    assert Card.objects.get(record=article).url == ""
    assert verify() == []


@pytest.mark.parametrize("code", ["resignation", "reported", "event", "2011", "supports"])
def test_identifiers_dates_and_vocabulary_stay(code):
    event, version = published(date=EdtfDate.parse("2011"), summary=f"What {code} means.")
    public_id, before = event.public_id, thaw(version)
    take_out(version, code, reason=REASON, **two_editors())
    after = latest_core(event.pk)
    assert after.summary == f"What {MARK} means."
    assert (after.id, after.kind, after.date) == (public_id, before.kind, before.date)
    assert (after.sort, after.standings) == (before.sort, before.standings)
    assert find(event.public_id)[0] == State.PUBLIC
    assert verify() == []


def test_every_text_of_every_part_is_words_or_known_to_be_none():
    codes = {
        *("Core.id", "Core.kind", "Core.slug", "Term.code", "Term.words", "Ends.inverse"),
        *("DateText.words", "DateText.edtf", "DateText.iso", "Neighbour.id", "Neighbour.kind"),
        *("Fact.code", "Fact.label"),
    }
    told = {f"{part.__name__}.{name}" for table in (WORDS, ADDRESSES) for part in table for name in table[part]}
    kinds = [getattr(parts, name) for name in dir(parts) if hasattr(getattr(parts, name), "__dataclass_fields__")]
    frozen = [kind for kind in kinds if kind not in (parts.Face, parts.Description)]
    texts = {f"{kind.__name__}.{field.name}" for kind in frozen for field in fields(kind) if field.type is str}
    assert texts == told | codes


def test_a_passage_of_fifteen_words_can_lose_one():
    event = make_ready("event")
    make_passage(event, exact="Berg " + "word " * 13 + "word", article=make_published("article"))
    publish(event)
    take_out(event.versions.get(), "Berg", reason=REASON, **two_editors())
    assert verify() == []


@pytest.mark.parametrize("phrase", ["", "  ", "Ola Berg", "SHE"])
def test_a_phrase_that_does_not_stand_there_is_refused(phrase):
    _event, version = published(summary="She resigned.")
    with pytest.raises(ValueError, match="do not stand in this version"):
        take_out(version, phrase, reason=REASON, **two_editors())
    assert not Redaction.objects.exists()
    assert Clock.objects.get().value == Change.objects.latest("clock").clock


def test_the_reason_may_not_repeat_the_words():
    _event, version = published(summary="Ola Berg resigned.")
    with pytest.raises(ValueError, match="The public reads the reason"):
        take_out(version, "Ola Berg", reason="Ola Berg asked for it.", **two_editors())
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("act", [withdraw_words, lambda version, **given: take_out(version, "She", **given)])
def test_nothing_more_is_taken_out_of_withdrawn_words(act):
    _event, version = published(summary="She resigned.")
    withdraw_words(version, reason=REASON, **two_editors())
    with pytest.raises(ValueError, match="withdrawn already"):
        act(version, reason=REASON, **two_editors())
    assert Redaction.objects.count() == 1


def test_a_second_redaction_takes_out_more_and_the_first_one_stays():
    event, version = published(summary="Ola Berg of Harwell resigned.")
    first = take_out(version, "Ola Berg", reason=REASON, **two_editors())
    second = take_out(version, "Harwell", reason=REASON, **two_editors())
    assert latest_core(event.pk).summary == f"{MARK} of {MARK} resigned."
    assert [*version.redactions.all()] == [first, second]
    assert (version.redaction, second.sha256_before) == (second, first.sha256_after)
    assert withdraw_words(version, reason=REASON, **two_editors()).sha256_before == second.sha256_after
    assert verify() == []


def test_one_who_has_not_seen_the_first_redaction_is_refused():
    event, version = published(summary="Ola Berg of Harwell resigned.")
    stale = Version.objects.get(pk=version.pk)
    take_out(version, "Ola Berg", reason=REASON, **two_editors())
    with pytest.raises(IntegrityError), transaction.atomic():
        take_out(stale, "Harwell", reason=REASON, **two_editors())
    assert latest_core(event.pk).summary == f"{MARK} of Harwell resigned."


def test_the_clock_moves_once_and_names_the_record():
    event, version = published(summary="Ola Berg resigned.")
    before = Clock.objects.get().value
    take_out(version, "Ola Berg", reason=REASON, **two_editors())
    assert Clock.objects.get().value == before + 1
    assert Change.objects.get(clock=before + 1).record == event.record


def test_an_earlier_version_shows_what_is_left_of_it():
    event, first = published(summary="Ola Berg resigned.")
    event.summary = "The clerk resigned."
    event.save()
    publish(event)
    take_out(first, "Ola Berg", reason=REASON, **two_editors())
    assert show_version(first).core.summary == f"{MARK} resigned."
    assert show(event).core.summary == "The clerk resigned."
    assert Card.objects.get(record=event).line == "The clerk resigned."
    assert verify() == []
