"""A reader follows the first chain by its links alone, from the home page to each article's original address."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from articles.models import Article, Record
from articles.starter.loader import load_starter

pytestmark = pytest.mark.django_db

CHAIN = ("Jay Report", "Casey inspection", "Casey Report", "Resignation of the Cabinet")


class Page(HTMLParser):
    """The anchors of a page: where each leads, and the words in it."""

    def __init__(self, path, text):
        super().__init__()
        self.path, self.text, self.anchors, self.open = path, text, [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Begin an anchor."""
        if tag == "a" and dict(attrs).get("href"):
            self.open = [urljoin(self.path, dict(attrs)["href"]), ""]

    def handle_data(self, data):
        """Add to the words of the anchor."""
        if self.open:
            self.open[1] += data

    def handle_endtag(self, tag):
        """End an anchor."""
        if tag == "a" and self.open:
            self.anchors.append(tuple(self.open))
            self.open = None

    def leads_to(self, words):
        """Return where the first anchor that begins with these words leads."""
        return next(href for href, said in self.anchors if said.strip().startswith(words))


@pytest.fixture
def visit(client):
    """Load the starter collection, and return a function from an address to its Page."""
    load_starter()

    def visit(path):
        response = client.get(path, follow=True)
        assert response.status_code == 200, path
        is_page = response["Content-Type"].startswith("text/html")
        text = b"".join(response).decode() if is_page else ""  # a file is seen to be there, and leads nowhere
        return Page(response.request["PATH_INFO"], text)

    return visit


def test_the_chain_is_walked_from_home_to_each_original_address(visit):
    page = visit("/")
    for title in CHAIN:
        page = visit(page.leads_to(title))
        assert title in page.text
    originals = set(Article.objects.values_list("url", flat=True))
    assert originals & {href for href, _ in page.anchors}


def test_every_link_of_the_chain_shows_words_of_two_outlets_and_the_way_to_their_articles(visit):
    hrefs = {urlsplit(href).path for href, _ in visit("/").anchors}
    chain = {path for path in hrefs if path.startswith("/links/")} - {"/links/"}
    assert len(chain) > 2
    for path in chain:
        page = visit(path)
        articles = {href.split("#")[0] for href, _ in page.anchors if urlsplit(href).path.startswith("/articles/")}
        articles -= {"/articles/"}
        outlets = set()
        for article in articles:
            record = Article.objects.get(public_id=article.split("/")[2])
            outlets.add(record.outlet_id)
            assert record.url in [href for href, _ in page.anchors], "the original address stands at the passage"
            assert record.url in [href for href, _ in visit(article).anchors], "and on the article's own page"
        assert len(outlets) > 1


def test_every_link_on_every_page_leads_somewhere(visit):
    waiting, seen = {"/"}, set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        page = visit(path)
        inside = {urlsplit(href).path for href, _ in page.anchors if href.startswith("/")}
        waiting |= {urlsplit(path).path for path in inside} - seen
    assert {record.public_id for record in Record.objects.all()} <= {
        part for path in seen for part in path.split("/")
    }, "every record is reached"
