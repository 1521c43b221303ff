"""What the synthetic archive is written in: invented words that no stemmer cuts, names, identifiers."""

from articles.identifiers import ALPHABET, LENGTH, check_character

SYLLABLES = [consonant + vowel for consonant in "bdfgkmnprtvz" for vowel in "aou"]
ENDS = "bkmp"
WORDS = len(SYLLABLES) ** 3 * len(ENDS)
"""How many words there are; the articles are written in the first of them, names are taken from the rest."""

# Steps through all words and all identifiers that meet none twice: prime to how many there are.
_WORD_STEP = 7_919
_IDENTIFIER_STEP = 6_180_339_887
_IDENTIFIERS = len(ALPHABET) ** (LENGTH - 1)


def word(number):
    """Return the word with a number below WORDS: three syllables and a consonant, in no alphabetical order."""
    rest, letters = number * _WORD_STEP % WORDS, ""
    for _ in range(3):
        rest, syllable = divmod(rest, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters + ENDS[rest]


def identifier(number):
    """Return the public identifier of the record with a number: well formed, and none twice."""
    rest, characters = (number + 1) * _IDENTIFIER_STEP % _IDENTIFIERS, ""
    for _ in range(LENGTH - 1):
        rest, value = divmod(rest, len(ALPHABET))
        characters += ALPHABET[value]
    return characters + check_character(characters)
