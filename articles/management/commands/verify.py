"""verify: whether the whole archive holds together."""

from django.core.management.base import BaseCommand, CommandError

from articles.publishing.verify import verify


class Command(BaseCommand):
    """Checks every rule that crosses tables, names each offender, and fails if there is one."""

    help = __doc__

    def handle(self, *args, **options):
        """Print the offences."""
        offences = verify()
        for sentence in offences:
            self.stdout.write(sentence)
        if offences:
            raise CommandError(f"{len(offences)} found.")
        self.stdout.write("The archive holds together.")
