"""Public identifiers: eight characters that end every permalink, such as `/id/6g3h5k2d`.

The alphabet and the check character are those of NOID (Nice Opaque Identifiers, California Digital
Library; "NOID Check Digit Algorithm"): no vowels, so that no words arise, and no l, which reads as 1.
Wherever one character is mistyped, or two neighbours are swapped, the check fails.
"""

import re
import secrets
from unicodedata import normalize
from urllib.parse import unquote

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_NEAR = re.compile(rf"[0-9A-Za-z]{{{LENGTH - 1},{LENGTH + 1}}}")
_LOOK_ALIKES = str.maketrans("oilseuy", "01153vv")
_OTHERS = re.compile("[^0-9a-z]+")
_AFTER = re.compile("[^0-9a-z]+$")
_VERSION = re.compile("[./][^0-9a-z]*v[^0-9a-z]*0*([1-9][0-9]{0,8})$")
_LONGEST_TYPED = 100


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


def as_typed(text: str) -> tuple[str, int | None]:
    """Return the identifier, and the number of the version or None, that a reader may have meant.

    Capitals, percent-encoding, and what a sentence or a line break leaves on an address are no part of it:
    white space, hyphens, quotation marks, brackets, full stops. A version follows after a slash or a full
    stop: `6g3h5k2d/v3`, `6g3h5k2d.v3`. The identifier is perhaps mistyped, or "" if there is none.
    """
    if len(text) > _LONGEST_TYPED:
        return "", None
    plain = normalize("NFKC", unquote(text)).lower()
    plain = _AFTER.sub("", plain)
    version = _VERSION.search(plain)
    name = plain[: version.start()] if version else plain
    return _OTHERS.sub("", name), int(version[1]) if version else None


def near(text: str) -> set[str]:
    """Return the identifiers (well formed, perhaps never given out) that one slip turns into `text`.

    A slip is one wrong character, two neighbours swapped, one character lost or doubled, or any number of
    characters taken for those that look like them, such as l for 1.
    """
    found = set()
    for base in {text, text.translate(_LOOK_ALIKES)}:
        found |= {base} | _edited(base)
    return {candidate for candidate in found if is_well_formed(candidate)}


def _edited(text):
    """Return every text (set) that differs from `text` by one character or by two neighbours swapped."""
    halves = [(text[:cut], text[cut:]) for cut in range(len(text) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    lost = {head + tail[1:] for head, tail in halves if tail}
    wrong = {head + letter + tail[1:] for head, tail in halves if tail for letter in ALPHABET}
    return swapped | lost | wrong | {head + letter + tail for head, tail in halves for letter in ALPHABET}


def random_identifier() -> str:
    """Return a new identifier, drawn at random; whether it is already in use, the caller must check."""
    seven = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return seven + check_character(seven)
