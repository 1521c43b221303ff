"""Items as a CSL-JSON file: an array, an item a line (the schema of the Citation Style Language 1.0.2)."""

import json


def csl_json(items):
    """Yield the array of these items (iterable of dicts) in parts."""
    yield "["
    between = "\n"
    for item in items:
        yield between + json.dumps(item, ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"
