"""What the synthetic archive is written in: invented words that no stemmer cuts, names, identifiers."""

import re
from functools import cache

from articles.identifiers import ALPHABET, LENGTH, check_character
from articles.words import stem

SYLLABLES = [consonant + vowel for consonant in "bdfgkmnprtvz" for vowel in "aou"]
ENDS = "bkmp"
WORDS = len(SYLLABLES) ** 3 * len(ENDS)
"""How many words there are; the articles are written in the first of them, names are taken from the rest."""

# Steps through all words and all identifiers that meet none twice: prime to how many there are.
_WORD_STEP = 7_919
_IDENTIFIER_STEP = 6_180_339_887
_IDENTIFIERS = len(ALPHABET) ** (LENGTH - 1)

_TOKEN = re.compile("[a-z0-9]+")
_INVENTED = re.compile(f"(?:[bdfgkmnprtvz][aou]){{3}}[{ENDS}]")


@cache
def word(number):
    """Return the word with a number below WORDS: three syllables and a consonant, in no alphabetical order."""
    rest, letters = number * _WORD_STEP % WORDS, ""
    for _ in range(3):
        rest, syllable = divmod(rest, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters + ENDS[rest]


def text(numbers):
    """Return the words with these numbers with a capital before and a full stop behind."""
    return " ".join(map(word, numbers)).capitalize() + "."


def search_words(*texts):
    """Return the search words of texts of the sample: as articles.words makes them, in a tenth of the time.

    The texts are of ASCII letters and digits, and invented words are their own stems.
    """
    found = (token for text in texts for token in _TOKEN.findall(text.lower()))
    return " ".join(token if _INVENTED.fullmatch(token) else stem(token) for token in found)


def identifier(number):
    """Return the public identifier of the record with a number: well formed, and none twice."""
    rest, characters = (number + 1) * _IDENTIFIER_STEP % _IDENTIFIERS, ""
    for _ in range(LENGTH - 1):
        rest, value = divmod(rest, len(ALPHABET))
        characters += ALPHABET[value]
    return characters + check_character(characters)
