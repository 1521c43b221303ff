"""Headline capitals: an English title as Chicago, MHRA, MLA and OSCOLA print it.

First and last word and all others get a capital, but for articles, conjunctions and prepositions (the Chicago
Manual of Style calls it headline style). A word that has a capital of its own stays as it is ("iPads", "BBC").
"""

import re

_SMALL = """
    a an the and but for nor or so yet about above across after against ahead along amid among around as aside at
    before behind below beneath beside besides between beyond by c ca circa de despite down during et except from
    given in inside into lest like near next notwithstanding of off on onto out over per plus since than through
    throughout till to toward towards under underneath until unto up upon v van versus via von vs with within
    without
"""
SMALL = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\s\-–—/“”‘’\"(),:;?!.\[\]]+")
_ENDS_SENTENCE = re.compile(r"[:?!]\W*$")


def headline(title, language):
    """Return a typeset title in headline capitals if its language (BCP 47; "" counts as English) is English."""
    if not (language or "en").startswith("en"):
        return title
    words = list(_WORD.finditer(title))
    pieces, end = [], 0
    for number, word in enumerate(words):
        begins = number == 0 or bool(_ENDS_SENTENCE.search(title[: word.start()]))
        is_last = number == len(words) - 1 and len(word[0]) > 1
        pieces += [title[end : word.start()], capitalised(word[0], begins or is_last)]
        end = word.end()
    return "".join(pieces) + title[end:]


def capitalised(word, always):
    """Return a word with a capital letter, unless it has one or is one of the SMALL ones and need not."""
    if word != word.lower() or (word in SMALL and not always):
        return word
    first = next((place for place, letter in enumerate(word) if letter.isalnum()), 0)
    return word[:first] + word[first : first + 1].upper() + word[first + 1 :]
