"""Who is seen: held, withdrawn and unpublished records, and what rests on them."""

import pytest

from articles.choices import EdgeRole
from articles.curation.merging import merge
from articles.description import to_bytes
from articles.models import Card, Edge, Record, Version
from articles.publishing.freezing import latest_core
from articles.publishing.gate import Refused, hold, publish, release, withdraw
from articles.publishing.showing import State, find, preview, show, show_version
from tests.factories import (
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
    make_ready,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db


def is_public(record):
    """Return whether the public can see a record."""
    return Card.objects.filter(pk=record.pk).exists()


def snapshot():
    """Return everything that lists read, without the keys that say nothing."""
    edges = Edge.objects.values_list("owner", "source", "role", "target", "detail", "article")
    return sorted(Card.objects.values_list()), sorted(map(str, edges))


def leave(record, how):
    """Take a record from the public: hold it or withdraw it."""
    hold(record) if how == "held" else withdraw(record, reason="privacy")


def make_event_with(person):
    """A published event that names `person`."""
    event = make_ready("event")
    make_participation(event, person)
    publish(event)
    return event


def test_a_draft_is_unknown_to_the_public():
    event = make_ready("event")
    assert find(event.public_id) == (State.UNKNOWN, None)
    assert not is_public(event)


def test_an_edit_is_not_public_until_it_is_published():
    event = make_published("event", summary="Published words.")
    event.summary = "Saved words."
    event.save()
    make_passage(event, exact="saved passage", article=make_published("article"))
    description = show(event.record)
    assert description.core.summary == "Published words."
    assert len(description.core.passages) == 1
    assert preview(event).summary == "Saved words."


@pytest.mark.parametrize("how", ["held", "withdrawn"])
def test_a_neighbour_that_left_is_in_no_description(how):
    person = make_published("person")
    event = make_event_with(person)
    assert [part.who.id for part in show(event.record).core.participants] == [person.public_id]
    leave(person, how)
    assert show(event.record).core.participants == ()
    assert show_version(event.versions.get()).core.participants == ()
    assert not Edge.objects.filter(target=person).exists()
    assert event.versions.count() == 1


def test_a_neighbour_never_published_is_in_no_bytes_and_appears_once_it_is():
    person = make_person(title="Nobody Yet")
    event = make_event_with(person)
    assert show(event.record).core.participants == ()
    assert b"Nobody Yet" not in bytes(event.versions.get().core)
    make_passage(person, article=make_published("article"))
    publish(person)
    assert show(event.record).core.participants[0].who.label == "Nobody Yet"
    assert show_version(event.versions.get()).core.participants == ()
    assert Edge.objects.filter(owner=event, target=person, role=EdgeRole.NAMES).exists()


def test_a_neighbours_unpublished_name_is_in_no_bytes():
    person = make_published("person", title="Old Name")
    person.title = "New Name"
    person.save()
    event = make_event_with(person)
    assert b"New Name" not in bytes(event.versions.get().core)
    assert latest_core(event.pk).participants[0].who.label == "Old Name"


@pytest.mark.parametrize("how", ["held", "withdrawn"])
def test_a_statement_leaves_with_its_last_public_passage_and_waits(how):
    event = make_published("event")
    link = make_ready("link", source=event.record, target=make_published("report").record, relation="relates_to")
    publish(link)
    leave(event.passages_owned.get().article, how)
    assert not is_public(event)
    assert find(event.public_id)[0] is State.HIDDEN
    assert not is_public(link), "a link leaves with one of its ends"
    assert {row.pk for row in Record.objects.waiting()} == {event.pk, link.pk}


def test_a_statement_with_another_public_passage_stays():
    event = make_event()
    first, second = (make_passage(event, article=make_published("article")) for _ in range(2))
    make_standing(event, passages=[first, second])
    publish(event)
    hold(first.article)
    core = show(event.record).core
    assert [passage.number for passage in core.passages] == [2]
    assert core.standings[0].rests_on == (2,)


def test_a_post_leaves_with_its_last_public_passage():
    person = make_person()
    kept, lost = (make_passage(person, article=make_published("article")) for _ in range(2))
    make_post(person, make_published("organisation"), "leader", passages=[kept])
    make_post(person, make_published("organisation"), "councillor", passages=[lost])
    publish(person)
    hold(lost.article)
    assert [post.role for post in show(person.record).core.posts] == ["leader"]


def test_a_difference_leaves_with_one_of_its_two_sides():
    event = make_event()
    first, second = (make_passage(event, article=make_published("article")) for _ in range(2))
    make_standing(event, passages=[first, second])
    make_difference(event, {"At once": [first], "Later": [second]})
    publish(event)
    assert len(show(event.record).core.differences) == 1
    hold(second.article)
    assert show(event.record).core.differences == ()


def test_a_finding_leaves_with_its_report():
    finding = make_published("finding")
    hold(finding.report)
    assert not is_public(finding)


def test_reopening_restores_exactly():
    link = make_published("link")
    article = link.passages_owned.get().article
    person = make_published("person")
    make_event_with(person)
    before, versions = snapshot(), Version.objects.count()
    for record in (article, person, link.source, article.outlet):
        hold(record)
        assert snapshot() != before
        release(record)
        assert snapshot() == before
    assert Version.objects.count() == versions


def test_an_end_published_while_its_link_was_held_tells_the_link_again_on_release():
    link = make_published("link")
    source = link.source.child
    hold(link)
    source.summary = "New words."
    source.save()
    publish(source)
    assert latest_core(source.pk).links == ()
    release(link)
    assert [part.link.id for part in latest_core(source.pk).links] == [link.public_id]


def test_a_held_record_is_published_out_of_sight():
    event = make_ready("event")
    hold(event)
    publish(event)
    assert event.versions.count() == 1
    assert not is_public(event)
    release(event)
    assert is_public(event)


def test_a_merged_record_leaves_the_lists():
    event, survivor = make_published("event"), make_published("event")
    merge(event, survivor)
    assert not is_public(event)
    assert find(event.public_id)[0] is State.MERGED


def test_an_article_is_about_what_its_passages_bear_on_and_no_further():
    article = make_published("article")
    council, person = make_published("organisation"), make_published("person")
    event = make_event()
    make_standing(event, passages=[make_passage(event, article=article)])
    make_participation(event, person)
    publish(event)
    finding = make_finding(report=make_published("report"))
    finding.about.add(council.record)
    make_standing(finding, passages=[make_passage(finding, article=article)])
    publish(finding)
    link = make_link(source=event.record, target=make_published("report").record, relation="relates_to")
    make_standing(link, passages=[make_passage(link, article=article)])
    publish(link)
    about = Edge.objects.filter(source=article, role=EdgeRole.ABOUT)
    assert set(about.values_list("owner", "target")) == {
        (event.pk, event.pk),
        (event.pk, person.pk),
        (finding.pk, finding.pk),
        (finding.pk, finding.report_id),
        (finding.pk, council.pk),
        (link.pk, link.pk),
        (link.pk, event.pk),
        (link.pk, link.target_id),
    }


def test_the_frozen_bytes_are_those_of_the_core_and_carry_their_digest():
    version = make_published("event").versions.get()
    assert bytes(version.core) == to_bytes(latest_core(version.record_id))
    assert version.is_intact


def test_a_later_standing_counts():
    event = make_published("event")
    make_standing(event, "disputed", passages=[event.passages_owned.get()])
    publish(event)
    assert [row.term.code for row in show(event.record).core.standings] == ["reported", "disputed"]
    assert event.record.card.standing_words == "Accounts differ"


def test_a_body_named_by_a_withdrawn_article_keeps_its_place_by_others():
    council = make_organisation()
    passages = [make_passage(council, article=make_published("article")) for _ in range(2)]
    publish(council)
    withdraw(passages[0].article, reason="rights")
    assert [passage.number for passage in show(council.record).core.passages] == [2]


def test_a_record_that_never_was_public_makes_no_edges():
    make_report()
    assert not Edge.objects.exists()


def test_an_old_version_of_a_link_goes_with_the_end_that_it_had():
    link = make_published("link")
    first = link.target
    link.target = make_published("event").record
    link.save()
    publish(link)
    withdraw(first, reason="anonymity")
    assert show_version(link.versions.get(number=1)) is None
    assert show_version(link.versions.get(number=2)) is not None


def test_an_old_version_of_a_statement_goes_with_its_last_source():
    event = make_published("event")
    article = event.passages_owned.get().article
    other = make_passage(event, article=make_published("article"))
    make_standing(event, passages=[other])
    publish(event)
    withdraw(article, reason="rights")
    assert is_public(event)
    assert show_version(event.versions.get(number=1)) is None


def test_a_version_never_grows():
    event = make_event()
    make_standing(event, passages=[make_passage(event, article=make_published("article"))])
    late = make_ready("article")
    make_passage(event, article=late)
    person = make_person()
    make_participation(event, person)
    publish(event)
    before = show_version(event.versions.get()).core
    publish(late)
    make_passage(person, article=late)
    publish(person)
    assert show_version(event.versions.get()).core == before
    assert len(show(event.record).core.passages) == 2


def test_an_end_that_was_hidden_while_its_link_moved_does_not_tell_it_any_more():
    link = make_published("link")
    old = link.target
    hold(old)
    link.target = make_published("event").record
    link.save()
    publish(link)
    release(old)
    assert latest_core(old.pk).links == ()


def test_a_held_record_is_not_merged_and_a_merge_lifts_no_hold():
    event, survivor = make_published("event"), make_published("event")
    hold(event)
    with pytest.raises(Refused):
        merge(event, survivor)
    release(event)
    merge(event, survivor)
    hold(event)
    assert find(event.public_id)[0] is State.HIDDEN
