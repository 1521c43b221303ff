"""Everything that the public may know of a record is in its description, and nothing else."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from articles.dates import EdtfDate
from articles.description import PRIVATE, describe, references, to_bytes
from articles.models import KINDS, Correction, HeadlineVariant, Link, OtherName, Passage, Record, Theme
from tests.factories import (
    MAKERS,
    make_article,
    make_difference,
    make_event,
    make_finding,
    make_inquiry,
    make_link,
    make_organisation,
    make_participation,
    make_passage,
    make_person,
    make_post,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db

# What a row belongs to: it is described with that record.
OWNERS = {
    "HeadlineVariant.article",
    "Correction.article",
    "Difference.record",
    "Account.difference",
    "Participation.event",
    "OtherName.record",
    "Passage.record",
    "Post.person",
    "Standing.record",
}
# What the gate writes of descriptions, and no editor.
GATE = {
    "Card.record",
    "AccessPoint.record",
    "Edge.owner",
    "Edge.source",
    "Edge.target",
    "Edge.article",
    "Reference.owner",
    "Reference.target",
    "Change.record",
    "Version.record",
    "Version.redaction",
    "Redaction.version",
    "StartingPoint.record",
    "Report.inquiry",  # equal to the published link “produced”, which says it
}
# Who did it: seen by editors only.

FIELDS = {
    f"{model.__name__}.{field.name}": field
    for model in apps.get_app_config("articles").get_models()
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    if field.is_relation and not getattr(field.remote_field, "parent_link", False)
}
DESCRIBED = FIELDS.keys() - OWNERS - GATE - PRIVATE


def row_of(model):
    """A saved row of the model with this name, and the record that it is described with."""
    if model.lower() in MAKERS:
        record = make_finding(report=None) if model == "Finding" else MAKERS[model.lower()]()
        return record, record
    if model == "Post":
        person = make_person()
        return make_post(person, make_organisation(), passages=[]), person
    event = make_event()
    return {
        "Participation": lambda: make_participation(event, make_person()),
        "Passage": lambda: make_passage(event),
        "Standing": lambda: make_standing(event, passages=[]),
        "Account": lambda: make_difference(event, {"In February": []}).accounts.get(),
    }[model](), event


def fresh(model, owner):
    """A new row of a model, and what a core says of whoever names it."""
    if model is Passage:
        return make_passage(owner, number=77), '"rests_on":[77]'
    if model is Theme:
        return Theme.objects.create(name="Leadership", slug="leadership"), '"text":"Leadership"'
    record = make_person().record if model is Record else MAKERS[model.__name__.lower()]()
    return record, f'"id":"{record.public_id}"'


@pytest.mark.parametrize("name", sorted(DESCRIBED))
def test_what_a_row_names_is_in_the_description(name):
    row, owner = row_of(name.partition(".")[0])
    field = FIELDS[name]
    other, words = fresh(field.related_model, owner)
    if field.many_to_many:
        getattr(row, field.name).set([other])
    else:
        setattr(row, field.name, other)
        row.save()
    core = describe(Record.objects.get(pk=owner.pk))
    assert words in to_bytes(core).decode()
    if isinstance(other, Record):
        assert other.public_id in references(core)


@pytest.mark.parametrize("names", [PRIVATE, OWNERS, GATE])
def test_the_lists_of_what_is_not_named_hold_real_fields(names):
    assert names <= FIELDS.keys()


def test_who_wrote_a_record_and_what_it_was_merged_into_are_in_no_description():
    clerk = User.objects.create_user("clerk-of-the-archive")
    record, survivor = make_person(), make_person()
    Record.objects.filter(pk=record.pk).update(
        status="merged", merged_into=survivor, created_by=clerk, updated_by=clerk
    )
    core = describe(Record.objects.get(pk=record.pk))
    assert survivor.public_id not in references(core)
    assert b"clerk" not in to_bytes(core)


FOR_EDITORS = {"Record.internal_note", "Article.text"}
TEXTS = [
    f"{model.__name__}.{field.name}"
    for model in (Record, *KINDS)
    for field in model._meta.local_fields
    if type(field) in (models.CharField, models.TextField) and field.editable and not field.choices
]
WEB = "https://courier.example/rare"


@pytest.mark.parametrize("name", TEXTS)
def test_what_an_editor_types_is_described_unless_it_is_for_editors(name):
    model, field = name.split(".")
    make = make_report if model == "Record" else MAKERS[model.lower()]
    typed = WEB if "url" in field else "rare words"
    core = describe(make(date=EdtfDate.parse("2015"), **{field: typed}))
    assert (typed in to_bytes(core).decode()) == (name not in FOR_EDITORS)


class TestRows:
    def test_a_passage_is_described_without_the_words_around_it(self):
        event = make_event()
        make_passage(event, exact="stood down", prefix="rare before", suffix="rare after", locator="paragraph 3")
        (passage,) = describe(event).passages
        assert (passage.number, passage.exact, passage.locator) == (1, "stood down", "paragraph 3")
        assert b"rare before" not in to_bytes(describe(event))
        assert b"rare after" not in to_bytes(describe(event))

    def test_other_headlines_names_and_corrections_are_described(self):
        article, person = make_article(), make_person()
        HeadlineVariant.objects.create(article=article, headline="Leader out", seen_in="search")
        Correction.objects.create(article=article, date="2015-02-05", words="The date was wrong.", url=WEB)
        OtherName.objects.create(record=person.record, name="Councillor Okafor")
        assert describe(article).text("headlines") == "Leader out"
        assert describe(article).text("corrections") == "5 February 2015: The date was wrong."
        assert describe(article).fact("corrections")[0].url == WEB
        assert describe(person).text("other_names") == "Councillor Okafor"

    def test_a_post_is_described_with_its_dates(self):
        person = make_person()
        dates = {"since": EdtfDate.parse("2009"), "until": EdtfDate.parse("2014-08")}
        make_post(person, make_organisation(title="Harwell Council"), "leader", passages=[], **dates)
        (post,) = describe(person).posts
        assert (post.role, post.organisation.label) == ("leader", "Harwell Council")
        assert (post.since.words, post.until.words) == ("2009", "August 2014")

    def test_the_latest_standing_counts(self):
        event = make_event()
        passage = make_passage(event)
        for standing in ("reported", "established", "disputed"):
            make_standing(event, standing, passages=[passage])
        assert [row.term.code for row in describe(event).standings] == ["reported", "established", "disputed"]
        assert describe(event).standing.words == "Accounts differ"

    def test_a_difference_is_described_with_each_account(self):
        event = make_event()
        one, two = make_passage(event), make_passage(event)
        make_difference(event, {"4 February": [one], "5 February": [two, one]})
        (difference,) = describe(event).differences
        assert [(account.says, account.rests_on) for account in difference.accounts] == [
            ("4 February", (1,)),
            ("5 February", (1, 2)),
        ]

    def test_a_link_is_described_in_both_directions(self):
        link = make_link(relation="led_to", strength="cause")
        ends = describe(link).ends
        assert (ends.source.id, ends.target.id) == (link.source.public_id, link.target.public_id)
        assert (ends.relation.words, ends.inverse, ends.strength.code) == ("led to", "followed from", "cause")

    def test_only_a_link_has_ends(self):
        assert all((describe(make()).ends is not None) == (kind == "link") for kind, make in MAKERS.items())

    def test_an_unknown_date_says_nothing_of_how_it_is_known(self):
        core = describe(make_event(date_basis="stated", date_reason="Words"))
        assert (core.date, core.date_basis, core.date_reason) == (None, None, "")

    def test_a_date_is_described_in_words_as_edtf_and_for_machines(self):
        core = describe(make_event(date=EdtfDate.parse("2015-02~"), date_basis="inferred", date_reason="Why"))
        assert (core.date.words, core.date.edtf, core.date.iso) == ("about February 2015", "2015-02~", "2015-02")
        assert (core.date_basis.words, core.date_reason) == ("inferred", "Why")

    def test_a_record_is_described_the_same_from_its_base(self):
        inquiry = make_inquiry()
        assert describe(Record.objects.get(pk=inquiry.pk)) == describe(inquiry)

    def test_links_come_from_the_gate_and_not_from_saved_rows(self):
        link = make_link()
        assert describe(link.source.child).links == ()
        assert Link.objects.count() == 1
