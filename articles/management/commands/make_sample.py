"""make_sample: a synthetic archive, to measure on and to try things out."""

import argparse

from django.core.management.base import BaseCommand, CommandError

from articles.publishing.sample import NotEmpty, make_sample

NOT_EMPTY = (
    "This archive has records already: the sample is made in an empty one only. Name a database of its own in "
    "DATABASE_URL, such as sqlite:////tmp/sample.sqlite3, and run `manage.py migrate` there first."
)


def count(text):
    """Return a number of articles; raise ArgumentTypeError if it is not from 1 to 10 million."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= 10_000_000):
        raise argparse.ArgumentTypeError("give a number of articles from 1 to 10000000")
    return int(text)


class Command(BaseCommand):
    """Fills an empty archive with invented articles, people, bodies, reports, findings, events and links.

    The same seed gives the same archive, and fewer articles are the beginning of more. Lists, facets and
    search show it all; the records have no passages and no versions, so their own pages do not open.
    """

    help = __doc__

    def add_arguments(self, parser):
        """Take how many articles, and a seed."""
        parser.add_argument("--articles", type=count, required=True, help="how many articles")
        parser.add_argument("--seed", type=int, default=1, help="another seed, another archive")

    def handle(self, *args, articles, seed, **options):
        """Make it and print the counts."""
        try:
            counts = make_sample(articles, seed)
        except NotEmpty:
            raise CommandError(NOT_EMPTY) from None
        for what, number in counts.items():
            self.stdout.write(f"{number:>9,} {what}")
