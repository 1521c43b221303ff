"""Whether two names may mean the same person or body: pure rules on folded names (articles.words.fold)."""

from rapidfuzz.distance import Levenshtein

TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "baroness", "baron", "prof",
    "professor", "rev", "reverend", "cllr", "councillor", "coun", "alderman", "rt", "hon", "right",
    "honourable", "mp", "mep", "cbe", "obe", "mbe", "dbe", "kbe", "qpm", "qc", "kc", "jr", "sr", "the",
    "of",
))  # fmt: skip
"""What stands before or behind a person's name and is no part of it."""

GENERAL = frozenset((
    "the", "of", "for", "and", "in", "metropolitan", "borough", "city", "county", "district", "royal",
    "ltd", "limited", "plc", "uk",
))  # fmt: skip
"""What the name of a body is said with or without."""


def name_words(folded):
    """Return the words (list) of a person's name without titles."""
    words = folded.split()
    return [word for word in words if word not in TITLES] or words


def body_words(folded):
    """Return the words (list) that tell a body from others."""
    words = folded.split()
    return [word for word in words if word not in GENERAL] or words


def are_alike(one, other):
    """Return whether two words are the same but for one slip; of short ones (PCC, IPCC) each letter counts."""
    may_slip = min(len(one), len(other)) > 4 and one.isalpha() and other.isalpha()
    return one == other or (may_slip and is_one_slip(one, other))


def fits_given(one, other):
    """Return whether two given names may be one: Jon and John, J and John, not Mark and Mary."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return shorter == longer[0]
    return are_alike(one, other) or (len(shorter) > 2 and len(longer) > len(shorter) and is_one_slip(one, other))


def is_one_slip(one, other):
    """Return whether one letter more, less or other makes the one word the other."""
    return Levenshtein.distance(one, other, score_cutoff=1) == 1


def pair_off(shorter, longer, fits):
    """Return the words of the longer name (list) that no word of the shorter takes, or None if one takes none."""
    left = list(longer)
    for word in shorter:
        match = next((candidate for candidate in left if fits(word, candidate)), None)
        if match is None:
            return None
        left.remove(match)
    return left


def may_be_one_person(one, other):
    """Return whether two names share a surname and given names, but for slips, initials and middle names.

    A surname alone (“Mr Stone”) tells nobody from another.
    """
    first, second = sorted((name_words(one), name_words(other)), key=len)
    if len(first) < 2:
        return one == other and one in first
    if sorted(first) == sorted(second):
        return True
    return are_alike(first[-1], second[-1]) and pair_off(first[:-1], second[:-1], fits_given) is not None


def may_share_initial(one, other):
    """Return whether two names have one surname and one initial, as Bob Stone and B Stone have."""
    first, second = name_words(one), name_words(other)
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def may_be_one_body(one, other):
    """Return whether two names of bodies differ only in slips, order and words such as “Borough”."""
    first, second = sorted((body_words(one), body_words(other)), key=len)
    return pair_off(first, second, are_alike) == []


def pieces(folded):
    """Return parts (set) of a name of which one at least stands in any name with one slip.

    A slip leaves one half of a word as it is; a short word is taken whole, an initial not at all.
    """
    words = [word for word in body_words(folded) if word not in TITLES and len(word) > 1] or [folded]
    return {part for word in words for part in halves(word)}


def halves(word):
    """Return both halves of a word of six letters and more, and any other word as it is."""
    middle = len(word) // 2
    return (word[:middle], word[middle:]) if len(word) > 5 else (word,)
