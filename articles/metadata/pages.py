"""Where a description is shown: the values that all metadata of a page are made from."""

from dataclasses import dataclass

from articles.addresses import permalink_path
from articles.description import Description

NAME = "Inquiry Archive"
"""What the archive is called in citations and metadata."""

LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC BY-NC 4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC BY-NC-SA 4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "OGL 3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
"""The addresses of licences by their usual short names."""


@dataclass(frozen=True)
class Archive:
    """The archive: its name, its site's address without a path, and the licence of its own words (text)."""

    name: str
    site: str
    licence: str = ""

    @property
    def licence_address(self):
        """The address of the licence of the archive's own words, or "" if it is not a known one."""
        return LICENCES.get(self.licence, "")

    def permalink(self, public_id, version=None):
        """Return the whole address of a record's permalink, or of one of its versions (a number)."""
        return self.site + permalink_path(public_id, version)


@dataclass(frozen=True)
class Page:
    """A Description as a page shows it.

    `path` is the page's own, `is_version` says whether it is the page of one version, `removed` in a
    sentence what had to be taken out of that ("" if nothing was). `merged` are the records that were merged
    into the one shown (each with `public_id` and `merged_at`); of a version nothing is said about them.
    """

    description: Description
    archive: Archive
    path: str
    is_version: bool = False
    removed: str = ""
    merged: tuple = ()

    @property
    def core(self):
        """The Core of the description."""
        return self.description.core

    @property
    def url(self):
        """The whole address of the page."""
        return self.archive.site + self.path

    @property
    def permalink(self):
        """The permalink of what the page shows: the record's, or on the page of a version the version's."""
        return self.archive.permalink(self.core.id, self.description.version if self.is_version else None)

    @property
    def version_permalink(self):
        """The permalink of the version that the page shows."""
        return self.archive.permalink(self.core.id, self.description.version)
