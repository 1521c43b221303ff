"""verify: clean archives pass, and each rule finds what was planted by going round the gate."""

import io
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.choices import Kind, Status
from articles.curation.merging import merge
from articles.dates import EdtfDate
from articles.models import (
    AccessPoint,
    Article,
    Card,
    Clock,
    Identifier,
    Record,
    Redaction,
    Report,
    StartingPoint,
    Version,
    triggers,
    word_index,
)
from articles.publishing import verify as rules
from articles.publishing import verify_records as rules_of_each
from articles.publishing.freezing import freeze, latest_core
from articles.publishing.gate import hold, publish, withdraw
from articles.publishing.redaction import withdraw_words
from articles.publishing.spreading import spread
from articles.publishing.verify import RULES, verify
from tests.factories import (
    MAKERS,
    make_article,
    make_difference,
    make_event,
    make_participation,
    make_passage,
    make_post,
    make_published,
    make_ready,
    make_standing,
    two_editors,
)

PLANTINGS = []


def plants(rule, words, *given):
    """Register a generator as a planting for a rule.

    It makes a clean archive and yields; then it plants an offender and yields its record. In the sentence
    that names the offender stand these words. The generator is called with what is `given`.
    """

    def register(planting):
        name = "-".join([planting.__name__, *map(str, given[:1])])
        PLANTINGS.append(pytest.param(rule, lambda: planting(*given), words, id=name))
        return planting

    return register


def change(record, **fields):
    """Write fields of the base row of a record past its save() and past the gate."""
    Record.objects.filter(pk=record.pk).update(**fields)


def lift(*names):
    """Drop triggers; the rollback that ends the test puts them back."""
    connection.check_constraints()  # PostgreSQL alters no table that still owes checks
    triggers.uninstall(connection, names)


def rewrite(record, **parts):
    """Freeze another core than the gate let through, with all that follows from it."""
    freeze(record.pk, replace(latest_core(record.pk), **parts), by=None, change="")
    spread({record.pk})


@plants(rules.identifiers_in_ledger, "its identifier is not in the ledger")
def identifier_lost():
    event = make_published("event")
    yield
    lift("identifier_kept")
    Identifier.objects.filter(pk=event.public_id).delete()
    yield event


@plants(rules.kinds_match, "it has no row as event")
def row_of_its_kind_missing():
    yield
    yield Record.objects.create(kind=Kind.EVENT, title="An event without its row")


@plants(rules.kinds_match, "it has a row as event, but is of another kind")
def row_of_another_kind():
    event = make_event()
    yield
    change(event, kind=Kind.REPORT)
    yield event


@plants(rules.derived_fields_agree, "out of step", "slug", "other")
@plants(rules.derived_fields_agree, "out of step", "folded", "other")
@plants(rules.derived_fields_agree, "out of step", "sort_key", "other")
@plants(rules.derived_fields_agree, "out of step", "date_earliest", date(2001, 1, 1))
@plants(rules.derived_fields_agree, "out of step", "date_latest", date(2021, 1, 1))
def derived_field_changed(field, value):
    event = make_event(date=EdtfDate.parse("2011"))
    yield
    change(event, **{field: value})
    yield event


@plants(rules.survivors_stand, "its merges run in a circle")
def merges_in_a_circle():
    one, other = make_published("event"), make_published("event")
    merge(one, other)
    yield
    change(other, status=Status.MERGED, merged_into=one.record)
    yield other


@plants(rules.published_have_versions, "it was published without a version")
def published_past_the_gate():
    event = make_ready("event")
    yield
    change(event, status=Status.PUBLISHED)
    yield event


@plants(rules.published_have_versions, "its versions have a gap")
def version_missing():
    event = make_published("event")
    yield
    first = event.versions.get()
    first.pk, first.number = None, 3
    first.save(force_insert=True)
    yield event


@plants(rules.versions_are_intact, "its bytes are not those that were frozen", b"not even JSON")
@plants(rules.versions_are_intact, "its bytes are not those that were frozen", None)
def bytes_changed(data):
    event = make_published("event", summary="She resigned.")
    yield
    lift("version_only_redacted")
    core = bytes(event.versions.get().core).replace(b"She resigned.", b"She was sacked.")
    Version.objects.filter(record=event).update(core=data or core)
    yield event


