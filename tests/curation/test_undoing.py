"""Undoing a merge: at once, after edits on either side, and after the survivor was merged again."""

import pytest
from django.contrib.auth.models import User

from articles.choices import Status
from articles.curation.merging import merge
from articles.curation.undoing import in_force, merges_of, undo
from articles.models import Card, Merge, OtherName, Passage, Person, Post, Record, Standing
from articles.publishing.freezing import latest_core
from articles.publishing.gate import Refused, publish, withdraw
from articles.publishing.start import arrange_start
from articles.publishing.verify import verify
from tests.curation.test_merging import fresh, pair, published_again, rich_person
from tests.factories import (
    make_article,
    make_outlet,
    make_participation,
    make_passage,
    make_post,
    make_published,
    make_ready,
)

pytestmark = pytest.mark.django_db


def rows_of(record):
    """All that a record's live rows say, but for versions and titles of links."""
    from articles.description import describe, relabel

    return relabel(describe(fresh(record)), {})


def undone(record, **given):
    """Undo a merge, and see that the archive is in order."""
    left = undo(record, **given)
    assert verify() == []
    return left


class TestAtOnce:
    def test_all_is_as_it_was(self):
        person, event, finding, link = rich_person()
        survivor = make_published("person")
        records = (person, event, finding, link, survivor)
        before = [rows_of(record) for record in records]
        counts = [record.versions.count() for record in records]
        public = [latest_core(record.pk).passages for record in records]
        left = undone(merge(person, survivor))
        assert left == []
        assert [rows_of(record) for record in records] == before
        assert [latest_core(record.pk).passages for record in records] == public
        after = [record.versions.count() for record in records]
        assert after == [counts[0], *(count + 2 for count in counts[1:])], "one for the merge, one for its end"
        assert fresh(person).status == Status.PUBLISHED and not fresh(person).held
        assert Card.objects.filter(pk__in=[record.pk for record in records]).count() == len(records)

    def test_no_number_of_a_passage_is_given_twice_on_either_record(self):
        merged, survivor = pair()
        passage = merged.passages_owned.get()
        undone(merge(merged, survivor))
        passage.refresh_from_db()
        assert (passage.record_id, passage.number) == (merged.pk, 1), "its old address leads to it again"
        assert make_passage(merged).number == 2
        assert make_passage(survivor).number == 3, "number 2 was the other's while they were one"

    def test_a_number_that_a_second_merge_gives_is_a_new_one(self):
        merged, survivor = pair()
        passage = merged.passages_owned.get()
        undone(merge(merged, survivor))
        merge(fresh(merged), fresh(survivor))
        passage.refresh_from_db()
        assert (passage.record_id, passage.number) == (survivor.pk, 3)

    def test_what_was_united_is_two_again(self):
        merged, survivor = pair()
        kept, twin = survivor.passages_owned.get(), merged.passages_owned.get()
        Passage.objects.filter(pk=twin.pk).update(article=kept.article, exact=kept.exact)
        post = make_post(merged, make_published("organisation"), passages=[twin])
        record = merge(published_again(merged), survivor)
        assert undone(record) == []
        assert (merged.passages_owned.get().pk, merged.passages_owned.get().number) == (twin.pk, 1)
        assert list(post.passages.all()) == [twin]

    def test_links_part_again(self):
        merged, survivor = pair("event")
        target = make_published("event")
        one, two = (make_published("link", source=end.record, target=target.record) for end in (merged, survivor))
        between = make_published("link", source=merged.record, target=survivor.record)
        assert undone(merge(merged, survivor)) == []
        assert [fresh(link).status for link in (one, two, between)] == [Status.PUBLISHED] * 3
        assert [link.passages_owned.count() for link in (one, two)] == [1, 1]
        assert Standing.objects.filter(record=one.pk).count() == 1
        assert {link.link.id for link in latest_core(target.pk).links} == {one.public_id, two.public_id}

    def test_fields_names_and_addresses_go_back(self):
        merged, survivor = pair("article")
        undone(merge(merged, survivor, chosen=["url", "title"]))
        assert (fresh(merged).url, fresh(survivor).url) == (merged.url, survivor.url)
        assert (fresh(survivor).title, fresh(survivor).slug) == (survivor.title, survivor.slug)
        assert survivor.headline_variants.count() == 0

    def test_the_place_in_start_here_goes_back(self):
        merged, survivor = pair("event")
        arrange_start([merged.record])
        undone(merge(merged, survivor))
        assert merged.record.starting_point.position == 1

    def test_the_address_leads_to_its_own_page_again(self, client):
        merged, survivor = pair()
        undo(merge(merged, survivor))
        assert client.get(f"/id/{merged.public_id}")["Location"] == f"/people/{merged.public_id}/{merged.slug}/"


