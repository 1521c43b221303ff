"""The facets of a list with their values."""

from django import template

from .markup import joined, put

register = template.Library()

BLOCK = "<fieldset><legend>{}</legend>\n{}{}</fieldset>\n"
ROW = (
    '<label><input type="checkbox" name="{}" value="{}"{}> <span>{}</span> '
    '<span class="n end">{}<span class="vh"> {}</span></span></label>\n'
)
CHECKED = {True: put(" checked"), False: put("")}
ALL = '<p class="small"><a href="{}" rel="nofollow">{}</a></p>\n'


@register.simple_tag
def facet_block(block, one, plural):
    """Return a facet (Block) as a fieldset of checkboxes; `one` and `plural` name what its counts count."""
    facet = block.facet
    noun = {1: one}
    rows = (
        put(ROW, facet.name, row.value, CHECKED[row.chosen], row.label, row.count, noun.get(row.count, plural))
        for row in block.rows
    )
    more = put(ALL, block.all_address, facet.all_label) if block.all_address else ""
    return put(BLOCK, facet.label, joined(rows), more)
