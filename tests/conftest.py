"""What all tests share."""

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
