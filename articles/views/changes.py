"""What changed from one version of a record to the next, and since a version that is read."""

from dataclasses import dataclass

from articles.addresses import permalink_path, versions_compared_path
from articles.description import Description
from articles.description.comparing import differing, in_words
from articles.models import Version
from articles.publishing.showing import show_version, show_versions

MOST_SAID = 5


@dataclass(frozen=True)
class Since:
    """What changed since a version: in words, as editors said it, and where the two stand side by side."""

    words: str
    said: tuple
    path: str


@dataclass(frozen=True)
class Step:
    """A version in the history, as the public sees it (or None): what changed, and where that is marked."""

    version: Version
    description: Description | None
    path: str
    words: str
    compare_path: str

    @property
    def redactions(self):
        """What was taken out of it, the first time first."""
        return self.version.redactions.all()


def changed_since(record, description, latest):
    """Return the Since of an earlier version's Description and the latest Version; None if that is not shown."""
    shown = show_version(latest) if latest.core else None
    if shown is None:
        return None
    later = record.versions.filter(number__gt=description.version).exclude(change="").order_by("-number")
    said = tuple(dict.fromkeys(later.values_list("change", flat=True)))[:MOST_SAID]
    words = in_words(differing(description.core, shown.core))
    return Since(words, said, versions_compared_path(record.public_id, description.version, latest.number))


def steps_of(public_id, versions):
    """Return a Step for each of some versions (list, the latest first) but the last, if that is not the first one.

    The last of them is only what the one before it is compared with.
    """
    shown = show_versions([version for version in versions if version.core])
    earlier = [*versions[1:], None]
    return [
        step(public_id, version, before, shown)
        for version, before in zip(versions, earlier, strict=True)
        if before or version.number == 1
    ]


def step(public_id, version, before, shown):
    """Return the Step of a version after the one before it (a Version or None), of those shown by number."""
    description, was = shown.get(version.number), shown.get(before.number) if before else None
    words = path = ""
    if description and was:
        words = in_words(differing(was.core, description.core))
        path = versions_compared_path(public_id, before.number, version.number)
    return Step(version, description, permalink_path(public_id, version.number), words, path)
