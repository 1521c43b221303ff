"""What is cited: a description as an item of CSL-JSON (the Citation Style Language's input data).

An article and a report can be cited as themselves, found through the archive (`found`), or as the archive's
record of them (`record`); everything else is a page of the archive. Every item leads to a version's permalink,
which shows the same words for good. An item is a dict of JSON values, without the keys that have no value.
"""

from dataclasses import dataclass

from django.utils.timezone import localdate

from articles.addresses import permalink_path
from articles.bylines import authors_of
from articles.choices import Genre, Kind
from articles.dates import EdtfDate

LANGUAGES = {"British English": "en-GB"}
"""The codes (BCP 47) of the language names that a description holds, where a citation tells them apart."""


@dataclass(frozen=True)
class Archive:
    """What a citation says of the archive: its name, who keeps it ("" if nobody is named), its site's address."""

    name: str
    keeper: str
    site: str


def item_of(description, archive, accessed):
    """Return what a Description is first of all cited as: an article or report as itself, else its page.

    `archive` is an Archive, `accessed` the day (date) on which the reader reads it.
    """
    found = {Kind.ARTICLE: article_item, Kind.REPORT: report_item}.get(description.core.kind)
    return found(description, archive, accessed) if found else record_item(description, archive, accessed)


def article_item(description, archive, accessed):
    """Return an article as it was found through the archive; what a public body published itself is a web page."""
    core = description.core
    outlet = core.neighbours("outlet")
    official = core.sort and core.sort.code in Genre.official()
    return through_archive(description, archive, accessed) | some(
        {
            "type": "webpage" if official else "article-newspaper",
            "author": [csl_name(author) for author in authors_of(core)],
            "container-title": outlet[0].label if outlet else "",
            "section": core.text("section"),
            "page": core.text("page"),
            "language": language(core.text("language")),
        }
    )


def report_item(description, archive, accessed):
    """Return an official report as it was found through the archive."""
    core = description.core
    publisher = core.neighbours("publisher")
    return through_archive(description, archive, accessed) | some(
        {
            "type": "report",
            "author": [csl_name(author) for author in authors_of(core)],
            "publisher": publisher[0].label if publisher else "",
            "number": core.text("number"),
            "language": "en-GB",
        }
    )


def through_archive(description, archive, accessed):
    """Return what an article and a report have in common: title, date, and where in the archive it was found."""
    core, place = description.core, place_of(description)
    return some(
        {
            "id": place,
            "title": core.title,
            "issued": csl_date(core.date),
            "URL": archive.site + permalink_path(core.id, description.version),
            "archive": archive.name,
            "archive_location": f"{core.id}, version {description.version}",
            "note": note_of(description),
            "accessed": csl_day(accessed),
        }
    )


def record_item(description, archive, accessed):
    """Return the archive's own page of a record, whatever its kind; its date is the day of the version."""
    core = description.core
    is_source = core.kind in (Kind.ARTICLE, Kind.REPORT)
    kind = f"Archive record of {articled(core.kind)}" if is_source else Kind(core.kind).label
    return page_item(
        archive,
        accessed,
        key=place_of(description) + (".record" if is_source else ""),
        title=core.title,
        path=permalink_path(core.id, description.version),
        genre=f"{kind}, version {description.version}",
        day=localdate(description.frozen_at),
        note=note_of(description),
    )


def passage_item(description, number, archive, accessed):
    """Return the place on a record's page where the passage with this number stands."""
    item = record_item(description, archive, accessed)
    return item | {
        "id": f"{item['id']}.p{number}",
        "URL": f"{item['URL']}#p{number}",
        "genre": f"{item['genre']}, passage {number}",
    }


def list_item(archive, accessed, *, title, path, count, noun, note=""):
    """Return a list or search as it stood on a day: `count` of `noun` ("articles") were found at `path`."""
    genre = f"List of {count:,} {noun}"
    return page_item(archive, accessed, key="list", title=title, path=path, genre=genre, day=accessed, note=note)


def collection_item(archive, accessed):
    """Return the whole collection, as it stood on a day."""
    whole = page_item(archive, accessed, key="archive", title=archive.name, path="/", genre="", day=accessed)
    return {name: value for name, value in whole.items() if name != "container-title"}


def page_item(archive, accessed, *, key, title, path, genre, day, note=""):
    """Return a page of the archive: it is a part of the archive, and the keeper publishes it."""
    return some(
        {
            "id": key,
            "type": "webpage",
            "title": title,
            "container-title": archive.name,
            "publisher": archive.keeper,
            "genre": genre,
            "issued": csl_day(day),
            "URL": archive.site + path,
            "note": note,
            "accessed": csl_day(accessed),
            "language": "en-GB",
        }
    )


def note_of(description):
    """Return what has to go with a citation: a statement's standing, how sure its date is, corrections, gaps."""
    core = description.core
    said = []
    if core.standing:
        since = core.standings[-1].since
        said.append(f"Standing in version {description.version}: {core.standing.words}{dated(since)}.")
    if core.date_reason and core.kind in (Kind.ARTICLE, Kind.REPORT):
        said.append(f"Date: {core.date.words}, inferred. {core.date_reason}")
    said += [f"Correction by the outlet: {value.text}" for value in core.fact("corrections")]
    said += description.left_out
    return " ".join(said)


def dated(since):
    """Return since when something is so, in words; "" if that is not known."""
    return f", since {since.words}" if since else ""


def place_of(description):
    """Return the key of an item: the record's identifier and the version's number, as a reading list has them."""
    return f"{description.core.id}.v{description.version}"


def articled(kind):
    """Return a kind with its article: "an article", "a report"."""
    label = Kind(kind).label.lower()
    return f"{'an' if label[0] in 'aeio' else 'a'} {label}"


def some(values):
    """Return those of these keys that have a value."""
    return {name: value for name, value in values.items() if value}


def language(name):
    """Return the code of a language that a description names; English if it names none."""
    return LANGUAGES.get(name, "en-GB" if not name else "en" if name == "English" else name)


def csl_name(author):
    """Return an Author as a CSL name."""
    if author.literal:
        return {"literal": author.literal}
    return some({"family": author.family, "given": author.given, "suffix": author.suffix})


def csl_day(day):
    """Return a day (date) as a CSL date."""
    return {"date-parts": [[day.year, day.month, day.day]]}


def csl_date(text):
    """Return a DateText as a CSL date, None without one: as far as it is known, `circa` if it is "about".

    A range that is open at one end stays in words, which CSL calls literal.
    """
    if not text:
        return None
    date = EdtfDate.parse(text.edtf)
    if not (date.start and date.end):
        return {"literal": date.words}
    ends = [date.start] if date.start == date.end else [date.start, date.end]
    parts = [[part for part in (end.year, end.month, end.day) if part] for end in ends]
    return some({"date-parts": parts, "circa": date.is_about})
