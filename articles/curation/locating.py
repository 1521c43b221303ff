"""Where pasted words stand in a text, however quotation marks, dashes, spaces and capitals were typed.

What is found is given as a Place, so that the passage takes its letters from the text; prefix and suffix
make it certain which place is meant (W3C Web Annotation, TextQuoteSelector).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

AROUND = 30
"""About how many characters of the text are kept before and after a passage."""

LONGEST = 200
"""How many characters a prefix or suffix may have."""

QUOTATION_MARKS = frozenset("\"'`´‘’‚‛“”„‟′″‹›«»")
SPELLINGS = {"…": "..."}


@dataclass(frozen=True)
class Place:
    """Where words stand in a text: the offsets of their first letter and of the end."""

    start: int
    end: int

    def words(self, text):
        """Return the words, letter for letter."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Plain:
    """A text as it is compared, and for each of its characters the offset of the one that it was made of."""

    text: str
    offsets: tuple


@lru_cache(maxsize=8)
def plain(text):
    """Return a text as Plain: one quotation mark, one dash, single spaces, small letters, nothing unseen."""
    letters, offsets = [], []
    for offset, character in enumerate(text):
        for letter in SPELLINGS.get(character) or normalize("NFKD", character).casefold():
            one = plain_letter(letter)
            if one == " " and (not letters or letters[-1] == " "):
                continue
            if one:
                letters.append(one)
                offsets.append(offset)
    return Plain("".join(letters), tuple(offsets))


def plain_letter(letter):
    """Return what a character is compared as, "" for one that nobody sees."""
    if letter in QUOTATION_MARKS:
        return "'"
    if letter.isspace():
        return " "
    sort = category(letter)
    if sort in ("Cf", "Cc"):
        return ""
    return "-" if sort == "Pd" else letter


def places(text, exact, prefix="", suffix=""):
    """Return the Places (list) where words stand in a text between those before and after them.

    Whole words come first: parts of words are given only if there are none. Quotation marks round the
    words are taken off if they do not stand there in the text.
    """
    wanted = plain(exact).text.strip()
    for words in dict.fromkeys((wanted, wanted.strip("' "))):
        found = [place for place in occurrences(text, words) if stands_between(text, place, prefix, suffix)]
        if found:
            return [place for place in found if is_whole(text, place)] or found
    return []


def occurrences(text, words):
    """Return the Places (list) where plain words stand in a text."""
    held = plain(text)
    starts = [match.start() for match in re.finditer(f"(?={re.escape(words)})", held.text)] if words else []
    return [Place(held.offsets[start], end_of(text, held.offsets[start + len(words) - 1])) for start in starts]


def end_of(text, offset):
    """Return the offset after a letter of a text and the accents on it."""
    end = offset + 1
    while end < len(text) and category(text[end]).startswith("M"):
        end += 1
    return end


def stands_between(text, place, prefix, suffix):
    """Return whether a Place stands between these words, which may be empty."""
    reach = 2 * LONGEST
    before = plain(text[max(0, place.start - reach) : place.start]).text.rstrip()
    after = plain(text[place.end : place.end + reach]).text.strip()
    return before.endswith(plain(prefix).text.strip()) and after.startswith(plain(suffix).text.strip())


def is_whole(text, place):
    """Return whether no word of a text is cut at either end of a Place."""
    around = (text[place.start - 1 : place.start + 1], text[place.end - 1 : place.end + 1])
    return not any(len(pair) == 2 and pair.isalnum() for pair in around)


def selector(text, place, prefix="", suffix=""):
    """Return (prefix, exact, suffix) of a Place, letter for letter as a text has them.

    Those that were given keep their length; an empty one gets about 30 characters, or as many as it takes
    until the three stand in the text once only.
    """
    exact = place.words(text)
    for reach in range(AROUND, LONGEST + 1, 10):
        before = given_before(text, place, prefix) or text_before(text, place.start, reach)
        after = given_after(text, place, suffix) or text_after(text, place.end, reach)
        if text.count(f"{before}{exact}{after}") == 1:
            break
    return before, exact, after


def given_before(text, place, prefix):
    """Return the letters of the text that stand for the words before it that were typed, "" for none."""
    wanted = plain(prefix).text.strip()
    start = max(0, place.start - 2 * LONGEST)
    held = plain(text[start : place.start])
    at = held.text.rfind(wanted) if wanted else -1
    return text[start + held.offsets[at] : place.start] if at >= 0 else ""


def given_after(text, place, suffix):
    """Return the letters of the text that stand for the words after it that were typed, "" for none."""
    wanted = plain(suffix).text.strip()
    held = plain(text[place.end : place.end + 2 * LONGEST])
    at = held.text.find(wanted) if wanted else -1
    return text[place.end : end_of(text, place.end + held.offsets[at + len(wanted) - 1])] if at >= 0 else ""


def text_before(text, start, reach):
    """Return about `reach` characters before an offset, from the beginning of a word on."""
    cut = text[max(0, start - reach) : start]
    if start <= reach or not cut[:1].isalnum() or not text[start - reach - 1].isalnum():
        return cut
    return re.sub(r"\A\S+\s*", "", cut) or cut


def text_after(text, end, reach):
    """Return about `reach` characters after an offset, up to the end of a word."""
    cut = text[end : end + reach]
    if len(text) <= end + reach or not cut[-1:].isalnum() or not text[end + reach].isalnum():
        return cut
    return re.sub(r"\s*\S+\Z", "", cut) or cut
