"""{% paging page %}: the foot of a list, which leads to its other pages. A template takes ten times as long."""

from urllib.parse import urlencode

from django import template

from .markup import joined, put

register = template.Library()

NAV = '<nav class="bar paging" aria-label="Pages">{}</nav>\n'
PREVIOUS = '<a href="{}" rel="prev">Previous: {} to {}</a>\n'
NEXT = '<a class="end" href="{}" rel="next">Next: {} to {}</a>\n'
HERE = '<span aria-current="page">{}</span>\n'
GAP = "<span>{}</span>\n"
NUMBER = '<a href="{}" aria-label="Page {}">{}</a>\n'


@register.simple_tag(takes_context=True)
def paging(context, page):
    """Return links from a Page of a list to the other ones, "" if it is the only one."""
    if not page.has_other_pages():
        return ""
    pages, address = page.paginator, Addresses(context["request"])
    links = [link(number, page.number, address) for number in pages.get_elided_page_range(page.number)]
    if page.has_previous():
        links.insert(0, beside(PREVIOUS, pages.page(page.number - 1), address))
    if page.has_next():
        links.append(beside(NEXT, pages.page(page.number + 1), address))
    return put(NAV, joined(links))


def link(number, here, address):
    """Return a page's number as a link; not where readers are, nor for the dots between numbers."""
    if number == here:
        return put(HERE, number)
    return put(NUMBER, address(number), number, number) if isinstance(number, int) else put(GAP, number)


def beside(form, page, address):
    """Return a link to the Page before or after the one that is shown: which records it has."""
    return put(form, address(page.number), page.start_index(), page.end_index())


class Addresses:
    """The addresses of the pages of the list that a request asks for: in its one form, which has no first page."""

    def __init__(self, request):
        self.path = request.path
        pairs = [(name, value) for name, values in request.GET.lists() if name != "page" for value in values]
        self.query = urlencode(pairs)

    def __call__(self, number):
        """Return the address of the page of a number."""
        query = "&".join(part for part in (self.query, f"page={number}" if number > 1 else "") if part)
        return f"?{query}" if query else self.path
