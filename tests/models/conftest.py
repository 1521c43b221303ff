"""A database for what a rollback cannot undo: migrations, and tables built anew."""

import copy
import os

import pytest
from django.db import connection, connections


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
