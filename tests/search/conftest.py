"""Archives to search: invented cards written past the gate, and the real collection, each made once a module."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from articles.publishing import clock
from articles.starter.loader import load_starter
from tests.search.archive import write_archive


@contextmanager
def kept(blocker):
    """Let a fixture write what the tests of a module share; in the end it is taken back."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module", params=["synthetic", "real"])
def archive(request, django_db_setup, django_db_blocker):
    """The name of the archive that the database holds."""
    with kept(django_db_blocker):
        {"synthetic": write_archive, "real": load_starter}[request.param]()
        yield request.param


@pytest.fixture
def state(db):
    """The clock's state."""
    return clock.state()
