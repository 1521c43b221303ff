"""Marked words: where the words of a query stand in the text that a reader is shown."""

from itertools import chain

from django.utils.html import escape, format_html, format_html_join

from .cutting import pieces


def marked(text, query):
    """Return the text as HTML (SafeString) with <mark> around each word by which a Query finds it.

    In a phrase each of its words is marked where the whole phrase stands. Give a Query that went through
    `with_names` to have other names marked too. Linear time.
    """
    cut = list(pieces(text)) if query.phrases else []
    wanted = marks(cut, query.phrases) if cut else set()
    if not wanted:
        return escape(text)
    shown = [piece for number, piece in enumerate(cut) if number in wanted]
    starts = [0, *(piece.end for piece in shown)]
    parts = (
        (text[at : piece.start], text[piece.start : piece.end]) for at, piece in zip(starts, shown, strict=False)
    )
    body = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}", body, text[starts[-1] :])


def marks(cut, phrases):
    """Return the numbers (set) of the Pieces of a text in which one of the phrases stands."""
    owners = list(chain.from_iterable([number] * len(piece.tokens) for number, piece in enumerate(cut)))
    words = tuple(chain.from_iterable(piece.tokens for piece in cut))
    by_first = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    found = set()
    for place, word in enumerate(words):
        for phrase in by_first.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                found.update(owners[place : place + len(phrase)])
    return found
