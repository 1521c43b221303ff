"""The app's configuration: what must be in place whenever it starts."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class ArticlesConfig(AppConfig):
    """The archive as a Django app."""

    name = "articles"

    def ready(self):
        """Put triggers and clock in place around each migration, and check that the triggers are there."""
        from articles.models import clock, triggers

        pre_migrate.connect(triggers.lift, sender=self)
        post_migrate.connect(triggers.restore, sender=self)
        post_migrate.connect(clock.wind_up, sender=self)
        checks.register(triggers.check_in_place, checks.Tags.database)
