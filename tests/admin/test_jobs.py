"""The start page: each job with the count of the list that it leads to."""

from datetime import date

import pytest
from django.urls import reverse

from articles.choices import Thin
from articles.curation.jobs import JOBS
from articles.models import Difference, Record
from articles.publishing.gate import publish, withdraw
from tests.admin.desk import add_address, add_row, address, filled, save
from tests.factories import (
    make_article,
    make_event,
    make_link,
    make_passage,
    make_person,
    make_published,
    make_report,
    make_standing,
)

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")
LIST = reverse("admin:articles_record_changelist")


def jobs(client):
    """{label: (count, address)} as the start page has them."""
    return {label: (count, page) for label, count, page in client.get(INDEX).context["jobs"]}


def listed(client, word):
    """The titles in the list of a job."""
    return {record.title for record in client.get(f"{LIST}?job={word}").context["cl"].result_list}


def draft_of(user, **given):
    record = make_person(**given)
    Record.objects.filter(pk=record.pk).update(created_by=user)
    return record


def one_of_each(member):
    """For each job but the first two: a record that waits there, with its title; and who sees them."""
    editor = member("Editor")
    review, inferred = make_person(title="In review"), make_report(title="Inferred")
    Record.objects.filter(pk=review.pk).update(status="in_review")
    Record.objects.filter(pk=inferred.pk).update(date_basis="inferred", date_reason="From the address.")
    sourced = make_link()
    make_standing(sourced, passages=[make_passage(sourced)])
    bare = make_link()
    make_standing(bare, passages=[])
    orphan = make_person(title="Orphan")
    make_passage(orphan, article=make_article(text="Nothing of the kind."))
    unsure = make_event(title="Unsure")
    waiting = make_published("event", title="Waiting")
    withdraw(waiting.passages_owned.get().article, reason="error")
    ahead = make_published("report", title="Ahead")
    return editor, {
        "review": {review.title},
        "inferred": {inferred.title},
        "bare-links": {bare.title},
        "orphans": {orphan.title},
        "no-standing": {unsure.title, sourced.target.title, bare.target.title},
        "waiting": {waiting.title},
        "ahead": {ahead.title},
    }


def test_each_list_holds_exactly_what_waits(member, client):
    editor, waiting = one_of_each(member)
    client.force_login(editor)
    save(client, address(Record.objects.get(title="Ahead").child), "_save", summary="Later words.")
    for word, titles in waiting.items():
        assert listed(client, word) == titles, word


def test_counts_equal_the_lists(member, client):
    editor, _ = one_of_each(member)
    draft_of(editor)
    client.force_login(editor)
    shown = jobs(client)
    assert len(shown) == len(JOBS)
    for label, (count, page) in shown.items():
        assert client.get(page).context["cl"].result_count == count, label


def test_the_number_of_queries_does_not_grow(member, client, django_assert_max_num_queries):
    client.force_login(member("Editor"))
    client.get(INDEX)
    with django_assert_max_num_queries(100) as few:
        client.get(INDEX)
    for _ in range(5):
        make_published("link")
    with django_assert_max_num_queries(len(few)):
        client.get(INDEX)


def test_only_my_drafts_are_mine(member, client):
    mine, theirs = member("Contributor"), member("Contributor", username="another")
    draft_of(mine, title="Mine"), draft_of(theirs, title="Theirs")
    client.force_login(mine)
    assert listed(client, "drafts") == {"Mine"}


def test_what_was_sent_back_is_found_by_who_made_it(member, client):
    maker, editor = member("Contributor"), member("Editor")
    record = draft_of(maker, title="Sent back")
    client.force_login(maker)
    client.post(address(record, "note"), {"text": "A note alone sends nothing back."})
    assert listed(client, "sent-back") == set()
    client.post(address(record, "submit"))
    client.force_login(editor)
    client.post(address(record, "send-back"), {"text": "Who says so?"})
    client.force_login(maker)
    assert listed(client, "sent-back") == {"Sent back"}
    client.post(address(record, "submit"))
    assert listed(client, "sent-back") == set()


def test_reviewing_is_for_editors(seat):
    assert "Waiting for review" not in jobs(seat("Contributor"))
    assert "Waiting for review" in jobs(seat("Editor"))


