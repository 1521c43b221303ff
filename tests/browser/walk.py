"""All public pages, found as a reader finds them: by links, from the home page on."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from articles.addresses import PLURALS

from .served import fetch

# What the tests look at; most of them name one page.
NAMES = ("home", *(f"{kind} list" for kind in PLURALS), *PLURALS, "version", "hidden", "narrowed", "other")
# Lists as readers narrow them, which no link that may be followed leads to: some left, none left, not to be made.
NARROWED = (
    "/articles/?genre=live&genre=news&from=2014&q=cabinet",
    "/articles/?genre=live&from=2020",
    "/articles/?genre=romance",
    "/articles/all/person/?genre=news",
    "/events/?order=oldest&page=2",
    "/find/?q=resigned",
    "/find/?q=rezigned",
    "/find/suggest/?q=casey",
    "/accounts/7fzsg9vh/",
    "/accounts/2p472sm8/",
    "/compare/?reports=bd8c7rz1&reports=371j7632",
    "/compare/?reports=nothing",
    "/chains/",
    "/chains/?from=371j7632&to=v1xs4h7c",
    "/chains/?from=79zk4011&to=casey",
    "/chains/?from=3s2fmz9r&to=3x1bq4xd",
    "/posts/?of=c20bxww6",
    "/posts/?of=vfcp1dz2",
)


class Anchors(HTMLParser):
    """The addresses that a page's anchors lead to."""

    def __init__(self, path, text):
        super().__init__()
        self.found = set()
        self.path = path
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep the address of an anchor, without its fragment; narrowed lists are too many to be followed."""
        attrs = dict(attrs)
        href = attrs.get("href") if tag == "a" and "nofollow" not in attrs.get("rel", "") else None
        if href:
            self.found.add(urljoin(self.path, href).split("#")[0])


@dataclass(frozen=True)
class Page:
    """An answer to a reader."""

    status: int
    headers: object
    text: str


def walk(archive):
    """Return {path: Page} of every page that links lead to, some versions, and what stands where none is shown."""
    pages = {}
    waiting = {"/", "/nowhere/", "/id/xxxxxxxx", archive.held, archive.withdrawn, *NARROWED}
    while waiting:
        path = waiting.pop()
        pages[path] = Page(*fetch(archive.origin + path))
        inside = {href for href in Anchors(path, pages[path].text).found if href.startswith("/")}
        # A permalink leads to a page that is here already, a version looks like its record, a feed is no page.
        waiting |= {href for href in inside if not href.startswith("/id/") and not href.endswith(".atom")}
        waiting -= pages.keys()
    rest = ("/v2", "/versions", "/versions/compare?a=1&b=3", "/versions/compare?a=1&b=9")
    version = version_of(pages[heaviest(pages, "event")])
    paths = [version, reading_list(version, archive), *(archive.revised + one for one in rest)]
    return pages | {path: Page(*fetch(archive.origin + path)) for path in paths}


def reading_list(version, archive):
    """Return the path of a reading list of a version, a withdrawn record, a held one, and nothing at all."""
    _, _, public_id, number = version.split("/")
    hidden = (f"{path.split('/')[2]}.v1" for path in (archive.withdrawn, archive.held))
    entries = (f"{public_id}.{number}", *hidden, "xxxxxxxx.v1")
    return "/reading-list/?title=Who+knew%3F&" + "&".join(f"v={entry}" for entry in entries)


def version_of(page):
    """Return the path of a version that a record's page leads to."""
    return min(href for href in Anchors("", page.text).found if href.startswith("/id/") and "/v" in href)


def kind_of(path):
    """Return (the kind, whether it is a record's page) of a list or a record, or ("", False)."""
    first, *rest = urlsplit(path).path.strip("/").split("/")
    return next((kind for kind, plural in PLURALS.items() if plural == first), ""), bool(rest)


def heaviest(pages, kind):
    """Return the path of the longest page of a kind: what breaks, breaks there first."""
    paths = pages.keys() - {*NARROWED}
    shown = sorted(path for path in paths if kind_of(path) == (kind, True) and pages[path].status == 200)
    return max(shown, key=lambda path: len(pages[path].text))


def sample(pages):
    """Return {name: [path]} for each of NAMES."""
    lists = {f"{kind} list": [f"/{plural}/"] for kind, plural in PLURALS.items()}
    records = {kind: [heaviest(pages, kind)] for kind in PLURALS}
    version = [path for path, page in pages.items() if path.startswith("/id/") and page.status == 200]
    hidden = [path for path, page in pages.items() if page.status != 200]
    known = {"/", *version, *hidden, *NARROWED}
    other = [path for path in pages if path not in known and not kind_of(path)[0]]
    groups = {"version": version, "hidden": hidden, "narrowed": [*NARROWED], "other": other}
    return {"home": ["/"], **lists, **records, **groups}
