"""load_starter: the starter collection into this archive."""

from django.core.management.base import BaseCommand, CommandError

from articles.starter.files import FOLDER, StarterError
from articles.starter.loader import load_starter


class Command(BaseCommand):
    """Loads the starter collection, all or nothing; what an editor has touched is left alone."""

    help = __doc__

    def add_arguments(self, parser):
        """Take a folder, and whether to load only into a database that never had the collection."""
        parser.add_argument("--folder", default=FOLDER, help="where the TOML files stand")
        parser.add_argument("--once", action="store_true", help="do nothing if it was loaded before")

    def handle(self, *args, folder, once, **options):
        """Load and print the counts."""
        try:
            counts = load_starter(folder, once=once)
        except StarterError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        said = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
        self.stdout.write(f"Starter collection: {said or 'there already'}.")
