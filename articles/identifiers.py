"""Public identifiers: eight characters that end every permalink, such as `/id/6g3h5k2d`.

The alphabet and the check character are those of NOID (Nice Opaque Identifiers, California Digital
Library; "NOID Check Digit Algorithm"): no vowels, so that no words arise, and no l, which reads as 1.
Wherever one character is mistyped, or two neighbours are swapped, the check fails.
"""

import re
import secrets

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_NEAR = re.compile(rf"[0-9A-Za-z]{{{LENGTH - 1},{LENGTH + 1}}}")


def check_character(seven: str) -> str:
    """Return the NOID check character: the sum of value times position, from 1, modulo 29.

    Raises ValueError unless `seven` is seven characters of ALPHABET.
    """
    if len(seven) != LENGTH - 1 or not _VALUES.keys() >= set(seven):
        raise ValueError(f"A check character is computed over {LENGTH - 1} characters of {ALPHABET}.")
    total = sum(position * _VALUES[character] for position, character in enumerate(seven, start=1))
    return ALPHABET[total % len(ALPHABET)]


def is_well_formed(text: str) -> bool:
    """Return whether `text` has the length, the alphabet and the check character of an identifier."""
    try:
        return text[-1:] == check_character(text[:-1])
    except ValueError:
        return False


def looks_like_identifier(text: str) -> bool:
    """Return whether `text` may be an identifier, perhaps mistyped, rather than something else.

    That is one letter or digit too few or too many at most, in either case, with spaces around it:
    capitals, vowels and a lost or doubled character are what typing from paper brings.
    """
    return _NEAR.fullmatch(text.strip()) is not None


def random_identifier() -> str:
    """Return a new identifier, drawn at random; whether it is already in use, the caller must check."""
    seven = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return seven + check_character(seven)
