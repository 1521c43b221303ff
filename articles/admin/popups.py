"""What a window of its own gives back to the search box from which it was opened."""

import json

from articles.curation.lines import lines_of


class ToldInPopups:
    """A ModelAdmin of records: one that was added on the way stands in its box by the line that tells it apart."""

    def response_add(self, request, obj, post_url_continue=None):
        """Answer a first save."""
        return by_line(super().response_add(request, obj, post_url_continue), obj)

    def response_change(self, request, obj):
        """Answer a save."""
        return by_line(super().response_change(request, obj), obj)


def by_line(response, record):
    """Return the response; if it closes a window, with the record's line in place of its title."""
    context = getattr(response, "context_data", None) or {}
    if "popup_response_data" in context:
        given = json.loads(context["popup_response_data"])
        context["popup_response_data"] = json.dumps(given | {"obj": lines_of([record.pk])[record.pk]})
    return response
