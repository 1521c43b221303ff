"""What all tests share."""

from importlib import import_module
from types import SimpleNamespace

import hypothesis
import pytest

# A slow machine is not a fault of the archive.
hypothesis.settings.register_profile("archive", deadline=None)
hypothesis.settings.load_profile("archive")


@pytest.fixture
def triggers_lifted(transactional_db):
    """Let the flush that ends a transactional test delete rows; it puts the triggers back itself."""
    from django.db import connection

    from articles.models import triggers

    yield
    triggers.uninstall(connection)


@pytest.fixture
def loaded_words(db):
    """The house's list of loaded words as a new archive has it: a flush between tests may have taken it."""
    from django.apps import apps
    from django.db import connection

    from articles.models import LoadedWord

    LoadedWord.objects.all().delete()
    import_module("articles.migrations.0007_desk").fill(apps, SimpleNamespace(connection=connection))


@pytest.fixture
def groups(db):
    """The groups of editors as a new archive has them: a flush between tests may have taken them."""
    from django.apps import apps
    from django.db import connection

    of_this = SimpleNamespace(connection=connection)
    import_module("articles.migrations.0008_desk_work").make_groups(apps, of_this)
    import_module("articles.migrations.0010_redaction_requests").permit(apps, of_this)