@plants(rules.versions_are_intact, "its fingerprint is not that of its words")
def bytes_and_digest_changed():
    event = make_published("event", summary="She resigned.")
    yield
    lift("version_only_redacted")
    core = bytes(event.versions.get().core).replace(b"She resigned.", b"She was sacked.")
    Version.objects.filter(record=event).update(core=core, sha256=sha256(core).hexdigest())
    yield event


@plants(rules_of_each.public_pass_the_gate, "“Established” needs an official source or two independent outlets")
def established_by_one_outlet():
    event = make_published("event")
    yield
    (row,) = latest_core(event.pk).standings
    rewrite(event, standings=(replace(row, term=replace(row.term, code="established")),))
    yield event


@plants(rules_of_each.public_pass_the_gate, "at most 15 may be quoted")
def passage_too_long():
    event = make_published("event")
    yield
    (passage,) = latest_core(event.pk).passages
    rewrite(event, passages=(replace(passage, exact="word " * 16),))
    yield event


@plants(rules_of_each.cards_show_what_is_published, "its card is not that of its latest version")
def card_lost():
    event = make_published("event")
    yield
    Card.objects.filter(record=event).delete()
    yield event


@plants(rules_of_each.cards_show_what_is_published, "its card is not that of its latest version")
def card_changed():
    event = make_published("event")
    yield
    Card.objects.filter(record=event).update(words="other words")
    yield event


@plants(rules_of_each.cards_show_what_is_published, "it has a card, but the public may not see it")
def held_past_the_gate():
    event = make_published("event")
    yield
    change(event, held=True)
    yield event


@plants(rules_of_each.edges_hold_what_is_published, "its edges are not those of its latest version")
def edge_lost():
    event = make_published("event")
    yield
    event.edges_owned.all().delete()
    yield event


@plants(rules_of_each.edges_hold_what_is_published, "its edges are not those of its latest version")
def edge_of_a_draft():
    event, draft = make_published("event"), make_event()
    yield
    draft.edges_owned.create(source=draft.record, role="concerns", target=event.record)
    yield draft


@plants(rules_of_each.edges_hold_what_is_published, "its edges are not those of its latest version")
def edge_by_another_article():
    event, article = make_published("event"), make_published("article")
    yield
    event.edges_owned.update(article=article)
    yield event


@plants(rules_of_each.references_follow_versions, "its references are not those of its latest version")
def reference_lost():
    event = make_published("event")
    yield
    event.references_out.all().delete()
    yield event


@plants(rules_of_each.access_points_name_what_is_published, "its access points are not those")
def name_that_nobody_published():
    person = make_published("person")
    yield
    AccessPoint.objects.create(record=person.record, sort="name", code="somebody else", words="Somebody Else")
    yield person


@plants(rules_of_each.ends_tell_their_links, "its version does not tell its links")
def link_untold():
    link = make_published("link")
    yield
    rewrite(link.source, links=())
    yield link.source


@plants(rules.redactions_have_two_people, "no two people stand for redaction")
def redaction_by_nobody():
    event = make_published("event")
    yield
    version = event.versions.get()
    given = {"kind": "redacted", "reason": "A name", "sha256_before": "a", "sha256_after": "b"}
    Redaction.objects.create(version=version, created_at=timezone.now(), **given)
    yield event


@plants(rules.inquiries_follow_links, "its inquiry is not that of its link “produced”")
def inquiry_changed():
    report, inquiry = make_published("report"), make_published("inquiry")
    yield
    Report.objects.filter(pk=report.pk).update(inquiry=inquiry)
    yield report


@plants(rules.statements_rest_on_their_own, "rests on a passage of another record", "standing")
@plants(rules.statements_rest_on_their_own, "rests on a passage of another record", "post")
@plants(rules.statements_rest_on_their_own, "rests on a passage of another record", "participation")
@plants(rules.statements_rest_on_their_own, "rests on a passage of another record", "account")
def statement_on_a_foreign_passage(sort):
    owner = make_ready("person" if sort == "post" else "event")
    own, foreign = owner.passages_owned.get(), make_passage(make_event())
    yield
    if sort == "standing":
        make_standing(owner, passages=[own, foreign])
    elif sort == "post":
        make_post(owner, make_published("organisation"), passages=[own, foreign])
    elif sort == "participation":
        make_participation(owner, make_published("person"), passages=[own, foreign])
    else:
        make_difference(owner, {"One": [own], "Two": [own, foreign]})
    yield owner


