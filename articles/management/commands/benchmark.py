"""benchmark: how long readers of this archive wait, and editors who publish in it."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.management.benchmarking.datasette import Missing
from articles.management.benchmarking.report import lines
from articles.management.benchmarking.run import NothingToMeasure, figures

NOTHING = (
    "There are no articles to measure on: run `manage.py make_sample --articles 100000` in an empty database "
    "of its own, or `manage.py load_starter` for the starter collection."
)
MISSING = "Datasette is not installed: `make benchmark-datasette` installs it beside the archive and runs this."


class Command(BaseCommand):
    """Asks this archive for 40 lists of articles, and measures counts, pages, views that follow how
    records are tied, publications and hostile requests.

    All in this one process, without a server and without the network; words and pages are remembered by
    the process as in production. What is measured without the page cache says so.
    """

    help = __doc__

    def add_arguments(self, parser):
        """Take where to write the figures, and what to compare with."""
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
        parser.add_argument("--against", choices=["datasette"], help="ask Datasette for the same lists")

    def handle(self, *args, json: Path | None, against, **options):
        """Measure and print."""
        try:
            found = figures(against_datasette=against == "datasette")
        except NothingToMeasure:
            raise CommandError(NOTHING) from None
        except Missing:
            raise CommandError(MISSING) from None
        for line in lines(found):
            self.stdout.write(line)
        if json:
            write(json, found)


def write(path, found):
    """Write the figures as JSON."""
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