class TestAfterEdits:
    def test_what_was_changed_since_stays_and_is_told(self):
        merged, survivor = make_published("person", honorific="Dame"), make_published("person", honorific="Dr")
        record = merge(merged, survivor, chosen=["honorific"])
        Person.objects.filter(pk=survivor.pk).update(honorific="Professor")
        name = survivor.other_names.get()
        name.name = "Edited"
        name.save()
        published_again(survivor)
        left = undone(record)
        assert f"The honorific of “{survivor}” was changed since: it stays as it is." in left
        assert f"“{merged.title}” was changed since: it stays." in left
        assert fresh(survivor).honorific == "Professor"
        assert fresh(survivor).other_names.get().name == "Edited"
        assert Merge.objects.get(pk=record.pk).undone_told.splitlines() == left

    def test_what_was_added_to_the_survivor_since_stays_there(self):
        merged, survivor = pair()
        record = merge(merged, survivor)
        added = make_passage(survivor, article=make_published("article"))
        published_again(survivor)
        undone(record)
        assert Passage.objects.get(pk=added.pk).record_id == survivor.pk
        assert [row.number for row in latest_core(survivor.pk).passages] == [1, 3]

    def test_a_statement_made_since_keeps_its_source(self):
        merged, survivor = pair()
        passage = merged.passages_owned.get()
        record = merge(merged, survivor)
        passage.refresh_from_db()
        post = make_post(survivor, make_published("organisation"), passages=[passage])
        published_again(survivor)
        (told,) = undone(record)
        assert "stands on both records now" in told
        own = post.passages.get()
        assert (own.record_id, own.exact, own.number) == (survivor.pk, passage.exact, 3)
        assert merged.passages_owned.get() == passage

    def test_a_passage_removed_since_does_not_come_back_and_the_record_waits(self):
        merged, survivor = pair()
        passage = merged.passages_owned.get()
        record = merge(merged, survivor)
        Passage.objects.filter(pk=passage.pk).delete()
        published_again(survivor)
        left = undone(record)
        assert f"{passage} was removed since: it stays so." in [
            line.replace("““", "“").replace("””", "”") for line in left
        ]
        assert fresh(merged).held and not Card.objects.filter(pk=merged.pk).exists()
        assert any("is held" in line for line in left)

    def test_a_row_removed_with_its_owner_is_left_out(self):
        merged, survivor = pair()
        event = make_ready("event")
        make_participation(event, merged)
        make_participation(event, survivor)
        record = merge(merged, survivor)
        Record.objects.filter(pk=event.pk).delete()
        left = undone(record)
        assert any("that it belongs to is gone" in line for line in left)

    def test_edits_of_others_that_nobody_published_stay_unpublished(self):
        merged, survivor = pair()
        event = make_ready("event")
        make_participation(event, merged)
        publish(event)
        record = merge(merged, survivor)
        type(event).objects.filter(pk=event.pk).update(summary="A secret.")
        left = undo(record)
        assert any("not public yet" in line for line in left)
        core = latest_core(event.pk)
        assert (core.participants[0].who.id, core.summary) == (survivor.public_id, "")
        published_again(event)
        assert latest_core(event.pk).participants[0].who.id == merged.public_id
        assert verify() == []

    def test_a_withdrawn_survivor_gives_back_too(self):
        merged, survivor = pair()
        record = merge(merged, survivor)
        withdraw(fresh(survivor), reason="error")
        assert undone(record) == []
        assert Card.objects.filter(pk=merged.pk).exists()


