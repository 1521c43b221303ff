"""make_sample: a synthetic archive, to measure on and to try things out."""

import argparse

from django.core.management.base import BaseCommand, CommandError

from articles.publishing.sample import NotEmpty, make_sample

NOT_EMPTY = (
    "This archive has records already: the sample is made in an empty one only. Name a database of its own in "
    "DATABASE_URL, such as sqlite:////tmp/sample.sqlite3, and run `manage.py migrate` there first."
)

FEW_PASSAGES = "Each record has one passage only; what articles are about is counted as if it had them all."

MOST = 10_000_000


def number(text):
    """Return a number from 1 to MOST; raise ArgumentTypeError if the text is none."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= MOST):
        raise argparse.ArgumentTypeError(f"give a number from 1 to {MOST}")
    return int(text)


class Command(BaseCommand):
    """Fills an empty archive with invented articles, people, bodies, reports, findings, events and links.

    The same seed gives the same archive, and fewer articles are the beginning of more. Lists, facets, search
    and counts are those of a real archive; the pages of records open, with one passage each.
    """

    help = __doc__

    def add_arguments(self, parser):
        """Take how many articles, and a seed."""
        parser.add_argument("--articles", type=number, required=True, help="how many articles")
        parser.add_argument("--seed", type=number, default=1, help="another seed, another archive")

    def handle(self, *args, articles, seed, **options):
        """Make it and print the counts."""
        try:
            counts = make_sample(articles, seed)
        except NotEmpty:
            raise CommandError(NOT_EMPTY) from None
        for what, many in counts.items():
            self.stdout.write(f"{many:>9,} {what}")
        self.stdout.write(FEW_PASSAGES)
