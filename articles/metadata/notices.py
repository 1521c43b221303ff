"""What has to go with a record wherever it goes: how sure it is, corrections, what was taken out."""

from dataclasses import dataclass

from articles.choices import Kind


@dataclass(frozen=True)
class Notice:
    """A notice: a code that lasts, and a sentence."""

    code: str
    words: str


def notices(page):
    """Return the Notices (tuple) of a Page: standing, content, differences, corrections, what is gone."""
    core = page.core
    found = [Notice("standing", standing_words(core)), Notice("content", core.content_note)]
    found += [Notice("accounts_differ", f"Accounts differ: {row.matter}") for row in core.differences]
    found += [
        Notice("correction", f"Correction by the outlet: {value.text}") for value in core.fact("corrections")
    ]
    found.append(Notice("removed", page.removed))
    found += [Notice("left_out", words) for words in page.description.left_out]
    return tuple(notice for notice in found if notice.words)


def standing_words(core):
    """Return in words how sure a statement is, and since when; "" for a record that is none."""
    if not core.standing:
        return ""
    since = core.standings[-1].since
    return f"Standing: {core.standing.words}" + (f", since {since.words}" if since else "")


def sentences(*texts):
    """Return texts as sentences one after the other, those that are empty left out."""
    said = (text if text.endswith((".", "!", "?", "…", "”")) else f"{text}." for text in texts if text)
    return " ".join(said)


def abstract(kind, content_note, summary):
    """Return what is said of a record in its own words, behind its content note.

    A claim under a content note is folded on every page: of it the note alone is said.
    """
    is_folded = content_note and kind in (Kind.EVENT, Kind.FINDING, Kind.LINK)
    return sentences(content_note, "" if is_folded else summary)
