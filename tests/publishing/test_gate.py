"""The gate: what it lets through, what it refuses, and which versions it makes."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import ProtectedError

from articles.choices import Relation, StandingTerm
from articles.curation.merging import merge
from articles.dates import EdtfDate
from articles.models import Card, Edge, Passage, Record, Reference, Version
from articles.publishing.checks import is_web_address
from articles.publishing.freezing import latest_core, thaw
from articles.publishing.gate import (
    Refused,
    hold,
    publish,
    publish_all,
    reinstate,
    release,
    send_back,
    submit,
    withdraw,
)
from articles.publishing.showing import show
from tests.factories import (
    MAKERS,
    make_article,
    make_difference,
    make_event,
    make_finding,
    make_link,
    make_outlet,
    make_participation,
    make_passage,
    make_published,
    make_ready,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db
KINDS = list(MAKERS)


def why_not(record):
    """Return the reasons for which the gate refuses a record."""
    with pytest.raises(Refused) as refusal:
        publish(record)
    return next(iter(refusal.value.reasons.values()))


@pytest.mark.parametrize("kind", KINDS)
def test_first_publication_writes_version_1(kind):
    record = make_published(kind)
    assert [version.number for version in record.versions.all()] == [1]
    assert Card.objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_publishing_again_without_a_change_makes_no_version(kind):
    record = make_published(kind)
    assert publish(record) is False
    assert record.versions.count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_summary_makes_version_2_and_leaves_version_1(kind):
    record = make_published(kind, summary="First words.")
    record.summary = "Second words."
    record.save()
    assert publish(record) is True
    assert [thaw(version).summary for version in record.versions.all()] == ["First words.", "Second words."]


def test_a_neighbours_rename_makes_no_version_and_is_shown_at_once():
    article = make_published("article")
    outlet = article.outlet
    outlet.title = "The Harwell Gazette"
    outlet.save()
    publish(outlet)
    assert publish(article) is False
    assert article.versions.count() == 1
    assert show(article.record).core.neighbours("outlet")[0].label == "The Harwell Gazette"
    assert article.record.card.outlet_words == "The Harwell Gazette"


def test_a_card_holds_who_wrote_it_as_reference_managers_read_names_and_where_it_was_printed():
    article = make_published("article", byline="By Jane Okafor and John Smith, Press Association", page="4–5")
    assert article.record.card.authors.splitlines() == ["Okafor, Jane", "Smith, John", "Press Association,"]
    assert article.record.card.page == "4–5"
    assert not make_published("event").record.card.authors


def test_an_author_who_is_renamed_or_withdrawn_is_so_on_the_card_of_the_report():
    person, body = make_published("person", title="Ada Okafor"), make_published("organisation", title="Committee")
    report = make_ready("report")
    report.authors.set([person.record, body.record])
    publish(report)
    assert set(Card.objects.get(record=report.pk).authors.splitlines()) == {"Okafor, Ada", "Committee,"}
    person.title = "Ada Lindqvist"
    person.save()
    publish(person)
    withdraw(body, reason="error")
    assert Card.objects.get(record=report.pk).authors == "Lindqvist, Ada"


def test_cards_of_what_was_published_before_get_their_authors():
    person, hidden = make_published("person", title="Ada Okafor"), make_published("person")
    report, article = make_ready("report"), make_published("article", byline="Jane Okafor", page="4")
    report.authors.set([person.record, hidden.record])
    publish(report)
    hold(hidden)
    held = make_published("article", byline="John Smith")
    hold(held)
    before = {card.pk: (card.authors, card.page) for card in Card.objects.all()}
    assert before[report.pk] == ("Okafor, Ada", "") and before[article.pk] == ("Okafor, Jane", "4")
    Card.objects.update(authors="", page="")
    import_module("articles.migrations.0012_card_authors").fill(apps, None)
    assert {card.pk: (card.authors, card.page) for card in Card.objects.all()} == before


def test_the_gate_gives_all_reasons_at_once():
    event = make_event(sort="allegation", title="An allegation against an officer")
    passage = make_passage(event, exact="word " * 15 + "word")
    make_standing(event, StandingTerm.ESTABLISHED, passages=[passage])
    reasons = " ".join(why_not(event))
    assert "16 words" in reasons
    assert "needs a passage of a published article that supports it" in reasons
    assert "The standing “Established” needs a passage" in reasons
    assert "An allegation stands as “Allegation, unproven”" in reasons


def test_nothing_of_a_refused_batch_is_published():
    good, bad = make_ready("event"), make_event()
    with pytest.raises(Refused):
        publish_all([good, bad])
    assert not Record.objects.get(pk=good.pk).versions.exists()
    assert Record.objects.get(pk=good.pk).status == "draft"


def test_records_that_rest_on_one_another_are_published_together():
    article = make_article()
    event = make_event()
    make_standing(event, passages=[make_passage(event, article=article)])
    assert publish_all([event, article, article.outlet]) == {event.pk, article.pk, article.outlet_id}
    assert [version.number for version in Version.objects.all()] == [1, 1, 1]


@pytest.mark.parametrize("kind", ["person", "inquiry", "report", "organisation"])
def test_what_no_passage_names_is_refused(kind):
    assert why_not(MAKERS[kind]()) == ["Add a passage of a published article that names it."]


def test_a_body_that_is_only_an_outlet_needs_no_passage():
    assert publish(make_outlet())


def test_an_article_needs_a_published_outlet_and_a_place_to_find_it():
    assert why_not(make_article(url="")) == [
        "Publish the outlet first.",
        "Say where the article can be found: its original address, or its page in print.",
    ]


def test_an_article_of_the_future_is_refused():
    article = make_ready("article", date=EdtfDate.parse("2999-01-01"))
    assert "The date lies in the future: give the day on which it was published." in why_not(article)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://", "https://a b", "https://a\nb.example/"])
def test_an_address_that_is_not_of_the_web_is_refused(address):
    assert is_web_address("https://council.example/report")
    assert not is_web_address(address)


def test_one_outlet_alone_does_not_establish_a_statement():
    event = make_event()
    outlet = make_outlet()
    publish(outlet)
    passages = [make_passage(event, article=make_article(outlet=outlet)) for _ in range(2)]
    publish_all([passage.article for passage in passages])
    make_standing(event, StandingTerm.ESTABLISHED, passages=passages)
    assert any("two independent outlets" in reason for reason in why_not(event))


def test_two_outlets_or_an_official_source_establish_a_statement():
    event = make_event()
    passages = [make_passage(event, article=make_published("article")) for _ in range(2)]
    make_standing(event, StandingTerm.ESTABLISHED, passages=passages)
    assert publish(event)
    other = make_event()
    official = make_passage(other, article=make_published("article", genre="document"))
    make_standing(other, StandingTerm.ESTABLISHED, passages=[official])
    assert publish(other)


def test_a_passage_that_contradicts_establishes_nothing():
    event = make_event()
    first = make_passage(event, article=make_published("article"))
    second = make_passage(event, article=make_published("article"), stance="contradicts")
    make_standing(event, StandingTerm.ESTABLISHED, passages=[first, second])
    assert any("two independent outlets" in reason for reason in why_not(event))


def test_an_allegation_is_never_a_finding():
    finding = make_finding()
    make_standing(finding, StandingTerm.ALLEGED, passages=[make_passage(finding)])
    assert any("An allegation is not a finding" in reason for reason in why_not(finding))


@pytest.mark.parametrize(("nature", "needed"), [("finding", "a named report"), ("evidence", "a hearing")])
def test_a_finding_needs_the_place_where_it_was_made(nature, needed):
    assert any(needed in reason for reason in why_not(make_finding(nature=nature, report=None)))


def test_a_link_waits_for_both_its_ends():
    link = make_link(source=make_report(title="Harwell Report").record)
    make_standing(link, passages=[make_passage(link, article=make_published("article"))])
    reasons = why_not(link)
    assert "Publish “Harwell Report” first: the link starts or ends there." in reasons
    assert len([reason for reason in reasons if "first: the link" in reason]) == 2


def test_a_link_connects_no_links():
    link = make_link(source=make_published("link").record, relation=Relation.RELATES_TO)
    assert "A link connects records that are no links themselves." in why_not(link)


def test_only_articles_tell_the_same_story():
    link = make_link(relation=Relation.SAME_STORY_AS)
    assert "“same story as” connects two articles." in why_not(link)


def test_only_an_inquiry_produces_a_report():
    link = make_link(relation=Relation.PRODUCED)
    assert "“produced” leads from an inquiry to a report." in why_not(link)


def test_a_difference_needs_two_accounts_with_public_passages():
    event = make_ready("event")
    passage = event.passages_owned.get()
    make_difference(event, {"At once": [passage], "Later": []}, matter="When it resigned")
    assert any("“When it resigned” needs two or more accounts" in reason for reason in why_not(event))


def test_publishing_a_link_makes_a_version_of_both_ends_and_of_nothing_else():
    link = make_ready("link")
    bystander = make_published("event")
    assert publish_all([link]) == {link.pk, link.source_id, link.target_id}
    assert latest_core(link.source_id).links[0].other.label == link.target.title
    assert latest_core(link.target_id).links[0].relation.words == "followed from"
    assert bystander.versions.count() == 1


def test_a_links_new_words_reach_its_ends_but_not_their_unpublished_edits():
    link = make_published("link", summary="First.")
    source = link.source.child
    source.summary = "Not yet for the public."
    source.save()
    link.summary = "Second."
    link.save()
    publish(link)
    core = latest_core(source.pk)
    assert core.links[0].summary == "Second."
    assert core.summary == ""


def test_a_link_that_moves_to_another_record_leaves_the_old_one():
    link = make_published("link")
    old, new = link.source, make_published("report")
    link.source = new.record
    link.save()
    publish(link)
    assert latest_core(old.pk).links == ()
    assert len(latest_core(new.pk).links) == 1


def test_the_inquiry_of_a_report_follows_the_link_that_produced_it():
    inquiry, report = make_published("inquiry"), make_published("report")
    link = make_ready("link", source=inquiry.record, target=report.record, relation=Relation.PRODUCED, strength="")
    report.refresh_from_db()
    assert report.inquiry is None
    publish(link)
    report.refresh_from_db()
    assert report.inquiry == inquiry
    hold(link)
    report.refresh_from_db()
    assert report.inquiry is None
    release(link)
    report.refresh_from_db()
    assert report.inquiry == inquiry


def test_a_report_has_one_inquiry():
    first, second, report = make_published("inquiry"), make_published("inquiry"), make_published("report")
    for inquiry in (first, second):
        link = make_ready("link", source=inquiry.record, target=report.record, relation="produced", strength="")
        if inquiry == first:
            publish(link)
    assert any("was produced by" in reason for reason in why_not(link))


def test_a_published_record_is_never_deleted():
    event = make_published("event")
    with pytest.raises(ProtectedError):
        event.delete()


def test_a_merged_record_is_not_published_again():
    event = make_published("event")
    merge(event, make_published("event"))
    assert why_not(event) == ["It was merged into another record: publish that one."]


def test_a_draft_is_neither_withdrawn_nor_merged_into():
    draft = make_event()
    with pytest.raises(Refused):
        withdraw(draft, reason="error")
    with pytest.raises(Refused):
        merge(make_published("event"), draft)


def test_a_withdrawn_record_is_published_only_once_it_is_reinstated():
    event = make_published("event")
    withdraw(event, reason="error")
    assert why_not(event) == ["It was withdrawn: reinstate it first."]
    reinstate(event)
    assert Record.objects.get(pk=event.pk).status == "published"
    assert Card.objects.filter(pk=event.pk).exists()
    assert event.versions.count() == 1
    with pytest.raises(Refused):
        reinstate(event)


def test_a_copy_read_before_a_publication_takes_nothing_back():
    event = make_ready("event")
    stale = type(event).objects.get(pk=event.pk)
    publish(event)
    hold(event)
    stale.summary = "Words of a slow editor."
    stale.save()
    row = Record.objects.get(pk=event.pk)
    assert (row.status, row.held, row.summary) == ("published", True, "Words of a slow editor.")


def test_a_draft_goes_to_review_and_back():
    event = make_event()
    submit(event)
    assert event.status == "in_review"
    with pytest.raises(Refused):
        submit(event)
    send_back(event)
    assert event.status == "draft"


def test_the_person_who_published_and_the_reason_are_kept(django_user_model):
    editor = django_user_model.objects.create_user("editor")
    event = make_ready("event")
    publish(event, by=editor, change="First entry.")
    version = event.versions.get()
    assert (version.created_by, version.change) == (editor, "First entry.")


def test_publishing_writes_what_it_refers_to():
    event = make_ready("event")
    person = make_published("person")
    make_participation(event, person)
    publish(event)
    targets = set(Reference.objects.filter(owner=event).values_list("target_id", flat=True))
    assert targets == {person.pk, Passage.objects.get(record=event.record).article_id}
    assert Edge.objects.filter(owner=event, target=person, role="names").exists()
