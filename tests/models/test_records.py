"""Records: identifiers, names, order, dates and links, as the rows keep them."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.choices import Kind
from articles.dates import HOW_TO_TYPE, NOT_IN_CALENDAR, WRONG_ORDER, EdtfDate
from articles.models import KINDS, Card, Identifier, IdentifierTaken, OtherName, Person, Record, Standing
from articles.models.fields import EdtfFormField
from tests.factories import MAKERS, make_event, make_link, make_organisation, make_person, make_post, make_report

pytestmark = pytest.mark.django_db


class TestIdentifiers:
    def test_a_new_record_stands_in_the_ledger(self):
        assert Identifier.objects.filter(pk=make_person().public_id).exists()

    def test_a_record_that_is_saved_again_keeps_its_identifier_and_takes_no_other(self):
        person = make_person()
        before = person.public_id, Identifier.objects.count()
        person.save()
        assert (person.public_id, Identifier.objects.count()) == before

    def test_an_identifier_is_never_given_out_again_even_after_its_draft_is_deleted(self, monkeypatch):
        person = make_person()
        drawn = iter([person.public_id, "10000001", "20000002"])
        person.delete()
        monkeypatch.setattr("articles.models.identifier.random_identifier", lambda: next(drawn))
        assert Identifier.objects.mint() == "10000001"

    def test_the_starter_collection_brings_its_own(self):
        assert make_person(public_id="10000001").public_id == "10000001"
        assert Identifier.objects.filter(pk="10000001").exists()

    def test_an_identifier_that_is_brought_twice_is_refused(self):
        make_person(public_id="10000001").delete()
        with pytest.raises(IdentifierTaken, match="10000001 was given out before"):
            make_person(public_id="10000001")

    def test_after_that_refusal_the_transaction_goes_on(self):
        taken = make_person().public_id
        with pytest.raises(IdentifierTaken):
            Identifier.objects.claim(taken)
        assert make_person().pk


class TestKinds:
    def test_every_kind_has_one_model(self):
        assert {model.KIND for model in KINDS} == set(Kind)

    @pytest.mark.parametrize("kind", MAKERS)
    def test_a_record_knows_its_kind_and_leads_to_itself_as_that(self, kind):
        made = MAKERS[kind]()
        record = Record.objects.get(pk=made.pk)
        assert record.kind == kind
        assert record.child == made

    @pytest.mark.parametrize("kind", MAKERS)
    def test_a_new_record_is_a_draft(self, kind):
        assert MAKERS[kind]().status == "draft"


class TestSaving:
    """A record is read, edited and saved; meanwhile the gate may have moved."""

    @pytest.mark.parametrize(
        "moved",
        [
            {"held": True},
            {"status": "published"},
            {"status": "withdrawn", "withdrawn_at": timezone.now(), "withdrawal_reason": "privacy"},
        ],
        ids="+".join,
    )
    def test_what_the_gate_wrote_meanwhile_stays(self, moved):
        person = make_person()
        Record.objects.filter(pk=person.pk).update(**moved)
        person.save()
        assert Record.objects.filter(pk=person.pk, **moved).exists()


class TestNames:
    @pytest.mark.parametrize("other", ["OBRIEN", "O'Brien", "o’brien", "Óbrien", "O’Bri\u0065\u0301n"])
    def test_two_spellings_that_fold_alike_are_one_name(self, other):
        person = make_person()
        OtherName.objects.create(record=person.record, name="O’Brien")
        with pytest.raises(IntegrityError), transaction.atomic():
            OtherName.objects.create(record=person.record, name=other)

    def test_two_records_may_have_the_same_name(self):
        for person in (make_person(), make_person()):
            OtherName.objects.create(record=person.record, name="O’Brien")
        assert OtherName.objects.filter(folded="obrien").count() == 2

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_a_title_is_stored_in_one_form(self, form):
        assert make_person(title=unicodedata.normalize(form, " Zoë  O’Brien ")).title == "Zo\u00eb O’Brien"

    @pytest.mark.parametrize("typed", ["zoe obrien", "ZOË O'BRIEN", "Zoe\u0308 O’Brien"])
    def test_a_record_is_found_however_its_name_is_typed(self, typed):
        person = make_person(title="Zoë O’Brien")
        assert Record.objects.get(folded=make_person(title=typed).folded, pk=person.pk)

    def test_the_longest_name_is_kept_even_if_it_grows_when_folded(self):
        name = OtherName.objects.create(record=make_person().record, name="ﬃ" * 200)
        name.refresh_from_db()
        assert name.name == "ﬃ" * 200

    def test_the_longest_title_is_kept_even_if_it_grows_when_folded(self):
        person = make_person(title="ﬃ" * 300)
        person.refresh_from_db()
        assert person.title == "ﬃ" * 300


class TestOrder:
    def test_people_stand_under_their_surname(self):
        assert make_person(title="Ada Okafor").sort_key == "okafor ada"

    @pytest.mark.parametrize("title", ["The Harwell Courier", "Harwell Courier", "the harwell courier"])
    def test_a_leading_the_does_not_count(self, title):
        assert make_organisation(title=title).sort_key == "harwell courier"

    def test_titles_sort_by_their_bytes_on_every_database(self):
        """A sorting key as English puts them would be: -b, a, A, é, Z."""
        keys = ["Z", "a", "é", "A", "a b", "-b", "ab", "a-c", "ø", "0", "10", "9"]
        for key in keys:
            Record.objects.filter(pk=make_person().pk).update(sort_key=key)
        found = Record.objects.order_by("sort_key").values_list("sort_key", flat=True)
        assert list(found) == sorted(keys, key=str.encode)

    def test_records_of_one_name_stand_in_order_of_their_ids(self):
        pks = [make_person(title="Ada Okafor").pk for _ in range(3)]
        assert list(Person.objects.values_list("pk", flat=True)) == pks

    def test_cards_sort_by_their_bytes_on_every_database(self):
        keys = ["Z", "a", "é", "a b", "ab"]
        for key in keys:
            person = make_person()
            Card.objects.create(record=person.record, public_id=person.public_id, kind="person", sort_key=key)
        found = Card.objects.by_name().values_list("sort_key", flat=True)
        assert list(found) == sorted(keys, key=str.encode)

    def test_the_newest_cards_come_first_and_those_without_a_date_last(self):
        days = [date(2014, 8, 26), None, date(2015, 2, 4)]
        for day in days:
            person = make_person()
            Card.objects.create(
                record=person.record, public_id=person.public_id, kind="person", sort_key="a", date_earliest=day
            )
        found = Card.objects.newest_first().values_list("date_earliest", flat=True)
        assert list(found) == [date(2015, 2, 4), date(2014, 8, 26), None]


class TestLinks:
    def test_a_link_is_called_after_its_ends(self):
        link = make_link(source=make_report(title="Harwell Report"), target=make_event(title="Resignation"))
        assert link.title == "Harwell Report — led to — Resignation"

    def test_a_link_of_long_ends_still_has_a_title_that_fits(self):
        link = make_link(source=make_report(title="x" * 300), target=make_event(title="y" * 300))
        link.refresh_from_db()
        assert len(link.title) == 300

    def test_a_relation_that_says_the_same_both_ways_is_stored_in_one_order(self):
        first, second = make_report(), make_report()
        link = make_link(relation="contrasts_with", source=second, target=first)
        assert (link.source_id, link.target_id) == (first.pk, second.pk)
        assert link.title == f"{first.title} — contrasts with — {second.title}"

    def test_a_relation_that_is_read_one_way_keeps_its_direction(self):
        first, second = make_report(), make_report()
        assert make_link(relation="responds_to", source=second, target=first).source_id == second.pk


DATES = [
    "2015-02-04",
    "2015-02",
    "2015",
    "2015~",
    "2014-09/2015-02",
    "2014-09-30~/2015-09-30~",
    "2014-12-18/..",
    "../2015-02~",
    "",
]


class TestDates:
    @pytest.mark.parametrize("edtf", DATES)
    def test_a_date_comes_back_as_it_was_saved(self, edtf):
        event = make_event(date=EdtfDate.parse(edtf))
        event.refresh_from_db()
        assert event.date == EdtfDate.parse(edtf)

    @pytest.mark.parametrize("edtf", DATES)
    def test_the_first_and_the_last_day_are_stored_beside_it(self, edtf):
        event = make_event(date=EdtfDate.parse(edtf))
        event.refresh_from_db()
        assert (event.date_earliest, event.date_latest) == (event.date.earliest, event.date.latest)

    def test_a_post_has_its_first_and_last_day_too(self):
        since, until = EdtfDate.parse("2009"), EdtfDate.parse("2014-08")
        post = make_post(make_person(), make_organisation(), passages=[], since=since, until=until)
        post.refresh_from_db()
        assert (post.since_earliest, post.until_latest) == (date(2009, 1, 1), date(2014, 8, 31))

    def test_events_of_a_month_are_found_by_their_bounds(self):
        for day in ("2015-02-04", "2015-02", "2015", "2014-12-18/..", "2015-03-01", ""):
            make_event(date=EdtfDate.parse(day))
        within = Record.objects.filter(date_earliest__gte=date(2015, 2, 1), date_latest__lte=date(2015, 2, 28))
        assert {record.date.edtf for record in within} == {"2015-02-04", "2015-02"}

    def test_a_date_is_found_in_whatever_form_it_is_asked_for(self):
        event = make_event(date=EdtfDate.parse("2015-02-04"))
        assert Record.objects.get(date="4 February 2015").pk == event.pk
        assert Record.objects.get(date=EdtfDate.parse("2015-02-04")).pk == event.pk

    def test_an_unknown_date_is_stored_as_nothing(self):
        event = make_event()
        assert Record.objects.filter(pk=event.pk, date="").exists()
        assert Record.objects.extra(where=["date = ''"]).filter(pk=event.pk).exists()

    def test_what_is_no_date_is_refused_with_what_to_type(self):
        event = make_event()
        event.date = "some time in spring"
        with pytest.raises(ValidationError, match="Type a date such as"):
            event.full_clean()

    def test_a_date_is_written_out_as_edtf(self):
        standing = Standing(since=EdtfDate.parse("February 2015"))
        assert Standing._meta.get_field("since").value_to_string(standing) == "2015-02"


class TestDateForm:
    @pytest.mark.parametrize("typed", ["4 February 2015", "2015-02-04", " 4th Feb 2015 "])
    def test_an_editor_may_type_words_or_edtf(self, typed):
        assert EdtfFormField().clean(typed) == EdtfDate.parse("2015-02-04")

    def test_an_empty_field_is_an_unknown_date(self):
        assert EdtfFormField(required=False).clean("").is_unknown

    @pytest.mark.parametrize(
        ("typed", "why"),
        [
            ("soon", HOW_TO_TYPE),
            ("30 February 2015", NOT_IN_CALENDAR),
            ("March 2015 to February 2015", WRONG_ORDER),
        ],
    )
    def test_a_mistake_is_explained(self, typed, why):
        with pytest.raises(ValidationError) as mistake:
            EdtfFormField().clean(typed)
        assert mistake.value.messages == [why]

    @pytest.mark.parametrize(("edtf", "shown"), [("2015-02~", "about February 2015"), ("", "")])
    def test_a_saved_date_is_shown_in_words(self, edtf, shown):
        assert EdtfFormField().prepare_value(EdtfDate.parse(edtf)) == shown

    def test_what_was_mistyped_is_shown_again_as_it_was_typed(self):
        assert EdtfFormField().prepare_value("30 Febuary") == "30 Febuary"

    def test_another_spelling_of_the_same_date_is_no_change(self):
        field = EdtfFormField(required=False)
        assert not field.has_changed(EdtfDate.parse("2015-02"), "february 2015")
        assert field.has_changed(EdtfDate.parse("2015-02"), "2015")
        assert field.has_changed(EdtfDate.parse("2015-02"), "nonsense")
