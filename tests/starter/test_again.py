"""The loader run again: what no editor has touched follows the files, the rest stays as it is."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from articles.choices import Status
from articles.curation.merging import merge
from articles.models import AccessPoint, Card, Edge, HeadlineVariant, Record, Reference, Version, triggers
from articles.publishing.gate import hold, publish, release, withdraw
from articles.publishing.redaction import take_out
from articles.publishing.verify import verify
from articles.starter.files import StarterError
from articles.starter.loader import told
from tests.factories import two_editors
from tests.starter.collection import everything, passage


def run(folder, **options):
    """Run the command over a folder and return what it prints."""
    out = io.StringIO()
    call_command("load_starter", folder=folder, stdout=out, **options)
    return out.getvalue()


def versions(record):
    """Return how many versions a record has."""
    return record.versions.count()


def test_run_again_it_changes_nothing_and_says_so(loaded):
    before = everything()
    assert run(loaded.write()) == "Starter collection: 11 unchanged.\n"
    assert everything() == before


def test_once_does_nothing_where_it_was_loaded_before(loaded):
    loaded["council"]["title"] = "Harwell Town Council"
    before = everything()
    assert run(loaded.write(), once=True) == "Starter collection: there already.\n"
    assert everything() == before


def test_a_changed_entry_changes_its_record_and_no_other(loaded):
    loaded["resignation"]["summary"] = "She resigned."
    before = {record.public_id: record.updated_at for record in Record.objects.all()}
    assert loaded.load() == {"unchanged": 10, "updated": 1}
    after = {record.public_id: record.updated_at for record in Record.objects.all()}
    assert {one for one in after if after[one] != before[one]} == {loaded["resignation"]["id"]}
    assert Card.objects.get(record=loaded.record("resignation")).line == "She resigned."
    assert versions(loaded.record("resignation")) == 2
    assert verify() == []


def test_what_is_taken_out_of_an_entry_goes(loaded):
    del loaded["cabinet"]["parent"]
    del loaded["resignation"]["differences"], loaded["resignation"]["passages"][1]
    loaded["resignation"]["standings"][0]["rests_on"] = [1]
    loaded.load()
    assert loaded.record("cabinet").parent is None
    assert not loaded.record("resignation").differences.exists()
    assert loaded.record("resignation").passages_owned.get().number == 1
    assert verify() == []


def test_the_number_of_a_passage_that_went_is_not_given_again(loaded):
    del loaded["council"]["passages"][0]
    loaded["council"]["passages"] = [passage(2, "other words")]
    loaded.load()
    loaded["council"]["passages"] = [passage(1, "yet other words")]
    with pytest.raises(StarterError, match="entry “council”: passage 1: this number was given to another"):
        loaded.load()


def test_a_new_standing_is_added(loaded):
    loaded["resignation"]["standings"].append({"standing": "disputed", "rests_on": [1, 2], "since": "2011"})
    before = loaded.record("resignation").standings.get()
    loaded.load()
    first, second = loaded.record("resignation").standings.all()
    assert (first.pk, first.standing, second.standing) == (before.pk, "reported", "disputed")
    assert Card.objects.get(record=first.record).standing == "disputed"


@pytest.mark.parametrize("standings", [[], [{"standing": "disputed", "rests_on": [1, 2]}]])
def test_an_overwritten_standing_is_refused(loaded, standings):
    loaded["resignation"]["standings"] = standings
    before = everything()
    with pytest.raises(StarterError, match=r"events\.toml, entry “resignation”: a standing is never overwritten"):
        loaded.load()
    assert everything() == before


def edit_title(record):
    record.title = "Edited"
    record.save()


def edit_note(record):
    record.internal_note = "Ask the archivist."
    record.save()


def edit_date_reason(record):
    record.date_reason = "Edited"
    record.save()


def edit_passage(record):
    first = record.passages_owned.first()
    first.exact = "edited words"
    first.save()


def edit_words_before_a_passage(record):
    record.passages_owned.update(prefix="Edited ")


def edit_what_a_standing_rests_on(record):
    record.standings.get().passages.remove(record.passages_owned.last())


def edit_an_account(record):
    account = record.differences.get().accounts.first()
    account.says = "Edited"
    account.save()


def edit_a_participant(record):
    record.participations.all().delete()


EDITS = [
    *(edit_title, edit_note, edit_date_reason, edit_passage, edit_words_before_a_passage),
    *(edit_what_a_standing_rests_on, edit_an_account, edit_a_participant, hold),
]


@pytest.mark.parametrize("edit", EDITS)
def test_an_editors_work_is_left_alone(loaded, edit):
    edit(loaded.record("resignation"))
    loaded["resignation"]["summary"] = "From the file."
    before = everything()
    assert loaded.load() == {"unchanged": 10, "touched": 1}
    assert everything() == before


def test_an_edited_article_is_left_alone(loaded):
    HeadlineVariant.objects.update(seen_in="The printed edition")
    loaded["leader-quits"]["summary"] = "From the file."
    assert loaded.load()["touched"] == 1


@pytest.mark.parametrize("key", ["council", "okafor", "review", "harwell-report", "no-action", "led-to"])
def test_a_note_protects_a_record_of_any_kind(loaded, key):
    edit_note(loaded.record(key))
    loaded[key]["summary"] = "From the file."
    assert loaded.load() == {"unchanged": 10, "touched": 1}


def test_what_editors_publish_unchanged_or_release_still_follows_the_files(loaded):
    publish(loaded.record("resignation"))
    hold(loaded.record("resignation"))
    release(loaded.record("resignation"))
    loaded.record("led-to").save()
    loaded["resignation"]["summary"] = "From the file."
    assert loaded.load() == {"unchanged": 10, "updated": 1}


def test_a_link_that_takes_over_the_new_name_of_its_end_still_follows_the_files(loaded):
    edit_title(loaded.record("harwell-report"))
    loaded.record("led-to").save()
    loaded["led-to"]["summary"] = "From the file."
    assert loaded.load() == {"unchanged": 9, "touched": 1, "updated": 1}


def test_a_field_that_is_new_and_empty_is_no_edit(loaded):
    assert all(told(loaded.record("resignation")).values())


def test_better_words_in_a_vocabulary_are_no_edit(loaded, monkeypatch):
    monkeypatch.setattr("articles.choices.EventSort.RESIGNATION._label_", "Stepping down")
    loaded["resignation"]["summary"] = "From the file."
    assert loaded.load() == {"unchanged": 10, "updated": 1}


def test_a_held_record_stays_held(loaded):
    hold(loaded.record("resignation"))
    loaded["resignation"]["summary"] = "From the file."
    loaded.load()
    assert loaded.record("resignation").held
    assert not Card.objects.filter(public_id=loaded["resignation"]["id"]).exists()


def test_a_withdrawn_record_never_comes_back(loaded):
    withdraw(loaded.record("no-action"), reason="error")
    loaded["no-action"]["summary"] = "From the file."
    before = everything()
    assert loaded.load() == {"unchanged": 10, "gone": 1}
    assert everything() == before
    assert loaded.record("no-action").status == Status.WITHDRAWN


def test_a_merged_record_never_comes_back_and_what_names_it_names_the_survivor(loaded):
    merge(loaded.record("cabinet"), loaded.record("council"))
    loaded["cabinet"]["summary"] = "From the file."
    loaded["no-action"]["about"] = ["cabinet"]
    assert loaded.load() == {"unchanged": 8, "touched": 1, "updated": 1, "gone": 1}
    assert loaded.record("cabinet").status == Status.MERGED
    assert loaded.record("cabinet").summary == ""
    assert loaded.record("no-action").about.get().public_id == loaded["council"]["id"]


def test_a_deleted_record_never_comes_back(loaded):
    erase(loaded.record("no-action"))
    loaded["no-action"]["summary"] = "From the file."
    before = everything()
    assert loaded.load() == {"unchanged": 10, "gone": 1}
    assert everything() == before


def erase(record):
    """Delete a published record, as nothing in the archive can, without a trace but for the ledgers."""
    connection.check_constraints()
    triggers.uninstall(connection, ["version_kept", "standing_kept"])
    Edge.objects.filter(owner=record).delete()
    for rows in (Card.objects, AccessPoint.objects, Version.objects, record.changes):
        rows.filter(record=record).delete()
    Reference.objects.filter(owner=record).delete()
    record.delete()


def test_words_that_were_taken_out_do_not_come_back(loaded):
    take_out(loaded.record("resignation").versions.get(), "go in the summer", reason="A name.", **two_editors())
    loaded["resignation"]["summary"] = "From the file."
    assert loaded.load() == {"unchanged": 10, "touched": 1}
    assert versions(loaded.record("resignation")) == 1


def test_an_error_in_an_update_leaves_all_as_it_was(loaded):
    before = everything()
    loaded["council"]["title"] = "Harwell Town Council"
    loaded["led-to"]["passages"].append(passage(2, "word " * 16))
    with pytest.raises(StarterError, match=r"links\.toml, entry “led-to”"):
        loaded.load()
    assert everything() == before
