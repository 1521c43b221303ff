"""What one table can hold the database holds, whichever way a row comes in."""

from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, UniqueConstraint
from django.utils import timezone

from articles.identifiers import ALPHABET, LENGTH, random_identifier
from articles.models import (
    AccessPoint,
    Change,
    Clock,
    Correction,
    Edge,
    HeadlineVariant,
    LoadedWord,
    Merge,
    Move,
    Note,
    NotTheSame,
    OtherName,
    Record,
    Redaction,
    RedactionRequest,
    Reference,
    Standing,
    StartingPoint,
)
from tests.factories import (
    make_article,
    make_difference,
    make_event,
    make_finding,
    make_link,
    make_organisation,
    make_participation,
    make_passage,
    make_person,
    make_post,
    make_published,
    make_report,
    two_editors,
)

pytestmark = pytest.mark.django_db

CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_app_config("articles").get_models(include_auto_created=True)
    for constraint in model._meta.constraints
}


def change(row, **fields):
    """Write fields of a saved row as they are, round its save()."""
    type(row).objects.filter(pk=row.pk).update(**fields)


def insert(row):
    """Write a new row as it is, round its save()."""
    type(row).objects.bulk_create([row])


def twin(row, **fields):
    """Write a second row that differs from a saved one in these fields only."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    insert(type(row)(**{**values, "id": None, **fields}))


def change_record(**fields):
    change(make_person().record, **fields)


def insert_record(public_id):
    insert(Record(public_id=public_id, kind="person", title="Ada Okafor"))


def add_twice(row):
    """Save a row, and write its twin."""
    row.save()
    twin(row)


def same_address():
    change(make_article(), url=make_article().url)


def same_link():
    link, other = make_link(), make_link()
    change(other, source=link.source, target=link.target)


def same_passage_number():
    record = make_person()
    change(make_passage(record), number=make_passage(record).number)


def same_passage():
    record = make_person()
    passage = make_passage(record)
    change(make_passage(record, article=passage.article), exact=passage.exact)


def account():
    return make_difference(make_event(), {"In February": []}).accounts.get()


def post():
    return make_post(make_person(), make_organisation(), passages=[])


def told_apart():
    row = NotTheSame(one=make_person().record, other=make_person().record)
    row.save()
    return row


def start_with(record):
    insert(StartingPoint(record=record.record, position=1))


def version():
    return make_published("person").versions.get()


def merge():
    return Merge.objects.create(merged=make_person().record, survivor=make_person().record)


def redaction(**fields):
    defaults = {"kind": "redacted", "reason": "A name", "sha256_before": "a", "sha256_after": "b"}
    return Redaction(**{"version": version(), "created_at": timezone.now(), **defaults, **fields})


def request(**fields):
    asked_by, _ = two_editors().values()
    defaults = {"kind": "redacted", "phrase": "Ada", "reason": "A name", "asked_by": asked_by}
    return RedactionRequest(**{"version": version(), "asked_at": timezone.now(), **defaults, **fields})


def decided(**fields):
    by = two_editors()["by"]
    return request(
        **{"phrase": "", "outcome": "declined", "decided_at": timezone.now(), "decided_by": by, **fields}
    )


def confirmed_by_who_asked():
    who = two_editors()["by"]
    row = redaction()
    row.save()
    insert(decided(outcome="done", redaction=row, asked_by=who, decided_by=who))


def one_editor():
    who = two_editors()["by"]
    insert(redaction(asked_by=who, created_by=who))


CASES = [
    ("account_once", lambda: twin(account())),
    ("account_says_something", lambda: change(account(), says="")),
    ("article_address_once", same_address),
    ("article_addresses_are_of_the_web", lambda: change(make_article(), url="javascript:alert(1)")),
    ("article_addresses_are_of_the_web", lambda: change(make_article(), archived_url="/etc/passwd")),
    ("article_gone_had_an_address", lambda: change(make_article(), url="", gone_on="2026-05-03")),
    ("change_once", lambda: (make_published("person"), twin(Change.objects.first()))),
    ("clock_is_one", lambda: insert(Clock(id=2))),
    ("difference_has_matter", lambda: change(make_difference(make_event(), {}), matter="")),
    ("access_point_once", lambda: (make_published("person"), twin(AccessPoint.objects.first()))),
    ("merge_in_force_once", lambda: twin(merge())),
    ("merge_of_two", lambda: (row := merge(), change(row, survivor=row.merged))),
    ("move_act_known", lambda: insert(Move(merge=merge(), act="swapped", row_key=1))),
    ("edge_once", lambda: (make_published("article"), twin(Edge.objects.first()))),
    ("article_genre_known", lambda: change(make_article(), genre="rumour")),
    ("organisation_sort_known", lambda: change(make_organisation(), sort="gang")),
    ("participation_role_known", lambda: change(make_participation(make_event(), make_person()), role="watched")),
    ("difference_aspect_known", lambda: change(make_difference(make_event(), {}), aspect="mood")),
    ("redaction_kind_known", lambda: insert(redaction(kind="blotted"))),
    ("record_date_basis_known", lambda: change(make_event(), date_basis="guessed")),
    (
        "correction_address_is_of_the_web",
        lambda: insert(Correction(article=make_article(), words="Sorry.", url="javascript:alert(1)")),
    ),
    ("event_sort_known", lambda: change(make_event(), sort="rumour")),
    ("finding_nature_known", lambda: change(make_finding(), nature="allegation")),
    ("finding_of_report_or_hearing", lambda: change(make_finding(), hearing=make_event())),
    ("headline_variant_once", lambda: add_twice(HeadlineVariant(article=make_article(), headline="Leader out"))),
    ("link_causal_has_strength", lambda: change(make_link(relation="led_to"), strength="")),
    ("link_causal_has_strength", lambda: change(make_link(relation="turned_attention_to"), strength="")),
    ("link_ends_differ", lambda: change(make_link(), source=F("target"))),
    ("link_once", same_link),
    ("loaded_word_can_be_found", lambda: insert(LoadedWord(word="?", folded="", instead="Say it."))),
    ("loaded_word_says_why", lambda: insert(LoadedWord(word="fiasco", folded="fiasco"))),
    ("note_has_words", lambda: insert(Note(record=make_event().record, text=""))),
    ("not_the_same_in_order", lambda: change(told_apart(), one=F("other"), other=F("one"))),
    ("not_the_same_once", lambda: twin(told_apart())),
    ("link_relation_known", lambda: change(make_link(), relation="blames")),
    ("link_strength_known", lambda: change(make_link(), strength="surely")),
    (
        "link_symmetric_ends_ordered",
        lambda: change(make_link(relation="relates_to"), source=F("target"), target=F("source")),
    ),
    ("organisation_not_its_own_part", lambda: change(make_organisation(), parent=F("record"))),
    ("organisation_not_its_own_successor", lambda: change(make_organisation(), successor=F("record"))),
    ("other_name_not_empty", lambda: insert(OtherName(record=make_person().record, name=""))),
    ("other_name_once", lambda: add_twice(OtherName(record=make_person().record, name="Ada"))),
    ("participation_not_of_the_event_itself", lambda: make_participation(event := make_event(), event)),
    ("participation_once", lambda: twin(make_participation(make_event(), make_person()))),
    ("passage_has_words", lambda: change(make_passage(make_person()), exact="")),
    ("passage_not_of_itself", lambda: change(make_passage(make_person()), record=F("article"))),
    ("passage_number_from_one", lambda: change(make_passage(make_person()), number=0)),
    ("passage_number_once", same_passage_number),
    ("passage_once", same_passage),
    ("passage_stance_known", lambda: change(make_passage(make_person()), stance="agrees")),
    (
        "post_dates_in_order",
        lambda: change(post(), since_earliest=date(2015, 2, 5), until_latest=date(2015, 2, 4)),
    ),
    ("post_has_role", lambda: change(post(), role="")),
    (
        "record_dates_in_order",
        lambda: change_record(date_earliest=date(2015, 2, 5), date_latest=date(2015, 2, 4)),
    ),
    ("record_has_title", lambda: change_record(title="")),
    ("record_inferred_date_has_reason", lambda: change_record(date_basis="inferred")),
    ("record_kind_known", lambda: change_record(kind="rumour")),
    ("record_merged_exactly_with_survivor", lambda: change_record(status="merged")),
    ("record_merged_exactly_with_survivor", lambda: change_record(merged_into=make_person().record)),
    (
        "record_merged_exactly_with_survivor",
        lambda: change_record(status="published", merged_into=make_person().record),
    ),
    ("record_not_merged_into_itself", lambda: change_record(status="merged", merged_into=F("id"))),
    ("record_public_id_checks", lambda: insert_record("00000001")),
    ("record_status_known", lambda: change_record(status="deleted")),
    ("record_withdrawn_exactly_with_reason", lambda: change_record(status="withdrawn")),
    (
        "record_withdrawn_exactly_with_reason",
        lambda: change_record(status="withdrawn", withdrawn_at=timezone.now()),
    ),
    ("record_withdrawn_exactly_with_reason", lambda: change_record(status="withdrawn", withdrawal_reason="error")),
    ("record_withdrawn_exactly_with_reason", lambda: change_record(withdrawn_at=timezone.now())),
    ("record_withdrawn_exactly_with_reason", lambda: change_record(withdrawal_reason="error")),
    ("redaction_changes_words", lambda: insert(redaction(sha256_after="a"))),
    ("redaction_has_reason", lambda: insert(redaction(reason=""))),
    ("redaction_by_two", one_editor),
    ("request_kind_known", lambda: insert(request(kind="blotted"))),
    ("request_has_reason", lambda: insert(request(reason=""))),
    ("request_decided_by_somebody", lambda: insert(decided(decided_by=None))),
    ("request_carried_out_by_another", confirmed_by_who_asked),
    ("request_words_only_while_waiting", lambda: insert(decided(phrase="Ada"))),
    ("request_waits_once", lambda: (first := request(), insert(first), insert(request(version=first.version)))),
    ("reference_once", lambda: (make_published("article"), twin(Reference.objects.first()))),
    ("report_address_is_of_the_web", lambda: change(make_report(), url="data:text/html,x")),
    ("standing_known", lambda: insert(Standing(record=make_event().record, standing="rumoured"))),
    ("start_position_from_one", lambda: insert(StartingPoint(record=make_person().record, position=0))),
    ("start_position_once", lambda: [start_with(make_person()) for _ in range(2)]),
    ("version_number_from_one", lambda: twin(version(), number=0)),
    ("version_number_once", lambda: twin(version())),
]


def told(name):
    """What the database's message says when it refuses: SQLite names columns where others name the constraint."""
    model, constraint = CONSTRAINTS[name]
    if connection.vendor == "sqlite" and isinstance(constraint, UniqueConstraint):
        columns = (model._meta.get_field(field).column for field in constraint.fields)
        return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return name


