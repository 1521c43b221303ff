"""renew_epoch: after a restore from a backup."""

from django.core.management.base import BaseCommand

from articles.publishing.clock import renew_epoch


class Command(BaseCommand):
    """Gives the archive's clock a new epoch, so that nothing kept from before the restore is shown."""

    help = __doc__

    def handle(self, *args, **options):
        """Renew and print it."""
        self.stdout.write(f"The archive’s clock has a new epoch: {renew_epoch()}.")
