"""{% gloss text %}: a sentence of the archive's own, with a link where a word of the glossary first stands."""

import re
from functools import cache

from django import template
from django.urls import reverse

from articles.glossary import WORDS

from .markup import joined, put

register = template.Library()

ALONE = {form: word for word in WORDS for form in word.alone}
FORMS = {form: word for word in WORDS for form in word.forms}
SEEN = "words of the glossary that the page has linked"


def pattern():
    """Return the expression that finds quotations, which are left alone, and the forms, the longest first."""
    forms = sorted(FORMS, key=len, reverse=True)
    either = "|".join(f"(?i:{re.escape(form)})" if form.islower() else re.escape(form) for form in forms)
    return re.compile(rf"“[^“”]*”|(?<![\w-])(?:{either})(?![\w-])")


FOUND = pattern()


@register.simple_tag(takes_context=True)
def gloss(context, text):
    """Return `text`, escaped, with a link to the glossary at each word that the page has not linked before.

    For the archive's own sentences: never for a quotation, a heading or the words of a link.
    """
    # The lowest level is the whole page's: included templates have levels of their own.
    seen = context.render_context.dicts[0].setdefault(SEEN, set())
    text = str(text)
    return joined(put("{}", piece) for piece in pieces(text, seen))


def pieces(text, seen):
    """Yield the text in pieces, some of them links; add the words that they link to the set `seen`."""
    if text in ALONE:
        yield linked(ALONE[text], text, seen)
        return
    end = 0
    for match in FOUND.finditer(text):
        yield text[end : match.start()]
        word = FORMS.get(match[0]) or FORMS.get(match[0].lower())
        yield linked(word, match[0], seen) if word else match[0]
        end = match.end()
    yield text[end:]


@cache
def page_of_words():
    """Return the path of the glossary."""
    return reverse("words")


def linked(word, said, seen):
    """Return what is said as a link to a Word's entry, or as it is if the page has linked that before."""
    if word in seen:
        return said
    seen.add(word)
    return put('<a class="word" href="{}#{}">{}</a>', page_of_words(), word.anchor, said)
