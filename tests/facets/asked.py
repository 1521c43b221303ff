"""A process of its own that counts and edits: it answers each line of JSON that it reads with another."""

import json
import os
import sys

import django


def main():
    """Answer until the input ends."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from articles.facets import Choices, engine
    from articles.models import Record
    from articles.publishing import clock, gate

    for line in sys.stdin:
        task, key = json.loads(line)
        if task == "hold":
            gate.hold(Record.objects.get(pk=key))
        counted = engine("article", clock.state())
        answer = {"counts": counted.counts(Choices()), "page": counted.page(Choices(), "newest", 0, 99)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