class TestAfterAnotherMerge:
    def chain(self):
        one, two, three = (make_published("person") for _ in range(3))
        passage = one.passages_owned.get()
        post = make_post(one, make_published("organisation"), passages=[passage])
        one = published_again(one)
        first = merge(one, two)
        second = merge(fresh(two), three)
        return one, two, three, passage, post, first, second

    def test_the_first_is_undone_from_where_the_second_took_it(self):
        one, two, three, passage, post, first, _ = self.chain()
        undone(first)
        assert Passage.objects.get(pk=passage.pk).record_id == one.pk == Post.objects.get(pk=post.pk).person_id
        assert fresh(one).status == Status.PUBLISHED
        assert fresh(two).merged_into_id == three.pk
        assert three.passages_owned.count() == 2

    def test_then_the_second_takes_back_what_is_its_own(self):
        one, two, three, _, _, first, second = self.chain()
        undone(first)
        assert undone(second) == []
        assert [person.passages_owned.count() for person in (one, two, three)] == [1, 1, 1]

    def test_the_second_first_and_the_first_then(self):
        one, two, three, passage, _, first, second = self.chain()
        undone(second)
        assert two.passages_owned.count() == 2
        assert undone(first) == []
        assert Passage.objects.get(pk=passage.pk).number == 1
        assert [person.passages_owned.count() for person in (one, two, three)] == [1, 1, 1]

    def test_a_passage_gets_its_number_back_that_only_the_second_merge_changed(self):
        one = make_published("organisation")
        two = make_outlet()
        publish(two)
        passage = one.passages_owned.get()
        three = make_published("organisation")
        first = merge(one, two)
        second = merge(fresh(two), three)
        assert Passage.objects.get(pk=passage.pk).number == 2
        undone(first)
        assert Passage.objects.get(pk=passage.pk).number == 1
        assert undone(second) == []

    def test_a_row_that_the_second_merge_united_is_two_again(self):
        one, two, three = (make_published("person") for _ in range(3))
        kept, twin = three.passages_owned.get(), one.passages_owned.get()
        Passage.objects.filter(pk=twin.pk).update(article=kept.article, exact=kept.exact)
        first = merge(published_again(one), two)
        merge(fresh(two), three)
        undone(first)
        assert one.passages_owned.get().exact == kept.exact
        assert three.passages_owned.count() == 2

    def test_a_record_merged_again_after_an_undo(self):
        merged, survivor = pair()
        undone(merge(merged, survivor))
        record = merge(fresh(merged), fresh(survivor))
        assert in_force(merged) == record
        assert undone(record) == []


class TestRecord:
    def test_who_undid_it_is_on_record_and_it_is_undone_once(self):
        clerk = User.objects.create_user("clerk")
        merged, survivor = pair()
        record = merge(merged, survivor)
        undo(record, by=clerk)
        record.refresh_from_db()
        assert record.undone_by == clerk and record.undone_at
        assert in_force(merged) is None
        assert list(merges_of(survivor)) == [record] == list(merges_of(merged))
        with pytest.raises(Refused, match="undone already"):
            undo(record)

    def test_a_part_of_a_merge_is_not_undone_alone(self):
        merged, survivor = pair("event")
        target = make_published("event")
        one, _ = (make_published("link", source=end.record, target=target.record) for end in (merged, survivor))
        merge(merged, survivor)
        with pytest.raises(Refused, match="undo that merge"):
            undo(Merge.objects.get(merged=one.pk))


class TestBodiesAndArticles:
    def test_a_body_gets_its_articles_parts_and_posts_back(self):
        merged, survivor = pair("organisation", sort="outlet")
        article = make_article(outlet=merged)
        publish(article)
        OtherName.objects.create(record=merged.record, name="The Courier")
        merged = published_again(merged)
        part = make_published("organisation", parent=merged)
        assert undone(merge(merged, survivor)) == []
        assert fresh(article).outlet_id == merged.pk == fresh(part).parent_id
        assert latest_core(article.pk).neighbours("outlet")[0].id == merged.public_id

    def test_an_article_gets_its_passages_back(self):
        merged, survivor = make_published("article"), make_published("article", text="Other words.")
        event = make_ready("event")
        passage = make_passage(event, article=merged)
        publish(event)
        record = merge(merged, survivor, chosen=["text"])
        assert Passage.objects.get(pk=passage.pk).anchor == "orphan"
        assert undone(record) == []
        assert Passage.objects.get(pk=passage.pk).article_id == merged.pk
        assert Passage.objects.get(pk=passage.pk).anchor == "no_text"
        assert merged.public_id in {row.article.id for row in latest_core(event.pk).passages}
