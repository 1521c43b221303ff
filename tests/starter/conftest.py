"""The small collection and the real one, each loaded once a module: every test starts from there."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from articles.starter.loader import load_starter
from tests.starter.collection import Collection


@contextmanager
def kept(blocker):
    """Let fixtures write to the database what the tests of a module share; in the end it is taken back."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def collection(tmp_path, db):
    """The small collection, not loaded."""
    return Collection(tmp_path)


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database with the small collection."""
    with kept(django_db_blocker):
        yield Collection(tmp_path_factory.mktemp("small")).load()


@pytest.fixture
def loaded(loaded_once, collection):
    """The small collection, loaded."""
    return collection


@pytest.fixture(scope="module")
def starter(django_db_setup, django_db_blocker):
    """The counts of loading the real collection into an empty database."""
    with kept(django_db_blocker):
        yield load_starter()
