"""Markup from texts."""

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.templatetags.markup import joined, put


@given(st.text() | st.integers() | st.text().map(SafeString))
def test_it_is_what_djangos_own_function_makes(part):
    ours = put('<a href="{}">{}</a>', part, "'&")
    assert type(ours) is SafeString
    assert ours == format_html('<a href="{}">{}</a>', part, "'&")


def test_braces_in_a_part_are_text():
    assert put("<p>{}</p>", "{0.__class__}") == "<p>{0.__class__}</p>"


def test_only_markup_is_joined():
    assert joined([put("<b>{}</b>", "<"), put("{}", "&")], " · ") == "<b>&lt;</b> · &amp;"
    with pytest.raises(TypeError):
        joined([put("<b>"), "<script>"])
