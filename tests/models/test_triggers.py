"""What was published stays: the database refuses to change it, whoever asks."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.identifiers import random_identifier
from articles.models import Identifier, Record, Redaction, Standing, Version, triggers
from tests.factories import make_event, make_passage, make_person, make_published, make_standing

pytestmark = pytest.mark.django_db

BYTES = b'{"title":"[words taken out]"}'


@contextmanager
def refused(message):
    """Expect the database to refuse what is done inside, with this message."""
    with pytest.raises(IntegrityError, match=message), transaction.atomic():
        yield


@pytest.fixture
def version():
    return make_published("person").versions.get()


@pytest.fixture
def someone():
    return User.objects.create_user("clerk")


def make_redaction(version, **given):
    """A saved redaction of a version, from the digest that it has to that of BYTES ("b" for short)."""
    defaults = {"kind": "redacted", "reason": "A name", "sha256_before": version.sha256, "sha256_after": "b"}
    return Redaction.objects.create(**{"version": version, "created_at": timezone.now(), **defaults, **given})


def rewrite(version, redaction, **given):
    """Write what a redaction leaves over the row of a version."""
    fields = {"core": BYTES, "sha256": "b", "fingerprint": "f", "redaction": redaction}
    Version.objects.filter(pk=version.pk).update(**{**fields, **given})


def functions():
    """The functions of triggers: PostgreSQL keeps them apart."""
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname FROM pg_proc WHERE prorettype = 'trigger'::regtype")
        return {name for (name,) in cursor.fetchall()} & {trigger.name for trigger in triggers.TRIGGERS}


class TestVersions:
    def test_no_field_of_a_version_can_be_changed(self, version, someone):
        others = {
            "id": version.pk + 1000,
            "record": make_person().record,
            "number": 2,
            "core": b"{}",
            "schema": 2,
            "sha256": "b",
            "fingerprint": "f",
            "created_at": timezone.now(),
            "created_by": someone,
            "change": "Other words",
            "redaction": make_redaction(make_published("person").versions.get()),
        }
        assert others.keys() == {field.name for field in Version._meta.concrete_fields}
        for field, value in others.items():
            with refused("never changed"):
                Version.objects.filter(pk=version.pk).update(**{field: value})

    def test_not_even_to_what_it_is(self, version):
        with refused("never changed"):
            version.save()

    def test_no_version_can_be_deleted(self, version):
        with refused("never deleted"):
            Version.objects.filter(pk=version.pk).delete()

    def test_sql_by_hand_is_refused_too(self, version):
        with refused("never changed"), connection.cursor() as cursor:
            cursor.execute("UPDATE articles_version SET core = %s", [b"{}"])
        with refused("never deleted"), connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_version")


class TestRedaction:
    """Words leave a version by one update, which comes with its redaction."""

    def test_with_its_redaction_the_words_of_a_version_change(self, version):
        rewrite(version, make_redaction(version))
        version.refresh_from_db()
        assert bytes(version.core) == BYTES

    def test_a_withdrawal_leaves_no_words(self, version):
        rewrite(version, make_redaction(version, kind="withdrawn"), core=b"")
        version.refresh_from_db()
        assert bytes(version.core) == b""

    def test_a_withdrawal_that_leaves_words_is_refused(self, version):
        redaction = make_redaction(version, kind="withdrawn")
        with refused("never changed"):
            rewrite(version, redaction)

    def test_without_a_redaction_it_is_refused(self, version):
        with refused("never changed"):
            rewrite(version, None)

    def test_a_redaction_of_another_version_is_refused(self, version):
        other = make_published("person").versions.get()
        redaction = make_redaction(other, sha256_before=version.sha256)
        with refused("never changed"):
            rewrite(version, redaction)

    @pytest.mark.parametrize("digest", ["sha256_before", "sha256_after"])
    def test_a_redaction_with_another_digest_is_refused(self, version, digest):
        redaction = make_redaction(version, **{digest: "c"})
        with refused("never changed"):
            rewrite(version, redaction)

    def test_who_wrote_it_when_and_under_which_number_stays(self, version, someone):
        redaction = make_redaction(version)
        others = {
            "id": version.pk + 1000,
            "record": make_person().record,
            "number": 2,
            "schema": 2,
            "created_at": timezone.now(),
            "created_by": someone,
        }
        for field, value in others.items():
            with refused("never changed"):
                rewrite(version, redaction, **{field: value})

    def test_a_redaction_allows_one_update_only(self, version):
        redaction = make_redaction(version)
        rewrite(version, redaction)
        with refused("never changed"):
            rewrite(version, redaction, core=b"{}")

    def test_a_version_can_be_redacted_again_with_another_redaction(self, version):
        rewrite(version, make_redaction(version))
        version.refresh_from_db()
        rewrite(version, make_redaction(version, kind="withdrawn", sha256_after="c"), core=b"", sha256="c")
        assert version.redactions.count() == 2

    def test_a_redaction_that_served_allows_nothing_after_a_later_one(self, version):
        """Not even where the later one led back to the words before."""
        first, digest = make_redaction(version), version.sha256
        rewrite(version, first)
        version.refresh_from_db()
        rewrite(version, make_redaction(version, sha256_after=digest), core=b"{}", sha256=digest)
        with refused("never changed"):
            rewrite(version, first)

    def test_the_mark_of_a_redaction_cannot_be_taken_off(self, version):
        rewrite(version, make_redaction(version))
        with refused("never changed"):
            Version.objects.filter(pk=version.pk).update(redaction=None)

    def test_a_redaction_cannot_be_changed(self, version):
        make_redaction(version)
        with refused("never changed"):
            Redaction.objects.update(reason="Other words")

    def test_a_redaction_cannot_be_deleted(self, version):
        make_redaction(version)
        with refused("never deleted"):
            Redaction.objects.all().delete()


class TestIdentifiers:
    def test_the_ledger_cannot_be_changed(self):
        make_person()
        with refused("never changed"):
            Identifier.objects.update(minted_at=timezone.now())

    def test_the_ledger_keeps_every_line(self):
        make_person()
        with refused("never deleted"):
            Identifier.objects.all().delete()

    def test_a_record_keeps_its_identifier_when_it_is_saved(self):
        person = make_person()
        kept, person.public_id = person.public_id, random_identifier()
        person.save()
        assert Record.objects.get(pk=person.pk).public_id == kept

    def test_a_record_keeps_its_identifier_when_rows_are_updated(self):
        person = make_person()
        with refused("never changes"):
            Record.objects.filter(pk=person.pk).update(public_id=random_identifier())


class TestStandings:
    @pytest.mark.parametrize(("field", "value"), [("standing", "established"), ("since", "2015-02-04")])
    def test_a_standing_is_not_overwritten(self, field, value):
        standing = make_standing(make_event(), passages=[])
        setattr(standing, field, value)
        with refused("never overwritten"):
            standing.save()

    def test_a_published_standing_is_not_deleted(self):
        event = make_published("event")
        with refused("was published is never deleted"):
            event.standings.all().delete()

    def test_a_standing_of_a_draft_may_be_deleted(self):
        event = make_event()
        make_standing(event, passages=[make_passage(event)])
        event.standings.all().delete()
        assert not Standing.objects.exists()

    def test_a_draft_goes_with_its_standings(self):
        event = make_event()
        make_standing(event, passages=[make_passage(event)])
        event.delete()
        assert not Standing.objects.exists()


class TestInPlace:
    """Triggers go without a word when SQLite builds a table anew: a check has to notice."""

    def test_the_check_passes_on_a_sound_database(self):
        call_command("check", databases=["default"], fail_level="WARNING")

    @pytest.mark.parametrize("name", [trigger.name for trigger in triggers.TRIGGERS])
    def test_the_check_names_a_trigger_that_is_missing(self, name):
        triggers.uninstall(connection, only={name})
        with pytest.raises(SystemCheckError, match=rf"articles\.[EW]001.* {name}\."):
            call_command("check", databases=["default"], fail_level="WARNING")

    def test_nothing_of_them_is_left_when_they_are_taken_out(self):
        triggers.uninstall(connection)
        assert triggers.in_place(connection) == set()
        assert functions() == set()

    def test_migrate_puts_back_what_the_check_misses_as_the_check_says(self):
        triggers.uninstall(connection)
        call_command("migrate", skip_checks=False, verbosity=0)
        assert not triggers.check_in_place(databases=["default"])


REPLACING = {
    "sqlite": "REPLACE INTO articles_version SELECT * FROM articles_version WHERE id = %s",
    "postgresql": "INSERT INTO articles_version SELECT * FROM articles_version WHERE id = %s "
    "ON CONFLICT (id) DO UPDATE SET number = articles_version.number",
}


@pytest.mark.django_db
def test_a_version_is_not_replaced_by_another_row():
    version = make_published("event").versions.get()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(REPLACING[connection.vendor], [version.pk])


@pytest.mark.django_db
def test_a_published_standing_stays_with_its_record():
    event, other = make_published("event"), make_event()
    with pytest.raises(IntegrityError), transaction.atomic():
        event.standings.update(record=other.record)
