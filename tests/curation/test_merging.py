"""Merging: what moves, what is settled, what is chosen, and that it all adds up."""

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.choices import Status
from articles.curation.merging import Stale, merge
from articles.curation.previewing import preview
from articles.curation.relations import STAY, relations_to
from articles.dates import EdtfDate
from articles.models import (
    Article,
    HeadlineVariant,
    Merge,
    NotTheSame,
    OtherName,
    Passage,
    Person,
    Post,
    Record,
    Standing,
    Version,
)
from articles.publishing.freezing import latest_core
from articles.publishing.gate import Refused, hold, publish, withdraw
from articles.publishing.start import arrange_start
from articles.publishing.verify import verify
from tests.factories import (
    make_article,
    make_difference,
    make_participation,
    make_passage,
    make_post,
    make_published,
    make_ready,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return User.objects.create_user("clerk")


def fresh(record):
    return Record.objects.get(pk=record.pk).child


def published_again(record):
    publish(fresh(record))
    return fresh(record)


def pair(kind="person", **given):
    """Two published records of a kind: the one that gives way, and the survivor."""
    return make_published(kind, **given), make_published(kind, **given)


def rich_person():
    """A published person with a post, a part in an event, a finding, a link, other names and a difference."""
    person = make_published("person")
    passage = person.passages_owned.get()
    council = make_published("organisation")
    make_post(person, council, passages=[passage])
    OtherName.objects.create(record=person.record, name="A. Okafor")
    second = make_passage(person, article=make_published("article"))
    make_difference(person, {"One": [passage], "Two": [second]})
    person = published_again(person)
    event = make_ready("event")
    make_participation(event, person)
    publish(event)
    finding = make_ready("finding")
    finding.about.add(person.record)
    publish(finding)
    link = make_ready("link", source=person.record, target=make_published("event").record)
    publish(link)
    return fresh(person), event, finding, link


def as_merged(merged, survivor, **given):
    record = merge(merged, survivor, **given)
    assert verify() == []
    return record


class TestWhatMoves:
    def test_everything_that_points_to_the_merged_record_points_to_the_survivor(self):
        person, event, finding, link = rich_person()
        survivor = make_published("person")
        as_merged(person, survivor)
        for model, fields in relations_to({Record}).items():
            for field in fields:
                assert not model._base_manager.filter(**{field.name: person.pk}).exists(), (model, field)
        assert survivor.passages_owned.count() == 3
        assert event.participations.get().who_id == survivor.pk
        assert finding.about.get().pk == survivor.pk
        assert fresh(link).source_id == survivor.pk
        assert fresh(link).title.startswith(survivor.title)
        assert survivor.posts.get().passages.get().record_id == survivor.pk
        assert {row.passages.get().record_id for row in survivor.differences.get().accounts.all()} == {survivor.pk}

    def test_what_is_public_of_the_others_names_the_survivor_in_one_new_version(self):
        person, event, finding, link = rich_person()
        survivor = make_published("person")
        before = {record.pk: record.versions.count() for record in (event, finding, link, survivor)}
        as_merged(person, survivor)
        assert {key: Version.objects.filter(record=key).count() - 1 for key in before} == before
        assert latest_core(event.pk).participants[0].who.id == survivor.public_id
        assert latest_core(finding.pk).neighbours("about")[0].id == survivor.public_id
        assert latest_core(link.pk).ends.source.id == survivor.public_id
        assert latest_core(survivor.pk).links[0].link.id == link.public_id

    def test_moved_passages_get_new_numbers_and_what_rested_on_them_keeps_resting_on_them(self):
        merged, survivor = pair()
        passage = merged.passages_owned.get()
        post = make_post(merged, make_published("organisation"), passages=[passage])
        merge(published_again(merged), survivor)
        passage.refresh_from_db()
        assert (passage.record_id, passage.number) == (survivor.pk, 2)
        assert [row.number for row in post.passages.all()] == [2]
        assert make_passage(survivor).number == 3
        assert make_passage(merged).number == 2, "number 1 of the merged record is not given again"

    def test_counts_before_and_after_agree(self):
        person, *_ = rich_person()
        survivor = make_published("person")
        before = preview(person, survivor).moving
        as_merged(person, survivor)
        assert len(before) == 7
        for row in before:
            assert row.merged + row.survivor == row.survivor_after + row.merged_after + row.settled
        assert {row.words: row.survivor_after for row in before}["passages"] == 3

    def test_a_merge_whose_counts_do_not_agree_is_refused(self, monkeypatch):
        merged, survivor = pair()
        monkeypatch.setattr("articles.curation.merging.written", lambda *row: None)
        with pytest.raises(Refused, match="do not add up"):
            merge(merged, survivor)
        assert fresh(merged).status == Status.PUBLISHED

    def test_the_versions_of_the_merged_record_stay_its_own(self):
        merged, survivor = pair()
        before = list(merged.versions.values_list("pk", "sha256"))
        merge(merged, survivor)
        assert list(merged.versions.values_list("pk", "sha256")) == before

    def test_all_addresses_lead_straight_to_the_last_survivor(self, client):
        one, two = pair()
        three = make_published("person")
        merge(one, two)
        merge(fresh(two), three)
        for path in (f"/id/{one.public_id}", f"/people/{one.public_id}/{one.slug}/"):
            answer = client.get(path)
            survivor = f"/people/{three.public_id}/{three.slug}/"
            assert (answer.status_code, answer["Location"]) == (302, f"{survivor}#was-{one.public_id}")

    def test_its_place_in_start_here_goes_to_the_survivor(self):
        merged, survivor = pair("event")
        arrange_start([merged.record])
        merge(merged, survivor)
        assert survivor.record.starting_point.position == 1

    def test_standings_move_with_an_event(self):
        merged, survivor = pair("event")
        as_merged(merged, survivor)
        assert Standing.objects.filter(record=survivor.pk).count() == 2

    def test_bodies_hand_on_articles_parts_and_posts(self):
        merged, survivor = pair("organisation", sort="outlet")
        article = make_article(outlet=merged)
        publish(article)
        part = make_published("organisation", parent=merged)
        person = make_published("person")
        make_post(person, merged, passages=person.passages_owned.all())
        publish(fresh(person))
        as_merged(merged, survivor)
        assert fresh(article).outlet_id == survivor.pk == fresh(part).parent_id
        assert latest_core(person.pk).posts[0].organisation.id == survivor.public_id

    def test_articles_hand_on_their_passages(self):
        merged, survivor = pair("article")
        event = make_ready("event")
        make_passage(event, article=merged)
        publish(event)
        as_merged(merged, survivor)
        assert {row.article.id for row in latest_core(event.pk).passages} >= {survivor.public_id}


class TestRelations:
    def test_a_relation_added_next_year_moves(self):
        """A model that nobody has named here, with a relation to a record."""
        from django.apps import apps
        from django.db import models

        class Mention(models.Model):
            record = models.ForeignKey(Record, models.PROTECT, related_name="+")

            class Meta:
                app_label = "articles"

            def __str__(self):
                return "a mention"

        try:
            with connection.cursor() as cursor:
                cursor.execute("CREATE TABLE articles_mention (id integer PRIMARY KEY, record_id bigint NOT NULL)")
            merged, survivor = pair()
            Mention(pk=1, record=merged.record).save(force_insert=True)
            assert "mentions (record)" in {row.words for row in preview(merged, survivor).moving}
            merge(merged, survivor)
            assert Mention.objects.get().record_id == survivor.pk
        finally:
            del apps.all_models["articles"]["mention"]
            apps.clear_cache()

    def test_what_stays_is_a_relation_with_its_reason(self):
        from django.apps import apps

        for name, why in STAY.items():
            model, field = name.split(".")
            assert apps.get_model("articles", model)._meta.get_field(field).is_relation and why


class TestWhatIsSettled:
    def test_the_same_words_of_one_article_become_one_passage(self):
        merged, survivor = pair()
        kept, twin = survivor.passages_owned.get(), merged.passages_owned.get()
        Passage.objects.filter(pk=twin.pk).update(article=kept.article, exact=kept.exact)
        post = make_post(merged, make_published("organisation"), passages=[twin])
        merged = published_again(merged)
        assert "the two become one" in " ".join(preview(merged, survivor).settled)
        as_merged(merged, survivor)
        assert list(survivor.passages_owned.all()) == [kept] == list(post.passages.all())

    def test_a_link_between_the_two_is_withdrawn(self):
        merged, survivor = pair("event")
        link = make_published("link", source=merged.record, target=survivor.record)
        assert "connect it with itself" in " ".join(preview(merged, survivor).settled)
        as_merged(merged, survivor)
        assert fresh(link).status == Status.WITHDRAWN
        assert latest_core(survivor.pk).links == ()

    def test_two_links_that_say_the_same_become_one_with_all_passages(self):
        merged, survivor = pair("event")
        target = make_published("event")
        one, two = (make_published("link", source=end.record, target=target.record) for end in (merged, survivor))
        as_merged(merged, survivor)
        assert (fresh(one).status, fresh(one).merged_into_id) == (Status.MERGED, two.pk)
        assert two.passages_owned.count() == 2 == two.standings.count()
        assert [link.link.id for link in latest_core(target.pk).links] == [two.public_id]
        assert Merge.objects.get(merged=one.pk).part_of.merged_id == merged.pk

    def test_a_symmetric_link_keeps_its_ends_in_order(self):
        survivor, target, merged = (make_published("event") for _ in range(3))
        link = make_published(
            "link", source=target.record, target=merged.record, relation="relates_to", strength=""
        )
        as_merged(merged, survivor)
        assert (fresh(link).source_id, fresh(link).target_id) == (survivor.pk, target.pk)

    def test_what_was_told_apart_stays_told_apart_from_the_survivor(self):
        third, (merged, survivor) = make_published("person"), pair()
        for two in ((merged, survivor), (third, merged)):
            NotTheSame.objects.create(one=two[0].record, other=two[1].record)
        merge(merged, survivor)
        assert set(NotTheSame.objects.values_list("one", "other")) == {(third.pk, survivor.pk)}

    def test_a_pair_told_apart_keeps_its_order(self):
        survivor, third = make_published("person"), make_published("person")
        merged = make_published("person")
        NotTheSame.objects.create(one=third.record, other=merged.record)
        merge(merged, survivor)
        assert set(NotTheSame.objects.values_list("one", "other")) == {(survivor.pk, third.pk)}

    def test_a_part_that_the_survivor_took_already_is_told_once(self):
        merged, survivor = pair()
        event = make_ready("event")
        passage = event.passages_owned.get()
        make_participation(event, merged, passages=[passage])
        kept = make_participation(event, survivor)
        publish(event)
        as_merged(merged, survivor)
        assert event.participations.get() == kept
        assert list(kept.passages.all()) == [passage]
        assert len(latest_core(event.pk).participants) == 1

    def test_the_same_post_is_told_once(self):
        merged, survivor = pair()
        council = make_published("organisation")
        for person in (merged, survivor):
            make_post(person, council, passages=person.passages_owned.all())
        as_merged(published_again(merged), published_again(survivor))
        assert Post.objects.get(person=survivor.pk).passages.count() == 2

    def test_a_finding_about_both_is_about_the_survivor_once(self):
        merged, survivor = pair()
        finding = make_ready("finding")
        finding.about.set([merged.record, survivor.record])
        publish(finding)
        as_merged(merged, survivor)
        assert [record.pk for record in finding.about.all()] == [survivor.pk]

    def test_a_body_that_was_part_of_the_merged_one_is_part_of_none(self):
        merged = make_published("organisation")
        survivor = make_published("organisation", parent=merged)
        assert any("emptied" in sentence for sentence in preview(merged, survivor).settled)
        as_merged(merged, survivor)
        assert fresh(survivor).parent_id is None

    def test_a_passage_of_the_merged_article_about_the_survivor_goes(self):
        merged, survivor = pair("article")
        make_passage(survivor, article=merged)
        survivor = published_again(survivor)
        as_merged(merged, survivor)
        assert survivor.passages_owned.count() == 0

    def test_a_draft_of_a_link_that_is_there_already_stays(self):
        merged, survivor = pair("event")
        target = make_published("event")
        make_published("link", source=survivor.record, target=target.record)
        draft = make_ready("link", source=merged.record, target=target.record)
        assert any("stays with" in sentence for sentence in preview(merged, survivor).settled)
        as_merged(merged, survivor)
        assert fresh(draft).source_id == merged.pk

    def test_a_link_that_a_withdrawn_one_says_already_stops_the_merge(self):
        merged, survivor = pair("event")
        target = make_published("event")
        gone = make_published("link", source=survivor.record, target=target.record)
        withdraw(gone, reason="error")
        make_published("link", source=merged.record, target=target.record)
        with pytest.raises(Refused, match="settle that first"):
            merge(merged, survivor)


class TestFields:
    def test_each_differing_field_is_shown_with_both_values_and_chosen(self):
        merged, survivor = make_published("person", honorific="Dame"), make_published("person", honorific="Dr")
        fields = {field.name: field for field in preview(merged, survivor).fields}
        assert fields.keys() == {"title", "honorific"}
        assert (fields["honorific"].survivor, fields["honorific"].merged) == ("Dr", "Dame")
        record = as_merged(merged, survivor, chosen=["honorific"])
        assert fresh(survivor).honorific == "Dame"
        assert fresh(survivor).title == survivor.title
        assert f"Honorific not kept: “Dr”, of “{survivor.title}”." in record.told
        assert f"Title not kept: “{merged.title}”, of “{merged.title}”." in record.told

    def test_what_only_the_merged_record_has_is_offered(self):
        merged, survivor = make_published("person", honorific="Dame"), make_published("person")
        fields = {field.name: field.offered for field in preview(merged, survivor).fields}
        assert fields == {"title": "survivor", "honorific": "merged"}

    def test_a_date_is_chosen_with_how_it_is_known(self):
        known = {"date": EdtfDate.parse("2015"), "date_basis": "inferred", "date_reason": "From the minutes."}
        merged, survivor = make_published("event", **known), make_published("event")
        as_merged(merged, survivor, chosen=["date"])
        kept = fresh(survivor)
        assert (kept.date, kept.date_basis, kept.date_reason) == tuple(known.values())
        assert kept.date_earliest.year == 2015

    @pytest.mark.parametrize("takes", [True, False])
    def test_the_losing_title_becomes_another_name(self, takes):
        merged, survivor = make_published("person", title="Ada One"), make_published("person", title="Ada Two")
        OtherName.objects.create(record=merged.record, name="Ada Two")
        as_merged(published_again(merged), survivor, chosen=["title"] if takes else [])
        assert fresh(survivor).title == ("Ada One" if takes else "Ada Two")
        assert [row.name for row in survivor.other_names.all()] == (["Ada Two"] if takes else ["Ada One"])
        assert latest_core(survivor.pk).text("other_names") == ("Ada Two" if takes else "Ada One")

    def test_the_losing_headline_becomes_a_variant(self):
        merged, survivor = pair("article")
        HeadlineVariant.objects.create(article=merged, headline="Another")
        as_merged(published_again(merged), survivor)
        assert {row.headline for row in survivor.headline_variants.all()} == {"Another", merged.title}

    def test_an_address_that_only_one_may_have_is_taken_over(self):
        merged, survivor = pair("article")
        as_merged(merged, survivor, chosen=["url"])
        assert Article.objects.get(url=merged.url).pk == survivor.pk

    def test_both_internal_notes_are_kept(self):
        merged, survivor = (
            make_published("person", internal_note="This."),
            make_published("person", internal_note="That."),
        )
        merge(merged, survivor)
        assert fresh(survivor).internal_note == f"That.\n\nFrom “{merged}” ({merged.public_id}): This."


class TestWhatIsNotPublished:
    def test_edits_of_others_that_nobody_published_stay_unpublished(self):
        merged, survivor = pair()
        event = make_ready("event")
        make_participation(event, merged)
        publish(event)
        type(event).objects.filter(pk=event.pk).update(summary="A secret.")
        merge(merged, survivor)
        core = latest_core(event.pk)
        assert (core.participants[0].who.id, core.summary) == (survivor.public_id, "")

    @pytest.mark.parametrize("side", [0, 1])
    def test_a_record_with_unpublished_edits_is_not_merged(self, side):
        both = pair()
        Person.objects.filter(pk=both[side].pk).update(summary="A secret.")
        with pytest.raises(Refused, match="not public yet"):
            merge(*both)

    @pytest.mark.parametrize("side", [0, 1])
    def test_neither_drafts_nor_held_nor_withdrawn_records_are_merged(self, side):
        for spoil in (hold, lambda record: withdraw(record, reason="error")):
            both = pair()
            spoil(both[side])
            with pytest.raises(Refused):
                merge(*both)
        both = [make_published("person"), make_published("person")]
        both[side] = make_ready("person")
        with pytest.raises(Refused, match="only published"):
            merge(*both)


class TestRefusals:
    def test_only_records_of_one_kind_and_two_of_them(self):
        person, body = make_published("person"), make_published("organisation")
        for other, why in ((body, "one kind"), (person, "itself")):
            with pytest.raises(Refused, match=why):
                merge(person, other)
        report = make_published("report")
        with pytest.raises(Refused, match="people, bodies, articles and events"):
            merge(report, make_published("report"))

    @pytest.mark.parametrize("side", [0, 1])
    def test_a_stale_preview_is_refused(self, side):
        both = pair()
        seen = preview(*both).token
        Record.objects.filter(pk=both[side].pk).update(edit_token=7)
        with pytest.raises(Stale):
            merge(*both, seen=seen)

    def test_what_the_gate_refuses_changes_nothing(self):
        merged, survivor = make_published("article"), make_published("article")
        type(merged).objects.filter(pk=merged.pk).update(date="2999-01-01")
        with pytest.raises(Refused):
            merge(merged, survivor, chosen=["date"])
        assert (Merge.objects.count(), fresh(merged).status) == (0, Status.PUBLISHED)

    def test_forms_that_stand_open_are_stale_afterwards(self):
        person, event, *_ = rich_person()
        before = fresh(event).edit_token
        merge(person, make_published("person"))
        assert fresh(event).edit_token == before + 1


def test_it_is_on_record_who_merged_what(clerk):
    merged, survivor = pair()
    record = merge(merged, survivor, by=clerk)
    assert (record.made_by, record.merged.pk, record.survivor.pk) == (clerk, merged.pk, survivor.pk)
    assert "Passages: 1 and 1 become 2." in record.told
    assert survivor.versions.order_by("number").last().change == (
        f"Record {merged.public_id} was merged into record {survivor.public_id}."
    )
