"""The tags of the lists: facets with their values, and words that a search found."""

from django import template
from django.utils.html import format_html, format_html_join

from articles.search import marked as marked_words

register = template.Library()

# One label a value. A page has a hundred of them: they are written at one go, not by the template.
ROW = (
    '<label><input type="checkbox" name="{}" value="{}"{}> <span>{}</span> '
    '<span class="n end">{}<span class="vh"> {}</span></span></label>\n'
)
BLOCK = "<fieldset><legend>{}</legend>\n{}{}</fieldset>\n"
ALL = '<p class="small"><a href="{}" rel="nofollow">{}</a></p>\n'
CHECKED = {True: format_html(" {}", "checked"), False: ""}


@register.simple_tag
def facet_block(block, plural):
    """Return a facet (Block) as a fieldset of checkboxes; `plural` names what its counts count."""
    name = block.facet.name
    rows = ((name, row.value, CHECKED[row.chosen], row.label, row.count, plural) for row in block.rows)
    more = format_html(ALL, block.all_address, block.facet.all_label) if block.all_address else ""
    return format_html(BLOCK, block.facet.label, format_html_join("", ROW, rows), more)


@register.filter
def marked(text, query):
    """Return a text, escaped, with the words marked that a Query found."""
    return marked_words(text, query)
