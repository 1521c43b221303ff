"""Databases for what a rollback cannot undo: threads, migrations, tables built anew."""

import copy
import os

import pytest
from django.db import connection, connections

from articles.models import triggers


@pytest.fixture
def triggers_lifted(transactional_db):
    """A database whose writes other connections see, emptied after the test.

    The triggers hold during the test and are lifted when it ends, for SQLite empties a table by DELETE;
    post_migrate writes them anew, with the clock's row.
    """
    yield
    triggers.uninstall(connection)


@pytest.fixture(scope="module")
def scratch(django_db_blocker, tmp_path_factory):
    """The alias of a second database, with all migrations in it: for a module, as making it takes seconds."""
    with django_db_blocker.unblock():
        alias = "scratch"
        connections.databases[alias] = scratch_settings(tmp_path_factory.mktemp("scratch") / "scratch.sqlite3")
        creation = connections[alias].creation
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield alias
        creation.destroy_test_db(verbosity=0)
        del connections[alias], connections.databases[alias]


def scratch_settings(path):
    """The settings of the database under test, with another name."""
    settings = copy.deepcopy(connection.settings_dict)
    settings["TEST"]["NAME"] = str(path) if connection.vendor == "sqlite" else f"scratch_{os.getpid()}"
    return settings
