"""A reader: a page of the browser, watched for everything that must never happen."""

import os
import shutil
from urllib.parse import urlsplit

# Chromium's own conversations with its makers are switched off: this machine's network is none of theirs.
FLAGS = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run"]
WATCH = """document.addEventListener("securitypolicyviolation", (event) => console.error(
    "Content-Security-Policy:", event.violatedDirective, event.blockedURI, event.sourceFile, event.sample));"""


def launch(playwright):
    """Return Debian's Chromium, started without a window."""
    program = shutil.which("chromium")
    assert program, "There is no chromium here: apt install chromium."
    flags = [*FLAGS, "--no-sandbox"] if os.getuid() == 0 else FLAGS  # its sandbox refuses root
    return playwright.chromium.launch(executable_path=program, args=flags)


class Reader:
    """Opens pages of an archive in a browser of its own, with no history and nothing stored.

    No other host is ever asked: where a link leads away, a stub answers and `gone_to` has its address. Whatever
    else goes wrong (a console error, a violation of the policy, a request elsewhere, a cookie unless the reader
    is an editor) is a trouble.
    """

    def __init__(self, chromium, archive, *, editor=False, **options):
        self.archive, self.editor, self.troubles, self.gone_to = archive, editor, [], []
        self.context = chromium.new_context(viewport={"width": 1280, "height": 800}, **options)
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(WATCH)
        self.context.on("console", self.hear)
        self.context.on("weberror", lambda error: self.troubles.append(f"Script: {error.error}"))
        self.context.route(lambda address: not address.startswith(f"{archive.origin}/"), self.stand_in)
        self.page = self.context.new_page()

    def hear(self, message):
        """Keep an error or a warning; that the page itself is a 404 or 410 is none."""
        own = message.location["url"] == message.page.url and message.text.startswith("Failed to load resource")
        if message.type in ("error", "warning") and not own:
            self.troubles.append(f"Console at {message.page.url}: {message.text}")

    def stand_in(self, route):
        """Answer for another host: welcome where a link leads, a trouble where a page asks by itself."""
        if route.request.is_navigation_request():
            self.gone_to.append(route.request.url)
        else:
            self.troubles.append(f"Request to another host: {route.request.url}")
        route.fulfill(content_type="text/html", body="<!doctype html><title>Elsewhere</title>")

    def visit(self, path):
        """Open a page of the archive, and return its status."""
        return self.page.goto(self.archive.origin + path).status

    @property
    def path(self):
        """The path of the page that is open."""
        return urlsplit(self.page.url).path

    def unfold(self):
        """Open all folds of the page, so that what they hold is looked at too."""
        self.page.eval_on_selector_all("details", "all => all.forEach((fold) => { fold.open = true })")

    def heard(self):
        """Return the troubles since it was asked last; what is under way is waited for."""
        self.page.wait_for_timeout(20)
        found, self.troubles = self.troubles, []
        return found

    def close(self):
        """Close the browser, and return the last troubles."""
        found = self.heard()
        if not self.editor:
            found += [f"Cookie: {cookie['name']}" for cookie in self.context.cookies()]
        self.context.close()
        return found