@pytest.mark.parametrize(("name", "break_it"), CASES, ids=[name for name, _ in CASES])
def test_the_database_refuses(name, break_it):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        break_it()
    words = str(refusal.value).replace('"', " ").splitlines()[0].split(": ")[-1]
    assert told(name) in (words, *words.split())


def test_every_constraint_has_a_case():
    assert {name for name, _ in CASES} == CONSTRAINTS.keys()


FOREIGN = ["a", "e", "i", "l", "o", "u", "y", "A", "B", "-", "é"]


@pytest.mark.parametrize(
    "public_id",
    [
        "00000001",  # a wrong check character: the sum is 0
        "1000000",  # a character too few
        "100000001",  # one too many
        "",
        " 1000001",
    ],
)
def test_a_public_id_that_does_not_check_is_refused(public_id):
    with pytest.raises(DatabaseError), transaction.atomic():
        insert_record(public_id)


@pytest.mark.parametrize("place", range(LENGTH))
@pytest.mark.parametrize("letter", FOREIGN)
def test_a_foreign_letter_in_a_public_id_is_refused_whatever_the_sum(place, letter):
    """A letter that is not found counts as -1: the check character here is right for that."""
    values = [-1 if position == place else 3 for position in range(LENGTH - 1)]
    check = ALPHABET[sum(position * value for position, value in enumerate(values, start=1)) % len(ALPHABET)]
    sound = "3" * (LENGTH - 1) + check
    with pytest.raises(IntegrityError, match="record_public_id_checks"), transaction.atomic():
        insert_record(sound[:place] + letter + sound[place + 1 :])


def test_every_identifier_that_can_be_drawn_is_accepted():
    drawn = {random_identifier() for _ in range(300)}
    Record.objects.bulk_create(Record(public_id=public_id, kind="person", title="Ada") for public_id in drawn)
    assert set(Record.objects.values_list("public_id", flat=True)) >= drawn


def test_two_records_cannot_share_a_public_id():
    with pytest.raises(IntegrityError, match="public_id"), transaction.atomic():
        insert_record(make_person().public_id)


def test_a_record_with_a_version_cannot_be_deleted():
    person = make_published("person")
    with pytest.raises(IntegrityError), transaction.atomic():
        person.delete()


def test_a_symmetric_link_is_refused_in_its_mirror_too():
    link = make_link(relation="relates_to")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_link(relation="relates_to", source=link.target, target=link.source)


def test_a_relation_that_is_read_one_way_may_go_both_ways():
    link = make_link(relation="responds_to")
    assert make_link(relation="responds_to", source=link.target, target=link.source).pk
