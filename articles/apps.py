"""The app's configuration: what must be in place whenever it starts."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    """The archive as a Django app."""

    name = "articles"

    def ready(self):
        """Put the database's triggers back after each migration, and check that they are there."""
        from articles.models import triggers

        post_migrate.connect(triggers.restore, sender=self)
        checks.register(triggers.check_in_place, checks.Tags.database)
