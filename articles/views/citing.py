"""What a page says about citing it: the ways in which it can be cited, each in every style."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import localdate

from articles.addresses import permalink_path
from articles.choices import Kind
from articles.citations.formats import FORMATS
from articles.citations.items import Archive, collection_item, item_of, list_item, passage_item, record_item
from articles.citations.styles import STYLES, cite

from .narrowing import noun
from .whole import address

MOST = 1_000
"""How many records of a list a file of citations holds at most; it says so where there are more."""


RECORD = "record"
"""What stands in the address of a file that cites the archive's own record of an article or report."""


@dataclass(frozen=True)
class Way:
    """One way to cite a page: what it cites in words, and (style's name, Citation) of each style.

    `files` are (name, path) of the files that hold the same, but for the way that the whole page is cited.
    """

    words: str
    styles: tuple
    files: tuple = ()


def archive():
    """Return what citations say of this archive."""
    return Archive("Inquiry Archive", settings.KEEPER, settings.SITE_URL)


def way(words, item, files=()):
    """Return the Way to cite an item."""
    return Way(words, tuple((style.name, cite(item, name)) for name, style in STYLES.items()), tuple(files))


def ways_to_cite(description):
    """Return the Ways (list) to cite a Description: itself, and the record of it if it is a source; a passage."""
    core, asked = description.core, (archive(), localdate())
    label = Kind(core.kind).label.lower()
    if core.kind in (Kind.ARTICLE, Kind.REPORT):
        found = [way(f"The {label}, as you found it here", item_of(description, *asked))]
        item, files = record_item(description, *asked), files_of(core.id, description.version, RECORD)
        found.append(way(f"The archive’s record of the {label}", item, files))
    else:
        found = [way("", record_item(description, *asked))]
    for passage in core.passages[:1]:
        words = f"One passage, here number {passage.number}; for another, change the number"
        files = files_of(core.id, description.version, f"p{passage.number}")
        found.append(way(words, passage_item(description, passage.number, *asked), files))
    return found


def files_of(public_id, version=None, part=""):
    """Return (name, path) of the files in which a record, one of its versions, or a part can be taken along."""
    path = permalink_path(public_id, version) + (f".{part}" if part else "")
    return [(form.name, f"{path}.{ending}") for ending, form in FORMATS.items()]


def files_of_list(asked):
    """Return (name, address) of the files in which a list can be taken along."""
    return [(form.name, address(asked, ending)) for ending, form in FORMATS.items()]


def ways_to_cite_list(asked, words, count):
    """Return the Ways (list) to cite the list that is Asked for: as it stands today, with its count."""
    item = list_item(
        archive(),
        localdate(),
        title=words[:1].upper() + words[1:],
        path=asked.at_page(1).address,
        count=count,
        noun=noun(asked.kind, count),
    )
    return [way("", item)]


def ways_to_cite_picture(title, path, count):
    """Return the Ways (list) to cite a picture of so many links: as it stands today."""
    noun_words = noun(Kind.LINK, count)
    item = list_item(archive(), localdate(), title=title, path=path, count=count, noun=noun_words)
    return [way("", item)]


def ways_to_cite_archive():
    """Return the Ways (list) to cite the whole collection as it stands today."""
    return [way("", collection_item(archive(), localdate()))]
