"""One archive, served as in production, and one Chromium, for all tests in the browser."""

import pytest
from playwright.sync_api import sync_playwright

from .reader import Reader, launch
from .served import serve
from .walk import sample, walk


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """A running archive with the starter collection."""
    with serve(tmp_path_factory.mktemp("archive")) as archive:
        yield archive


@pytest.fixture(scope="session")
def pages(archive):
    """Every public page, as {path: Page}."""
    return walk(archive)


@pytest.fixture(scope="session")
def paths(pages):
    """The paths that each of walk.NAMES stands for."""
    return sample(pages)


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def reader_with(archive, chromium):
    """A function that gives a Reader with a browser of these options; each is watched until the test ends."""
    readers = []

    def reader_with(**options):
        readers.append(Reader(chromium, archive, **options))
        return readers[-1]

    yield reader_with
    assert [trouble for reader in readers for trouble in reader.close()] == []


@pytest.fixture
def reader(reader_with):
    """A Reader at a desk."""
    return reader_with()