@plants(rules.passages_are_numbered, "it would give a passage’s number out again")
def number_given_back():
    event = make_published("event")
    yield
    change(event, last_passage_number=0)
    yield event


@plants(rules.anchors_agree, "passage 1 is not anchored as it says")
def text_changed_under_a_passage():
    event = make_event()
    make_passage(event, exact="stood down", article=make_article(text="She stood down."))
    yield
    Article.objects.update(text="She stayed.")
    yield event


@plants(rules.start_is_in_order, "its place in “Start here” is 3, not 1")
def places_with_a_gap():
    event = make_published("event")
    yield
    StartingPoint.objects.create(record=event.record, position=3)
    yield event


@plants(rules.start_is_in_order, "it stands in “Start here” and was never published")
def starting_point_of_a_draft():
    event = make_event()
    yield
    StartingPoint.objects.create(record=event.record, position=1)
    yield event


@plants(rules.triggers_are_in_place, "The database lacks the trigger version_kept")
def trigger_lost():
    yield
    lift("version_kept")
    yield None


@plants(rules.word_index_is_whole, "The database lacks parts of the word index")
def word_index_lost():
    yield
    connection.check_constraints()
    word_index.uninstall(connection)
    yield None


@plants(rules.clock_is_ahead, "The clock is behind the changes")
def clock_turned_back():
    make_published("event")
    yield
    Clock.objects.update(value=0)
    yield None


def test_every_rule_has_a_planting():
    assert {planting.values[0] for planting in PLANTINGS} == set(RULES)


@pytest.mark.django_db
@pytest.mark.parametrize(("rule", "planting", "words"), PLANTINGS)
def test_each_rule_names_its_offender_and_the_command_fails(rule, planting, words):
    steps, out = planting(), io.StringIO()
    next(steps)
    assert verify() == []
    offender = next(steps)
    name = offender.public_id if offender else ""
    found = [line for line in verify() if words in line and name in line]
    assert len(found) == 1
    with pytest.raises(CommandError, match="found"):
        call_command("verify", stdout=out)
    assert found[0] in out.getvalue().splitlines()


@pytest.mark.django_db
def test_an_empty_archive_is_clean():
    out = io.StringIO()
    call_command("verify", stdout=out)
    assert out.getvalue() == "The archive holds together.\n"


@pytest.mark.django_db
def test_an_archive_with_every_kind_and_every_fate_is_clean():
    for kind in MAKERS:
        make_published(kind)
        MAKERS[kind]()
    hold(make_published("event"))
    withdraw(make_published("finding"), reason="error")
    one, other = make_published("person"), make_published("person")
    merge(one, other)
    withdraw_words(make_published("event").versions.get(), reason="It was a mistake.", **two_editors())
    edited = make_published("event", summary="Before")
    edited.summary = "After, not published"
    edited.save()
    assert verify() == []


@pytest.mark.django_db
def test_what_waits_for_an_editor_is_no_offence():
    person, event = make_ready("person"), make_published("event")
    second = make_passage(person, article=make_published("article"))
    make_post(person, make_published("organisation"), passages=[second])
    publish(person)
    hold(second.article)
    hold(event.passages_owned.get().article)
    assert list(Record.objects.waiting()) == [event.record]
    assert verify() == []


@pytest.mark.django_db
def test_it_says_all_offences_at_once():
    events = [make_published("event"), make_published("event")]
    for event in events:
        change(event, slug="other")
    Card.objects.filter(record=events[0]).delete()
    said = verify()
    assert len(said) == 3
    assert all(any(event.public_id in line for line in said) for event in events)


@pytest.mark.django_db
def test_it_takes_no_more_queries_for_more_records(django_assert_max_num_queries):
    make_published("event")
    with django_assert_max_num_queries(100) as few:
        verify()
    for _ in range(5):
        make_published("link")
    with django_assert_max_num_queries(len(few.captured_queries)):
        verify()
