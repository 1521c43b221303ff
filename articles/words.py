"""How names and texts are compared, sorted, counted and cut into search words.

Normal forms follow Unicode's UAX #15, its Stream-Safe Text Format included; case folding follows the
Unicode Standard, section 3.13; stems are those of Snowball's English stemmer (Porter2).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, combining, normalize

# This class and not snowballstemmer.stemmer(), which hands out PyStemmer's where that is installed:
# the same text must give the same words on every machine.
from snowballstemmer.english_stemmer import EnglishStemmer

_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_SPACES_AROUND_LINE_BREAK = re.compile(" ?\n ?")
# Controls; lone surrogates, which no database stores; and what is never seen but makes two texts differ
# or turns the page after it around: soft hyphen, zero-width space, word joiner, bidi controls, BOM.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_MOST_MARKS = 30  # on one letter, as in the Stream-Safe Text Format: no language comes near

_APOSTROPHES = "'`´\u1ffd‘’‛ʹʻʼʽʾʿ′‵ꞌ"  # U+1FFD is the acute accent ´ once more
_ACCENTS = {*range(0x0300, 0x0370), *range(0x1AB0, 0x1B00), *range(0x1DC0, 0x1E00)}
_ACCENTS |= {*range(0x20D0, 0x2100), *range(0xFE20, 0xFE30)}
_VARIATION_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
_DROPPED = {*_APOSTROPHES, *map(chr, _ACCENTS | _VARIATION_SELECTORS)}
# Letters with a stroke, and the like: Unicode does not take them apart.
_SPELLINGS = {"æ": "ae", "œ": "oe", "þ": "th"} | dict(zip("øłđðħıŋŧ", "olddhint", strict=True))
_PLAIN = str.maketrans(_SPELLINGS | dict.fromkeys(_DROPPED, ""))

_LEADING_ARTICLE = re.compile(r"\A\W*(?:the|an?)\s+", re.IGNORECASE)
_ASCII_WORD = re.compile("[a-z0-9]+")
_LONGEST_SLUG = 60
# PostgreSQL ignores a lexeme of more than 2,046 bytes: 64 characters in hexadecimal are 516 at most. It
# also bounds the stemmer's time and memory. Cut once folded, as folding decides what is one character.
_LONGEST_TOKEN = 64
# PostgreSQL refuses an index entry of more than a megabyte, in which each word takes some bytes besides.
_MOST_SEARCHED = 300_000
_HEX = "xhex"
# PostgreSQL's parser takes 12e5 for a number and cuts 12e5abc in two: what begins so is spelled as well.
_STANDS_AS_IT_IS = re.compile(rf"(?!{_HEX}|[0-9]+e[0-9])[a-z0-9]+")


def one_form(text: str) -> str:
    r"""Return the one form in which a text is stored: NFC, trimmed, without what is never seen.

    Each run of spaces, no-break spaces and tabs becomes one space, each sort of line break a "\n".
    Quotation marks, dashes and capitals stay as they are: they are part of what a source says.
    """
    text = _UNSEEN.sub("", _LINE_BREAK.sub("\n", text))
    text = _SPACES_AROUND_LINE_BREAK.sub("\n", _SPACES.sub(" ", text))
    return _normal("NFC", text.strip())


def fold(text: str) -> str:
    """Return what two texts are compared by: lower-case words of letters and digits, single spaces.

    Apostrophes and accents vanish, all other punctuation becomes a space: "O’Brien-Smith, Zoë" and
    "OBRIEN SMITH ZOE" fold alike. Accents are those of Latin, Greek and Cyrillic; the marks of other
    scripts are vowels and make words differ.
    """
    text = _UNSEEN.sub("", text)
    for _ in range(2):  # the normal form brings capitals back (℡, 𝐀), and lower case its own letters (ø)
        text = _normal("NFKD", text.translate(_PLAIN)).translate(_PLAIN).casefold()
    words = "".join(map(_letter_or_space, text)).split()
    return _normal("NFC", " ".join(filter(_has_letter, words)))


def sort_form(title: str) -> str:
    """Return the key that a title is sorted by: folded, without a leading "the", "a" or "an"."""
    return fold(_LEADING_ARTICLE.sub("", title)) or fold(title)


def name_sort_form(name: str) -> str:
    """Return the key that a person's name is sorted by: folded, the last word first ("casey louise")."""
    words = [folded for word in name.split() if (folded := fold(word))]
    return " ".join(words[-1:] + words[:-1])


def count_words(text: str) -> int:
    """Return how many words a quotation has: runs without spaces that hold a letter or a digit."""
    return sum(map(_has_letter, text.split()))


def slug(text: str) -> str:
    """Return the end of a page's address: [a-z0-9-]+, 60 characters at most, cut after a whole word.

    A text without Latin letters and digits gives "record".
    """
    whole = "-".join(_ASCII_WORD.findall(fold(text)))
    cut = whole[: _LONGEST_SLUG + 1].rpartition("-")[0] or whole[:_LONGEST_SLUG]
    return (cut if len(whole) > _LONGEST_SLUG else whole) or "record"


def tokens(text: str) -> list[str]:
    """Return a text's search words in their order, each [a-z0-9]+, as the index and a query hold them.

    Words are folded, English ones stemmed. One that the databases would not both keep whole (of other
    scripts above all) is written as "xhex" and its UTF-8 in hexadecimal.
    """
    return [_spelled(stem(word[:_LONGEST_TOKEN])) for word in fold(text).split()]


def search_words(*texts: str) -> str:
    """Return the tokens of all texts, in their order, with one space between: what a card stores.

    After _MOST_SEARCHED characters the rest is left out, the last token whole.
    """
    found = " ".join(token for text in texts for token in tokens(text))
    return found if len(found) <= _MOST_SEARCHED else found[: _MOST_SEARCHED + 1].rpartition(" ")[0]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the English stem of a folded word; one that is not all of ASCII letters stays whole."""
    if not (word.isascii() and word.isalpha()):
        return word
    return EnglishStemmer().stemWord(word)  # its own stemmer each time: they are not thread-safe


def _spelled(word: str) -> str:
    """Write a word in [a-z0-9]; an ASCII word that begins with the prefix is spelled too: no two clash."""
    return word if _STANDS_AS_IT_IS.fullmatch(word) else _HEX + word.encode().hex()


def _normal(form: str, text: str) -> str:
    """Return the normal form with 30 marks in a row at most: Python takes quadratic time to sort them.

    They are counted after it too, for it may split marks: so the result is its own normal form.
    """
    if text.isascii():
        return text
    return "".join(_bounded(normalize(form, "".join(_bounded(text)))))


def _bounded(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if combining(character) else 0
        if marks <= _MOST_MARKS:
            yield character


def _letter_or_space(character: str) -> str:
    """Keep letters, digits and marks; drop what is only a hint to the typesetter; space out the rest."""
    if character.isalnum():
        return character
    sort = category(character)
    if sort.startswith("M"):
        return character
    return "" if sort == "Cf" else " "


def _has_letter(word: str) -> bool:
    return any(map(str.isalnum, word))
