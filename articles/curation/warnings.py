"""What an editor is told of a saved record before it is published: the rules of each kind, in order."""

from articles.choices import Kind

from . import loaded_words, order, quotations, twins

ALL = (
    quotations.not_in_the_text,
    quotations.quoted_at_length,
    loaded_words.loaded,
    order.standings_go_back,
)
OF_KIND = {
    Kind.ARTICLE: (
        order.read_before_it_was_printed,
        order.corrected_before_it_was_printed,
        order.reports_what_came_later,
        quotations.no_longer_in_the_text,
    ),
    Kind.PERSON: (order.began_after_leaving,),
    Kind.FINDING: (order.reported_before_it_happened, order.later_than_its_report),
    Kind.EVENT: (order.reported_before_it_happened, order.left_before_it_began),
    Kind.LINK: (twins.inverse_exists, order.runs_backwards),
}


def remarks_on(record):
    """Return the Remarks (list) on a saved record, those of its own kind first; a record of any kind."""
    record = record.child
    rules = (*OF_KIND.get(record.kind, ()), *ALL)
    return [remark for rule in rules for remark in rule(record)]
