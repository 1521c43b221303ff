"""COinS: a record of a list as an OpenURL in a span, so that Zotero offers the records of a list to choose from.

The format is the key/encoded-value one for Dublin Core (ANSI/NISO Z39.88): that for journals would make every
article one of a scholarly journal.
"""

from urllib.parse import quote_plus

from articles.addresses import permalink_path
from articles.choices import Genre, Kind

from .notices import abstract, sentences
from .sorts import zotero_type

START = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type="

# A card holds the words of its sort, not the code.
_OFFICIAL = {genre.label: genre.value for genre in Genre.official()}


def coins(card, site, name):
    """Return the OpenURL (text) of a card: of the archive at `site` (its address), called `name`.

    The format has no key for a section: that stands on the record's own page.
    """
    sort = _OFFICIAL.get(card.sort_words, "")
    is_work = card.kind in (Kind.ARTICLE, Kind.REPORT)
    date = card.date_words if card.date_words.startswith("about") else card.date_iso or card.date_words
    parts = (
        ("identifier", site + permalink_path(card.public_id)),
        ("title", card.title),
        *(("au", name) for name in card.authors.splitlines()),
        ("source", card.outlet_words if is_work else name),
        ("date", date if is_work else ""),
        ("pages", card.page),
        ("description", sentences(card.standing_words, abstract(card.kind, card.content_note, card.line))),
    )
    said = "".join([f"&rft.{key}={quote_plus(text)}" for key, text in parts if text])
    return START + zotero_type(card.kind, sort) + said