@pytest.mark.parametrize("reason", Thin)
def test_each_reason_why_a_statement_is_thin_is_a_job(seat, reason):
    official = make_published("article", genre="statement")
    opinion = make_published("article", genre="opinion", gone_on=date(2026, 5, 3))
    records = {genre: make_event(title=genre) for genre in ("statement", "opinion")}
    for record, article in ((records["statement"], official), (records["opinion"], opinion)):
        make_standing(record, passages=[make_passage(record, article=article)])
        publish(record)
    make_event(title="Draft")
    titles = {
        Thin.ONE_OUTLET: {"opinion"},
        Thin.OPINION: {"opinion"},
        Thin.OFFICIAL_SELF: {"statement"},
        Thin.NO_ARCHIVED_COPY: {"statement", "opinion"},
        Thin.GONE: {"opinion"},
        Thin.NO_DATE: {"statement", "opinion"},
        Thin.NO_COVERAGE: {"statement"},
    }
    editor = seat("Editor")
    (waiting,) = [job for word, job in JOBS.items() if word == f"thin-{reason.value.replace('_', '-')}"]
    count, page = jobs(editor)[waiting.label]
    assert {record.title for record in editor.get(page).context["cl"].result_list} == titles[reason]
    assert count == len(titles[reason])


@pytest.mark.parametrize("word", ["review", "nothing", "1; DROP TABLE"])
def test_a_job_that_is_not_mine_lists_nothing(seat, word):
    make_event()
    assert listed(seat("Contributor"), word) == set()


def test_what_is_saved_waits_until_it_is_published(desk):
    event = make_published("event", title="Departure")
    save(desk, address(event))
    assert listed(desk, "ahead") == set(), "nothing was changed"
    save(desk, address(event), "_save", summary="Plain words.")
    assert listed(desk, "ahead") == {"Departure"}
    save(desk, address(event), "_publish")
    assert listed(desk, "ahead") == set()


def test_a_difference_that_is_saved_waits_with_its_record(desk):
    event = make_published("event", title="Departure")
    data = filled(desk.get(f"{add_address(Difference)}?record={event.public_id}"))
    data |= {"record": event.pk, "matter": "When", "aspect": "date"}
    for says in ("At once", "Later"):
        add_row(data, "accounts", says=says, passages=[event.passages_owned.get().pk])
    desk.post(add_address(Difference), data)
    assert listed(desk, "ahead") == {"Departure"}
    desk.post(address(Difference.objects.get(), "delete"), {"post": "yes"})
    assert listed(desk, "ahead") == set()


def test_a_passage_that_is_deleted_in_the_list_of_passages_waits_with_its_record(desk):
    event = make_published("event", title="Departure")
    extra = make_passage(event)
    save(desk, address(event), "_publish")
    desk.post(address(extra, "delete"), {"post": "yes"})
    assert listed(desk, "ahead") == {"Departure"}


def test_what_was_published_long_ago_is_not_recent(desk, monkeypatch):
    make_published("person", title="A clerk")
    assert "A clerk" in listed(desk, "recent")
    monkeypatch.setattr("articles.curation.jobs.RECENT_DAYS", 0)
    assert listed(desk, "recent") == set()


def test_the_page_says_what_is_empty_and_keeps_the_tables_below(desk):
    page = desk.get(INDEX).content.decode()
    assert page.count("<td>none</td>") == len(JOBS)
    assert page.index("What is to be done") < page.index("All tables") < page.rindex("/admin/articles/article/")


def test_search_finds_drafts_of_every_kind(desk):
    make_person(title="Ada Okafor"), make_event(title="Departure of Okafor"), make_report()
    assert f'action="{LIST}"' in desk.get(INDEX).content.decode()
    found = desk.get(LIST, {"q": "okafor"}).context["cl"].result_list
    assert {record.title for record in found} == {"Ada Okafor", "Departure of Okafor"}


def test_what_one_may_not_see_or_add_is_not_there(clerk):
    page = clerk("view_article").get(INDEX)
    assert page.context["jobs"] == [] and page.context["first_steps"] == []
    assert b"What is to be done" not in page.content
