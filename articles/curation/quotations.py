"""Words that are quoted: whether they stand in the text that the archive holds, and how many they are.

That a passage has more than 15 words is none of this: its form refuses it.
"""

import re

from rapidfuzz import fuzz

from articles.choices import Anchor
from articles.models.passage import MAX_WORDS
from articles.words import count_words, fold

from .locating import Place
from .remark import Remark

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)")
"""What stands between quotation marks; an apostrophe within a word is none."""

NEAR = 75
"""How alike (0 to 100) words of the text must be to be offered instead."""


def not_in_the_text(record):
    """Yield a remark for each passage of a record that is not found in the text held of its article."""
    passages = record.passages_owned.filter(anchor=Anchor.ORPHAN).select_related("article")
    for passage in passages:
        sentence = what_is_wrong(passage.article.text, passage.prefix, passage.exact, passage.suffix)
        yield Remark(f"Passage {passage.number}: {sentence}", "exact", "passages_owned", passage.pk)


def what_is_wrong(text, prefix, exact, suffix):
    """Return the sentence that says why a quotation was not found exactly once in a text."""
    times = text.count(exact)
    if times and prefix + suffix and not text.count(f"{prefix}{exact}{suffix}"):
        return "the words before or after it are not those in the text held. Take them over letter by letter."
    if times:
        return (
            f"“{exact}” stands more than once in the text held. Fill in the words before and after it, "
            "so that the place is certain."
        )
    near = nearest(text, exact)
    if near and fold(near) == fold(exact):
        return f"the text held prints it as “{near}”. Take it over letter by letter."
    if near:
        return f"“{exact}” is not in the text held. The nearest there is “{near}”."
    return f"“{exact}” is not in the text held. Is it quoted from this article?"


def nearest(text, exact):
    """Return the whole words of a text that come nearest to a quotation, or "" if none come near."""
    place = nearest_place(text, exact)
    return " ".join(place.words(text).split()) if place else ""


def nearest_place(text, exact):
    """Return the Place of the whole words of a text that come nearest to a quotation, or None if none do."""
    found = fuzz.partial_ratio_alignment(exact.lower(), text.lower(), score_cutoff=NEAR)
    if found is None or len(text.lower()) != len(text):
        return None
    start, end = found.dest_start, found.dest_end
    start -= len(re.search(r"\S*\Z", text[:start])[0])
    end += len(re.match(r"\S*", text[end:])[0])
    words = text[start:end]
    return Place(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def no_longer_in_the_text(article):
    """Yield a remark if passages of other records are not found in the text that is held of this article."""
    orphans = article.passages.filter(anchor=Anchor.ORPHAN)
    count = orphans.count()
    if count:
        first = ", ".join(f"“{passage.record}”" for passage in orphans.select_related("record")[:3])
        said = "1 passage is" if count == 1 else f"{count} passages are"
        yield Remark(f"{said} not found exactly once in this text: see {first}{' …' * (count > 3)}.", "text")


def quoted_at_length(record):
    """Yield a remark if the archive's own words quote more than a passage may."""
    for span in QUOTED.findall(record.summary):
        words = count_words(span)
        if words > MAX_WORDS:
            yield Remark(
                f"The summary quotes {words} words in a row; a quotation has at most {MAX_WORDS}. "
                "Say it in the archive’s own words, and quote the words that carry it.",
                "summary",
            )
