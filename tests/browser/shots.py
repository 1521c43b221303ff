"""Makes the pictures of README.md: python -m tests.browser.shots (make shots).

They stand beside this file, for the folders at the top are fixed, and whatever is in static/ is served.
"""

import base64
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from .reader import Reader, launch
from .served import serve
from .walk import heaviest, walk

FOLDER = Path(__file__).with_name("shots")
VIEWS = {
    "followed": "/what-followed/?of=371j7632",
    "chains": "/chains/?from=371j7632&to=v1xs4h7c",
    "accounts": "/accounts/7fzsg9vh/",
    "posts": "/posts/?of=c20bxww6",
    "compare": "/compare/?reports=bd8c7rz1&reports=371j7632",
    "thin": "/thin/",
}
"""The views that follow how records are tied."""

SIZE = {"x": 0, "y": 0, "width": 1280, "height": 800, "scale": 0.7}


def shoot(reader, path, name):
    """Write what a reader sees of a page, before scrolling, to a small WebP file; return its size in bytes."""
    reader.visit(path)
    devtools = reader.context.new_cdp_session(reader.page)
    options = {"format": "webp", "quality": 70, "clip": SIZE}
    picture = base64.b64decode(devtools.send("Page.captureScreenshot", options)["data"])
    return FOLDER.joinpath(f"{name}.webp").write_bytes(picture)


def main():
    """Take home, the longest report and the longest resignation of the starter collection, and each of VIEWS."""
    FOLDER.mkdir(exist_ok=True)
    public = {"SITE_URL": "http://archive.example", "ALLOWED_HOSTS": "127.0.0.1"}  # what permalinks begin with
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(folder, **public) as archive,
        sync_playwright() as playwright,
    ):
        pages = walk(archive)
        resignations = {path: page for path, page in pages.items() if "/resignation-of-the-" in path}
        records = {"report": heaviest(pages, "report"), "resignation": heaviest(resignations, "event")}
        paths = {"home": "/", **records, **VIEWS}
        reader = Reader(launch(playwright), archive)
        for name, path in paths.items():
            print(f"{name}: {shoot(reader, path, name)} bytes")
        assert reader.close() == []


if __name__ == "__main__":
    main()
