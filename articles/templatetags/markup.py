"""Markup from texts: what format_html does, in a quarter of its time, for what stands on a page by the hundred."""

import re
from html import escape

from django.utils.safestring import SafeString

IS_MARKUP = re.compile("[&<>\"']").search


def put(form, *parts):
    """Return `form` (a constant) with each part in place of a {}: texts escaped, SafeStrings as they are.

    Like django.utils.html.format_html, but without lazy texts and objects that render themselves.
    """
    return SafeString(form.format(*[part if type(part) is SafeString else escaped(str(part)) for part in parts]))


def escaped(text):
    """Return a text escaped: most texts have nothing to escape, and one look tells that."""
    return escape(text) if IS_MARKUP(text) else text


def joined(parts, between=""):
    """Return SafeStrings one after the other; `between` is a constant. Raises TypeError for any other text."""
    parts = list(parts)
    if any(type(part) is not SafeString for part in parts):
        raise TypeError("Only markup can be joined to markup.")
    return SafeString(between.join(parts))
