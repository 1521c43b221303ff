"""The app's configuration: what must be in place whenever it starts."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class ArticlesConfig(AppConfig):
    """The archive as a Django app."""

    name = "articles"

    def ready(self):
        """Put triggers, word index and clock in place around each migration, and check that they are there."""
        from articles.models import clock, triggers, word_index

        for kept in (triggers, word_index):
            pre_migrate.connect(kept.lift, sender=self)
            post_migrate.connect(kept.restore, sender=self)
            checks.register(kept.check_in_place, checks.Tags.database)
        post_migrate.connect(clock.wind_up, sender=self)


class DeskConfig(AdminConfig):
    """Django's admin, with the editors' start page."""

    default_site = "articles.desk.DeskSite"
