"""Pages of published records, as their views show them."""

from articles.metadata import Archive, Page
from articles.publishing.showing import find, show, show_version

ARCHIVE = Archive("Inquiry Archive", "https://archive.example", "CC BY 4.0")


def page_of(record, version=None):
    """Return the Page of a published record, or of one of its versions (a number)."""
    _, found = find(record.public_id)
    if version:
        shown = show_version(found.versions.get(number=version))
        return Page(shown, ARCHIVE, f"/id/{record.public_id}/v{version}", is_version=True)
    return Page(show(found), ARCHIVE, f"/{found.kind}s/{record.public_id}/{found.card.slug}/")
